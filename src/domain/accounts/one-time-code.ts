import { addSeconds, type Seconds } from '../../kit/time.ts'
import type { AccountId } from './account.ts'

/** A mailed one-time password after the password (ACC-7). It confirms the address again; it is no second factor in NIST's sense. */
export interface MailedCode {
  readonly digits: number
  readonly lifetime: Seconds
  /** Tries at one code; asking for another one does not start the count again (NIST SP 800-63B-4 §3.1.3.2). */
  readonly tries: number
  /** The shortest time between two mails. */
  readonly resendAfter: Seconds
  /** Asked again when this long has passed since the last check, whatever the browser; or at every sign-in. */
  readonly every: Seconds | 'sign-in'
}

/** A mailed code, bound to the sign-in (and so to the browser) that asked for it (ACC-7). */
export interface OneTimeCode {
  readonly codeHash: string
  readonly accountId: AccountId
  /** Tries at this sign-in, the present one included; asking for another code does not start them again. */
  readonly tries: number
  readonly sentAt: Date
  readonly expiresAt: Date
}

export type CodeVerdict = 'accepted' | 'wrong' | 'expired' | 'exhausted'

/** Judges a code that was typed. `matches` is the comparison of keyed hashes, made by the caller in constant time. */
export const judgeCode = (held: OneTimeCode | null, matches: boolean, rule: MailedCode, now: Date): CodeVerdict => {
  if (!held || held.tries > rule.tries) return 'exhausted'
  if (now.getTime() >= held.expiresAt.getTime()) return 'expired'
  return matches ? 'accepted' : 'wrong'
}

/** Whether the check is due: at every sign-in, never made, or made at least `every` ago (manual 000 ⑬: 90 days after the last one). */
export const checkIsDue = (lastCheckAt: Date | null, rule: MailedCode, now: Date): boolean =>
  rule.every === 'sign-in' || lastCheckAt === null || now.getTime() >= addSeconds(lastCheckAt, rule.every).getTime()

export interface OneTimeCodes {
  /** Keeps a code for this sign-in in the place of an earlier one, whose tries stay counted. False before `resendAfter` has passed. */
  put(flowId: string, code: Omit<OneTimeCode, 'tries'>, notBefore: Date): Promise<boolean>
  /** Counts one try in its own statement and returns what is held. */
  countTry(flowId: string): Promise<OneTimeCode | null>
  /** True for exactly one caller. */
  spend(flowId: string): Promise<boolean>
  held(flowId: string): Promise<OneTimeCode | null>
}
