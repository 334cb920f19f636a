import type { WindowAway } from '../../domain/office/window.ts'
import type { Titled } from '../../kit/language.ts'
import { addSeconds, days, minutes } from '../../kit/time.ts'
import type { Staff } from './staff.ts'

/** When the counter is to be away, and what people are told beside that; each text may be empty. */
export interface PlannedWindow {
  readonly from: Date
  readonly until: Date
  readonly text: Titled
}

/** Why a time is none that staff can have meant. */
export type WindowFault =
  | 'ends-before-it-begins'
  | 'begins-in-the-past'
  | 'ends-in-the-past'
  | 'too-long'
  | 'too-far-ahead'
  | 'is-not-over'
  | 'too-long-ago'

/** Why a window cannot be changed any more, or at all. */
export type StandingFault = 'unknown' | 'withdrawn' | 'over' | 'has-begun' | 'has-not-begun' | 'same-end'

export type Done<F> = { readonly is: 'done'; readonly window: WindowAway } | { readonly is: 'refused'; readonly why: F }

/** Longer than any maintenance or outage: a slip of the hand in a date, and terms would grow by it. */
const LONGEST = days(7)
const FARTHEST = days(400)
const LONGEST_AGO = days(400)
/** So long may pass between looking at a clock and pressing the key. */
const A_MOMENT = minutes(1)

const spanFault = (from: Date, until: Date): WindowFault | null => {
  if (until <= from) return 'ends-before-it-begins'
  return until > addSeconds(from, LONGEST) ? 'too-long' : null
}

const plannedFault = ({ from, until }: PlannedWindow, now: Date): WindowFault | null => {
  const fault = spanFault(from, until)
  if (fault) return fault
  if (until <= now) return 'ends-in-the-past'
  if (addSeconds(from, A_MOMENT) < now) return 'begins-in-the-past'
  return from > addSeconds(now, FARTHEST) ? 'too-far-ahead' : null
}

/** Announces maintenance from now on, on pages and by mail to everybody (KEY-10). */
export const announceWindow = async (planned: PlannedWindow, staff: Staff): Promise<Done<WindowFault>> => {
  const { stores, now } = staff
  const why = plannedFault(planned, now)
  if (why) return { is: 'refused', why }
  const window: WindowAway = { ...planned, id: staff.newId(), kind: 'maintenance', announcedAt: now, withdrawnAt: null }
  await stores.windows.create(window)
  const facts = { from: window.from.toISOString(), until: window.until.toISOString() }
  await stores.mailings.begin({
    id: staff.newId(),
    letter: 'maintenance-announced',
    facts: { ja: { ...facts, text: window.text.ja }, en: { ...facts, text: window.text.en } },
    windowId: window.id,
    at: now,
  })
  await note('maintenance.announced', window, staff)
  return { is: 'done', window }
}

/**
 * Lets maintenance end later or sooner, and tells everybody by mail. Where it has begun it can end at once: nobody is mailed then, for the
 * counter is simply open.
 */
export const moveWindowEnd = async (
  id: string,
  until: Date,
  staff: Staff,
): Promise<Done<WindowFault | StandingFault>> => {
  const { stores, now } = staff
  const window = await stores.windows.byId(id)
  if (window?.kind !== 'maintenance') return { is: 'refused', why: 'unknown' }
  const ends = window.until
  if (until.getTime() === ends.getTime()) return { is: 'refused', why: 'same-end' }
  const why = until < now ? 'ends-in-the-past' : spanFault(window.from, until)
  if (why) return { is: 'refused', why }
  if (!(await stores.windows.setEnd(id, until, now)))
    return { is: 'refused', why: window.withdrawnAt ? 'withdrawn' : 'over' }
  const moved = { ...window, until }
  await stores.mailings.overtake(id, now)
  if (until > now) {
    const facts = { from: window.from.toISOString(), until: until.toISOString(), before: ends.toISOString() }
    await stores.mailings.begin({
      id: staff.newId(),
      letter: 'maintenance-changed',
      facts: { ja: { ...facts, text: window.text.ja }, en: { ...facts, text: window.text.en } },
      windowId: id,
      at: now,
    })
  }
  await note(until > now ? 'maintenance.changed' : 'maintenance.ended', moved, staff)
  return { is: 'done', window: moved }
}

/** Ends maintenance that is under way: the counter is open from this moment on. */
export const endWindow = async (id: string, staff: Staff): Promise<Done<WindowFault | StandingFault>> => {
  const window = await staff.stores.windows.byId(id)
  if (window && window.from >= staff.now) return { is: 'refused', why: 'has-not-begun' }
  return moveWindowEnd(id, staff.now, staff)
}

/** Takes back maintenance that has not begun, and tells everybody by mail; or an outage that was recorded by mistake. */
export const withdrawWindow = async (id: string, staff: Staff): Promise<Done<StandingFault>> => {
  const { stores, now } = staff
  const window = await stores.windows.byId(id)
  if (!window) return { is: 'refused', why: 'unknown' }
  if (!(await stores.windows.withdraw(id, now)))
    return { is: 'refused', why: window.withdrawnAt ? 'withdrawn' : 'has-begun' }
  if (window.kind === 'maintenance') {
    await stores.mailings.overtake(id, now)
    const facts = { from: window.from.toISOString(), until: window.until.toISOString() }
    await stores.mailings.begin({
      id: staff.newId(),
      letter: 'maintenance-withdrawn',
      facts: { ja: facts, en: facts },
      windowId: id,
      at: now,
    })
  }
  const withdrawn = { ...window, withdrawnAt: now }
  await note(window.kind === 'maintenance' ? 'maintenance.withdrawn' : 'outage.withdrawn', withdrawn, staff)
  return { is: 'done', window: withdrawn }
}

/** Records that the counter could not be reached, so that periods grow whose last day it touched (KEY-33). */
export const recordOutage = async (from: Date, until: Date, staff: Staff): Promise<Done<WindowFault>> => {
  const { stores, now } = staff
  const why =
    spanFault(from, until) ??
    (until > now ? 'is-not-over' : from < addSeconds(now, -LONGEST_AGO as typeof LONGEST_AGO) ? 'too-long-ago' : null)
  if (why) return { is: 'refused', why }
  const window: WindowAway = {
    id: staff.newId(),
    kind: 'outage',
    from,
    until,
    announcedAt: now,
    withdrawnAt: null,
    text: { ja: '', en: '' },
  }
  await stores.windows.create(window)
  await note('outage.recorded', window, staff)
  return { is: 'done', window }
}

const note = (
  event:
    | 'maintenance.announced'
    | 'maintenance.changed'
    | 'maintenance.ended'
    | 'maintenance.withdrawn'
    | 'outage.recorded'
    | 'outage.withdrawn',
  { id, from, until }: WindowAway,
  { stores, now, who }: Staff,
): Promise<void> =>
  stores.audit.note(
    { event, by: 'operator', facts: { window: id, from: from.toISOString(), until: until.toISOString(), who } },
    now,
  )
