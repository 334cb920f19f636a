import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/desks/office/certificates/acts.ts'
import { makeCoupons, voidCoupon } from '../../src/desks/office/certificates/coupons.ts'
import { approve, cancelByStaff, refuseApplication, revokeByStaff } from '../../src/desks/office/certificates/decide.ts'
import {
  askForDocuments,
  beginToExamine,
  checksOf,
  notePhoneCheck,
  receiveDocument,
  tick,
} from '../../src/desks/office/certificates/examine.ts'
import { pressingRevocations, showApplication, waitingApplications } from '../../src/desks/office/certificates/queue.ts'
import type { Staff } from '../../src/desks/office/staff.ts'
import { isEnded } from '../../src/domain/certificates/application.ts'
import type { NewApplication } from '../../src/domain/certificates/records.ts'
import { type JapanDay, japanDay } from '../../src/domain/certificates/term.ts'
import { applicationOf, file, issueFor, newCustomer } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'
import { asStaff } from './staff-at.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
  await counter.settle()
})
afterAll(() => counter.close())

const stores = () => counter.program.stores.of('certs')
const as = <T>(who: string, act: (staff: Staff) => Promise<T>): Promise<T> =>
  asStaff(counter, 'certs', (staff) => act({ ...staff, who }))
const at = async (id: string) => (await stores().applications.any(id))!
/** As it is now: what somebody who has just looked at it has seen. */
const seen = async (id: string) => ({ id, version: (await at(id)).version })
const call = { spokeTo: '柚木 葵 様', number: '06-1234-5678', source: '法人番号公表サイト' }

const received = async (rest: Partial<NewApplication> = {}) => {
  const customer = await newCustomer(counter)
  const { id } = await file(counter, applicationOf(counter, customer, rest))
  return { customer, id }
}
/** Everything that an approval asks for, by one of staff. */
const examine = async (id: string, who: string): Promise<void> => {
  await as(who, async (staff) => beginToExamine(await seen(id), staff))
  for (const check of await as(who, async (staff) => checksOf(await at(id), staff)))
    await as(who, async (staff) => tick(await seen(id), check, staff))
  await as(who, async (staff) => notePhoneCheck(await seen(id), call, staff))
}
const withCoupon = async (customerRest: Partial<NewApplication> = {}) => {
  const made = await as('sato', (staff) =>
    makeCoupons({ agentCode: 'T100482', service: 'sr3', count: 1, uses: 1, until: '2099-12-31' as JapanDay }, staff),
  )
  if (made.is !== 'made') throw new Error(made.is)
  const [number] = made.numbers
  const { customer, id } = await received({ ...customerRest, coupon: number! })
  const now = counter.clock.now()
  expect(await stores().coupons.hold(number!, id, 'T100482', 'sr3', japanDay(now), now)).toBe(true)
  return { customer, id, number: number!, coupon: async () => (await stores().coupons.byNumber(number!))! }
}

