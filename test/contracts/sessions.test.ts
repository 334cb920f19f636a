import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewSession } from '../../src/domain/accounts/session.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

describe('ACC-5 sessions', () => {
  let world: World
  let stores: Stores
  let last = 0
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('partner')
    for (const n of [1, 2, 3]) await stores.accounts.create(newAccount(n))
  })
  afterAll(() => world.end())

  const started = async (account: number, rest: Partial<NewSession> = {}): Promise<NewSession> => {
    const n = ++last
    const session = {
      id: id(100 + n),
      tokenHash: `token ${n}`,
      accountId: id(account),
      browser: 'Firefox / Linux',
      address: '203.0.113.7',
      at: now,
      endsAt: later(43_200),
      ...rest,
    }
    await stores.sessions.start(session)
    return session
  }
  const read = (token: string, at = now, idleSince = later(-1800)) =>
    world.stores.readSession('partner', token, at, idleSince)

  it('ACC-5 is read with its account in one round trip', async () => {
    const { tokenHash, id: session } = await started(1)
    expect(await read(tokenHash)).toEqual({
      id: session,
      accountId: id(1),
      name: '佐藤 花子',
      role: 'sole',
      language: 'ja',
      seenAt: now,
      outstanding: [],
      certificate: null,
      initialUntil: null,
    })
    expect(await read('no such token')).toBeNull()
  })

  it('ACC-5 ends at its end, when idle, and while the account may not sign in', async () => {
    const { tokenHash, id: session } = await started(2)
    expect(await read(tokenHash, later(1799), later(-1))).not.toBeNull()
    expect(await read(tokenHash, later(1800), later(0))).toBeNull()
    await stores.sessions.touch(session, later(1000))
    expect((await read(tokenHash, later(2799), later(999)))?.seenAt).toEqual(later(1000))
    await stores.sessions.touch(session, later(500))
    expect((await read(tokenHash, later(2799), later(999)))?.seenAt).toEqual(later(1000))
    await stores.sessions.touch(session, later(43_199))
    expect(await read(tokenHash, later(43_199.999), later(43_000))).not.toBeNull()
    expect(await read(tokenHash, later(43_200), later(43_000))).toBeNull()
    await stores.accounts.setState(id(2), 'suspended')
    expect(await read(tokenHash)).toBeNull()
    await stores.accounts.setState(id(2), 'active')
    expect(await read(tokenHash)).not.toBeNull()
  })

  it('ACC-33 says which texts the person has yet to agree to, in their order', async () => {
    const { tokenHash } = await started(1)
    const texts = [
      { id: 'terms', version: '2026-04-01' },
      { id: 'privacy', version: '2025-04-01' },
      { id: 'cards', version: '2025-04-01' },
    ]
    const outstanding = async () =>
      (await world.stores.readSession('partner', tokenHash, now, later(-1), texts))?.outstanding
    await stores.consents.give(id(1), 'terms', '2025-04-01', now)
    await stores.consents.give(id(2), 'cards', '2025-04-01', now)
    expect(await outstanding()).toEqual(['terms', 'privacy', 'cards'])
    await stores.consents.give(id(1), 'privacy', '2025-04-01', now)
    expect(await outstanding()).toEqual(['terms', 'cards'])
    await stores.consents.give(id(1), 'terms', '2026-04-01', now)
    await stores.consents.give(id(1), 'cards', '2025-04-01', now)
    expect(await outstanding()).toEqual([])
  })

  it('ACC-34 is read in its own portal only, and leaves no portal named behind', async () => {
    const { tokenHash } = await started(1)
    expect(await world.stores.readSession('trade', tokenHash, now, later(-1))).toBeNull()
    await Promise.all(Array.from({ length: 50 }, () => read(tokenHash)))
    const left = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const { rows } = await world.db.pool.query('select count(*) as n from sessions')
        return rows[0].n
      }),
    )
    expect(new Set(left)).toEqual(new Set([0]))
  })

  it('ACC-5 lists an account’s own, and ends one or all but one', async () => {
    const [first, second, third] = [await started(3), await started(3, { at: later(5) }), await started(3)]
    const gone = await started(3, { at: later(-7200) })
    const list = () => stores.sessions.list(id(3), later(10), later(-1800))
    expect((await list()).map((one) => one.id)).toEqual([second.id, first.id, third.id])
    expect((await list())[0]).toEqual({
      id: second.id,
      browser: 'Firefox / Linux',
      address: '203.0.113.7',
      createdAt: later(5),
      seenAt: later(5),
    })
    expect(await stores.sessions.end(id(1), first.id)).toBe(false)
    expect(await read(first.tokenHash)).not.toBeNull()
    expect(await stores.sessions.end(id(3), first.id)).toBe(true)
    expect(await stores.sessions.end(id(3), first.id)).toBe(false)
    expect(await read(first.tokenHash)).toBeNull()
    expect(await stores.sessions.endAll(id(3), second.id)).toBe(2)
    expect(await read(gone.tokenHash, now, later(-9000))).toBeNull()
    expect((await list()).map((one) => one.id)).toEqual([second.id])
    expect(await stores.sessions.endAll(id(3))).toBe(1)
    expect(await list()).toEqual([])
  })

  it('ACC-4 knows the browsers that signed in to an account', async () => {
    const { sessions } = stores
    expect(await sessions.knowsBrowser(id(1), 'device')).toBe(false)
    await Promise.all(Array.from({ length: 20 }, (_, i) => sessions.rememberBrowser(id(1), 'device', later(i))))
    expect(await sessions.knowsBrowser(id(1), 'device')).toBe(true)
    expect(await sessions.knowsBrowser(id(2), 'device')).toBe(false)
    expect(await world.stores.of('trade').sessions.knowsBrowser(id(1), 'device')).toBe(false)
    expect(await world.asOwner('select seen_at from known_browsers')).toEqual([{ seen_at: later(19) }])
  })
})
