import type { Language } from '../../kit/language.ts'
import type { Seconds } from '../../kit/time.ts'
import { days } from '../../kit/time.ts'
import type { AccountId } from '../accounts/account.ts'
import type { Refusal } from './application.ts'
import type { CardId, PrintedCard } from './cards.ts'
import type { ConnectionNumber } from './connection-number.ts'
import type { Device } from './device.ts'
import type { HolderId } from './devices.ts'
import type { HexFault } from './hex-fields.ts'
import type { ProductId } from './product.ts'
import type { Standing } from './term.ts'

/** The most rows of one file (KEY-70), and its most bytes: with every digit in full width 10,000 rows stay below that. */
export const BULK_MOST = { rows: 10_000, bytes: 2_000_000 } as const

/**
 * So many wrong pairs in one file, and it is not gone on with: its columns have slipped, say. Well below what an account may try a day
 * (KEY-23), so that whoever mends such a file can send it again on the same day.
 */
export const WRONG_PAIRS_STOP = 10

/** How long an upload is kept: its rows hold cards and keys. */
export const BULK_KEPT: Readonly<Record<'unconfirmed' | 'confirmed', Seconds>> = {
  unconfirmed: days(7),
  confirmed: days(30),
}

export type BulkId = string & { readonly __is?: 'BulkId' }

/** A field of a row. */
export type BulkField = 'device' | 'card' | 'registrationId'

/** What a row's field can have: as a field of a form, and what spreadsheets make of long numbers (`1.23457E+15`). */
export type BulkFault = HexFault | 'slip' | 'spreadsheet'

/** Why a row founds or extends nothing. Nothing is used up by it. */
export type RowRefusal =
  | { readonly why: 'field'; readonly field: BulkField; readonly fault: BulkFault }
  /** The card is in another row above. */
  | { readonly why: 'card-twice'; readonly line: number }
  /** Devices of this kind are for accounts that staff have allowed (KEY-50). */
  | { readonly why: 'kind-not-open' }
  /** KEY-23. Times are ISO 8601. */
  | { readonly why: 'wrong-pair' }
  | { readonly why: 'card-closed'; readonly until: string }
  | { readonly why: 'account-closed'; readonly until: string }
  | { readonly why: 'no-number' }
  | Refusal

/** What becomes of a row, or became of it. */
export type RowFate =
  | { readonly is: 'refused'; readonly refusal: RowRefusal }
  | { readonly is: 'possible'; readonly before: Standing; readonly after: Standing }
  /** Done, or done before with the same pair: number, term, and the key (16 digits) where the card founded one. */
  | {
      readonly is: 'issued'
      readonly number: ConnectionNumber | null
      readonly key: string | null
      readonly stands: Standing
    }

/**
 * `waiting` to be proved, `proved` and to be judged, `ready` to be carried out. At the end `done`; `same` where the same card was used for
 * the same device before (KEY-24); or `refused`, at any of these.
 */
export type RowState = 'waiting' | 'proved' | 'ready' | 'done' | 'same' | 'refused'

export interface BulkRow {
  readonly id: string
  /** Its place among the rows, counted from 0, and the line of the file it began on, counted from 1. */
  readonly place: number
  readonly line: number
  /** As typed: device, card, registration ID. */
  readonly typed: readonly [string, string, string]
  readonly state: RowState
  /** Null where they could not be read. */
  readonly device: Device | null
  readonly card: PrintedCard | null
  /** From when the pair is proved. */
  readonly proved: { readonly id: CardId; readonly product: ProductId } | null
  readonly fate: RowFate | null
}

/**
 * Why an upload was not gone on with. `wrong-pairs`: too many in it; `tries-used`: the account has no wrong tries left today (KEY-23);
 * `given-up` by the person; `replaced`: the same file was uploaded anew; `account`: it may not sign in any more.
 */
export type StopReason = 'wrong-pairs' | 'tries-used' | 'given-up' | 'replaced' | 'account'

/** `checking` and `running` are the job's, in `checked` the person confirms. */
export type BulkState = 'checking' | 'checked' | 'running' | 'done' | 'stopped'