describe('CRT-13, OFF-6 staff examine applications', () => {
  it('asks for documents, ticks them, checks, calls, approves: one certificate', async () => {
    const { customer, id, coupon } = await withCoupon()
    const documents = ['登記事項証明書', '委任状']
    await as('sato', async (staff) =>
      askForDocuments(await seen(id), { documents, note: '原本をお願いします。' }, staff),
    )
    expect(await at(id)).toMatchObject({ status: 'awaiting-documents', data: { documents } })
    const mail = await counter.mailTo(customer.mail)
    expect(mail.subject).toContain('書類')
    for (const part of [...documents, '原本をお願いします。']) expect(mail.text).toContain(part)

    const none = await as('sato', async (staff) => receiveDocument(await seen(id), '住民票', staff))
    expect(none).toEqual({ is: 'no-such', there: documents })
    await as('sato', async (staff) => receiveDocument(await seen(id), '委任状', staff))
    expect((await at(id)).status).toBe('awaiting-documents')
    await as('sato', async (staff) => receiveDocument(await seen(id), '登記事項証明書', staff))
    expect(await at(id)).toMatchObject({ status: 'examining', data: { documents: [] } })
    expect((await at(id)).data.note).toBeUndefined()

    const early = await as('sato', async (staff) => approve(await seen(id), staff))
    expect(early).toMatchObject({ is: 'lacks', faults: [{ is: 'checks' }, { is: 'no-call' }] })
    expect(await as('sato', async (staff) => tick(await seen(id), 'signer', staff))).toMatchObject({ is: 'no-such' })
    await examine(id, 'sato')
    const shown = await as('sato', (staff) => showApplication(id, staff))
    expect(shown).toMatchObject({ faults: [], differences: [], contract: null })
    expect(await as('sato', async (staff) => approve(await seen(id), staff))).toMatchObject({ is: 'done' })
    expect((await coupon()).held).toBe(1)
    await counter.settle()
    expect((await at(id)).status).toBe('done')
    expect(await stores().certificates.ofApplication(id)).toHaveLength(1)
    expect(await coupon()).toMatchObject({ held: 0, used: 1 })
    const log = (await at(id)).data.examination!.log.map(({ did, by }) => `${by} ${did}`)
    expect(log[0]).toBe('sato asked-for-documents')
    expect(log.at(-1)).toBe('sato approved')
    const trail = await stores().audit.recent(customer.account, 30)
    const facts = trail.filter(({ event }) => event === 'application.moved').map(({ body }) => JSON.parse(body).facts)
    expect(facts).toContainEqual(expect.objectContaining({ who: 'sato', did: 'approved', to: 'issuing' }))
  })

  it('CRT-41 a further certificate whose evidence is too old is examined anew, and then issued', async () => {
    const issued = await issueFor(counter)
    const { contractId } = issued.certificate
    counter.clock.advance(140 * 86_400_000)
    const application = { kind: 'further', contractId, previousId: issued.application.id } as const
    const { id } = await file(counter, applicationOf(counter, issued.customer, application))
    await examine(id, 'sato')
    expect((await as('sato', async (staff) => approve(await seen(id), staff))).is).toBe('done')
    await counter.settle()
    expect((await at(id)).data.issueFaults).toBeUndefined()
    expect(await at(id)).toMatchObject({ status: 'done' })
    expect((await stores().contracts.byId(contractId!))!.examinedAt).toEqual(counter.clock.now())
  })

  it('EV is approved by somebody who did not examine it', async () => {
    const { id } = await received({ service: 'ev2' })
    await examine(id, 'sato')
    const own = await as('sato', async (staff) => approve(await seen(id), staff))
    expect(own).toEqual({ is: 'lacks', faults: [{ is: 'same-person', who: 'sato' }] })
    expect(await as('tanaka', async (staff) => approve(await seen(id), staff))).toMatchObject({ is: 'done' })
  })

  it('the number that the applicant typed is no phone check', async () => {
    const { id } = await received()
    const bad = await as('sato', async (staff) => notePhoneCheck(await seen(id), { ...call, source: '' }, staff))
    expect(bad).toEqual({ is: 'bad-call', fault: 'no-source' })
    const issued = await issueFor(counter)
    const again = await file(
      counter,
      applicationOf(counter, issued.customer, {
        kind: 'reissue',
        contractId: issued.application.contractId,
        previousId: issued.application.id,
      }),
    )
    await as('sato', async (staff) => notePhoneCheck(await seen(again.id), { ...call, source: '' }, staff))
    expect((await at(again.id)).data.examination!.phone).toMatchObject({ source: 'contract', by: 'sato' })
    const shown = await as('sato', (staff) => showApplication(again.id, staff))
    expect(shown!.differences.map(({ field }) => field)).toEqual(['server.csr'])
  })

  it('is sent back and refused with reasons that the customer reads; the coupon is given back', async () => {
    const { customer, id, coupon } = await withCoupon()
    await as('sato', async (staff) => beginToExamine(await seen(id), staff))
    const note = '登記住所が登記簿と違います。'
    await as('sato', async (staff) => askForDocuments(await seen(id), { documents: [], note }, staff))
    expect((await at(id)).data.examination!.log.at(-1)).toMatchObject({ did: 'sent-back', what: note })
    expect((await counter.mailTo(customer.mail)).text).toContain(note)
    await as('tanaka', async (staff) => refuseApplication(await seen(id), '登記を確かめられませんでした。', staff))
    expect((await at(id)).status).toBe('refused')
    expect((await counter.mailTo(customer.mail)).text).toContain('登記を確かめられませんでした。')
    expect(await coupon()).toMatchObject({ held: 0, used: 0 })
    expect(await as('sato', async (staff) => approve(await seen(id), staff))).toEqual({
      is: 'not-possible',
      status: 'refused',
    })
  })

  it('a decision on an older version is refused with what changed, also where both come at once', async () => {
    const { id } = await received()
    const old = await seen(id)
    await as('tanaka', (staff) => beginToExamine(old, staff))
    const late = await as('sato', (staff) => refuseApplication(old, 'x', staff))
    expect(late).toMatchObject({ is: 'changed', since: [{ by: 'tanaka', did: 'began-to-examine' }] })
    expect((await at(id)).status).toBe('examining')
    const both = await seen(id)
    const outcomes = await Promise.all([
      as('sato', (staff) => refuseApplication(both, 'x', staff)),
      as('tanaka', (staff) => cancelByStaff(both, staff)),
      as('abe', (staff) => tick(both, 'caa', staff)),
    ])
    expect(outcomes.map(({ is }) => is).toSorted()).toEqual(['changed', 'changed', 'done'])
    for (const wrong of ['x', '01931f00-0000-7000-8000-000000000000'])
      expect(await as('sato', (staff) => approve({ id: wrong, version: 1 }, staff))).toEqual({ is: 'unknown' })
  })
})

