import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Coupon } from '../../src/domain/certificates/coupon.ts'
import type { Draft } from '../../src/domain/certificates/records.ts'
import { addSeconds, days } from '../../src/kit/time.ts'
import { sweep } from '../../src/store/sweep.ts'
import { day, fresh, newApplication } from './certificates-world.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const portal of ['certs', 'partner']) {
    await world.stores.of(portal).accounts.create(newAccount(1))
    await world.stores.of(portal).accounts.create(newAccount(2))
  }
})
afterAll(() => world.end())
const stores = () => world.stores.of('certs')

describe('CRT-10 drafts of applications', () => {
  const newDraft = (rest: Partial<Draft> = {}): Omit<Draft, 'version'> => ({
    id: fresh(),
    account: id(1),
    kind: 'new',
    contractId: null,
    data: { at: 'organisation', typed: { name: '楓ワークス' } },
    changedAt: now,
    expiresAt: addSeconds(now, days(30)),
    ...rest,
  })

  it('are kept as they were typed, sealed, for their account alone', async () => {
    const draft = newDraft()
    expect(await stores().drafts.save(draft, null)).toBe(true)
    expect(await stores().drafts.byId(draft.id, id(1), now)).toEqual({ ...draft, version: 1 })
    expect(await stores().drafts.byId(draft.id, id(2), now)).toBeNull()
    expect(await world.stores.of('partner').drafts.byId(draft.id, id(1), now)).toBeNull()
    const [{ data }] = await world.asOwner('select data from application_drafts where id = $1', [draft.id])
    expect(Buffer.from(data).includes('楓')).toBe(false)
    await stores().drafts.remove(draft.id, id(2))
    expect(await stores().drafts.byId(draft.id, id(1), now)).not.toBeNull()
    await stores().drafts.remove(draft.id, id(1))
    expect(await stores().drafts.byId(draft.id, id(1), now)).toBeNull()
  })

  it('are written over by nobody who has not seen what is there: of eight tabs one is faster', async () => {
    const draft = newDraft()
    const begun = await Promise.all(Array.from({ length: 8 }, () => stores().drafts.save(draft, null)))
    expect(begun.filter((one) => one).length).toBe(1)
    const typed = (n: number) => ({ ...draft, data: { n }, changedAt: later(n) })
    const saved = await Promise.all(Array.from({ length: 8 }, (_, n) => stores().drafts.save(typed(n), 1)))
    expect(saved.filter((one) => one).length).toBe(1)
    const kept = await stores().drafts.byId(draft.id, id(1), now)
    expect(kept).toMatchObject({ version: 2, data: { n: saved.indexOf(true) } })
    expect(await stores().drafts.save({ ...typed(9), account: id(2) }, 2)).toBe(false)
    expect(await stores().drafts.save(typed(9), 2)).toBe(true)
  })

  it('are offered for thirty days, the last one first, and then they go', async () => {
    const portal = world.stores.of('partner').drafts
    const [old, young] = [newDraft({ expiresAt: later(60) }), newDraft({ changedAt: later(1), expiresAt: later(90) })]
    for (const one of [old, young]) await portal.save(one, null)
    expect((await portal.ofAccount(id(1), now)).map((one) => one.id)).toEqual([young.id, old.id])
    expect((await portal.ofAccount(id(1), later(60))).map((one) => one.id)).toEqual([young.id])
    expect(await portal.byId(old.id, id(1), later(60))).toBeNull()
    await sweep(world.db, later(60))
    const rows = await world.asOwner(`select id from application_drafts where portal = 'partner'`)
    expect(rows).toEqual([{ id: young.id }])
  })
})

