import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeGrant, type NewGrant } from '../../src/domain/accounts/grant.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

describe('ACC-20 what mailed secrets open', () => {
  let world: World
  let stores: Stores
  let last = 0
  let lastAccount = 0
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('partner')
  })
  afterAll(() => world.end())

  const account = async (): Promise<string> => {
    const made = newAccount(++lastAccount)
    await stores.accounts.create(made)
    return made.id
  }
  const grantFor = (accountId: string | null, rest: Partial<NewGrant> = {}): NewGrant => {
    const n = ++last
    return {
      id: id(10_000 + n),
      purpose: 'password',
      accountId,
      secretHash: `secret ${n}`,
      at: now,
      expiresAt: later(86_400),
      ...rest,
    }
  }
  const created = async (accountId: string | null, rest: Partial<NewGrant> = {}): Promise<NewGrant> => {
    const grant = grantFor(accountId, rest)
    await stores.grants.create(grant)
    return grant
  }
  const verdict = async (grant: NewGrant, at = now) => judgeGrant(await stores.grants.byId(grant.id), at)

  it('keeps a grant with its facts, found by its secret in its own portal', async () => {
    const accountId = await account()
    const grant = await created(accountId, { purpose: 'change-mail', facts: { mail: 'new@sakura.example' } })
    const kept = {
      id: grant.id,
      purpose: 'change-mail',
      accountId,
      secretHash: grant.secretHash,
      facts: { mail: 'new@sakura.example' },
      createdAt: now,
      expiresAt: later(86_400),
      spentAt: null,
      replacedAt: null,
    }
    expect(await stores.grants.bySecret(grant.secretHash)).toEqual(kept)
    expect(await stores.grants.byId(grant.id)).toEqual(kept)
    expect(await stores.grants.newest(accountId, 'change-mail')).toEqual(kept)
    expect(await stores.grants.newest(accountId, 'undo-mail')).toBeNull()
    expect(await stores.grants.bySecret('another secret')).toBeNull()
    expect(await world.stores.of('trade').grants.bySecret(grant.secretHash)).toBeNull()
  })

  it('ACC-20 only the newest of an account and purpose works', async () => {
    const accountId = await account()
    const other = await created(await account())
    const first = await created(accountId)
    const invitation = await created(accountId, { purpose: 'invitation' })
    const newcomers = [await created(null, { purpose: 'register' }), await created(null, { purpose: 'register' })]
    const second = await created(accountId, { at: later(1) })
    expect(await verdict(first)).toBe('replaced')
    expect(await stores.grants.spend(first.id, now)).toBe(false)
    for (const good of [second, other, invitation, ...newcomers]) expect(await verdict(good)).toBe('good')
    expect((await stores.grants.newest(accountId, 'password'))?.id).toBe(second.id)
  })

  it('ACC-20 of 60 made in parallel one is live, and it is the newest', async () => {
    const accountId = await account()
    const grants = Array.from({ length: 60 }, () => grantFor(accountId))
    await Promise.all(grants.map((grant) => stores.grants.create(grant)))
    const live = []
    for (const grant of grants) if ((await verdict(grant)) === 'good') live.push(grant.id)
    expect(live).toHaveLength(1)
    expect((await stores.grants.newest(accountId, 'password'))?.id).toBe(live[0])
  })

  it('ACC-20 of 200 that spend one grant in parallel one succeeds', async () => {
    const grant = await created(await account())
    const spent = await Promise.all(Array.from({ length: 200 }, () => stores.grants.spend(grant.id, later(1))))
    expect(spent.filter(Boolean)).toHaveLength(1)
    expect(await stores.grants.byId(grant.id)).toMatchObject({ spentAt: later(1), replacedAt: null })
    expect(await verdict(grant)).toBe('spent')
  })

  it('is spent or replaced, never both, whoever comes first', async () => {
    for (let round = 0; round < 10; round++) {
      const accountId = await account()
      const grant = await created(accountId)
      const next = grantFor(accountId)
      const [spent] = await Promise.all([stores.grants.spend(grant.id, now), stores.grants.create(next)])
      const kept = await stores.grants.byId(grant.id)
      expect([kept?.spentAt !== null, kept?.replacedAt !== null]).toEqual([spent, !spent])
      expect(await verdict(next)).toBe('good')
    }
  })

  it('ACC-25 is spent up to its last instant, and not at it', async () => {
    const grant = await created(await account(), { expiresAt: later(60) })
    expect(await stores.grants.spend(grant.id, later(60))).toBe(false)
    expect(await stores.grants.spend(grant.id, later(59.999))).toBe(true)
    expect(await stores.grants.spend(id(1), now)).toBe(false)
  })

  it('is not spent where the transaction is undone', async () => {
    const grant = await created(await account())
    const undone = world.stores.atomically('partner', async (inside) => {
      expect(await inside.grants.spend(grant.id, now)).toBe(true)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await stores.grants.spend(grant.id, now)).toBe(true)
  })

  it('ACC-24 ends all that is outstanding, or some purposes of it', async () => {
    const accountId = await account()
    const link = await created(accountId)
    const temporary = await created(accountId, { purpose: 'temporary' })
    const undo = await created(accountId, { purpose: 'undo-mail' })
    const spent = await created(accountId, { purpose: 'invitation' })
    const others = await created(await account())
    await stores.grants.spend(spent.id, now)
    await stores.grants.endAll(accountId, later(5), [])
    expect(await verdict(link)).toBe('good')
    await stores.grants.endAll(accountId, later(5), ['password', 'temporary'])
    expect([await verdict(link), await verdict(temporary), await verdict(undo)]).toEqual([
      'replaced',
      'replaced',
      'good',
    ])
    await stores.grants.endAll(accountId, later(6))
    expect([await verdict(undo), await verdict(spent), await verdict(others)]).toEqual(['replaced', 'spent', 'good'])
    expect((await stores.grants.byId(link.id))?.replacedAt).toEqual(later(5))
  })

  it('ACC-21 ends no transaction by a deadlock where one uses a grant while another one is made', async () => {
    const accountId = await account()
    for (let round = 0; round < 20; round++) {
      const grant = await created(accountId, { purpose: 'temporary', at: later(round) })
      const use = world.stores.atomically('partner', async (inside) => {
        const spent = await inside.grants.spend(grant.id, later(round))
        if (spent) await inside.accounts.setPassword(accountId, `hash ${round}`, later(round))
        await inside.grants.endAll(accountId, later(round), ['temporary'])
      })
      const made = created(accountId, { purpose: 'temporary', at: later(round) })
      const ends = await Promise.allSettled([use, made])
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    }
  })
})