describe('CRT-17 staff revoke what was asked for', () => {
  const asked = async () => {
    const issued = await issueFor(counter)
    const appliedAt = counter.clock.now()
    const { data: _, ...rest } = applicationOf(counter, issued.customer)
    const request = {
      ...rest,
      kind: 'revocation',
      contractId: issued.application.contractId,
      previousId: issued.application.id,
      dueAt: new Date(appliedAt.getTime() + 86_400_000),
      data: { revocation: { wish: 'out-of-use', isProved: false } },
    } as const
    await file(counter, request)
    return { issued, id: request.id }
  }

  it('after a call, by somebody else than who called; the contract ends with its only certificate', async () => {
    const { issued, id } = await asked()
    expect(await as('tanaka', async (staff) => revokeByStaff(await seen(id), staff))).toEqual({
      is: 'lacks',
      faults: [{ is: 'no-call' }],
    })
    await as('sato', async (staff) => notePhoneCheck(await seen(id), { ...call, source: '' }, staff))
    expect(await as('sato', async (staff) => revokeByStaff(await seen(id), staff))).toEqual({
      is: 'lacks',
      faults: [{ is: 'same-person', who: 'sato' }],
    })
    expect(await as('tanaka', async (staff) => revokeByStaff(await seen(id), staff))).toMatchObject({ is: 'done' })
    const [certificate] = await stores().certificates.ofApplication(issued.application.id)
    expect(certificate).toMatchObject({ revokedAt: counter.clock.now(), reason: 'cessationOfOperation' })
    expect((await stores().contracts.byId(issued.application.contractId!))!.state).toBe('revoked')
    expect((await counter.mailTo(issued.customer.mail)).subject).toContain('失効')
    expect(await as('tanaka', async (staff) => revokeByStaff(await seen(id), staff))).toMatchObject({
      is: 'not-possible',
    })
  })

  it('what is due is before everything else, and presses from half of its time on', async () => {
    const { id } = await asked()
    await received()
    const first = async () => (await as('sato', waitingApplications))[0]!
    expect(await first()).toMatchObject({ application: { id }, clock: 'running' })
    expect((await as('sato', pressingRevocations)).map(({ application }) => application.id)).not.toContain(id)
    counter.clock.advance(13 * 3_600_000)
    expect(await as('sato', pressingRevocations)).toContainEqual(expect.objectContaining({ clock: 'urgent' }))
    counter.clock.advance(12 * 3_600_000)
    expect(await as('sato', pressingRevocations)).toContainEqual(expect.objectContaining({ clock: 'overdue' }))
  })
})

