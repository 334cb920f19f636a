import { type Clock, isoDurationToAdd } from '../kit/time.ts'

/** The demo's clock: the real one, moved on by whoever tries things out. What it was moved by is kept, so that a restart changes nothing. */
export interface DemoClock extends Clock {
  /** Moves on by an ISO 8601 duration such as `P90D`. Throws a RangeError for anything else, or past the year 9000. */
  advance(duration: string): Promise<Date>
  reset(): Promise<Date>
  /** Whether it differs from the real time. */
  isMoved(): boolean
}

export interface KeptFacts {
  read(name: string): Promise<string | null>
  write(name: string, value: string): Promise<void>
}

const FACT = 'demo-clock-offset-ms'
const LATEST = Date.UTC(9000, 0, 1)

/** Opens the demo clock on what is kept; `real` is the machine's own. */
export const openDemoClock = async (facts: KeptFacts, real: Clock): Promise<DemoClock> => {
  let offset = Number((await facts.read(FACT)) ?? 0)
  const now = (): Date => new Date(real.now().getTime() + offset)
  const moveTo = async (next: number): Promise<Date> => {
    await facts.write(FACT, String(next))
    offset = next
    return now()
  }
  return {
    now,
    advance: async (duration) => {
      // One moment for all: the machine's clock goes on meanwhile.
      const moment = now()
      const later = isoDurationToAdd(moment, duration)
      if (later.getTime() < moment.getTime() || later.getTime() > LATEST)
        throw new RangeError(`not a way forward: ${duration}`)
      return moveTo(offset + later.getTime() - moment.getTime())
    },
    reset: () => moveTo(0),
    isMoved: () => offset !== 0,
  }
}
