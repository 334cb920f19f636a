import type { Titled } from '../../kit/language.ts'
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

export interface Windows {
  create(window: Omit<WindowAway, 'withdrawnAt'>): Promise<void>
  byId(id: string): Promise<WindowAway | null>
  /** A window that is over sooner, or goes on longer. False where it is none of this portal's, or was withdrawn. */
  setEnd(id: string, until: Date): Promise<boolean>
  /** One that will not be after all. False where it is none of this portal's, or was withdrawn before. */
  withdraw(id: string, at: Date): Promise<boolean>
  /** Announced windows of maintenance that are not over at `now`, the soonest first: they are shown, or close the counter. */
  announced(now: Date): Promise<readonly WindowAway[]>
  /** Everything that has begun by `now`, as days in GMT, for the judgement of terms. */
  away(now: Date): Promise<readonly DaysAway[]>
  all(): Promise<readonly WindowAway[]>
}
