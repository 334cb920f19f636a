import { addDays, addMonths, type Day, monthsOf, type Period } from './calendar.ts'
import { countDays, type DaysAway } from './outage.ts'
import type { ProductId } from './product.ts'

/**
 * The ledger of a device's terms (KEY-35). Entries are added, never changed or taken out; where the term ends today is their sum. What
 * an entry does is said in it and does not depend on the day it is read, so that nothing recorded later turns an extension of that day
 * into something else.
 *
 * Time that follows on without a break is a **run**: it has one anchor day, and its last day is the anchor day, plus the months of all its
 * grants, plus the days it grew by. A new application and an extension after the end each start the next run.
 */
export type Change =
  /** A card was used. `anchor` is the day a run begins at once (KEY-31); null where it begins at first use, or goes on. */
  | {
      readonly is: 'granted'
      readonly on: Day
      readonly run: number
      readonly product: ProductId
      readonly period: Period
      readonly anchor: Day | null
    }
  /** First use on the device: `on` is the run's anchor day (KEY-30). */
  | { readonly is: 'begun'; readonly on: Day; readonly run: number }
  /** The run's last day fell into days on which the counter was away (KEY-33). */
  | ({ readonly is: 'grown'; readonly on: Day; readonly run: number } & DaysAway)
  /** What another entry did is undone, by staff, for a reason. A reversal can be reversed, too. */
  | { readonly is: 'reversed'; readonly on: Day; readonly entry: string; readonly reason: string }

export type LedgerEntry = Change & { readonly id: string }

/** A device's entries in the order they were written. */
export type Ledger = readonly LedgerEntry[]

/** The sum of one run's entries. */
export interface Run {
  /** Counted from 1. */
  readonly run: number
  /** The day it began, or null before first use. */
  readonly anchor: Day | null
  /** The sum of its grants. */
  readonly months: number
  /** What it grew by. */
  readonly grown: readonly DaysAway[]
}

/** A run's last day by the calendar alone, and with what it grew by; null before first use. */
export function lastDayOf(run: Run): { readonly base: Day; readonly last: Day } | null {
  if (run.anchor === null) return null
  const base = addMonths(run.anchor, run.months)
  return { base, last: addDays(base, countDays(run.grown)) }
}

/** The ids of entries that were reversed, by reversals that were not. */
export function undoneIn(ledger: Ledger): ReadonlySet<string> {
  const undone = new Set<string>()
  // From the end, for whether a reversal counts depends on later ones alone.
  for (const entry of ledger.toReversed()) if (entry.is === 'reversed' && !undone.has(entry.id)) undone.add(entry.entry)
  return undone
}

/** The entries that make up the sum: those that were not reversed. */
export function inForce(ledger: Ledger): readonly Exclude<LedgerEntry, { is: 'reversed' }>[] {
  const undone = undoneIn(ledger)
  return ledger.flatMap((entry) => (entry.is === 'reversed' || undone.has(entry.id) ? [] : [entry]))
}

/** The run that counts today: the latest that still has a grant in force. Null where there never was one, or all were reversed. */
export function currentRun(ledger: Ledger): Run | null {
  const held = inForce(ledger)
  const latest = Math.max(0, ...held.map((entry) => (entry.is === 'granted' ? entry.run : 0)))
  if (latest === 0) return null
  const its = held.filter((entry) => entry.run === latest)
  // A day a restart set stays, also where that grant is reversed and others are not: their time was promised from that day.
  const set = ledger.find((entry) => entry.is === 'granted' && entry.run === latest && entry.anchor !== null)
  const firstUse = its.find((entry) => entry.is === 'begun')
  return {
    run: latest,
    anchor: (set?.is === 'granted' ? set.anchor : null) ?? firstUse?.on ?? null,
    months: its.reduce((sum, entry) => sum + (entry.is === 'granted' ? monthsOf(entry.period) : 0), 0),
    grown: its.filter((entry) => entry.is === 'grown').map(({ from, to }) => ({ from, to })),
  }
}

/** The number of the next run. Runs whose grants were all reversed keep theirs, so nothing old can fall into a new one. */
export const nextRun = (ledger: Ledger): number =>
  1 + ledger.reduce((most, entry) => (entry.is === 'granted' ? Math.max(most, entry.run) : most), 0)

/** The grant by which a device took a product, as far as it is in force. */
export const grantOf = (ledger: Ledger, product: ProductId): { readonly on: Day } | null =>
  inForce(ledger).find((entry) => entry.is === 'granted' && entry.product === product) ?? null
