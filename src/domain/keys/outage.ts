import { addDays, type Day, daysBetween, gmtDay } from './calendar.ts'

/**
 * Days on which the counter could not be reached: a maintenance window or a recorded outage, as the days it touched in GMT, both ends
 * included. Our being away never costs a right: a period whose last day is among them grows by them (KEY-33).
 */
export interface DaysAway {
  readonly from: Day
  readonly to: Day
}

/**
 * The days touched by being away from one moment until, and without, another. Touching is enough: somebody may have come for just that
 * hour. Throws a RangeError where the end is not after the beginning.
 */
export function daysAway(from: Date, until: Date): DaysAway {
  if (until.getTime() <= from.getTime()) throw new RangeError('an outage ends after it began')
  return { from: gmtDay(from), to: gmtDay(new Date(until.getTime() - 1)) }
}

/** How many days there are in all; a day in two of them is one day. */
export const countDays = (away: readonly DaysAway[]): number =>
  joined(away).reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)

/** What a period grew by, and its last day after that. */
export interface Growth {
  readonly last: Day
  /** To be counted from now on, beside what was counted before. */
  readonly added: readonly DaysAway[]
}

/**
 * Grows a period. `base` is its last day by the calendar alone, `counted` what it grew by already, `known` every time away that has begun.
 * Growing may lead to a day that is away as well, so it goes on. What became known late, or longer than it was known first, counts from
 * the beginning; what was counted stays. So a period never ends sooner than if all had been known at once, nor than was promised before.
 */
export function grow(base: Day, counted: readonly DaysAway[], known: readonly DaysAway[]): Growth {
  const stretches = joined([...counted, ...known])
  // Days of an earlier end, before something was added to the period.
  const held = counted.filter(({ to }) => to < base)
  for (;;) {
    const days = countDays(held)
    const last = addDays(base, days)
    const covering = stretches.find(({ from, to }) => from <= last && last <= to)
    if (!covering || countDays([...held, covering]) === days) break
    held.push(covering)
  }
  const added = held.filter((one) => countDays([...counted, one]) > countDays(counted))
  return { last: addDays(base, countDays([...counted, ...added])), added }
}

/** Overlapping and adjoining days away as one, in order. */
function joined(away: readonly DaysAway[]): readonly DaysAway[] {
  const stretches: DaysAway[] = []
  for (const next of away.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const held = stretches.at(-1)
    if (held && next.from <= addDays(held.to, 1)) {
      stretches[stretches.length - 1] = { from: held.from, to: held.to > next.to ? held.to : next.to }
    } else stretches.push(next)
  }
  return stretches
}
