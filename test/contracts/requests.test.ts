import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClaimedRequest } from '../../src/domain/accounts/request.ts'
import { SealBroken } from '../../src/domain/vault.ts'
import { id, later, now, openWorld, type World } from './world.ts'

describe('ACC-19 what strangers ask for', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())
  beforeEach(async () => {
    await world.asOwner('delete from requests')
    await world.asOwner('delete from cases')
  })

  const from = { address: '203.0.113.7', language: 'ja' } as const
  const write = (n: number, portal = 'partner', at = now) =>
    world.stores
      .of(portal)
      .requests.write(id(n), { kind: 'register', facts: { mail: `u${n}@sakura.example` } }, from, at)
  const claim = (at = now, count = 10) => world.stores.requestsJob.claim(at, new Date(at.getTime() + 60_000), count)
  /** Something whose traces can be counted. */
  const done = (claimed: ClaimedRequest, number: string) =>
    world.stores.requestsJob.finish(claimed, async (stores) => {
      await stores.cases.open({
        id: claimed.id,
        kind: 'inquiry',
        number,
        state: 'waiting',
        accountId: null,
        facts: {},
        createdAt: now,
      })
    })
  const traces = async () => (await world.asOwner('select count(*) as n from cases'))[0].n

  it('ACC-19 is written down once and read as it was asked', async () => {
    await Promise.all([write(1), write(1), write(1)])
    await write(1, 'trade', later(1))
    const claimed = await claim(later(1))
    expect(claimed.map(({ portal, id, kind, tries }) => [portal, id, kind, tries]).sort()).toEqual([
      ['partner', id(1), 'register', 1],
      ['trade', id(1), 'register', 1],
    ])
    expect(claimed.find((one) => one.portal === 'trade')?.read()).toEqual({
      request: { kind: 'register', facts: { mail: 'u1@sakura.example' } },
      from,
      at: later(1),
    })
  })

  it('ACC-19 takes what is due, the oldest first', async () => {
    await write(3, 'partner', later(-3))
    await write(1, 'trade', later(-1))
    await write(2, 'partner', later(-2))
    await write(4, 'partner', later(1))
    expect((await claim(now, 2)).map((one) => one.id).sort()).toEqual([id(2), id(3)])
    expect((await claim(now, 2)).map((one) => one.id)).toEqual([id(1)])
  })

  it('ACC-19 each is taken up by one of many workers, and worked on once', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, i) => write(i, i % 2 ? 'partner' : 'trade')))
    const worker = async (): Promise<ClaimedRequest[]> => {
      const mine: ClaimedRequest[] = []
      for (let got = await claim(now, 7); got.length > 0; got = await claim(now, 7)) {
        mine.push(...got)
        for (const one of got) expect(await done(one, `Q-${one.id}`)).toBe(true)
      }
      return mine
    }
    const all = (await Promise.all(Array.from({ length: 16 }, worker))).flat()
    expect(new Set(all.map((one) => one.id)).size).toBe(100)
    expect(all).toHaveLength(100)
    expect(await traces()).toBe(100)
    expect(await claim(later(9999))).toEqual([])
  })

  it('PLT-30 a worker that vanished loses nothing, and one that was only slow does nothing twice', async () => {
    await write(1)
    const [slow] = await claim(now)
    expect(await claim(later(59.999))).toEqual([])
    const [second] = await claim(later(60))
    expect(second?.tries).toBe(2)
    const both = await Promise.all([done(slow!, 'Q-1'), done(second!, 'Q-2')])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await traces()).toBe(1)
  })

  it('PLT-30 work that fails is undone and stays to be done', async () => {
    await write(1)
    const [first] = await claim(now)
    const failing = world.stores.requestsJob.finish(first!, async (stores) => {
      await stores.throttle.countTry('failed', now)
      await stores.audit.note({ event: 'recovery.requested', by: 'job' }, now)
      throw new Error('the mail’s words are missing')
    })
    await expect(failing).rejects.toThrow('words are missing')
    expect(await world.asOwner('select lane from tries')).toEqual([])
    expect(await world.asOwner('select number from audit_events')).toEqual([])
    await world.stores.requestsJob.retry(first!, 'words are missing', later(30))
    expect(await claim(later(29))).toEqual([])
    const [again] = await claim(later(30))
    expect(again?.tries).toBe(2)
    expect(await world.asOwner('select last_error from requests')).toEqual([{ last_error: 'words are missing' }])
    // The lease is somebody else's now.
    await world.stores.requestsJob.retry(first!, 'late', later(31))
    expect(await claim(later(40))).toEqual([])
    expect(await done(again!, 'Q-9')).toBe(true)
    expect(await done(again!, 'Q-10')).toBe(false)
  })

  it('one that cannot be opened does not hold up the others', async () => {
    await write(1)
    await write(2)
    await world.asOwner(`update requests set sealed = '\\x00' where id = $1`, [id(1)])
    const [broken, whole] = await claim()
    expect(() => broken?.read()).toThrow(SealBroken)
    expect(whole?.read().request.facts).toEqual({ mail: 'u2@sakura.example' })
  })
})
