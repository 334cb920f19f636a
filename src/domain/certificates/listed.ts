import { type JapanDay, japanDay, lastSecondOfDay, plusDays } from './term.ts'

/** How many months a record stays in the lists after its certificate was issued (CRT-20, manual 004 §2.1.2). */
export const listedMonths = 75

/** The first moment of a day in Japan. */
export const firstMomentOfDay = (day: JapanDay): Date => new Date(lastSecondOfDay(plusDays(day, -1)).getTime() + 1000)

/** The first moment of issue that a record can still have to be listed now: less than 75 months ago, by the day in Japan. */
export const listedSince = (now: Date): Date => {
  const day = Temporal.PlainDate.from(japanDay(now)).subtract({ months: listedMonths }).toString() as JapanDay
  return firstMomentOfDay(plusDays(day, 1))
}
