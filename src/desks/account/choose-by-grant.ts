import { type GrantVerdict, judgeGrant } from '../../domain/accounts/grant.ts'
import type { Desk } from '../desk.ts'
import type { Problem, Work } from '../flow.ts'
import { judgeNewPassword } from './judge-new-password.ts'
import { setOwnPassword } from './set-own-password.ts'

/** What became of choosing a password by what was mailed. */
export type Chosen =
  | { readonly is: 'good'; readonly work: Work }
  | { readonly is: 'refused'; readonly problems: readonly Problem[] }
  /** What was mailed has ended meanwhile. */
  | { readonly is: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }

/**
 * Judges a new password that a mailed link or a temporary password opened the way to. Its work is one transaction: the grant is used up,
 * the password set, every session ended, the notice posted (ACC-24). `spent` is said to whoever comes second.
 */
export const chooseByGrant = async (
  next: string,
  grantId: string,
  words: { readonly label: string; readonly spent: string },
  desk: Desk,
): Promise<Chosen> => {
  const grant = await desk.stores.grants.byId(grantId)
  const verdict = judgeGrant(grant, desk.now)
  if (verdict !== 'good') return { is: 'ended', verdict }
  const account = grant?.accountId ? await desk.stores.accounts.byId(grant.accountId) : null
  if (account?.state !== 'active') return { is: 'ended', verdict: 'unknown' }
  const problems = await judgeNewPassword(next, account, { name: 'next', label: words.label }, desk)
  if (problems.length > 0) return { is: 'refused', problems }
  const hash = await desk.hasher.hash(next)
  return {
    is: 'good',
    work: async (stores) => {
      if (!(await stores.grants.spend(grantId, desk.now))) return [{ text: words.spent }]
      await setOwnPassword(account, hash, 'recovered', desk, stores)
      return undefined
    },
  }
}
