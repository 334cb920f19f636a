import type { Account } from '../../domain/accounts/account.ts'
import { generatePassword } from '../../domain/accounts/generate-password.ts'
import { addSeconds, type Seconds } from '../../kit/time.ts'
import type { Clerk } from '../clerk.ts'

/**
 * A fresh password is kept as a keyed hash until its first use, which hashes it anew as every password is. It is drawn by us and far too long to
 * be guessed, so that it needs no slow hash; and comparing it costs a sign-in the same whether an account has one or not.
 */
export const freshHash = (vault: Clerk['vault'], accountId: string, typed: string): string =>
  vault.mac('fresh-password', `${accountId}\n${typed.normalize('NFC')}`)

/** Draws a fresh password and mails it to the address on record. The one in use stays good, and an earlier fresh one ends (ACC-22). */
export const mailFreshPassword = async (
  account: Account,
  to: string,
  lifetime: Seconds,
  clerk: Clerk,
): Promise<void> => {
  const password = generatePassword(clerk.portal.account.password, clerk.random)
  const expiresAt = addSeconds(clerk.now, lifetime)
  await clerk.stores.grants.create({
    id: clerk.newId(),
    purpose: 'reissue',
    accountId: account.id,
    secretHash: freshHash(clerk.vault, account.id, password),
    at: clerk.now,
    expiresAt,
  })
  await clerk.stores.post.send(
    {
      id: clerk.newId(),
      letter: 'fresh-password',
      to,
      language: account.language,
      accountId: account.id,
      facts: { until: expiresAt.toISOString(), hours: lifetime / 3600 },
      secret: password,
    },
    clerk.now,
  )
}
