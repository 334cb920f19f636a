/** Where somebody is in a procedure, for the first time written down. */
export interface NewFlowState {
  readonly id: string
  /** The procedure's name. */
  readonly flow: string
  /** The hash of the browser's own token: nobody else comes to this state. */
  readonly browserHash: string
  /** JSON; sealed at rest, for it may hold what was typed. */
  readonly state: unknown
  readonly expiresAt: Date
}

export interface FlowState {
  readonly flow: string
  /** Grows with each move, from 1 on. */
  readonly version: number
  readonly state: unknown
}

/** Procedures that are under way in one portal. */
export interface FlowStates {
  /** False when the id exists: nothing was written. */
  insert(begun: NewFlowState): Promise<boolean>
  /** Null for another browser and from `expiresAt` on. */
  load(id: string, browserHash: string, now: Date): Promise<FlowState | null>
  /** Moves on from `version`; false when somebody else (a double click, a second tab) has moved it since. */
  move(id: string, version: number, state: unknown, expiresAt: Date): Promise<boolean>
  /** Ends everything a browser has under way, as when somebody signs out. */
  endAll(browserHash: string): Promise<void>
}
