import type { Language } from '../../kit/language.ts'
import type { AccountId } from '../accounts/account.ts'
import type { FactsOf } from '../letters.ts'

/** Letters that go to many accounts at once (KEY-10). */
export type MailingLetter = 'maintenance-announced' | 'maintenance-changed' | 'maintenance-withdrawn' | 'product-news'

/** One letter to many accounts, each in its own language. Product news goes to those who asked for it, anything else to everybody. */
export interface NewMailing<L extends MailingLetter = MailingLetter> {
  readonly id: string
  readonly letter: L
  /** What of the letter's facts is the same for everybody. */
  readonly facts: Readonly<Record<Language, FactsOf<L>>>
  /** The maintenance that it tells of. */
  readonly windowId?: string
  readonly at: Date
}

export interface Mailing extends NewMailing {
  /** How many letters were posted so far. */
  readonly posted: number
  /** When everybody had been posted to, or a newer one overtook it; null while it is under way. */
  readonly endedAt: Date | null
}

export interface Mailings {
  /** From now on the job `post-mailings` posts it, to accounts that are there by now. */
  begin<L extends MailingLetter>(mailing: NewMailing<L>): Promise<void>
  /** What is under way about a window is out of date: it ends, and letters that have not gone yet are taken back. */
  overtake(windowId: string, at: Date): Promise<void>
  /** The newest first. */
  recent(count: number): Promise<readonly Mailing[]>
  /** How many accounts product news would go to at this moment. */
  wantingNews(): Promise<number>
  /** Nobody of this account is sent product news any more; what waits to be sent is taken back. False where it was declined already. */
  declineNews(account: AccountId): Promise<boolean>
}

/** How far one batch of one mailing got. */
export interface Batch {
  readonly portal: string
  readonly mailing: string
  readonly posted: number
  /** Whether there was nobody left after it. */
  readonly isLast: boolean
}

/** The mailings of all portals, for the job that posts them. */
export interface MailingsJob {
  /** Posts one mailing's next letters, `count` at most, in one transaction. Null where nothing is left that nobody else is at. */
  postSome(now: Date, count: number): Promise<Batch | null>
}
