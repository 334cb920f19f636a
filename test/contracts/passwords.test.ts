import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stores } from '../../src/domain/stores.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

describe('passwords of accounts', () => {
  let world: World
  let stores: Stores
  let last = 0
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('partner')
  })
  afterAll(() => world.end())

  const made = async (passwordHash?: string): Promise<string> => {
    const account = newAccount(++last, passwordHash === undefined ? {} : { passwordHash })
    await stores.accounts.create(account)
    return account.id
  }

  it('ACC-10 remembers replaced passwords in their order, the present one first', async () => {
    const account = await made()
    expect(await stores.accounts.passwordsOf(account, 3)).toEqual([])
    for (const hash of ['a', 'b', 'c', 'a']) await stores.accounts.setPassword(account, hash, now)
    expect(await stores.accounts.passwordsOf(account, 9)).toEqual(['a', 'c', 'b', 'a'])
    expect(await stores.accounts.passwordsOf(account, 2)).toEqual(['a', 'c'])
    expect(await stores.accounts.passwordsOf(account, 0)).toEqual([])
  })

  it('ACC-24 a password of one’s own ends initial life and lock', async () => {
    const account = await made('first')
    await stores.accounts.lock(account, now)
    await stores.accounts.setInitialPassword(account, 'initial', later(1), later(100))
    expect(await stores.accounts.byId(account)).toMatchObject({
      passwordHash: 'initial',
      initialUntil: later(100),
      lockedAt: null,
    })
    await stores.accounts.lock(account, later(2))
    await stores.accounts.setPassword(account, 'own', later(3))
    expect(await stores.accounts.byId(account)).toMatchObject({
      passwordHash: 'own',
      initialUntil: null,
      lockedAt: null,
    })
    expect(await stores.accounts.passwordsOf(account, 9)).toEqual(['own', 'initial', 'first'])
  })

  it('loses none of 100 passwords that are set in parallel', async () => {
    const account = await made('before')
    const hashes = Array.from({ length: 100 }, (_, i) => `hash ${i}`)
    await Promise.all(hashes.map((hash) => stores.accounts.setPassword(account, hash, now)))
    const kept = await stores.accounts.passwordsOf(account, 200)
    expect(kept[0]).toBe((await stores.accounts.byId(account))?.passwordHash)
    expect(kept.at(-1)).toBe('before')
    expect([...kept].sort()).toEqual(['before', ...hashes].sort())
  })

  it('ACC-12 renews a hash only while it is the present one, without a trace in the history', async () => {
    const account = await made('old')
    await stores.accounts.renewHash(account, 'old', 'renewed')
    expect(await stores.accounts.passwordsOf(account, 9)).toEqual(['renewed'])
    await stores.accounts.setPassword(account, 'changed', later(1))
    await stores.accounts.renewHash(account, 'renewed', 'late')
    expect(await stores.accounts.passwordsOf(account, 9)).toEqual(['changed', 'renewed'])
  })

  it('a deleted or unknown account gets no password, and nobody is told it did', async () => {
    const account = await made('old')
    await stores.accounts.close(account)
    await expect(stores.accounts.setPassword(account, 'new', now)).rejects.toThrow('not there any more')
    await expect(stores.accounts.setPassword(id(999), 'new', now)).rejects.toThrow('not there any more')
    expect(await stores.accounts.passwordsOf(account, 9)).toEqual([])
  })
})
