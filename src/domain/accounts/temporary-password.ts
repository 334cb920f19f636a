import type { Account } from './account.ts'
import { type Grant, type GrantVerdict, judgeGrant } from './grant.ts'

/**
 * What a typed temporary password is worth. `expired`, `spent`, `replaced` and `exhausted` are said of the right one alone, so whoever
 * hears them held the mail; everything else looks the same from outside (ACC-3).
 */
export type TemporaryVerdict = GrantVerdict | 'wrong' | 'not-active' | 'exhausted'

export interface TypedTemporary {
  /** Whose login ID was given; null where there is no such account. */
  readonly account: Pick<Account, 'id' | 'state'> | null
  /** The temporary password that was typed, whatever became of it; null where nothing was ever mailed that reads like it. */
  readonly typed: Grant | null
  /** How many tries there were with this one; counted before anybody judged. */
  readonly tries: number
  /** How many there may be. */
  readonly allowed: number
}

/** Judges a typed temporary password (manual 001 §4, ACC-21). */
export const judgeTemporary = ({ account, typed, tries, allowed }: TypedTemporary, now: Date): TemporaryVerdict => {
  if (!account) return 'unknown'
  if (account.state !== 'active') return 'not-active'
  if (typed?.purpose !== 'temporary' || typed.accountId !== account.id) return 'wrong'
  const verdict = judgeGrant(typed, now)
  if (verdict !== 'good') return verdict
  return tries > allowed ? 'exhausted' : 'good'
}
