import { lanes } from '../../domain/accounts/lanes.ts'
import { RECOVERIES } from '../../domain/accounts/throttle.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Language } from '../../kit/language.ts'
import type { Clerk } from '../clerk.ts'
import type { Desk } from '../desk.ts'
import { grantLink, openCase, tooManyMailsFrom } from './answer-recovery.ts'

/** Whether an address that anybody may have typed has got its mails for the hour: nobody can have us fill somebody's mailbox. */
export const tooManyMailsToAddress = async (
  mail: string,
  { stores, vault, now }: Pick<Clerk, 'stores' | 'vault' | 'now'>,
): Promise<boolean> =>
  (await stores.throttle.countInWindow(lanes(vault).mailsTo(mail), RECOVERIES.seconds, now)) > RECOVERIES.account

/** Answers an application for a customer code: a link goes to the address, and what was entered is kept with that link alone (TRD-10). */
export const answerApplication = async (facts: Readonly<Record<string, string>>, clerk: Clerk): Promise<void> => {
  const { stores, now, from, portal } = clerk
  const { customers } = portal.account
  const { mail = '', company = '' } = facts
  const note = (event: 'customer-code.asked' | 'customer-code.not-mailed', why: string) =>
    stores.audit.note({ event, by: 'job', address: from.address, facts: { why } }, now)
  if (customers === 'none' || customers.codeApplication === false) return
  if (await tooManyMailsFrom(clerk)) return note('customer-code.not-mailed', 'address-limit')
  if (await tooManyMailsToAddress(mail, clerk)) return note('customer-code.not-mailed', 'mail-limit')
  const kept = { ...facts, language: from.language }
  const { token, until, hours } = await grantLink(clerk, 'apply', null, customers.codeApplication.confirmation, kept)
  await stores.post.send(
    {
      id: clerk.newId(),
      letter: 'confirm-application',
      to: mail,
      language: from.language,
      facts: { until, hours, company },
      secret: token,
    },
    now,
  )
  await note('customer-code.asked', 'link-mailed')
}

/** A confirmed application waits for staff, and the applicant gets its number by mail; inside a move's work. */
export const receiveApplication = async (
  id: string,
  facts: Readonly<Record<string, string>>,
  desk: Desk,
  stores: Stores,
): Promise<undefined> => {
  const clerk = { stores, random: desk.random, newId: () => id }
  const { number } = await openCase('customer-code', 'A', null, facts, 'waiting', clerk, desk.now)
  const language: Language = facts['language'] === 'en' ? 'en' : 'ja'
  await stores.post.send(
    {
      id: desk.newId(),
      letter: 'application-received',
      to: facts['mail'] ?? '',
      language,
      facts: { number, company: facts['company'] ?? '' },
    },
    desk.now,
  )
  await desk.noteIn(stores, { event: 'customer-code.requested', facts: { number } })
  return undefined
}
