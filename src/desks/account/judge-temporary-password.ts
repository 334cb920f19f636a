import { lanes } from '../../domain/accounts/lanes.ts'
import { judgeTemporary, type TemporaryVerdict } from '../../domain/accounts/temporary-password.ts'
import { NETWORK } from '../../domain/accounts/throttle.ts'
import { foldCode } from '../../kit/fold.ts'
import type { RecoveryRule } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import type { TypedIdentifier } from '../fields.tsx'
import { temporaryHash } from './answer-recovery.ts'

/** The portal's rule of temporary passwords; a fault of ours where a portal without one gets here. */
export const temporaryRule = (desk: Desk): Extract<RecoveryRule, { by: 'temporary-password' }> => {
  const { recovery } = desk.portal.account
  if (recovery.by !== 'temporary-password') throw new Error(`portal ${desk.portal.id} mails no temporary passwords`)
  return recovery
}

export type JudgedTemporary =
  | { readonly is: 'good'; readonly grantId: string; readonly until: Date; readonly giveBack: readonly string[] }
  /** Said to whoever typed the right one, and to nobody else. */
  | {
      readonly is: 'ended'
      readonly verdict: Extract<TemporaryVerdict, 'expired' | 'spent' | 'replaced' | 'exhausted'>
    }
  | { readonly is: 'not-accepted' }
  | { readonly is: 'too-many-from-here'; readonly wait: number }

/** Stands for the account where there is none, so that every look-up is made all the same. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Judges a typed temporary password. The try is counted before anything is judged, so that parallel tries cannot share one; a login ID
 * nobody has is looked up, counted and noted by the same statements as one that somebody has (ACC-3). Tries are counted apart for the
 * browser in which the password was asked for: strangers who know a login ID use up their own tries and nobody else's (ACC-4).
 */
export const judgeTemporaryTyped = async (
  who: TypedIdentifier,
  typed: string,
  desk: Desk,
): Promise<JudgedTemporary> => {
  const { stores, vault, visitor, now } = desk
  const lane = lanes(vault)
  const { lifetime, tries: allowed } = temporaryRule(desk)
  const from = lane.signInsFrom(visitor.address)
  if ((await stores.throttle.countInWindow(from, NETWORK.seconds, now)) > NETWORK.tries)
    return { is: 'too-many-from-here', wait: NETWORK.seconds }

  const account = await stores.accounts.byIdentifier(who)
  const newest = await stores.grants.newest(account?.id ?? NOBODY, 'temporary')
  const asker = newest?.facts['browser'] === visitor.browserHash ? visitor.browserHash : ''
  const counted = lane.temporary(newest?.id ?? `${who.kind}\n${who.canonical}`, asker)
  // The window begins with the first try, so it is never over before the password itself is.
  const tries = await stores.throttle.countInWindow(counted, lifetime, now)
  // Whatever became of it: an expired, used or replaced one is still known by its hash.
  const found = await stores.grants.bySecret(temporaryHash(vault, account?.id ?? NOBODY, foldCode(typed)))
  const verdict = judgeTemporary({ account, typed: found, tries, allowed }, now)
  await desk.note({
    event: verdict === 'good' ? 'recovery.accepted' : 'recovery.refused',
    ...(account ? { accountId: account.id } : {}),
    facts: { why: verdict, tries },
  })
  switch (verdict) {
    case 'good':
      return { is: 'good', grantId: found!.id, until: found!.expiresAt, giveBack: [from, counted] }
    case 'expired':
    case 'spent':
    case 'replaced':
    case 'exhausted':
      return { is: 'ended', verdict }
    case 'wrong':
    case 'unknown':
    case 'not-active':
      return { is: 'not-accepted' }
  }
}
