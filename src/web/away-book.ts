import type { WindowAway } from '../domain/office/window.ts'
import { addSeconds, days } from '../kit/time.ts'
import type { Log } from './house.ts'

/** What a process knows of maintenance. Windows are few and every page asks, so they are read anew only every few seconds. */
export interface AwayBook {
  /**
   * A portal's maintenance that is announced, under way or lately over. When a window begins and ends is exact to the moment, for that is
   * judged by the reader's own clock; one that was announced, moved or withdrawn by another process shows within seconds.
   */
  of(portal: string, now: Date): Promise<readonly WindowAway[]>
  /** This process has changed a portal's windows: they are read anew at once. */
  forget(portal: string): void
}

export interface AwayBookOptions {
  /** Reads maintenance that ends after `since`. */
  readonly read: (portal: string, since: Date) => Promise<readonly WindowAway[]>
  readonly log: Pick<Log, 'warn'>
}

/** Milliseconds for which what was read counts as it is; then a reading begins, for which nobody waits until the second time has passed. */
const FRESH = 2000
const USABLE = 10_000
/** Longer ago than anybody may pause, together with several windows in a row. */
const LATELY = days(-14)

interface Known {
  readonly windows: readonly WindowAway[]
  readonly readAt: number
}

/**
 * Opens the book. While the database is away what was known last goes on counting: maintenance of the database itself is announced as well.
 */
export const createAwayBook = ({ read, log }: AwayBookOptions): AwayBook => {
  const known = new Map<string, Known>()
  const reading = new Map<string, Promise<readonly WindowAway[]>>()

  const readAnew = (portal: string, now: Date): Promise<readonly WindowAway[]> => {
    const under = reading.get(portal)
    if (under) return under
    const anew = read(portal, addSeconds(now, LATELY))
      .catch((error: unknown) => {
        log.warn({ portal, err: error }, 'maintenance windows cannot be read')
        return known.get(portal)?.windows ?? []
      })
      .then((windows) => {
        // What was asked for before the book was told of a change is not kept.
        if (reading.get(portal) === anew) {
          reading.delete(portal)
          known.set(portal, { windows, readAt: now.getTime() })
        }
        return windows
      })
    reading.set(portal, anew)
    return anew
  }

  return {
    async of(portal, now) {
      const page = known.get(portal)
      // By amount: a clock may be set back, the demo's is.
      const age = page ? Math.abs(now.getTime() - page.readAt) : Number.POSITIVE_INFINITY
      if (page && age < FRESH) return page.windows
      const anew = readAnew(portal, now)
      return page && age < USABLE ? page.windows : anew
    },
    forget(portal) {
      known.delete(portal)
      reading.delete(portal)
    },
  }
}
