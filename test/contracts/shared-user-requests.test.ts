import { afterAll, beforeAll, expect, it } from 'vitest'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  const { accounts, customers } = world.stores.of('trade')
  const customer = { company: '', kana: '', postalCode: '244-0806', address: '', phone: '' }
  for (const n of [1, 2]) await customers.create({ ...customer, id: id(n), code: `JP000000${n}` }, now)
  for (const [n, customerId] of [
    [11, id(1)],
    [12, id(1)],
    [13, id(2)],
  ] as const)
    await accounts.create(newAccount(n, { customerId, role: 'shared' }))
})
afterAll(() => world.end())

it('TRD-8 keeps one open wish a shared user, for the main user of the same customer', async () => {
  const { sharedUserRequests: wishes } = world.stores.of('trade')
  const opened = await Promise.all(Array.from({ length: 40 }, (_, i) => wishes.open(id(100 + i), id(11), now)))
  expect(opened.filter(Boolean)).toHaveLength(1)
  expect(await wishes.open(id(200), id(12), later(1))).toBe(true)
  expect(await wishes.open(id(201), id(13), now)).toBe(true)
  expect(await wishes.ofCustomer(id(1))).toEqual([
    { id: id(100 + opened.indexOf(true)), accountId: id(11), createdAt: now },
    { id: id(200), accountId: id(12), createdAt: later(1) },
  ])
  expect(await world.stores.of('partner').sharedUserRequests.ofCustomer(id(1))).toEqual([])

  await wishes.close(id(11), later(2))
  expect((await wishes.ofCustomer(id(1))).map((one) => one.accountId)).toEqual([id(12)])
  expect(await wishes.open(id(202), id(11), later(3))).toBe(true)
  expect((await wishes.ofCustomer(id(1))).map((one) => one.id)).toEqual([id(200), id(202)])
})
