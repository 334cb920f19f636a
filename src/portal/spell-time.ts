import { days, hours, minutes } from '../kit/time.ts'

const units = [
  ['day', days(1)],
  ['hour', hours(1)],
  ['minute', minutes(1)],
] as const

/** A length of time in its greatest whole unit: `90 days`, `24 hours`, `1 minute`. One day is said as 24 hours. */
export const spellTime = (length: number): string => {
  const [unit, one] = units.find(
    ([unit, one]) => length % one === 0 && length >= one && !(unit === 'day' && length === one),
  ) ?? ['second', 1]
  const many = length / one
  return `${many} ${unit}${many === 1 ? '' : 's'}`
}

/** How often a mailed code is asked for: `every 90 days`, `at every sign-in`. */
export const spellEvery = ({ every }: { readonly every: number | 'sign-in' }): string =>
  every === 'sign-in' ? 'at every sign-in' : `every ${spellTime(every)}`
