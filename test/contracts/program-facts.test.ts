import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.end())

it('keeps facts of the program by name, the last one written', async () => {
  const { facts } = world.stores
  expect(await facts.read('demo-clock')).toBeNull()
  await facts.write('demo-clock', '0')
  await facts.write('other', 'x')
  await facts.write('demo-clock', '86400')
  expect(await facts.read('demo-clock')).toBe('86400')
  expect(await facts.read('other')).toBe('x')
})
