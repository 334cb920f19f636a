import { addSeconds, days, hours } from '../../kit/time.ts'

/** Why a customer has a certificate revoked: the four of manual 004 §2.1.5. */
export type RevocationWish =
  /** 証明書の内容を変更するため */
  | 'changed-data'
  /** 証明書切り替えのため */
  | 'replaced'
  /** サービス終了など、証明書の利用を停止するため */
  | 'out-of-use'
  /** 秘密鍵が危殆化したため */
  | 'key-compromise'

/**
 * Why a certificate was revoked, as lists and answers say it (RFC 5280 §5.3.1). `unspecified` is said by saying nothing, and hold is
 * not used (BR 7.2.2).
 */
export type ReasonCode =
  | 'unspecified'
  | 'keyCompromise'
  | 'affiliationChanged'
  | 'superseded'
  | 'cessationOfOperation'
  | 'privilegeWithdrawn'

/** What a wish becomes in a list (BR 7.2.2). */
export const reasonOf: Readonly<Record<RevocationWish, ReasonCode>> = {
  'changed-data': 'affiliationChanged',
  replaced: 'superseded',
  'out-of-use': 'cessationOfOperation',
  'key-compromise': 'keyCompromise',
}

/**
 * When a certificate has to be revoked at the latest after it was asked for: within 24 hours where the customer asks for it or the key may be
 * in other hands, within 5 days where what it says is true no more (BR 4.9.1.1, CRT-17).
 */
export const revokeBy = (wish: RevocationWish, askedAt: Date): Date =>
  addSeconds(askedAt, wish === 'changed-data' ? days(5) : hours(24))

/**
 * Whether the former certificate of a reissue may go on for a while: not where its key or its data are the reason, for then the clock of a
 * revocation runs (CRT-15).
 */
export const mayLiveOn = (because: RevocationWish): boolean =>
  because !== 'key-compromise' && because !== 'changed-data'

/** How far a clock has run, for whoever has to see it: from half of its time on it is urgent. */
export const clockOf = (askedAt: Date, due: Date, now: Date): 'running' | 'urgent' | 'overdue' => {
  if (now.getTime() >= due.getTime()) return 'overdue'
  return now.getTime() - askedAt.getTime() >= (due.getTime() - askedAt.getTime()) / 2 ? 'urgent' : 'running'
}
