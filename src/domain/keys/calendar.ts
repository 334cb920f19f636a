/**
 * Days and periods of terms (KEY-33). A term is counted in whole days in GMT, which is what a device shows; the last one counts to its
 * end. Arithmetic is that of `Temporal.PlainDate`: a day the month lacks becomes the month's last day.
 */

declare const zone: unique symbol

/** A day in GMT, `YYYY-MM-DD`. Days of the years 0000 to 9999 compare as their texts do. */
export type Day = string & { readonly [zone]: 'GMT' }

/** A length in years and months as ISO 8601 writes it: `P3M`, `P1Y`, `P1Y6M`. Days, hours and fractions are none of ours. */
export type Period = `P${number}Y` | `P${number}M` | `P${number}Y${number}M`

/** The day a text names. Throws a RangeError for anything but `YYYY-MM-DD` on the calendar. */
export function readDay(text: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a day: ${text}`)
  return Temporal.PlainDate.from(text).toString() as Day
}

/** The day it is in GMT at a moment. In Japan the next day may have begun: 1 February 01:00 there is 31 January here. */
export const gmtDay = (moment: Date): Day =>
  readDay(Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO('UTC').toPlainDate().toString())

/** The last second of a day in GMT: what people are shown, in whichever zone (08:59:59 of the next day in Japan). */
export const lastSecondOf = (day: Day): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T23:59:59`).toZonedDateTime('UTC').epochMilliseconds)

/** The first second of a day in GMT (9:00 of the same day in Japan). */
export const firstSecondOf = (day: Day): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds)

/** The day `n` days after (before, where `n` is negative). */
export const addDays = (day: Day, n: number): Day => readDay(Temporal.PlainDate.from(day).add({ days: n }).toString())

/** How many days `to` is after `from`; negative where it is before. */
export const daysBetween = (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(to).days

/**
 * The day `months` after an anchor day. Sums are added up first and taken in one step: taken one by one they would be clamped one by one
 * (31 January + 1 month + 1 month = 31 March, not 28 March).
 */
export const addMonths = (anchor: Day, months: number): Day =>
  readDay(Temporal.PlainDate.from(anchor).add({ months }).toString())

/** The first day from which `months` reach `target`. 29 February has no fellow in most years, so it is the day before or after. */
export function firstDayReaching(target: Day, months: number): Day {
  const near = addMonths(target, -months)
  return addMonths(near, months) >= target ? near : addDays(near, 1)
}

/** The months of a period. Throws a RangeError where it is no period of at least one month. */
export function monthsOf(period: Period): number {
  const found = /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?$/.exec(period)
  const months = Number(found?.[1] ?? 0) * 12 + Number(found?.[2] ?? 0)
  if (months === 0) throw new RangeError(`not a period of years and months: ${period}`)
  return months
}

/** Months as people read them: 15 months are one year and three months. */
export const yearsAndMonths = (months: number): { readonly years: number; readonly months: number } => ({
  years: Math.floor(months / 12),
  months: months % 12,
})
