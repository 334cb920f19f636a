import type { Account } from '../../domain/accounts/account.ts'
import { WAYS_IN } from '../../domain/accounts/grant.ts'
import { addSeconds } from '../../kit/time.ts'
import { liftWaits, noteOf, type Staff } from './staff.ts'

/**
 * Gives an account an initial password, which opens nothing but the page for an own one, for as long as the portal says (ACC-23). `hash` is
 * made beforehand, outside of the transaction. Sessions and whatever was mailed end, lock and waits are lifted, the address on record gets a
 * notice (ACC-24). Returns until when the password lives.
 */
export const resetToInitial = async (account: Account, hash: string, staff: Staff): Promise<Date> => {
  const { stores, portal, now } = staff
  const until = addSeconds(now, portal.account.initialPassword)
  await stores.accounts.setInitialPassword(account.id, hash, now, until)
  await stores.sessions.endAll(account.id)
  await stores.grants.endAll(account.id, now, WAYS_IN)
  await liftWaits(account, staff)
  if (account.mail !== null) {
    await stores.post.send(
      {
        id: staff.newId(),
        letter: 'password-changed',
        to: account.mail,
        language: account.language,
        accountId: account.id,
        facts: { at: now.toISOString(), how: 'reset' },
      },
      now,
    )
  }
  await noteOf('account.reset', account, staff, { until: until.toISOString() })
  return until
}
