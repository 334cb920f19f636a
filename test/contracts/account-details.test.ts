import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Details } from '../../src/domain/accounts/details.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const portal of ['keys', 'trade'])
    for (const n of [1, 2]) await world.stores.of(portal).accounts.create(newAccount(n))
})
afterAll(() => world.end())

const details: Details = {
  country: 'JP',
  postalCode: '105-0011',
  address: ['東京都港区芝公園', '４丁目２−８', '', '髙﨑ビル ㈱', ''],
  phone: '+81 3-1234-5678',
  wantsNews: true,
}

describe('KEY-3 what somebody registered with', () => {
  it('is kept as it was written, line by line, empty ones included', async () => {
    const { details: kept } = world.stores.of('keys')
    expect(await kept.of(id(1))).toBeNull()
    await kept.set(id(1), details)
    expect(await kept.of(id(1))).toEqual(details)
    expect(await kept.of(id(2))).toBeNull()
  })

  it('KEY-8 is replaced as a whole', async () => {
    const { details: kept } = world.stores.of('keys')
    const other: Details = {
      country: 'US',
      postalCode: '',
      address: ['1 Main St', '', '', '', ''],
      phone: '',
      wantsNews: false,
    }
    await kept.set(id(1), other)
    expect(await kept.of(id(1))).toEqual(other)
    await Promise.all(Array.from({ length: 20 }, (_, n) => kept.set(id(2), n % 2 ? other : details)))
    expect([other, details]).toContainEqual(await kept.of(id(2)))
  })

  it('ACC-34 is none of another portal’s, and of no account that is not there', async () => {
    await world.stores.of('keys').details.set(id(1), details)
    expect(await world.stores.of('trade').details.of(id(1))).toBeNull()
    await expect(world.stores.of('keys').details.set(id(9), details)).rejects.toThrow('account_details')
  })
})

describe('KEY-50 what staff have allowed', () => {
  it('is given once, taken once, and none of another account or portal', async () => {
    const { permissions } = world.stores.of('keys')
    expect(await permissions.of(id(1))).toEqual([])
    await Promise.all(Array.from({ length: 20 }, (_, n) => permissions.give(id(1), 'mpcs', later(n))))
    await permissions.give(id(1), 'mpcs', now)
    expect(await permissions.of(id(1))).toEqual(['mpcs'])
    expect(await permissions.of(id(2))).toEqual([])
    expect(await world.stores.of('trade').permissions.of(id(1))).toEqual([])
    await world.stores.of('trade').permissions.take(id(1), 'mpcs')
    expect(await permissions.of(id(1))).toEqual(['mpcs'])
    await permissions.take(id(1), 'mpcs')
    await permissions.take(id(1), 'mpcs')
    expect(await permissions.of(id(1))).toEqual([])
  })
})
