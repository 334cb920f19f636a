import type { Random } from '../../kit/random.ts'
import type { AccountId } from '../accounts/account.ts'
import type { Day } from './calendar.ts'
import type { ConnectionNumber, NumberRule, Offer } from './connection-number.ts'

/** An application for which numbers are held; `id` is its flow's. */
export interface Applying {
  readonly id: string
  readonly account: AccountId
  readonly rule: NumberRule
  readonly now: Date
  readonly today: Day
  readonly random: Random
}

/** Connection numbers (KEY-22): held for one application at a time, then one device's, never two's. */
export interface Numbers {
  /** What the application is offered: what it was offered before while that is held, else the first candidates; null before `draw`. */
  offer(application: string): Promise<Offer | null>
  /** The first candidates, held. Asked again, the same ones; where their hold has ended they are held anew as far as they are still free, and others stand in for the rest. */
  draw(applying: Applying): Promise<Offer>
  /** Three others in their place (「別候補表示」), counted here; null where it was asked for as often as it may be. Earlier ones never come back. */
  redraw(applying: Applying): Promise<Offer | null>
  /** Lets go what is held for an application. */
  release(application: string): Promise<void>
  /** One free number held at once, for rows of a bulk application that nobody chooses for. Null where none is free. */
  take(applying: Applying): Promise<ConnectionNumber | null>
}
