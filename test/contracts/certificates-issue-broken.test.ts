import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IssueParts } from '../../src/desks/certificates/issue-application.ts'
import type { Application } from '../../src/domain/certificates/records.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { openIssuing } from './certificates-issue-world.ts'
import { day } from './certificates-world.ts'
import { later, now, openWorld, type World } from './world.ts'

/** What ends a run in its midst, as the end of its process would. */
class Broken extends Error {}

describe('CRT-42 an approval that is carried out and breaks off', () => {
  let world: World
  let desk: Awaited<ReturnType<typeof openIssuing>>
  beforeAll(async () => {
    world = await openWorld()
    desk = await openIssuing(world)
    const coupon = { number: 'C-1', agentCode: 'A0001', service: 'sr', uses: 1000, until: day('2026-12-31') }
    await desk.stores.coupons.create(coupon, now)
  })
  afterAll(() => world.end())

  /**
   * Parts that end before their n-th call of any store, in the transactions and beside them, and tell how far they came. `after`: only when
   * the call is done; `commits`: at the end of the n-th transaction instead, when it is kept but nobody has heard so.
   */
  const breakingAt = (n: number, when: 'before' | 'after' | 'commits') => {
    const calls: string[] = []
    const broken = () => calls.length === n + 1
    const called = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      if (calls.length > n) throw new Broken('the process is gone')
      calls.push(name)
      if (when === 'before' && broken()) throw new Broken(name)
      const result = await work()
      if (when !== 'before' && broken()) throw new Broken(name)
      return result
    }
    const watch = <T extends object>(noun: string, store: T): T =>
      new Proxy(store, {
        get: (target, method: string) => {
          const one = Reflect.get(target, method) as (...given: readonly unknown[]) => Promise<unknown>
          return (...given: readonly unknown[]) => called(`${noun}.${method}`, () => one.apply(target, [...given]))
        },
      })
    const watchAll = (stores: Stores): Stores =>
      when === 'commits'
        ? stores
        : (Object.fromEntries(
            Object.entries(stores).map(([noun, store]) => [noun, watch(noun, store as object)]),
          ) as unknown as Stores)
    const { atomically } = desk.parts
    const parts: Partial<IssueParts> = {
      atomically: (portal, work) =>
        when === 'commits'
          ? called('commit', () => atomically(portal, work))
          : atomically(portal, (stores) => work(watchAll(stores))),
      issuing: desk.issuingWith(watch('journal', desk.stores.journal)),
    }
    return { parts, calls }
  }

  /** One reissue, which touches everything that issuing can touch. */
  const approvedReissue = async (): Promise<Application> => {
    const first = await desk.issued()
    const application = await desk.approved({
      kind: 'reissue',
      owner: first.application.owner,
      contractId: first.contract.id,
      previousId: first.application.id,
      coupon: 'C-1',
      data: { reissue: { because: 'replaced', former: 'at-once' } },
    })
    expect(await desk.stores.coupons.hold('C-1', application.id, 'A0001', 'sr', day('2026-11-20'), now)).toBe(true)
    return application
  }

  /** Whether everything is there once, and what was lost is on the list of what is revoked. */
  const expectOnce = async ({ id, contractId, previousId }: Application): Promise<void> => {
    const kept = (await desk.stores.applications.any(id))!
    expect([kept.status, kept.contractId]).toEqual(['done', contractId])
    const journal = await desk.journalOf(id)
    expect(journal.filter(({ state }) => state === 'issued')).toEqual([{ state: 'issued', revoked_at: null }])
    expect(journal.filter(({ state }) => state !== 'issued' && state !== 'lost')).toEqual([])
    expect((await desk.stores.contracts.byId(contractId!))?.reissues).toBe(1)
    const former = await desk.stores.certificates.ofApplication(previousId!)
    expect(former.map(({ reason }) => reason)).toEqual(['superseded'])
    const uses = (await desk.stores.coupons.ofAgent('A0001'))[0]!.where.filter((one) => one.application === id)
    expect(uses.map(({ state }) => state)).toEqual(['used'])
    const notes = await world.asOwner(
      `select count(*)::int as n from audit_events where event = 'certificate.issued' and body like '%' || $1 || '%'`,
      [id],
    )
    expect(notes).toEqual([{ n: 1 }])
  }

  it.each(['before', 'after', 'commits'] as const)('%s any of its steps: the next run ends it, once', async (when) => {
    const seen = new Set<string>()
    let lost = 0
    for (let n = 0; ; n++) {
      const application = await approvedReissue()
      const { parts, calls } = breakingAt(n, when)
      const ended = await desk.issue(application.id, now, parts).then(
        (result) => result.is,
        (error: unknown) => {
          if (!(error instanceof Broken)) throw error
          return 'broken'
        },
      )
      for (const call of calls) seen.add(call)
      if (ended !== 'broken') {
        expect(ended).toBe('issued')
        await expectOnce(application)
        break
      }
      // Until the journal gives it up nobody can tell whether it goes on.
      const meanwhile = await desk.issue(application.id, later(1))
      const [journal] = await desk.journalOf(application.id)
      expect([n, meanwhile.is]).not.toEqual([n, 'refused'])
      if (meanwhile.is === 'under-way') {
        expect(['reserved', 'signing']).toContain(journal?.state)
        await desk.stores.journal.abandon(later(60), later(60))
        const [given] = await desk.journalOf(application.id)
        expect(given).toEqual({ state: 'lost', revoked_at: journal?.state === 'signing' ? later(60) : null })
        lost += 1
        expect(await desk.issue(application.id, later(61))).toMatchObject({ is: 'issued' })
      }
      await expectOnce(application)
      expect((await desk.issue(application.id, later(62))).is).toBe('not-approved')
    }
    expect(lost).toBeGreaterThan(0)
    if (when === 'commits') return
    const steps = ['applications.any', 'journal.reserve', 'journal.aboutToSign', 'journal.keep', 'applications.move']
    for (const step of [...steps, 'coupons.use', 'certificates.claimKey', 'contracts.countReissue'])
      expect([...seen]).toContain(step)
  })

  it('by its clock: what is under way is not given up too soon', async () => {
    const application = await approvedReissue()
    // It breaks off while its serial number is only reserved.
    const { reserve } = desk.stores.journal
    const breaking = { reserve, aboutToSign: async () => Promise.reject(new Broken('gone')) }
    const issuing = desk.issuingWith(breaking)
    await expect(desk.issue(application.id, now, { issuing })).rejects.toThrow(Broken)
    expect(await desk.stores.journal.abandon(now, later(1))).toBe(0)
    expect(await desk.issue(application.id, later(1))).toEqual({ is: 'under-way' })
    expect(await desk.stores.journal.abandon(later(1), later(1))).toBe(1)
    expect((await desk.issue(application.id, later(2))).is).toBe('issued')
    await expectOnce(application)
  })
})
