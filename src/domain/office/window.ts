import type { Titled } from '../../kit/language.ts'
import { type Seconds, seconds } from '../../kit/time.ts'
import type { DaysAway } from '../keys/outage.ts'

/**
 * A time in which the counter is away. `maintenance` is planned and announced from `announcedAt` on; during it every page of the portal
 * says so (KEY-10). `outage` is recorded afterwards. Both let periods grow whose last day they touch (KEY-33).
 */
export interface WindowAway {
  readonly id: string
  readonly kind: 'maintenance' | 'outage'
  readonly from: Date
  /** The end is not within. */
  readonly until: Date
  readonly announcedAt: Date
  readonly withdrawnAt: Date | null
  /** What people are told beside the times; may be empty. */
  readonly text: Titled
}

/** The part of a window that says when the counter is closed. */
export type Span = Pick<WindowAway, 'from' | 'until'>

export interface Windows {
  create(window: Omit<WindowAway, 'withdrawnAt'>): Promise<void>
  byId(id: string): Promise<WindowAway | null>
  /** Maintenance that is over sooner, or goes on longer. False where it is none of this portal's, was withdrawn, or is over at `now`. */
  setEnd(id: string, until: Date, now: Date): Promise<boolean>
  /**
   * Maintenance that will not be after all, or an outage that was none. False where it is none of this portal's, was withdrawn before,
   * or is maintenance that has begun: that can be ended, for it was.
   */
  withdraw(id: string, at: Date): Promise<boolean>
  /** Maintenance that was not withdrawn and ends after `since`, the soonest first: it is shown, closes the counter, or has just done so. */
  maintenance(since: Date): Promise<readonly WindowAway[]>
  /** Everything that has begun by `now`, as days in GMT, for the judgement of terms. */
  away(now: Date): Promise<readonly DaysAway[]>
  /** What has begun by `now` and for whose days, as they are now, growth has not been written yet; the first first (KEY-33). */
  toGrow(now: Date): Promise<readonly WindowAway[]>
  /** Growth has been written for these days of it. False where that was known. */
  grown(id: string, days: DaysAway): Promise<boolean>
  /** All there ever were, the latest first; withdrawn ones too. */
  all(): Promise<readonly WindowAway[]>
}

const holds = ({ from, until }: Span, now: Date): boolean => from <= now && now < until

/** The window that closes the counter at this moment: of several the one that ends last. Null while it is open. */
export const closedBy = <W extends Span>(windows: readonly W[], now: Date): W | null =>
  windows
    .filter((one) => holds(one, now))
    .reduce<W | null>((last, one) => (last && last.until >= one.until ? last : one), null)

/** Announced windows that are yet to begin, in the order given. */
export const comingUp = (windows: readonly WindowAway[], now: Date): readonly WindowAway[] =>
  windows.filter(({ from, announcedAt }) => announcedAt <= now && now < from)

/** Seconds until the counter opens again: the end of a chain of windows without a moment between them. */
export const secondsUntilOpen = (windows: readonly Span[], now: Date): Seconds =>
  seconds(Math.ceil((opensAt(windows, now).getTime() - now.getTime()) / 1000))

/** The moment the counter opens again; `now` where it is open. */
export const opensAt = (windows: readonly Span[], now: Date): Date => {
  const window = closedBy(windows, now)
  return window ? opensAt(windows, window.until) : now
}

/**
 * The moment since which the counter was open for `length` altogether, up to `now`. Whoever may pause for that long has done so only where
 * they were last here before it: time in which nobody could come does not count (KEY-10).
 */
export const openSince = (now: Date, length: Seconds, windows: readonly Span[]): Date => {
  const closed = windows.filter(({ from }) => from < now).toSorted((a, b) => b.until.getTime() - a.until.getTime())
  let at = now
  let left: number = length * 1000
  for (const { from, until } of closed) {
    const end = until < at ? until : at
    const open = at.getTime() - end.getTime()
    if (open >= left) break
    left -= open
    at = from < end ? from : end
  }
  return new Date(at.getTime() - left)
}
