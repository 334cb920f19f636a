import { drawCustomerCode } from '../../domain/accounts/customer-code.ts'
import type { Case } from '../../domain/office/case.ts'
import type { Language } from '../../kit/language.ts'
import { invite } from './invite.ts'
import { noteOf, type Staff } from './staff.ts'

/** What became of staff's decision on an application for a customer code. */
export type Decision =
  | { readonly is: 'approved'; readonly code: string }
  | { readonly is: 'refused' }
  /** No application of this number waits: there is none, or somebody has decided it already. */
  | { readonly is: 'not-waiting'; readonly state: Case['state'] | null }

/** Applications that wait for staff, oldest first. */
export const waitingApplications = ({ stores }: Pick<Staff, 'stores'>): Promise<readonly Case[]> =>
  stores.cases.waiting('customer-code')

const languageOf = ({ facts }: Case): Language => (facts['language'] === 'en' ? 'en' : 'ja')

/** Takes the case for the one who moves it on first; everybody else is told where it stands. */
const take = async (number: string, to: 'approved' | 'refused', { stores, now }: Staff): Promise<Case | Decision> => {
  const found = await stores.cases.byNumber(number)
  if (found?.kind !== 'customer-code') return { is: 'not-waiting', state: null }
  if (await stores.cases.move(found.id, 'waiting', to, now)) return found
  return { is: 'not-waiting', state: (await stores.cases.byId(found.id))?.state ?? null }
}

/**
 * Approves an application: gives a code that nobody has, makes the customer and its main user, and mails the invitation with the code, all in
 * one transaction (TRD-10). However many approve one application at once, one code comes of it.
 */
export const approveCustomerCode = async (number: string, staff: Staff): Promise<Decision> => {
  const { stores, portal, now } = staff
  const { customers } = portal.account
  if (customers === 'none') throw new Error(`portal ${portal.id} has no customers`)
  const taken = await take(number, 'approved', staff)
  if ('is' in taken) return taken
  const { facts } = taken
  const { company = '', kana = '', postalCode = '', address = '', phone = '', name = '', mail = '' } = facts
  const customerId = staff.newId()
  let code: string
  do code = drawCustomerCode(customers.code, staff.random)
  while (!(await stores.customers.create({ id: customerId, code, company, kana, postalCode, address, phone }, now)))
  const accountId = staff.newId()
  const language = languageOf(taken)
  const identifiers = [{ kind: 'customer-code' as const, canonical: code }]
  if (
    !(await stores.accounts.create({
      id: accountId,
      customerId,
      role: 'main',
      name,
      company,
      mail,
      language,
      identifiers,
      at: now,
    }))
  )
    throw new Error('the code of a new customer belongs to an account already')
  await keepConsents(accountId, facts, staff)
  const account = await stores.accounts.byId(accountId)
  if (account) await invite(account, staff)
  await noteOf('customer-code.approved', { id: accountId }, staff, { number })
  return { is: 'approved', code }
}

/** What was agreed to with the application stands under the account from now on, as of the day it was given (ACC-33). */
const keepConsents = async (accountId: string, facts: Case['facts'], { stores, now }: Staff): Promise<void> => {
  const at = facts['consentedAt'] === undefined ? now : new Date(facts['consentedAt'])
  for (const line of (facts['consents'] ?? '').split('\n')) {
    const [id = '', version = ''] = line.split(' ')
    if (id !== '') await stores.consents.give(accountId, id, version, at)
  }
}

/** Refuses an application; the reason goes to the applicant by mail, word for word. */
export const refuseCustomerCode = async (number: string, reason: string, staff: Staff): Promise<Decision> => {
  const { stores, now } = staff
  const taken = await take(number, 'refused', staff)
  if ('is' in taken) return taken
  const { company = '', mail = '' } = taken.facts
  await stores.post.send(
    {
      id: staff.newId(),
      letter: 'application-refused',
      to: mail,
      language: languageOf(taken),
      facts: { number, company, reason },
    },
    now,
  )
  await stores.audit.note({ event: 'customer-code.refused', by: 'operator', facts: { who: staff.who, number } }, now)
  return { is: 'refused' }
}
