import { expect, test } from 'vitest'
import { randomFrom, seededRandom, systemRandom } from './random.ts'

test('the same seed draws the same, another seed something else', () => {
  const draw = (seed: string) => {
    const random = seededRandom(seed)
    return [random.token(), random.digits(8), random.below(1000), [...random.bytes(40)], random.pick(['a', 'b', 'c'])]
  }
  expect(draw('spring')).toEqual(draw('spring'))
  expect(draw('spring')).not.toEqual(draw('autumn'))
})

test('a stream does not depend on how it is cut', () => {
  const whole = seededRandom('x').bytes(70)
  const cut = seededRandom('x')
  expect([...cut.bytes(1), ...cut.bytes(0), ...cut.bytes(69)]).toEqual([...whole])
})

test('a token is 256 bits in 43 characters that are safe in a path, and never the same twice', () => {
  const tokens = Array.from({ length: 200 }, () => systemRandom.token())
  expect(new Set(tokens).size).toBe(200)
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

test('digits keep their leading zeros, and each is as likely as the others', () => {
  const random = seededRandom('digits')
  const counts = new Map<string, number>()
  for (let i = 0; i < 1000; i++) {
    const code = random.digits(8)
    expect(code).toMatch(/^[0-9]{8}$/)
    for (const digit of code) counts.set(digit, (counts.get(digit) ?? 0) + 1)
  }
  // 8,000 draws: 800 each, standard deviation 27.
  for (const count of counts.values()) expect(Math.abs(count - 800)).toBeLessThan(135)
  expect(counts.size).toBe(10)
})

test('a draw that would favour small numbers is drawn again', () => {
  // 2^32 is no multiple of 10: its last six values would make 0 … 5 likelier.
  const draws = [0xffffffff, 0xfffffffa, 0xfffffff9]
  const random = randomFrom(() => {
    const four = Buffer.alloc(4)
    four.writeUInt32BE(draws.shift()!)
    return four
  })
  expect(random.below(10)).toBe(0xfffffff9 % 10)
  expect(draws).toEqual([])
})

test('impossible draws are faults', () => {
  expect(() => systemRandom.below(0)).toThrow(RangeError)
  expect(() => systemRandom.below(1.5)).toThrow(RangeError)
  expect(() => systemRandom.pick([])).toThrow(RangeError)
  expect(systemRandom.below(1)).toBe(0)
  expect(systemRandom.below(2 ** 32)).toBeLessThan(2 ** 32)
})