describe('OFF-7 coupons', () => {
  it('one that is void is held no more; who holds it already uses it', async () => {
    const { id, number, coupon } = await withCoupon()
    const outcome = await as('sato', (staff) => voidCoupon(` ${number} `, '契約終了', staff))
    expect(outcome).toMatchObject({ is: 'done', coupon: { held: 1 } })
    expect(await as('sato', (staff) => voidCoupon(number, 'x', staff))).toEqual({ is: 'void-already' })
    expect(await as('sato', (staff) => voidCoupon('XXXX', 'x', staff))).toEqual({ is: 'unknown' })
    const other = await received()
    const now = counter.clock.now()
    expect(await stores().coupons.hold(number, other.id, 'T100482', 'sr3', japanDay(now), now)).toBe(false)
    await examine(id, 'sato')
    await as('tanaka', async (staff) => approve(await seen(id), staff))
    await counter.settle()
    expect(await coupon()).toMatchObject({ held: 0, used: 1, voidedAt: now })
  })

  it('of a service that is sold there are some, each with a number that nobody guesses', async () => {
    const wanted = { agentCode: 'T9', service: 'sr3', count: 20, uses: 3, until: '2099-12-31' as JapanDay }
    const made = await as('sato', (staff) => makeCoupons(wanted, staff))
    if (made.is !== 'made') throw new Error(made.is)
    expect(new Set(made.numbers).size).toBe(20)
    for (const number of made.numbers) expect(number).toMatch(/^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/)
    expect(await as('sato', (staff) => makeCoupons({ ...wanted, service: 'none' }, staff))).toEqual({
      is: 'no-service',
    })
  })
})

describe('CRT-13, CRT-42 whatever customer, staff and program do in whatever order', () => {
  const moves = ['begin', 'ask', 'receive', 'examine', 'approve', 'refuse', 'cancel', 'customer', 'program'] as const

  it('an approval yields one certificate at most, and a coupon is held, used or free by where its application stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...moves), { minLength: 3, maxLength: 9 }), async (sequence) => {
        const { customer, id, coupon } = await withCoupon()
        const act: Readonly<Record<(typeof moves)[number], () => Promise<unknown>>> = {
          begin: () => as('sato', async (staff) => beginToExamine(await seen(id), staff)),
          ask: () =>
            as('sato', async (staff) => askForDocuments(await seen(id), { documents: ['甲'], note: '' }, staff)),
          receive: () => as('sato', async (staff) => receiveDocument(await seen(id), '甲', staff)),
          examine: () => examine(id, 'sato'),
          approve: () => as('tanaka', async (staff): Promise<Outcome> => approve(await seen(id), staff)),
          refuse: () => as('sato', async (staff) => refuseApplication(await seen(id), 'x', staff)),
          cancel: () => as('sato', async (staff) => cancelByStaff(await seen(id), staff)),
          customer: async () => {
            await customer.browser.open(`/certs/cancel-application?of=${id}`)
            if (customer.browser.page.hasButton('申請取消')) await customer.browser.send('申請取消')
          },
          program: () => counter.settle(),
        }
        let ended: string | null = null
        for (const move of sequence) {
          await act[move]()
          const { status } = await at(id)
          // What has ended stays as it is.
          if (ended !== null) expect(status).toBe(ended)
          if (isEnded(status)) ended = status
          const issued = await stores().certificates.ofApplication(id)
          expect(issued).toHaveLength(status === 'done' ? 1 : 0)
          const { held, used } = await coupon()
          const where = status === 'done' ? [0, 1] : ended === null ? [1, 0] : [0, 0]
          expect([held, used]).toEqual(where)
        }
      }),
      {
        numRuns: 12,
        examples: [
          [['ask', 'receive', 'examine', 'approve', 'cancel', 'program', 'approve', 'customer', 'refuse']],
          [['examine', 'ask', 'approve', 'receive', 'approve', 'approve', 'program', 'program', 'cancel']],
          [['begin', 'customer', 'approve', 'program', 'examine', 'refuse']],
        ],
      },
    )
  })
})
