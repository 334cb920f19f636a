import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TryAt } from '../../src/domain/accounts/sign-in.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

describe('ACC-4 tries at a password', () => {
  let world: World
  let stores: Stores
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('partner')
    for (const n of [1, 2, 3, 4]) await stores.accounts.create(newAccount(n, { passwordHash: `hash ${n}` }))
  })
  afterAll(() => world.end())

  const tryAt = (who: string, from: string, deviceHash = ''): TryAt => ({
    who: { kind: 'login-id', canonical: who },
    lanes: { from, stranger: `stranger ${who}`, browser: `browser ${who} ${deviceHash}`, seen: `seen ${who} ${from}` },
    deviceHash,
  })
  const session = (n: number, account: number) => ({
    id: id(n),
    tokenHash: `token ${n}`,
    accountId: id(account),
    browser: 'Safari / iOS',
    address: '203.0.113.7',
    at: now,
    endsAt: later(3600),
  })

  it.each(['apart', 'within a transaction'])('ACC-4 finds the account and counts in all lanes, %s', async (how) => {
    const from = `address ${how}`
    const begin = (who: string) =>
      how === 'apart'
        ? stores.signIns.begin(tryAt(who, from), now)
        : world.stores.atomically('partner', (inside) => inside.signIns.begin(tryAt(who, from), now))
    const known = await begin('user1')
    expect(known).toEqual({
      account: await stores.accounts.byId(id(1)),
      attempt: { is: 'counted', failures: how === 'apart' ? 1 : 2 },
      lane: 'stranger user1',
      fromAddress: 1,
      ownTries: 1,
    })
    const unknown = await begin(`nobody ${how}`)
    expect(unknown).toEqual({
      account: null,
      attempt: { is: 'counted', failures: 1 },
      lane: `stranger nobody ${how}`,
      fromAddress: 2,
      ownTries: 1,
    })
  })

  it('ACC-4 counts exactly five of 200 parallel tries at one account, wherever they come from', async () => {
    const begun = await Promise.all(
      Array.from({ length: 200 }, (_, i) => stores.signIns.begin(tryAt('user2', `address ${i % 7}`), now)),
    )
    const counted = begun.flatMap(({ attempt }) => (attempt.is === 'counted' ? [attempt.failures] : []))
    expect(counted.sort()).toEqual([1, 2, 3, 4, 5])
  })

  it('ACC-4 a browser that signed in before keeps its own count', async () => {
    await stores.sessions.rememberBrowser(id(3), 'device', now)
    for (let i = 0; i < 6; i++) await stores.signIns.begin(tryAt('user3', 'stranger'), now)
    const own = await stores.signIns.begin(tryAt('user3', 'home', 'device'), now)
    expect(own).toMatchObject({ lane: 'browser user3 device', attempt: { is: 'counted', failures: 1 } })
    const others = await stores.signIns.begin(tryAt('user3', 'home', 'another device'), now)
    expect(others).toMatchObject({ lane: 'stranger user3', attempt: { is: 'waiting' } })
    // The same browser at somebody else's account is a stranger there.
    expect((await stores.signIns.begin(tryAt('user4', 'home', 'device'), now)).lane).toBe('stranger user4')
  })

  it('ACC-4 ACC-5 a success begins a session, remembers the browser, and resets the counts that led to it', async () => {
    const at = tryAt('user1', 'here', 'device 1')
    await stores.signIns.begin(at, now)
    const { lane } = await stores.signIns.begin(at, now)
    await stores.signIns.enter({
      session: session(50, 1),
      deviceHash: 'device 1',
      clear: [lane, at.lanes.seen],
      giveBack: at.lanes.from,
      note: { event: 'sign-in.accepted', by: 'account' },
    })
    expect((await world.stores.readSession('partner', 'token 50', now, later(-1)))?.accountId).toBe(id(1))
    expect((await stores.accounts.byId(id(1)))?.lastSignInAt).toEqual(now)
    expect(await stores.signIns.begin(at, now)).toMatchObject({
      lane: at.lanes.browser,
      attempt: { is: 'counted', failures: 1 },
      ownTries: 1,
      fromAddress: 2,
    })
    await stores.signIns.enter({
      session: session(51, 1),
      deviceHash: 'device 1',
      clear: [],
      giveBack: null,
      note: { event: 'sign-in.accepted', by: 'account' },
    })
    expect(await stores.signIns.begin(at, now)).toMatchObject({ ownTries: 2, fromAddress: 3 })
  })

  it('begins no session for an account that was suspended meanwhile', async () => {
    await stores.accounts.setState(id(4), 'suspended')
    await stores.signIns.enter({
      session: session(60, 4),
      deviceHash: 'd',
      clear: ['stranger user4'],
      giveBack: null,
      note: { event: 'sign-in.accepted', by: 'account' },
    })
    await stores.accounts.setState(id(4), 'active')
    expect(await world.stores.readSession('partner', 'token 60', now, later(-1))).toBeNull()
    expect(await stores.sessions.knowsBrowser(id(4), 'd')).toBe(false)
  })

  it('ends no transaction by a deadlock where many tries and successes of one person meet', async () => {
    const at = tryAt('user1', 'crowd', 'device 1')
    const work = Array.from({ length: 100 }, (_, i) =>
      i % 2
        ? stores.signIns.begin(at, now)
        : world.stores.atomically('partner', async (inside) => {
            await inside.audit.note({ event: 'sign-in.accepted', by: 'account', accountId: id(1) }, now)
            await inside.signIns.enter({
              session: session(100 + i, 1),
              deviceHash: 'device 1',
              clear: [at.lanes.browser, at.lanes.seen],
              giveBack: at.lanes.from,
              note: { event: 'sign-in.accepted', by: 'account' },
            })
          }),
    )
    expect((await Promise.allSettled(work)).filter((one) => one.status === 'rejected')).toEqual([])
  })
})