export interface BulkRun {
  readonly id: BulkId
  readonly account: AccountId
  readonly holder: HolderId
  /** The language it was uploaded in, for the mail at the end. */
  readonly language: Language
  readonly asked: 'new' | 'extension'
  readonly rowCount: number
  readonly state: BulkState
  readonly stoppedWhy: StopReason | null
  /** Which texts are to be agreed to: known from when all rows are judged. */
  readonly needs: readonly TermsKind[]
  /** Those that were agreed to; null before that. */
  readonly terms: BulkTerms | null
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly expiresAt: Date
}

/** The portal's texts for the trial, and for what is paid (KEY-21). */
export type TermsKind = 'free' | 'paid'
export type BulkTerms = Readonly<Partial<Record<TermsKind, { readonly id: string; readonly version: string }>>>

export type NewBulkRun = Pick<BulkRun, 'id' | 'account' | 'holder' | 'language' | 'asked' | 'createdAt'> & {
  /** A keyed hash of what it asks for, by which the same file is known again. */
  readonly contentMac: string
}

export type RowCounts = Readonly<Record<RowState, number>>

/** Uploads of many cards in one portal (KEY-70). What is somebody else's is never found. */
export interface BulkRuns {
  /** The upload by which this holder's same file is being checked or carried out now. */
  underWay(contentMac: string, holder: HolderId): Promise<BulkRun | null>
  /**
   * Keeps an upload with its rows. The same file is under way once: false, and nothing is written, while it is being checked or carried
   * out; where it only waits to be confirmed, this one takes its place, for what was found then may be so no more.
   */
  begin(run: NewBulkRun, rows: readonly BulkRow[]): Promise<boolean>
  byId(id: BulkId, holder: HolderId): Promise<BulkRun | null>
  /** A holder's uploads that are kept, newest first, without those that another one replaced. */
  ofHolder(holder: HolderId, count: number): Promise<readonly BulkRun[]>
  counts(id: BulkId): Promise<RowCounts>
  /** Rows in the order of the file; with `refusedFirst` those that were refused before all others. */
  rows(id: BulkId, from: number, count: number, refusedFirst: boolean): Promise<readonly BulkRow[]>
  /** The first rows in this state, in the order of the file. */
  inState(id: BulkId, state: RowState, count: number): Promise<readonly BulkRow[]>
  /** Adds to the wrong pairs of this upload; gives how many there are. */
  countWrong(id: BulkId, wrong: number): Promise<number>
  /** Writes what became of rows. */
  settle(rows: readonly BulkRow[]): Promise<void>
  /** From `checking` to `checked`: every row is judged. */
  judged(id: BulkId, needs: readonly TermsKind[], at: Date): Promise<boolean>
  /** From `checked` to `running`, once; false where somebody else was quicker. */
  confirm(id: BulkId, terms: BulkTerms, at: Date): Promise<boolean>
  /** From `running` to `done`. */
  finish(id: BulkId, at: Date): Promise<boolean>
  /** Ends it, from the state it was seen in; what was carried out by then stays. */
  stop(id: BulkId, from: BulkState, why: StopReason, at: Date): Promise<boolean>
}

/** An upload that is worked on in a transaction, by nobody else. */
export interface ClaimedRun {
  readonly portal: string
  readonly run: BulkRun
}

/** The uploads of all portals, as the job works on them. */
export interface BulkJob<S> {
  /** Takes one upload that is due, the one that waited longest, and does some of its work in one transaction. */
  step(now: Date, work: (claimed: ClaimedRun, stores: S) => Promise<NextDue>): Promise<BulkStep>
}

/** When there is more to do; null where the upload is at its end, or waits for its person. */
export type NextDue = Date | null

export type BulkStep =
  | { readonly is: 'none' }
  | { readonly is: 'worked'; readonly next: NextDue }
  /** The work threw: nothing of it was kept, and the upload waits longer each time. */
  | { readonly is: 'failed'; readonly portal: string; readonly id: BulkId; readonly error: unknown }
