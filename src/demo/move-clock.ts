import { foldDigits, isWellFormed } from '../kit/fold.ts'
import type { DemoClock } from './clock.ts'
import type { DemoWords, Unit } from './words.ts'

/** What a person typed to move the clock on. */
export interface TypedMove {
  readonly amount: string
  readonly unit: Unit
}

export type ClockFault = keyof DemoWords['clock']['faults']

export type ClockAnswer =
  | { readonly is: 'moved' }
  | { readonly is: 'reset' }
  | { readonly is: 'refused'; readonly typed: TypedMove; readonly fault: ClockFault }
  /** No form of ours sends this. */
  | { readonly is: 'unreadable' }

const durationOf: Readonly<Record<Unit, (amount: number) => string>> = {
  minutes: (amount) => `PT${amount}M`,
  hours: (amount) => `PT${amount}H`,
  days: (amount) => `P${amount}D`,
  months: (amount) => `P${amount}M`,
}

const isUnit = (text: string): text is Unit => Object.hasOwn(durationOf, text)

/** Moves the demo's clock as a form of the demo's page asks: `advance` (ISO 8601), `reset`, or `amount` with `unit`. */
export const moveClock = async (
  values: Readonly<Record<string, string>>,
  clock: Pick<DemoClock, 'advance' | 'reset'>,
): Promise<ClockAnswer> => {
  if (values['reset'] !== undefined) {
    await clock.reset()
    return { is: 'reset' }
  }
  if (values['advance'] !== undefined)
    return (await advances(clock, values['advance'])) ? { is: 'moved' } : { is: 'unreadable' }
  const { amount, unit } = values
  if (amount === undefined || unit === undefined || !isUnit(unit) || !isWellFormed(amount)) return { is: 'unreadable' }
  const typed = { amount: amount.slice(0, 100), unit }
  const digits = foldDigits(typed.amount)
  if (digits === '') return { is: 'refused', typed, fault: 'empty' }
  if (!/^0*[1-9]\d{0,3}$/.test(digits)) return { is: 'refused', typed, fault: 'amount' }
  if (!(await advances(clock, durationOf[unit](Number(digits))))) return { is: 'refused', typed, fault: 'tooFar' }
  return { is: 'moved' }
}

/** Whether the clock took the way forward. */
const advances = async (clock: Pick<DemoClock, 'advance'>, duration: string): Promise<boolean> => {
  try {
    await clock.advance(duration)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
