import { japanDay, plusDays } from '../../../src/domain/certificates/term.ts'
import { applicationOf, file, issueFor } from '../../journeys/certificates-people.ts'
import { DAY, type Guest, type Person, type Tour } from './tour.ts'

const AGENT = 'T100482'
/** An international name that is long on a phone. */
const LONG = `xn--lhr645f.${'nagai-namae-no-'.repeat(2)}shop.example`

/** The list of applications, its search, a record's page in its states, and the procedures that end a record. */
export const tourCertificateRecords = async (tour: Tour): Promise<void> => {
  const who = await tour.person('certs')
  const me = await tour.inside('certs', who)
  await me.open('/certs/')
  await me.open('/certs/applications')
  await me.open('/certs/coupons')
  const made = await makeRecords(tour, who)
  await me.open('/certs/')
  await tourList(me)
  await me.open('/certs/coupons')
  for (const id of [made.done, made.waiting, made.refused]) await me.open(`/certs/application?of=${id}`)
  const done = `/certs/application?of=${made.done}`
  await me.open(done)
  await me.press('main', { what: '' })
  await me.press('main', { what: 'revocation' })
  for (const [flow, ids] of [
    ['take-home', [made.done, made.waiting]],
    ['application-form', [made.done]],
    ['send-documents', [made.waiting, made.done]],
  ] as const) {
    for (const id of ids) await me.open(`/certs/${flow}?of=${id}`)
    await me.open(`/certs/${flow}?of=nothing`)
  }
  await me.open('/certs/application?of=nothing')
  await tourSeal(tour, made.done)
  await tourEnds(me, made)
  await tourLaterDays(tour, who, made)
}

interface Made {
  readonly done: string
  readonly waiting: string
  readonly refused: string
  readonly open: string
  readonly auto: string
}

/** One's own records, one for each state in which a page differs. */
const makeRecords = async ({ counter, stores }: Tour, who: Person): Promise<Made> => {
  const { applications, coupons, presets } = stores('certs')
  const now = counter.clock.now()
  const customer = { account: who.id, mail: who.mail, browser: counter.browser() }
  const today = japanDay(now)
  for (const number of ['CP-2026-00017', 'CP-2026-00018'])
    await coupons.create({ number, agentCode: AGENT, service: 'sr3', uses: 3, until: plusDays(today, 90) }, now)
  await presets.set(who.id, { agentCode: AGENT, data: {} })

  const { application: done } = await issueFor(counter, { customer, application: { coupon: 'CP-2026-00017' } })
  await coupons.hold('CP-2026-00017', done.id, AGENT, 'sr3', today, now)
  await coupons.use(done.id, now)
  const { application: auto } = await issueFor(counter, {
    customer,
    application: { service: 'sr3-auto', serverName: 'auto.yuzuki-works.example' },
  })
  const filed = (serverName: string) => file(counter, applicationOf(counter, customer, { serverName }))
  const [waiting, refused, open] = [await filed(LONG), await filed('no.example'), await filed('open.example')]
  const asked = { ...waiting.data, documents: ['登記事項証明書'], note: '発行から3か月以内のものをお送りください。' }
  await applications.move(waiting, 'staff', 'ask-for-documents', { data: asked }, now)
  await applications.move(
    refused,
    'staff',
    'refuse',
    { data: { ...refused.data, note: 'ドメインの確認がとれません。' } },
    now,
  )
  return { done: done.id, waiting: waiting.id, refused: refused.id, open: open.id, auto: auto.id }
}

const tourList = async (me: Guest): Promise<void> => {
  await me.open('/certs/applications')
  await me.open('/certs/applications?sort=server&order=up')
  await me.open('/certs/applications?past=yes')
  await me.open('/certs/applications?kind=nothing&in1=server&text1=open')
  await me.open('/certs/search-applications?in1=server&text1=open')
  await me.press('main', { from: '2026/11/31', text2: 'open' })
  await me.press('main', { from: '2026/11/1', in2: 'organisation', text2: '柚木' })
}

/** What anybody sees who presses a seal. */
const tourSeal = async (tour: Tour, application: string): Promise<void> => {
  const [certificate] = await tour.stores('certs').certificates.ofApplication(application)
  const { issuer, serial } = certificate!
  const stranger = tour.guest()
  await stranger.open(`/certs/seal?of=${issuer}.${serial}`)
  await stranger.open('/certs/seal?of=nothing')
}

/** Revocation, cancellation and termination, and each where it is not open. */
const tourEnds = async (me: Guest, { done, open, auto }: Made): Promise<void> => {
  for (const flow of ['revoke-certificate', 'cancel-application', 'terminate-contract'])
    await me.open(`/certs/${flow}?of=nothing`)
  await me.open(`/certs/cancel-application?of=${done}`)
  await me.open(`/certs/cancel-application?of=${open}`)
  await me.press('main')
  await me.open(`/certs/terminate-contract?of=${done}`)
  await me.open(`/certs/terminate-contract?of=${auto}`)
  await me.press('main')
  await me.open(`/certs/revoke-certificate?of=${done}`)
  await me.press('main')
  await me.press('main')
  await me.press('main', { wish: 'key-compromise' })
  await me.press('main')
  await me.press('main', { act: 'without' })
  await me.press('main', { act: 'back' })
  await me.press('main', { wish: 'changed-data' })
  await me.press('main')
  await me.open(`/certs/revoke-certificate?of=${done}`)
}

/** What a record offers half a year and a year later. */
const tourLaterDays = async (tour: Tour, who: Person, { auto }: Made): Promise<void> => {
  const now = tour.counter.clock.now()
  for (const days of [170, 130]) {
    tour.counter.clock.advance(days * DAY)
    const me = await tour.inside('certs', who)
    await me.open(`/certs/application?of=${auto}`)
  }
  tour.counter.clock.set(now.toISOString())
}
