import { type GrantVerdict, judgeGrant } from '../../domain/accounts/grant.ts'
import type { Desk } from '../desk.ts'
import { go, type Move, refuse } from '../flow.ts'
import { judgeNewPassword } from './judge-new-password.ts'
import { setOwnPassword } from './set-own-password.ts'

/** Where choosing a password by what was mailed leads. */
type Choice =
  | { readonly at: 'done' }
  /** What was mailed has ended meanwhile. */
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }

/**
 * Judges a new password that a mailed link or a temporary password opened the way to. Its work is one transaction: the grant is used up,
 * the password set, every session ended, the notice posted (ACC-24). `spent` is said to whoever comes second.
 */
export const chooseByGrant = async (
  next: string,
  grantId: string,
  words: { readonly label: string; readonly spent: string },
  desk: Desk,
): Promise<Move<Choice>> => {
  const grant = await desk.stores.grants.byId(grantId)
  const verdict = judgeGrant(grant, desk.now)
  if (verdict !== 'good') return go<Choice>({ at: 'ended', verdict })
  const account = grant?.accountId ? await desk.stores.accounts.byId(grant.accountId) : null
  if (account?.state !== 'active') return go<Choice>({ at: 'ended', verdict: 'unknown' })
  const problems = await judgeNewPassword(next, account, { name: 'next', label: words.label }, desk)
  if (problems.length > 0) return refuse(...problems)
  const hash = await desk.hasher.hash(next)
  return go<Choice>({ at: 'done' }, async (stores) => {
    if (!(await stores.grants.spend(grantId, desk.now))) return [{ text: words.spent }]
    await setOwnPassword(account, hash, 'recovered', desk, stores)
    return undefined
  })
}
