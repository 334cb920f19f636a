import { addDays, addMonths, type Day, monthsOf, readDay } from './calendar.ts'
import type { Device } from './device.ts'
import type { TermRule } from './term.ts'

/** Where a list of devices goes on: after the line with this end and device. Lists run by the end, the soonest first, those without one last. */
export interface ListPlace {
  readonly endsOn: Day | null
  readonly device: Device
}

/** What can be shown of a list: all of it, what ends within 90 days, what has ended, what has no end yet since nobody has used it. */
export const deviceViews = ['all', 'ending', 'ended', 'waiting'] as const
export type DeviceView = (typeof deviceViews)[number]

const SOON_DAYS = 90

/** A stretch of a list: it begins after a place, null being the list's own beginning, and goes on as long as it holds the ends. */
export interface Stretch {
  readonly after: ListPlace | null
  holds(endsOn: Day | null): boolean
}

/** The stretch that a view shows on a day in GMT. */
export const stretchOf = (view: DeviceView, today: Day): Stretch => {
  const upTo = (last: Day) => (endsOn: Day | null) => endsOn !== null && endsOn <= last
  switch (view) {
    case 'all':
      return { after: null, holds: () => true }
    case 'ending':
      return { after: before(today), holds: upTo(addDays(today, SOON_DAYS)) }
    case 'ended':
      return { after: null, holds: upTo(addDays(today, -1)) }
    case 'waiting':
      return { after: { endsOn: null, device: { kind: 'hdcom', id: '' } }, holds: () => true }
  }
}

/** What somebody can still do something about: what ended so long ago that it cannot be extended any more is passed over. */
export const stretchOfCurrent = (today: Day, { grace }: Pick<TermRule, 'grace'>): Stretch => ({
  after: before(addMonths(today, -monthsOf(grace))),
  holds: () => true,
})

// The end of the day before: no device comes after this one, for G follows on all digits.
const before = (day: Day): ListPlace => ({ endsOn: addDays(day, -1), device: { kind: 'mpcs', id: 'G' } })

/** A place as an address carries it: `2027-03-31.hdcom.0123456789ABCDEF`, `none.mpcs.001122AABBCC`. */
export const writePlace = ({ endsOn, device }: ListPlace): string => `${endsOn ?? 'none'}.${writeDevice(device)}`

/** Null where a text is no place. */
export const readPlace = (text: string): ListPlace | null => {
  const at = text.indexOf('.')
  const device = readDevice(text.slice(at + 1))
  const endsOn = readEnd(text.slice(0, Math.max(at, 0)))
  return device === null || endsOn === undefined ? null : { endsOn, device }
}

const readEnd = (text: string): Day | null | undefined => {
  if (text === 'none') return null
  try {
    return readDay(text)
  } catch {
    return undefined
  }
}

/** A device as an address carries it: `hdcom.0123456789ABCDEF`. */
export const writeDevice = ({ kind, id }: Device): string => `${kind}.${id}`

/** Null where a text names no device there can be. */
export const readDevice = (text: string): Device | null => {
  const id = text.slice(text.indexOf('.') + 1)
  if (/^hdcom\.[0-9A-F]{16}$/.test(text)) return { kind: 'hdcom', id }
  return /^mpcs\.[0-9A-F]{12}$/.test(text) ? { kind: 'mpcs', id } : null
}
