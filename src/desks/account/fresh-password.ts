import type { Account } from '../../domain/accounts/account.ts'
import { generatePassword } from '../../domain/accounts/generate-password.ts'
import { type Grant, judgeGrant } from '../../domain/accounts/grant.ts'
import { addSeconds, type Seconds } from '../../kit/time.ts'
import type { Clerk } from '../clerk.ts'
import type { Desk } from '../desk.ts'
import type { Work } from '../flow.ts'
import { setOwnPassword } from './set-own-password.ts'

/** Stands for the account where there is none, so that the same look-up is made (ACC-3). */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * A fresh password is kept as a keyed hash until its first use, which hashes it anew as every password is. It is drawn by us and far too long to
 * be guessed, so that it needs no slow hash; and comparing it costs a sign-in the same whether an account has one or not.
 */
const freshHash = (vault: Clerk['vault'], accountId: string, typed: string): string =>
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

/**
 * The grant of the fresh password that was typed at sign-in, or null where it was none. Looked up and compared alike for every account and for
 * none; a portal without fresh passwords asks nothing.
 */
export const freshTyped = async (account: Account | null, typed: string, desk: Desk): Promise<Grant | null> => {
  if (desk.portal.account.recovery.by !== 'reissue') return null
  const id = account?.id ?? NOBODY
  const grant = await desk.stores.grants.newest(id, 'reissue')
  // Both are hashes under a key of ours: by how long the comparison takes nobody learns what would have been equal.
  const fits = freshHash(desk.vault, id, typed) === grant?.secretHash
  return fits && account?.state === 'active' && judgeGrant(grant, desk.now) === 'good' ? grant : null
}

/**
 * The first use of a fresh password: from now on it is the password, as after every recovery (ACC-24). Lock and waits, which others may have
 * brought about, are no hindrance: a guess at it is out of reach.
 */
export const firstUse = async (
  account: Account,
  grant: Grant,
  typed: string,
  desk: Desk,
): Promise<{ readonly hash: string; readonly set: Work }> => {
  const hash = await desk.hasher.hash(typed)
  return {
    hash,
    set: async (stores) => {
      // Somebody was faster with it: then it is the password by now, and the next try finds it so.
      if (!(await stores.grants.spend(grant.id, desk.now)))
        return [{ field: 'password', text: desk.words.signIn.problems.notAccepted }]
      await setOwnPassword(account, hash, 'recovered', desk, stores)
      return undefined
    },
  }
}
