import { addMonths, type Day, daysBetween, firstDayReaching, monthsOf } from './calendar.ts'
import type { CardState } from './card.ts'
import type { Device, DeviceKind } from './device.ts'
import { type Change, grantOf, type Ledger, nextRun } from './ledger.ts'
import type { Product } from './product.ts'
import { growthDue, type Standing, standing, type TermFacts } from './term.ts'

/** What somebody asks for: 「新規申請」 or 「期間の延長」, with a card whose number and registration ID were found to belong together. */
export interface Application {
  readonly asked: 'new' | 'extension'
  readonly device: Device
  readonly card: { readonly product: Product; readonly state: CardState }
}

/** Why a card cannot be used so. Nothing is used up by a refusal (KEY-23); words are made from the values elsewhere. */
export type Refusal =
  | { readonly why: 'card-void' }
  /** KEY-24, manual 003 §5.1. */
  | { readonly why: 'card-used-elsewhere' }
  /** A true card, for devices of another kind (KEY-23). */
  | { readonly why: 'other-kind-of-device'; readonly product: Product; readonly forKind: DeviceKind }
  /** The trial is taken once (KEY-27); when it was. */
  | { readonly why: 'had-before'; readonly product: Product; readonly on: Day }
  /** The device has a term, or had one within 6 months: an extension is the way (KEY-28). */
  | { readonly why: 'take-extension'; readonly stands: Standing }
  /** It never had one, or it ended too long ago: a new application is the way (KEY-28, KEY-31). */
  | { readonly why: 'take-new'; readonly stands: Standing }
  | ({ readonly why: 'too-long'; readonly stands: Standing } & TooLong)

/** The numbers of a refusal for the six years (KEY-32, KEY-36). */
export type TooLong =
  /** Before first use, in months. It would fit that many months after first use; the day itself is judged when it has come. */
  | {
      readonly counted: 'months'
      readonly months: number
      readonly most: number
      readonly fitsMonthsAfterFirstUse: number
    }
  /** Running: the most in months, the end it would have, the latest one possible today, the days lost, and the first day all of it fits. */
  | {
      readonly counted: 'days'
      readonly most: number
      readonly last: Day
      readonly latest: Day
      readonly daysLost: number
      readonly fitsOn: Day
    }

/** What would happen, told before anything is used (KEY-36). */
export type Outlook =
  | {
      readonly is: 'possible'
      readonly before: Standing
      readonly after: Standing
      /** What is to be written, in this order, in one transaction with the card's use. */
      readonly changes: readonly Change[]
      /** Days of the card's period nobody would have the use of. Whatever is possible loses none; what would is refused. */
      readonly daysLost: 0
      /** Days between the old end and today on which the device had no service; not made good, and not paid for. */
      readonly daysWithout: number
    }
  /** The same card and device as before: the same key, number and term are shown again, and nothing is used up (KEY-24). */
  | { readonly is: 'again'; readonly stands: Standing }
  | { readonly is: 'refused'; readonly refusal: Refusal }

/**
 * Judges an application as it stands today. Shown on the confirmation, and asked once more within the transaction that uses the card:
 * the day may have changed, or somebody else may have been quicker.
 */
export function judgeApplication(application: Application, ledger: Ledger, facts: TermFacts): Outlook {
  const stands = standing(ledger, facts)
  const { device, card } = application
  if (card.state.is === 'used' && card.state.by === device.id) return { is: 'again', stands }
  const refusal = refusalOf(application, stands, ledger, facts)
  if (refusal) return { is: 'refused', refusal }
  const changes = changesFor(card.product, stands, ledger, facts)
  const after = standing(withChanges(ledger, changes), facts)
  const tooLong = tooLongBy(after, facts)
  if (tooLong) return { is: 'refused', refusal: { why: 'too-long', stands, ...tooLong } }
  const daysWithout = stands.is === 'ended' ? daysBetween(stands.last, facts.today) - 1 : 0
  return { is: 'possible', before: stands, after, changes, daysLost: 0, daysWithout }
}

function refusalOf({ asked, device, card }: Application, stands: Standing, ledger: Ledger, facts: TermFacts) {
  const { product, state } = card
  const refuse = (refusal: Refusal) => refusal
  if (state.is === 'void') return refuse({ why: 'card-void' })
  if (state.is === 'used') return refuse({ why: 'card-used-elsewhere' })
  if (product.deviceKind !== device.kind)
    return refuse({ why: 'other-kind-of-device', product, forKind: product.deviceKind })
  if (monthsOf(product.period) > monthsOf(facts.rule.most))
    throw new RangeError(`${product.id} is longer than any term may be`)
  const founds = stands.is === 'none' || stands.is === 'lapsed'
  if (asked === 'new' && !founds) return refuse({ why: 'take-extension', stands })
  if (asked === 'extension' && founds) return refuse({ why: 'take-new', stands })
  const had = product.oncePerDevice ? grantOf(ledger, product.id) : null
  return had ? refuse({ why: 'had-before', product, on: had.on }) : null
}

/** The entries of an application that is in order: what the run is yet to grow by is written before it is added to. */
function changesFor(product: Product, stands: Standing, ledger: Ledger, facts: TermFacts): readonly Change[] {
  const granted = { is: 'granted', on: facts.today, product: product.id, period: product.period } as const
  switch (stands.is) {
    case 'none':
    case 'lapsed':
      return [{ ...granted, run: nextRun(ledger), anchor: null }]
    case 'waiting':
      return [{ ...granted, run: stands.run, anchor: null }]
    case 'running':
      return [...growthDue(ledger, facts), { ...granted, run: stands.run, anchor: null }]
    case 'ended':
      return [{ ...granted, run: nextRun(ledger), anchor: facts.today }]
  }
}

/** How far a term is past the most that may remain today, or null where it is not. */
export function tooLongBy(stands: Standing, { rule, today }: TermFacts): TooLong | null {
  const most = monthsOf(rule.most)
  if (stands.is === 'waiting' && stands.months > most)
    return { counted: 'months', months: stands.months, most, fitsMonthsAfterFirstUse: stands.months - most }
  if (stands.is !== 'running') return null
  const latest = addMonths(today, most)
  if (stands.last <= latest) return null
  const daysLost = daysBetween(latest, stands.last)
  return { counted: 'days', most, last: stands.last, latest, daysLost, fitsOn: firstDayReaching(stands.last, most) }
}

/** The ledger as it would be; ids are given when it is written. */
export const withChanges = (ledger: Ledger, changes: readonly Change[]): Ledger => [
  ...ledger,
  ...changes.map((change, place) => ({ ...change, id: `to be written ${place}` })),
]
