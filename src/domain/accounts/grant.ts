import type { AccountId } from './account.ts'

/**
 * What a mailed secret opens. Links and temporary passwords share one life: made, perhaps replaced by a newer one, spent once.
 * `password` recovery link, `invitation` first password, `temporary` temporary password, `register` confirmed address of a newcomer,
 * `register-by-consent` the same with what the newcomer typed, `reissue` a fresh password until its first use, `change-mail` and `undo-mail` the two ends of a new address, `apply` confirmed address of a customer-code request,
 * `hand-over` the main user's place, `inquiry` confirmed address of a question, `stop-news` the way out of product news.
 */
export type Purpose =
  | 'password'
  | 'invitation'
  | 'temporary'
  | 'register'
  | 'register-by-consent'
  | 'reissue'
  | 'change-mail'
  | 'undo-mail'
  | 'apply'
  | 'hand-over'
  | 'inquiry'
  | 'stop-news'

/** What opens an account to whoever reads the mailbox it went to. They end together, whatever was mailed by whichever recovery. */
export const WAYS_IN: readonly Purpose[] = ['password', 'invitation', 'temporary', 'reissue']

export interface Grant {
  readonly id: string
  readonly purpose: Purpose
  readonly accountId: AccountId | null
  readonly secretHash: string
  /** Facts of the purpose, sealed at rest. */
  readonly facts: Readonly<Record<string, string>>
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly spentAt: Date | null
  readonly replacedAt: Date | null
}

export type GrantVerdict = 'good' | 'expired' | 'spent' | 'replaced' | 'unknown'

/** What a link is worth now. The last instant of its life counts as past it. */
export const judgeGrant = (grant: Grant | null, now: Date): GrantVerdict => {
  if (!grant) return 'unknown'
  if (grant.spentAt) return 'spent'
  if (grant.replacedAt) return 'replaced'
  return now.getTime() >= grant.expiresAt.getTime() ? 'expired' : 'good'
}

export interface NewGrant {
  readonly id: string
  readonly purpose: Purpose
  readonly accountId: AccountId | null
  readonly secretHash: string
  readonly facts?: Readonly<Record<string, string>>
  readonly at: Date
  readonly expiresAt: Date
  /** Earlier ones of the same purpose stay good beside it. */
  readonly beside?: true
}

export interface Grants {
  /** Makes the grant; earlier ones of the same account and purpose are void from now on (only the newest works), but for `beside`. */
  create(grant: NewGrant): Promise<void>
  bySecret(secretHash: string): Promise<Grant | null>
  byId(id: string): Promise<Grant | null>
  /** True for exactly one caller, and only while the grant is good at `now`. */
  spend(id: string, now: Date): Promise<boolean>
  /** Ends every outstanding grant of an account, as after a recovery (ACC-24); of these purposes, made at `since` or later. */
  endAll(account: AccountId, now: Date, purposes?: readonly Purpose[], since?: Date): Promise<void>
  /** When the newest grant of this account and purpose was made and until when it lives, for lists. */
  newest(account: AccountId, purpose: Purpose): Promise<Grant | null>
}
