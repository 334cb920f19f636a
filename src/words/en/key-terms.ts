import type { TermWords } from '../../desks/keys/term-words.ts'
import { type Day, firstSecondOf, lastSecondOf, yearsAndMonths } from '../../domain/keys/calendar.ts'

const gmt = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' })
const japan = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})
const japaneseTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})
const day = (on: Day): string => `${gmt.format(lastSecondOf(on))} (GMT)`
const inJapan = (at: Date): string => `${japaneseTime.format(at)} on ${japan.format(at)} in Japan`
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

export const keyTerms: TermWords = {
  kind: { hdcom: 'HD COM', mpcs: 'HDVC-MPCS' },
  deviceId: { hdcom: 'MPR ID', mpcs: 'MAC address' },
  labels: {
    number: 'Connection number',
    cardNumber: 'Activation Key No.',
    registrationId: 'Registration ID',
    key: 'Registration Key',
    period: 'Term',
    end: 'Valid until',
  },
  months: (all) => {
    const { years, months } = yearsAndMonths(all)
    const parts = [
      ...(years > 0 ? [counted(years, 'year')] : []),
      ...(months > 0 || years === 0 ? [counted(months, 'month')] : []),
    ]
    return parts.join(' and ')
  },
  days: (days) => counted(days, 'day'),
  day,
  until: (last) => `the end of ${day(last)}, which is ${inJapan(lastSecondOf(last))}`,
  from: (first) => `${day(first)}, which begins at ${inJapan(firstSecondOf(first))}`,
  standing: {
    none: 'Not registered',
    waiting: (length) => `${length} from first use`,
    running: (until) => until,
    ended: (until, extendUntil) => `${until} (ended; can be extended until ${extendUntil})`,
    lapsed: (until) => `${until} (ended)`,
  },
}
