/**
 * A contract's term (CRT-41). It is counted in days of Japan, where it is sold; certificates live within it. Everything that a date decides
 * is decided here, by the day.
 */

declare const zone: unique symbol

/** A day in Japan, `YYYY-MM-DD`. Days compare as their texts do. */
export type JapanDay = string & { readonly [zone]: 'JST' }

const place = 'Asia/Tokyo'

/** The day it is in Japan at a moment. */
export const japanDay = (moment: Date): JapanDay =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(place)
    .toPlainDate()
    .toString() as JapanDay

/** The last second of a day in Japan. */
export const lastSecondOfDay = (day: JapanDay): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T23:59:59`).toZonedDateTime(place).epochMilliseconds)

/** The day `n` days after (before, where `n` is negative). */
export const plusDays = (day: JapanDay, n: number): JapanDay =>
  Temporal.PlainDate.from(day).add({ days: n }).toString() as JapanDay

/** How many days `to` is after `from`; negative where it is before. */
export const daysFrom = (from: JapanDay, to: JapanDay): number => Temporal.PlainDate.from(from).until(to).days

/** A term: both days are within. */
export interface Term {
  readonly begins: JapanDay
  readonly ends: JapanDay
  /** Days of the term before it that this one took over (CRT-14). */
  readonly carriedOver: number
}

/** What the terms of a service are like. Data of a portal. */
export interface TermLengths {
  readonly months: number
  /** How many days before its end a term can be renewed. */
  readonly renewableBefore: number
  /** How many days after issue a certificate can be issued anew. */
  readonly reissueWithin: number
  /** After how many days the former certificate of a reissue is revoked where it need not be at once. */
  readonly formerRevokedAfter: number
}

/** The lengths of manual 004 §2.1.2, §2.1.3. */
export const termLengths: TermLengths = { months: 12, renewableBefore: 90, reissueWithin: 25, formerRevokedAfter: 14 }

/**
 * The term of a contract that is concluded today. The days left of the term it takes the place of are added; of one that is over none are. A
 * day that the last month lacks becomes that month's last.
 */
export const termFrom = (today: JapanDay, lengths: TermLengths, before: Pick<Term, 'ends'> | null): Term => {
  const carriedOver = before ? Math.max(0, daysFrom(today, before.ends)) : 0
  // The anniversary itself belongs to the next term already.
  const ends = Temporal.PlainDate.from(today)
    .add({ months: lengths.months })
    .subtract({ days: 1 })
    .toString() as JapanDay
  return { begins: today, ends: plusDays(ends, carriedOver), carriedOver }
}

/** Whether a term can be renewed: `from` is the first day, the last is its end. Afterwards only a new application is possible (CRT-14). */
export const renewal = (
  term: Pick<Term, 'ends'>,
  today: JapanDay,
  lengths: TermLengths,
): { readonly is: 'open' } | { readonly is: 'early'; readonly from: JapanDay } | { readonly is: 'over' } => {
  const from = plusDays(term.ends, -lengths.renewableBefore)
  if (today > term.ends) return { is: 'over' }
  return today < from ? { is: 'early', from } : { is: 'open' }
}

/** The last day on which a certificate issued on this day can be issued anew (CRT-15). */
export const reissueUntil = (issuedOn: JapanDay, lengths: TermLengths): JapanDay =>
  plusDays(issuedOn, lengths.reissueWithin)

/** The days before a term's end on which it is called to mind (CRT-23). */
export const reminders: readonly number[] = [90, 60, 30, 14, 7, 1]
