import { afterAll, beforeAll, expect, it } from 'vitest'
import { SealBroken } from '../../src/domain/vault.ts'
import { createStores } from '../../src/store/stores.ts'
import { createVault } from '../../src/vault/seal.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

let world: World
const secret = 'ひみつ-secret-phrase'

beforeAll(async () => {
  world = await openWorld()
  const stores = world.stores.of('trade')
  await stores.accounts.create(newAccount(1))
  const facts = { mail: secret }
  const times = { at: now, expiresAt: later(60) }
  await stores.grants.create({ id: id(1), purpose: 'change-mail', accountId: id(1), secretHash: 'h', facts, ...times })
  const waiting = { kind: 'inquiry', state: 'waiting', accountId: null, createdAt: now } as const
  await stores.cases.open({ id: id(1), number: 'Q-1', facts: { text: secret }, ...waiting })
  const from = { address: secret, language: 'ja' } as const
  await stores.requests.write(id(1), { kind: 'recover', facts: { mail: secret } }, from, now)
  const flow = { flow: 'register', browserHash: 'b', expiresAt: later(60) }
  await stores.flowStates.insert({ id: 'f', state: { typed: secret }, ...flow })
})
afterAll(() => world.end())

it('PLT-24 what was typed stands in no table as it was typed', async () => {
  const tables = await world.asOwner(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const plain = Buffer.from(secret)
  const read = (text: string) => Buffer.from(text.replace(/^\\x/, ''), 'hex')
  for (const { name } of tables) {
    for (const { row } of await world.asOwner(`select to_jsonb(t) as row from ${name} as t`)) {
      expect(JSON.stringify(row)).not.toContain(secret)
      for (const value of Object.values<any>(row))
        if (typeof value === 'string' && value.startsWith('\\x')) expect(read(value).includes(plain), name).toBe(false)
    }
  }
})

it('PLT-24 what was sealed in one table opens in no other, and with no other key', async () => {
  const others = createStores(world.db, createVault('quite another secret that nobody has'))
  const load = [
    (room: typeof others) => room.of('trade').grants.byId(id(1)),
    (room: typeof others) => room.of('trade').cases.byNumber('Q-1'),
    (room: typeof others) => room.of('trade').flowStates.load('f', 'b', now),
  ]
  for (const read of load) {
    expect(JSON.stringify(await read(world.stores))).toContain(secret)
    await expect(read(others)).rejects.toThrow(SealBroken)
  }
  await world.asOwner('update cases set facts = (select facts from grants)')
  await world.asOwner('update flow_states set state = (select facts from grants)')
  for (const read of load.slice(1)) await expect(read(world.stores)).rejects.toThrow(SealBroken)
})
