import { addDays, addMonths, type Day, daysBetween, monthsOf, type Period } from './calendar.ts'
import { type Change, currentRun, type Ledger, lastDayOf, type Run } from './ledger.ts'
import { type DaysAway, grow } from './outage.ts'

/** How long terms may be, and what happens after them. Data of a portal. */
export interface TermRule {
  /** How long after its end a term can be extended (manual 003 §3.3). */
  readonly grace: Period
  /** The most that may remain after an application, the trial included (manual 003 §3.3, KEY-32). */
  readonly most: Period
  /** How long after that time a connection number stays out of use (KEY-28). */
  readonly quarantine: Period
}

/** The lengths of manual 003 §3.3; the quarantine is ours. */
export const termRule: TermRule = { grace: 'P6M', most: 'P6Y', quarantine: 'P6M' }

/** How a device stands on a day (manual 003 §3.2, KEY-28, KEY-30). */
export type Standing =
  /** Never registered, or everything was reversed. */
  | { readonly is: 'none' }
  /** Begins at first use: 「初回利用時から」 so many months. */
  | { readonly is: 'waiting'; readonly run: number; readonly months: number }
  /** Runs until the end of `last` in GMT; `daysLeft` days after today. */
  | { readonly is: 'running'; readonly run: number; readonly last: Day; readonly daysLeft: number }
  /** Ended after `last`; `extendUntil` is the last day on which it can be extended. */
  | { readonly is: 'ended'; readonly run: number; readonly last: Day; readonly extendUntil: Day }
  /** Ended too long ago to be extended. From `numberFreeOn` its connection number may be given to somebody else. */
  | {
      readonly is: 'lapsed'
      readonly run: number
      readonly last: Day
      readonly extendUntil: Day
      readonly numberFreeOn: Day
    }

/** What a term is judged by, beside the ledger. */
export interface TermFacts {
  readonly rule: TermRule
  /** Maintenance windows and outages; those to come are passed over. */
  readonly away: readonly DaysAway[]
  /** The day it is in GMT. */
  readonly today: Day
}

/** What the current run is yet to grow by (KEY-33): written with whatever is written next, or by a job when an outage is recorded. */
export function growthDue(ledger: Ledger, { away, today }: TermFacts): readonly Change[] {
  const run = currentRun(ledger)
  const end = run && lastDayOf(run)
  if (!end) return []
  const { added } = grow(end.base, run.grown, begunBy(today, away))
  return added.map(({ from, to }) => ({ is: 'grown', on: today, run: run.run, from, to }))
}

/** How a device stands today. What it is yet to grow by counts already. */
export function standing(ledger: Ledger, facts: TermFacts): Standing {
  const run = currentRun(ledger)
  return run ? standingOf(run, facts) : { is: 'none' }
}

function standingOf(run: Run, facts: TermFacts): Standing {
  const { today } = facts
  const end = lastDayOf(run)
  if (!end) return { is: 'waiting', run: run.run, months: run.months }
  const { last, extendUntil, numberFreeOn } = endsFrom(end.base, run, facts)
  if (today <= last) return { is: 'running', run: run.run, last, daysLeft: daysBetween(today, last) }
  // In this direction only: today − 6 months ≤ end would say otherwise at the ends of months.
  if (today <= extendUntil) return { is: 'ended', run: run.run, last, extendUntil }
  return { is: 'lapsed', run: run.run, last, extendUntil, numberFreeOn }
}

/** The days a run leads to, as far as it is known today, from its last day by the calendar alone. */
function endsFrom(base: Day, { grown }: Run, { rule, away, today }: TermFacts) {
  const known = begunBy(today, away)
  const { last } = grow(base, grown, known)
  const graceEnd = addMonths(last, monthsOf(rule.grace))
  const { last: extendUntil } = grow(graceEnd, [], known)
  const quarantineEnd = addMonths(last, monthsOf(rule.grace) + monthsOf(rule.quarantine))
  return { last, extendUntil, numberFreeOn: addDays(quarantineEnd, daysBetween(graceEnd, extendUntil) + 1) }
}

/** What lists of devices are sorted by, and numbers become free by, as far as it is known when entries are written. */
export interface KeptEnds {
  /** The last day of the term; null before first use, and where there is none. */
  readonly endsOn: Day | null
  /** The day from which the device's number may be given to somebody else, unless more is written until then; null before first use. */
  readonly numberFreeOn: Day | null
}

/**
 * The ends to be kept beside a ledger. A reversal may lead back to a term that ended long ago, or to none: until then the number was in use,
 * so it waits out its quarantine from that day.
 */
export function keptEnds(ledger: Ledger, facts: TermFacts): KeptEnds {
  const run = currentRun(ledger)
  const end = run && lastDayOf(run)
  const reversal = ledger.findLast((entry) => entry.is === 'reversed')
  const quarantined = reversal ? addMonths(reversal.on, monthsOf(facts.rule.quarantine)) : null
  if (run && end) {
    const { last, numberFreeOn } = endsFrom(end.base, run, facts)
    return { endsOn: last, numberFreeOn: quarantined && quarantined > numberFreeOn ? quarantined : numberFreeOn }
  }
  return { endsOn: null, numberFreeOn: run === null ? quarantined : null }
}

const begunBy = (today: Day, away: readonly DaysAway[]) => away.filter(({ from }) => from <= today)

/** First use on the device (KEY-30): the entry that begins the term, or null where it began before or there is none. */
export function firstUse(ledger: Ledger, today: Day): Change | null {
  const run = currentRun(ledger)
  return run && run.anchor === null ? { is: 'begun', on: today, run: run.run } : null
}

/** What the device is told (KEY-60): more than 6 months after the end it is as if it had never been registered. */
export const serviceState = (stands: Standing): 'active' | 'expired' | 'not-registered' =>
  (
    ({
      none: 'not-registered',
      waiting: 'not-registered',
      running: 'active',
      ended: 'expired',
      lapsed: 'not-registered',
    }) as const
  )[stands.is]
