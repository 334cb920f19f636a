import { afterAll, beforeAll, expect, it } from 'vitest'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const portal of ['partner', 'trade']) await world.stores.of(portal).accounts.create(newAccount(1))
})
afterAll(() => world.end())

it('ACC-33 keeps which version was agreed to, and the first time it was', async () => {
  const { consents } = world.stores.of('partner')
  expect(await consents.of(id(1))).toEqual([])
  await consents.give(id(1), 'terms', '2025-04-01', now)
  await Promise.all(Array.from({ length: 20 }, (_, i) => consents.give(id(1), 'terms', '2025-04-01', later(i + 1))))
  await consents.give(id(1), 'terms', '2026-04-01', later(100))
  await consents.give(id(1), 'privacy', '2025-04-01', later(50))
  expect(await consents.of(id(1))).toEqual([
    { terms: 'terms', version: '2025-04-01', givenAt: now },
    { terms: 'privacy', version: '2025-04-01', givenAt: later(50) },
    { terms: 'terms', version: '2026-04-01', givenAt: later(100) },
  ])
  expect(await world.stores.of('trade').consents.of(id(1))).toEqual([])
})
