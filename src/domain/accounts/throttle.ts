/**
 * Failed tries (ACC-4). Two lanes an account: a browser that signed in to it before keeps its own count, strangers share a tight one, so
 * nobody can aim a wait at somebody else. A lane is a keyed hash of what is counted; unknown identifiers have lanes like known ones.
 */

/** The tries that are free before waits begin, and the longest wait in seconds. */
export const WAITS = { free: 5, cap: 60 } as const

/** Tries a network address may make. */
export const NETWORK = { tries: 30, seconds: 600 } as const

/** Recovery mails: a person's account an hour, a network address an hour (ACC-25). */
export const RECOVERIES = { account: 3, network: 10, seconds: 3600 } as const

/** Questions from one network address within an hour: from which on nothing is mailed, and from which on they are a flood. */
export const INQUIRIES = { mailed: 10, flood: 50, seconds: 3600 } as const

/** Seconds until the next try after `failures` in a row: 0 for the first five, then 1, 2, 4 … 60. */
export const waitAfter = (failures: number): number =>
  failures < WAITS.free ? 0 : Math.min(WAITS.cap, 2 ** Math.min(failures - WAITS.free, 6))

export type Try =
  /** Counted as the `failures`-th in a row; may be judged. A success resets the lane. */
  | { readonly is: 'counted'; readonly failures: number }
  /** Not counted and not to be judged: too early. */
  | { readonly is: 'waiting'; readonly failures: number; readonly until: Date }

/** `most` wrong tries, then none for so long; after so long without any they are forgotten. */
export interface Closing {
  readonly most: number
  readonly seconds: number
}

/** How many of the tries that were asked for are left in a window, and when it ends. */
export interface Taken {
  readonly count: number
  readonly until: Date
}

export interface Throttle {
  /** Counts one try in its own statement, before anything is judged, so that parallel tries cannot share one. */
  countTry(lane: string, now: Date): Promise<Try>
  /** A success: the lane starts again. */
  clear(lane: string): Promise<void>
  /** Counts one in a window of `seconds` that begins with its first; returns how many there were with this one. */
  countInWindow(lane: string, seconds: number, now: Date): Promise<number>
  /** Gives one back, or several: a success is no failed try. */
  giveBack(lane: string, count?: number): Promise<void>
  /** Counts one in each of these lanes, which all differ, or tells of each that it is closed; in their order. */
  countUntilClosed(lanes: readonly string[], closing: Closing, now: Date): Promise<readonly Try[]>
  /** Takes up to `wanted` tries at once, out of `most` in a window that begins with its first. */
  takeFromWindow(lane: string, wanted: number, window: Closing, now: Date): Promise<Taken>
  /** Gives one back in each of several lanes, in their order; whoever uses several does so in one order, so that no two wait for each other. */
  giveBackEach(lanes: readonly string[]): Promise<void>
}
