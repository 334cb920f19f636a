import { expect, test } from 'vitest'
import { HasherBusy } from '../domain/accounts/password.ts'
import { waitingLine } from './waiting-line.ts'

/** A job that ends when it is told to. */
function job(name: string, begun: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const run = () => {
    begun.push(name)
    return promise
  }
  return { run, end: () => resolve(name), fail: () => reject(new Error(name)) }
}

test('ACC-12 no more than the agreed number run at once, the others wait their turn', async () => {
  const begun: string[] = []
  const line = waitingLine({ atOnce: 2, atMost: 10, each: 25 })
  const jobs = ['a', 'b', 'c', 'd'].map((name) => job(name, begun))
  const ends = jobs.map(({ run }) => line(run))
  expect(begun).toEqual(['a', 'b'])
  jobs[1]!.end()
  expect(await ends[1]).toBe('b')
  await Promise.resolve()
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const { end } of jobs) end()
  expect(await Promise.all(ends)).toEqual(['a', 'b', 'c', 'd'])
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})

test('ACC-12 past the bound a job is not begun and is told when to come again', async () => {
  const begun: string[] = []
  const line = waitingLine({ atOnce: 1, atMost: 200, each: 25 })
  const jobs = Array.from({ length: 202 }, (_, number) => job(String(number), begun))
  const ends = jobs.map(({ run }) => line(run))
  await expect(ends[201]).rejects.toThrow(HasherBusy)
  await expect(ends[201]).rejects.toMatchObject({ retryAfter: 5 })
  for (const { end } of jobs) end()
  await Promise.all(ends.slice(0, 201))
  expect(begun).not.toContain('201')
  // With the line empty again there is room.
  const late = job('late', begun)
  late.end()
  expect(await line(late.run)).toBe('late')
})

test('a job that fails, or cannot even begin, frees its place', async () => {
  const line = waitingLine({ atOnce: 1, atMost: 5, each: 25 })
  const failing = job('x', [])
  const ends = [
    line(failing.run),
    line(() => {
      throw new Error('at once')
    }),
    line(async () => 'after'),
  ]
  failing.fail()
  expect((await Promise.allSettled(ends)).map((end) => end.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
