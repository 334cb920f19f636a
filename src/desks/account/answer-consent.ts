import { lanes } from '../../domain/accounts/lanes.ts'
import { RECOVERIES } from '../../domain/accounts/throttle.ts'
import type { Clerk } from '../clerk.ts'
import { grantLink, tooManyMailsFrom } from './answer-recovery.ts'
import { consentRule, registeredWith } from './registration-by-consent.ts'

/**
 * Answers somebody who filled in the form of newcomers: a link to go on. For an address that is registered already it leads to what is
 * registered beside what was typed (KEY-6). The page was the same for both, and only who reads the mailbox learns which it is (ACC-3).
 */
export const answerConsent = async (facts: Readonly<Record<string, string>>, clerk: Clerk): Promise<void> => {
  const { stores, now, from } = clerk
  const note = (event: 'registration.mailed' | 'registration.refused', why: string, accountId?: string) =>
    stores.audit.note(
      { event, by: 'job', address: from.address, ...(accountId ? { accountId } : {}), facts: { why } },
      now,
    )
  const rule = consentRule(clerk)
  if (!rule) return note('registration.refused', 'closed')
  if (await tooManyMailsFrom(clerk)) return note('registration.refused', 'address-limit')
  const mail = facts['mail'] ?? ''
  const known = await registeredWith(mail, stores)
  if (known && known.state !== 'active') return note('registration.refused', 'not-active', known.id)
  // Apart from the account's recoveries: whoever knows an address, and no ID, must not use those up (ACC-22).
  const mails = await stores.throttle.countInWindow(lanes(clerk.vault).mailsTo(mail), RECOVERIES.seconds, now)
  if (mails > RECOVERIES.account) return note('registration.refused', 'mailbox-limit', known?.id)
  const { token, until, hours } = await grantLink(clerk, 'register-by-consent', known?.id ?? null, rule.lifetime, facts)
  await stores.post.send(
    {
      id: clerk.newId(),
      letter: known ? 'confirm-update' : 'confirm-details',
      to: mail,
      language: from.language,
      ...(known ? { accountId: known.id } : {}),
      facts: { until, hours },
      secret: token,
    },
    now,
  )
  return note('registration.mailed', known ? 'known' : 'new', known?.id)
}
