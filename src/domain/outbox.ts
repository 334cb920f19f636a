import type { Language } from '../kit/language.ts'
import { addSeconds, hours, minutes, type Seconds } from '../kit/time.ts'
import type { FactsOf, LetterName } from './letters.ts'

/** A letter taken out of the outbox to be sent now. Nobody else takes it up before the lease ends (ACC-40). */
export interface ClaimedLetter<L extends LetterName = LetterName> {
  readonly id: string
  readonly portal: string
  readonly letter: L
  readonly to: string
  /** The name of the account it goes to; empty where there is none. */
  readonly name: string
  readonly language: Language
  readonly facts: FactsOf<L>
  /** Opens the sealed secret; null where the letter has none. Throws `SealBroken` as the vault does. */
  secret(): string | null
  /** Whether it is one of a mailing's, which go after all others. */
  readonly isOfMany: boolean
  /** Counts this try. */
  readonly tries: number
  readonly createdAt: Date
}

/** How many letters wait or were given up, and since when the oldest of the waiting ones waits. */
export interface Backlog {
  readonly waiting: number
  readonly failed: number
  readonly oldest: Date | null
}

/** The letters that wait to be sent, of all portals. Each call is a transaction of its own. */
export interface Outbox {
  /**
   * Takes up to `count` letters that are due. Portals take turns, a letter that ends soon goes before one that does not, and of one
   * recipient only one is under way. Letters of mailings go when no other is due, and not at all `but-mailings`. A letter whose worker
   * vanished is due again when its lease ends.
   */
  claim(now: Date, count: number, which?: 'all' | 'but-mailings'): Promise<readonly ClaimedLetter[]>
  /** The letter has gone; its secret is wiped in the same statement. */
  sent(letter: ClaimedLetter, at: Date): Promise<void>
  /** The letter waits until `dueAt`. Nothing changes if somebody else took it up meanwhile. */
  retry(letter: ClaimedLetter, reason: string, dueAt: Date): Promise<void>
  /** The letter will never go; its secret is wiped in the same statement. */
  giveUp(letter: ClaimedLetter, reason: string): Promise<void>
  backlog(): Promise<Backlog>
}

/** A written mail, ready for a server. */
export interface OutgoingMail {
  /** The outbox's id: the same mail has the same id however often it is tried. */
  readonly id: string
  readonly portal: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The address that stops mails of this kind when something is posted to it, without asking anything (RFC 8058). */
  readonly unsubscribe?: string
  readonly at: Date
}

/** What became of a try. `reason` is for staff and holds no secret. */
export type Delivery =
  | { readonly is: 'delivered' }
  /** The address or the mail was refused for good. */
  | { readonly is: 'refused'; readonly reason: string }
  /** Not now: this mail. */
  | { readonly is: 'later'; readonly reason: string }
  /** Not now: no mail at all, for the server is away. */
  | { readonly is: 'away'; readonly reason: string }

const firstWait = minutes(1)
const longestWait = hours(1)
/** A server that is away is asked again more often: codes that wait for it live only minutes. */
const longestWaitForServer = minutes(5)
const giveUpAfter = hours(24)

/**
 * When a letter that could not go is tried again: 1, 2, 4 … minutes later, an hour at most, the last time 24 hours after it was written.
 * Null when that was the last time.
 */
export const nextTry = (
  letter: Pick<ClaimedLetter, 'tries' | 'createdAt'>,
  why: 'later' | 'away',
  now: Date,
): Date | null => {
  const end = addSeconds(letter.createdAt, giveUpAfter)
  if (now >= end) return null
  const longest = why === 'away' ? longestWaitForServer : longestWait
  const wait = Math.min(firstWait * 2 ** Math.min(letter.tries - 1, 20), longest) as Seconds
  const due = addSeconds(now, wait)
  return due < end ? due : end
}

/** Whether what the letter brings has ended already: it would only lead its reader to a page that says so. */
export const isPastUse = (letter: Pick<ClaimedLetter, 'facts'>, now: Date): boolean => {
  const until = (letter.facts as { readonly until?: unknown }).until
  return typeof until === 'string' && Date.parse(until) <= now.getTime()
}
