import { afterAll, beforeAll, expect, it } from 'vitest'
import { id, now, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.end())

const customer = {
  id: id(1),
  code: 'JP1234567',
  company: '㈱髙﨑製作所',
  kana: 'タカサキセイサクショ',
  postalCode: '〒２４４ー０８０６',
  address: '横浜市戸塚区１－２',
  phone: '045-000-0000',
}

it('keeps a customer, its postal code in the canonical spelling', async () => {
  const { customers } = world.stores.of('trade')
  expect(await customers.create(customer, now)).toBe(true)
  const kept = { ...customer, postalCode: '244-0806' }
  expect(await customers.byId(id(1))).toEqual(kept)
  expect(await customers.byCode('JP1234567')).toEqual(kept)
  expect(await customers.byCode('JP0000000')).toBeNull()
  expect(await customers.byId(id(2))).toBeNull()
})

it('ACC-34 a code is taken once a portal', async () => {
  const twin = { ...customer, id: id(3), code: 'JP7654321' }
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, i) => world.stores.of('trade').customers.create({ ...twin, id: id(10 + i) }, now)),
  )
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await world.stores.of('partner').customers.byCode('JP7654321')).toBeNull()
  expect(await world.stores.of('partner').customers.create(twin, now)).toBe(true)
})
