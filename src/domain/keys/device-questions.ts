import type { Device } from './device.ts'
import type { DeviceRecord } from './devices.ts'
import type { DaysAway } from './outage.ts'

/** A question as it is counted and looked up. */
export interface AskedQuestion {
  readonly device: Device
  /** 16 digits. */
  readonly key: string
  /** What it is counted in; whoever counts in two of them names them in the same order everywhere, so that no two wait for each other. */
  readonly lanes: readonly string[]
  /** A window of so many seconds begins with a lane's first. */
  readonly window: number
}

export interface BegunQuestion {
  /** How many there were in each lane's window, with this one, and when that window is over. */
  readonly counts: readonly { readonly count: number; readonly endsAt: Date }[]
  /** The device, where this is the key that its newest founding card gave it (as `Devices.ofKey` says). */
  readonly record: DeviceRecord | null
  /** When the counter was away, for the judgement of the term. */
  readonly away: readonly DaysAway[]
}

/** What devices ask, apart from any transaction: most questions change nothing, and each is answered in two round trips. */
export interface DeviceQuestions {
  /**
   * Counts the question and looks it up at once: the same work for a device nobody knows. The counts stand before anything is answered; a
   * right key is given back (`Throttle.giveBackEach`).
   */
  begin(portal: string, asked: AskedQuestion, now: Date): Promise<BegunQuestion>
}
