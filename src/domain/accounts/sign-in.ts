import type { AuditNote } from '../office/audit.ts'
import type { Account, AccountId, IdentifierOf } from './account.ts'
import type { NewSession } from './session.ts'
import { NETWORK, type Try } from './throttle.ts'

/** What a try at a password is counted by; lanes are keyed hashes (see `lanes.ts`). */
export interface TryAt {
  readonly who: IdentifierOf
  readonly lanes: {
    /** The network address. */
    readonly from: string
    /** Strangers at this identifier. */
    readonly stranger: string
    /** This browser at this identifier, if it has signed in to the account before. */
    readonly browser: string
    /** This browser at this identifier, whatever it did before: decides whether it is shown a wait. */
    readonly seen: string
  }
  /** The token's hash of a browser that somebody signed in with; empty where nobody did. */
  readonly deviceHash: string
}

/** A try that was counted, with the account it is made at; nothing is judged yet. */
export interface Begun {
  readonly account: Account | null
  readonly attempt: Try
  /** The lane the try was counted in: the browser's own or the strangers'. */
  readonly lane: string
  /** Tries from this network address within the window, this one included. */
  readonly fromAddress: number
  /** Tries of this browser at this identifier within the window. */
  readonly ownTries: number
}

export type SignInVerdict =
  | 'accepted'
  | 'wrong'
  | 'unknown'
  | 'no-password'
  | 'not-active'
  | 'locked'
  | 'waiting'
  | 'initial-expired'
  | 'other-certificate'

/**
 * Judges a try. `matches` is the hash's word; it was asked with the same work in every case. Everything but `accepted` looks the same
 * from outside (ACC-3). `holder`: whose login certificate came along; null where the way asks for none (CRT-2).
 */
export const judgeSignIn = (
  begun: Pick<Begun, 'account' | 'attempt'>,
  matches: boolean,
  now: Date,
  holder: AccountId | null = null,
): SignInVerdict => {
  const { account, attempt } = begun
  if (attempt.is === 'waiting') return 'waiting'
  if (!account) return 'unknown'
  // Before the password: with somebody else's certificate nobody can lock an account.
  if (holder !== null && holder !== account.id) return 'other-certificate'
  if (account.state !== 'active') return 'not-active'
  if (account.passwordHash === null) return 'no-password'
  if (account.lockedAt) return 'locked'
  if (!matches) return 'wrong'
  return account.initialUntil && now.getTime() >= account.initialUntil.getTime() ? 'initial-expired' : 'accepted'
}

/** Whether an address has used up its tries for now (ACC-4). */
export const tooManyFrom = (begun: Pick<Begun, 'fromAddress'>): boolean => begun.fromAddress > NETWORK.tries

/** The hot path of sign-in, one round trip each; by their results the same as the single ports used one after another. */
export interface SignIns {
  /** Counts the try in all its lanes, in a transaction of its own, and finds the account. */
  begin(at: TryAt, now: Date): Promise<Begun>
  /**
   * A new session: counts that led here are cleared, the browser is remembered, the account has signed in, and the audit trail has its
   * entry. False, and nothing done, where the account is not active any more.
   */
  enter(entered: Entered): Promise<boolean>
}

/** Somebody who comes in. */
export interface Entered {
  readonly session: NewSession
  readonly deviceHash: string
  /** Lanes that start again. */
  readonly clear: readonly string[]
  /** The network address's lane, which gets its try back. */
  readonly giveBack: string | null
  readonly note: AuditNote
}
