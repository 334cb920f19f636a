import { lanes } from '../../domain/accounts/lanes.ts'
import { RECOVERIES } from '../../domain/accounts/throttle.ts'
import type { Clerk } from '../clerk.ts'
import { grantLink, tooManyMailsFrom, tooManyMailsTo } from './answer-recovery.ts'

/**
 * Answers somebody who wants to register: a link to go on, or for an address that is registered already a mail that says so. The page was
 * the same for both, and only who reads the mailbox learns which it is (PAR-12, ACC-3).
 */
export const answerRegistration = async ({ mail }: Readonly<Record<'mail', string>>, clerk: Clerk): Promise<void> => {
  const { stores, portal, now, from } = clerk
  const { registration } = portal.account
  const note = (event: 'registration.mailed' | 'registration.refused', why: string, accountId?: string) =>
    stores.audit.note(
      { event, by: 'job', address: from.address, ...(accountId ? { accountId } : {}), facts: { why } },
      now,
    )
  if (registration === 'closed' || registration.by !== 'link') return note('registration.refused', 'closed')
  if (await tooManyMailsFrom(clerk)) return note('registration.refused', 'address-limit')
  const known = await stores.accounts.byIdentifier({ kind: 'mail', canonical: mail })
  if (known) {
    if (await tooManyMailsTo(known, clerk)) return note('registration.refused', 'account-limit', known.id)
    const { language, id: accountId } = known
    await stores.post.send(
      { id: clerk.newId(), letter: 'already-registered', to: mail, language, accountId, facts: {} },
      now,
    )
    return note('registration.mailed', 'known', known.id)
  }
  const mails = await stores.throttle.countInWindow(lanes(clerk.vault).mailsTo(mail), RECOVERIES.seconds, now)
  if (mails > RECOVERIES.account) return note('registration.refused', 'mailbox-limit')
  const { token, until, hours } = await grantLink(clerk, 'register', null, registration.lifetime, { mail })
  await stores.post.send(
    {
      id: clerk.newId(),
      letter: 'confirm-registration',
      to: mail,
      language: from.language,
      facts: { until, hours },
      secret: token,
    },
    now,
  )
  return note('registration.mailed', 'new')
}
