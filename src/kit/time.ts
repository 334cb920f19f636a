/** Where the present moment comes from. Built once in the composition root; tests and the demo set their own. */
export type Clock = { now(): Date }

declare const unit: unique symbol

/** A length of time in whole seconds. Made by `seconds`, `minutes`, `hours` or `days`, so that a bare 60 says which unit it is. */
export type Seconds = number & { readonly [unit]: 'seconds' }

/** `n` seconds. Throws a RangeError where `n` is no whole number of seconds. */
export function seconds(n: number): Seconds {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of seconds: ${n}`)
  return n as Seconds
}

/** `n` minutes, in seconds. */
export const minutes = (n: number): Seconds => seconds(n * 60)

/** `n` hours, in seconds. */
export const hours = (n: number): Seconds => seconds(n * 3600)

/** `n` days of 24 hours, in seconds. */
export const days = (n: number): Seconds => seconds(n * 86_400)

/** The moment `length` after `moment` (before it, where `length` is negative). */
export function addSeconds(moment: Date, length: Seconds): Date {
  return new Date(moment.getTime() + length * 1000)
}

const zone = 'Asia/Tokyo'

function inJapan(moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
}

/** The moment on a Japanese clock, `YYYY/MM/DD HH:MM`; seconds are cut, not rounded, so a deadline is never shown too late. */
export function formatJst(moment: Date): string {
  const at = inJapan(moment)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(at.year).padStart(4, '0')}/${two(at.month)}/${two(at.day)} ${two(at.hour)}:${two(at.minute)}`
}

/**
 * The moment an ISO 8601 duration (`P90D`, `P1Y`, `PT60M`) after `moment`. Years, months, weeks and days are counted on the
 * Japanese calendar; a day the target month lacks becomes that month's last day. Throws a RangeError for a malformed duration.
 */
export function isoDurationToAdd(moment: Date, duration: string): Date {
  return new Date(inJapan(moment).add(Temporal.Duration.from(duration)).epochMilliseconds)
}
