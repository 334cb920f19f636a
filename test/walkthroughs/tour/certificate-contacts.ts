import { applicationOf, contactOf, file, issueFor } from '../../journeys/certificates-people.ts'
import type { Tour } from './tour.ts'

/** Account information, and a change of a contract's contacts, with what comes of going back and of mistakes. */
export const tourCertificateContacts = async (tour: Tour): Promise<void> => {
  const who = await tour.person('certs')
  const me = await tour.inside('certs', who)
  const mistake = { 'registration-mail': 'あ' }

  // A page on which nothing is needed lets whoever sends it empty go on; so it is the address that tells how far it is.
  const until = async (step: string, typed: Readonly<Record<string, string>> = {}): Promise<void> => {
    for (let page = 0; page < 10 && !me.url.endsWith(`/${step}`); page++) await me.press('main', typed)
  }
  await me.open('/certs/account-data')
  await me.press('main', { agent: '@' })
  await me.press('main', { agent: 'T100482', 'organisation-name': '株式会社柚木工業' })
  await until('technical', mistake)
  await until('technical')
  await me.press('main', { act: 'back' })
  await until('confirm', { 'registration-name': '柚木 葵' })
  await me.press('main', { act: 'back' })
  await until('confirm')
  await until('done')

  const { counter } = tour
  const contact = contactOf(who.mail)
  const contacts = { registration: contact, technical: contact, billing: contact, contract: contact }
  const customer = { account: who.id, mail: who.mail, browser: counter.browser() }
  const { application } = await issueFor(counter, { customer, application: { service: 'ev2', data: { contacts } } })
  const { id: waiting } = await file(counter, applicationOf(counter, customer))
  await me.open(`/certs/change-contacts?of=${waiting}`)
  await me.open('/certs/change-contacts?of=nothing')
  await me.open(`/certs/change-contacts?of=${application.id}`)
  await me.press('main', { act: 'decline' })
  await me.open(`/certs/change-contacts?of=${application.id}`)
  await me.press('main')
  await me.press('main', mistake)
  await me.press('main', { 'registration-mail': who.mail, 'registration-name': '柚木 橘' })
  await me.press('main', { act: 'back' })
  await until('confirm')
  await until('done')
}