describe('CRT-30 coupons', () => {
  const newCoupon = (
    rest: Partial<Omit<Coupon, 'held' | 'used' | 'voidedAt'>> = {},
  ): Omit<Coupon, 'held' | 'used' | 'voidedAt'> => ({
    number: `C-${fresh()}`,
    agentCode: 'A0001',
    service: 'sr',
    uses: 2,
    until: day('2026-12-31'),
    ...rest,
  })
  const today = day('2026-11-20')
  const create = async (rest: Partial<Omit<Coupon, 'held' | 'used' | 'voidedAt'>> = {}): Promise<string> => {
    const coupon = newCoupon(rest)
    expect(await stores().coupons.create(coupon, now)).toBe(true)
    return coupon.number
  }
  const hold = (number: string, application = fresh()) =>
    stores().coupons.hold(number, application, 'A0001', 'sr', today, now)
  const countsOf = async (number: string, agent = 'A0001') => {
    const { uses, held, used } = (await stores().coupons.ofAgent(agent)).find((one) => one.number === number)!
    return { uses, held, used }
  }

  it('are held by an application, used at issue or given back, and say where', async () => {
    const number = await create()
    const [one, other] = [fresh(), fresh()]
    expect([await hold(number, one), await hold(number, other), await hold(number)]).toEqual([true, true, false])
    expect(await countsOf(number)).toEqual({ uses: 2, held: 2, used: 0 })
    await stores().coupons.use(one, later(5))
    await stores().coupons.giveBack(one)
    await stores().coupons.giveBack(other)
    await stores().coupons.giveBack(other)
    expect(await countsOf(number)).toEqual({ uses: 2, held: 0, used: 1 })
    const [coupon] = (await stores().coupons.ofAgent('A0001')).filter((each) => each.number === number)
    expect(coupon?.where).toEqual([{ application: one, state: 'used', at: later(5) }])
    await stores().coupons.use(fresh(), now)
    expect([await hold(number), await hold(number)]).toEqual([true, false])
  })

  it('are for their agent, service and days alone', async () => {
    const number = await create()
    const { coupons } = stores()
    expect(await coupons.hold(number, fresh(), 'A0002', 'sr', today, now)).toBe(false)
    expect(await coupons.hold(number, fresh(), 'A0001', 'ev', today, now)).toBe(false)
    expect(await coupons.hold(number, fresh(), 'A0001', 'sr', day('2027-01-01'), now)).toBe(false)
    expect(await coupons.hold(number, fresh(), 'A0001', 'sr', day('2026-12-31'), now)).toBe(true)
    expect(await world.stores.of('partner').coupons.hold(number, fresh(), 'A0001', 'sr', today, now)).toBe(false)
    expect(await coupons.create({ ...newCoupon(), number }, now)).toBe(false)
    expect(await coupons.ofAgent('A0002')).toEqual([])
  })

  it('are never held more often than they have uses, nor twice by one application, whoever comes at the same moment', async () => {
    for (let round = 0; round < 20; round++) {
      const number = await create({ uses: 3 })
      const same = fresh()
      const held = await Promise.all([
        ...Array.from({ length: 8 }, () => hold(number)),
        ...Array.from({ length: 4 }, () => hold(number, same)),
      ])
      expect(held.filter((one) => one).length).toBe(3)
      expect(await countsOf(number)).toEqual({ uses: 3, held: 3, used: 0 })
      const [{ taken }] = await world.asOwner('select taken from coupons where number = $1', [number])
      expect(taken).toBe(3)
    }
  })

  it('keep their count through holding, using and giving back in any order', async () => {
    const number = await create({ uses: 4 })
    const applications = Array.from({ length: 6 }, fresh)
    for (let round = 0; round < 10; round++)
      await Promise.all(
        applications.flatMap((application, n) => [
          hold(number, application),
          (n + round) % 2 ? stores().coupons.giveBack(application) : Promise.resolve(),
          n === round ? stores().coupons.use(application, now) : Promise.resolve(),
        ]),
      )
    const { held, used } = await countsOf(number)
    const [{ taken }] = await world.asOwner('select taken from coupons where number = $1', [number])
    expect(taken).toBe(held + used)
    expect(taken).toBeLessThanOrEqual(4)
  })
})

describe('what is kept beside applications', () => {
  it('CRT-19 documents: sealed, by their application', async () => {
    const application = newApplication()
    await stores().applications.create(application)
    const content = Buffer.from('%PDF-1.7 登記事項証明書')
    const document = {
      id: fresh(),
      applicationId: application.id,
      name: '登記事項証明書.pdf',
      type: 'application/pdf',
      size: content.length,
      uploadedAt: now,
    } as const
    await stores().documents.add({ ...document, content })
    expect(await stores().documents.of(application.id)).toEqual([document])
    expect(Buffer.from((await stores().documents.read(document.id, application.id))!)).toEqual(content)
    expect(await stores().documents.read(document.id, fresh())).toBeNull()
    const rows = await world.asOwner('select content from application_documents where id = $1', [document.id])
    expect(Buffer.from(rows[0].content).includes('%PDF')).toBe(false)
    await expect(
      stores().documents.add({ ...document, id: fresh(), applicationId: fresh(), content }),
    ).rejects.toThrow()
  })

  it('CRT-30 presets: written over, sealed, by their account', async () => {
    expect(await stores().presets.of(id(2))).toBeNull()
    await stores().presets.set(id(2), { agentCode: 'A0001', data: {} })
    const preset = { agentCode: 'A0002', data: { contacts: {} } }
    await stores().presets.set(id(2), preset)
    expect(await stores().presets.of(id(2))).toEqual(preset)
    expect(await stores().presets.of(id(1))).toBeNull()
  })

  it('CRT-11 keys: whose one was first, and which are never certified again', async () => {
    const { certificates } = stores()
    const [mine, other] = [fresh(), fresh()]
    expect(await certificates.keyHolder('aa')).toBeNull()
    expect(await certificates.claimKey('aa', mine, now)).toBe(true)
    expect(await certificates.claimKey('aa', other, now)).toBe(false)
    expect(await certificates.keyHolder('aa')).toBe(mine)
    expect(await world.stores.of('partner').certificates.keyHolder('aa')).toBeNull()
    await certificates.blockKey('bb', now)
    await certificates.blockKey('bb', later(1))
    expect([await certificates.isBlocked('bb'), await certificates.isBlocked('aa')]).toEqual([true, false])
  })
})
