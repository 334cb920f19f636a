import fc from 'fast-check'
import { type Day, readDay } from '../../src/domain/keys/calendar.ts'

/**
 * A calendar that counts on its fingers: one day after the other, with the Gregorian rule for leap years and nothing else. Slow, and
 * unlike anything the program does, so that both can be held against each other.
 */
interface Date3 {
  readonly year: number
  readonly month: number
  readonly day: number
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const lengthOf = ({ year, month }: Date3): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const parse = (day: Day): Date3 => {
  const [year, month, date] = day.split('-').map(Number)
  return { year: year!, month: month!, day: date! }
}

const write = ({ year, month, day }: Date3): Day =>
  readDay([String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'))

const step = (at: Date3): Date3 => {
  if (at.day < lengthOf(at)) return { ...at, day: at.day + 1 }
  return at.month < 12 ? { year: at.year, month: at.month + 1, day: 1 } : { year: at.year + 1, month: 1, day: 1 }
}

export const nextDay = (day: Day): Day => write(step(parse(day)))

/** `n` days later, one by one. */
export function countDaysOn(day: Day, n: number): Day {
  let at = parse(day)
  for (let i = 0; i < n; i++) at = step(at)
  return write(at)
}

/** Walks on until so many months have begun, then to the anchor's day of the month, or to the month's last day where it has none. */
export function countMonths(anchor: Day, months: number): Day {
  const start = parse(anchor)
  let at = start
  for (let begun = 0; begun < months; ) {
    at = step(at)
    if (at.day === 1) begun++
  }
  if (months === 0) return anchor
  while (at.day < start.day && at.day < lengthOf(at)) at = step(at)
  return write(at)
}

/** How many days there are after `from` until and with `to`; `to` is not before `from`. */
export function countBetween(from: Day, to: Day): number {
  let days = 0
  for (let at = from; at !== to; at = nextDay(at)) days++
  return days
}

/** Days of the years 2024 to 2040, ends of months and leap days far oftener than they come. */
export const anyDay: fc.Arbitrary<Day> = fc
  .tuple(
    fc.integer({ min: 2024, max: 2040 }),
    fc.oneof(fc.constant(2), fc.integer({ min: 1, max: 12 })),
    fc.oneof(fc.integer({ min: 28, max: 31 }), fc.integer({ min: 1, max: 31 })),
  )
  .map(([year, month, day]) => write({ year, month, day: Math.min(day, lengthOf({ year, month, day })) }))
