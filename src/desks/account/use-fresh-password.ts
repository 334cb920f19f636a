import type { Account } from '../../domain/accounts/account.ts'
import { type Grant, judgeGrant } from '../../domain/accounts/grant.ts'
import type { Desk } from '../desk.ts'
import type { Work } from '../flow.ts'
import { freshHash } from './fresh-password.ts'
import { setOwnPassword } from './set-own-password.ts'

/** Stands for the account where there is none, so that the same look-up is made (ACC-3). */
const NOBODY = '00000000-0000-0000-0000-000000000000'

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
