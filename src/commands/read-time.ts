import { UsageRefused } from './command.ts'

const plain = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/

/**
 * The moment an operator wrote: `2026-12-01 22:00` by a Japanese clock, or ISO 8601 with its own zone (`2026-12-01T13:00Z`,
 * `2026-12-01T22:00+09:00`). Null where it is neither, or no moment of the calendar.
 */
export const readTime = (text: string): Date | null => {
  const [, year, month, day, hour, minute, second = '0'] = plain.exec(text.trim()) ?? []
  try {
    const instant =
      year === undefined
        ? Temporal.Instant.from(text.trim())
        : Temporal.ZonedDateTime.from(
            {
              timeZone: 'Asia/Tokyo',
              year: Number(year),
              month: Number(month),
              day: Number(day),
              hour: Number(hour),
              minute: Number(minute),
              second: Number(second),
            },
            { overflow: 'reject' },
          ).toInstant()
    return new Date(instant.epochMilliseconds)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The same for an option that must be there. Throws `UsageRefused` where it is not, or is no moment. */
export const timeOf = (option: string, text: string | undefined, help: string): Date => {
  if (text === undefined) throw new UsageRefused(`--${option} is missing\n\n${help}`)
  const read = readTime(text)
  if (read) return read
  throw new UsageRefused(
    `--${option}: “${text}” is no time. Write it by a Japanese clock, as 2026-12-01 22:00, or with its zone, as 2026-12-01T13:00Z.`,
  )
}
