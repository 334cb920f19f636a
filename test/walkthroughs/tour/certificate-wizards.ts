import { contactValues } from '../../../src/desks/certificates/contact-fields.tsx'
import { organisationValues } from '../../../src/desks/certificates/organisation-fields.tsx'
import { contactRoles } from '../../../src/domain/certificates/desk-data.ts'
import { contactOf, issueFor, newRequest, yuzuki } from '../../journeys/certificates-people.ts'
import { DAY, type Guest, type Person, type Tour } from './tour.ts'

const NOBODYS = '00000000-0000-7000-8000-000000000000'

/** The procedures that end in a certificate, each with its draft taken up again, gone, sent, and closed. */
export const tourCertificateWizards = async (tour: Tour): Promise<void> => {
  const { counter } = tour
  const who = await tour.person('certs')
  const first = await tour.inside('certs', who)
  await first.open('/certs/apply')
  await first.press('main', { service: 'ev2' })
  await first.press('main', { act: 'back' })
  await first.press('main')
  await first.press('main')
  await first.press('main', { serverType: 'nginx', csr: 'CSR' })
  await finish(tour, first, who, 'apply', true)

  const [extended, plain] = [await issue(tour, who, 'ev2'), await issue(tour, who, 'sr3')]
  for (const flow of ['renew', 'switch', 'further']) await first.open(`/certs/${flow}?of=${plain}`)
  await first.open(`/certs/reissue?of=${extended}`)
  await first.press('main')
  await first.press('main', { because: 'key-compromise' })
  await first.press('main', { act: 'back' })
  await first.press('main', { because: 'replaced' })
  await finish(tour, first, who, 'reissue', true, { former: 'later' })
  await first.open(`/certs/reissue?of=${extended}`)

  counter.clock.advance(150 * DAY)
  const later = await tour.inside('certs', who)
  await later.open(`/certs/further?of=${plain}`)
  await later.press('main')
  await finish(tour, later, who, 'further', false)

  counter.clock.advance(160 * DAY)
  const last = await tour.inside('certs', who)
  await last.open(`/certs/renew?of=${extended}`)
  await last.press('main')
  await finish(tour, last, who, 'renew', true)
  await last.open(`/certs/switch?of=${plain}`)
  await last.press('main', { service: 'ev2' })
  await last.press('main')
  await finish(tour, last, who, 'switch', true)
}

const issue = async (tour: Tour, { id: account, mail }: Person, service: string): Promise<string> => {
  const customer = { account, mail, browser: tour.counter.browser() }
  return (await issueFor(tour.counter, { customer, application: { service } })).application.id
}

/** From 「基本情報入力」 to the end, past the draft that is offered again meanwhile. */
const finish = async (
  tour: Tour,
  guest: Guest,
  who: Person,
  flow: string,
  asksEverything: boolean,
  more: Readonly<Record<string, string>> = {},
): Promise<void> => {
  await guest.press('main', { serverType: 'nginx', csr: newRequest().csr, ...more })
  if (asksEverything) {
    await guest.press('main', { act: 'preset' })
    await guest.press('main', organisationValues(yuzuki))
    for (const role of contactRoles) await guest.press('main', contactValues(role, contactOf(who.mail)))
  }
  const [draft] = await tour.stores('certs').drafts.ofAccount(who.id, tour.counter.clock.now())
  const other = await tour.inside('certs', who)
  await other.open(`/certs/${flow}?draft=${draft!.id}`)
  await other.press('main')
  await guest.press('main')
  await other.open(other.url)
  await other.open(`/certs/${flow}?draft=${NOBODYS}`)
}
