import { type Day, monthsOf, type Period } from '../../src/domain/keys/calendar.ts'
import { countDaysOn, countMonths } from './naive-calendar.ts'

/** What the naive device answers: how it stands, or why not. */
export type NaiveStanding =
  | 'none'
  | { waiting: number }
  | { running: Day }
  | { ended: Day; extendUntil: Day }
  | { lapsed: Day; numberFreeOn: Day }
export type NaiveAnswer = 'done' | 'take-extension' | 'take-new' | 'had-before' | 'too-long'

/**
 * One device as the manual tells it (003 §3.3), without a ledger: it knows its anchor and its months, and counts days on its fingers.
 * `fork` gives a copy to try something on.
 */
export class NaiveDevice {
  private anchor: Day | null = null
  private months = 0
  private hadTrial = false

  stands(today: Day): NaiveStanding {
    if (this.months === 0) return 'none'
    if (this.anchor === null) return { waiting: this.months }
    const last = countMonths(this.anchor, this.months)
    const extendUntil = countMonths(last, 6)
    if (today <= last) return { running: last }
    if (today <= extendUntil) return { ended: last, extendUntil }
    return { lapsed: last, numberFreeOn: countDaysOn(countMonths(last, 12), 1) }
  }

  use(asked: 'new' | 'extension', product: { period: Period; trial: boolean }, today: Day): NaiveAnswer {
    const stands = this.stands(today)
    const fresh = stands === 'none' || 'lapsed' in stands
    if (asked === 'new' && !fresh) return 'take-extension'
    if (asked === 'extension' && fresh) return 'take-new'
    if (product.trial && this.hadTrial) return 'had-before'
    const tried = this.fork()
    tried.add(stands, monthsOf(product.period), today)
    if (!tried.fits(today)) return 'too-long'
    this.add(stands, monthsOf(product.period), today)
    this.hadTrial ||= product.trial
    return 'done'
  }

  firstUse(today: Day): void {
    if (this.months > 0) this.anchor ??= today
  }

  fork(): NaiveDevice {
    return Object.assign(new NaiveDevice(), this)
  }

  private add(stands: NaiveStanding, months: number, today: Day): void {
    const goesOn = stands !== 'none' && ('waiting' in stands || 'running' in stands)
    if (!goesOn) this.anchor = stands !== 'none' && 'ended' in stands ? today : null
    this.months = goesOn ? this.months + months : months
  }

  private fits(today: Day): boolean {
    const stands = this.stands(today)
    if (stands !== 'none' && 'waiting' in stands) return stands.waiting <= 72
    return stands !== 'none' && 'running' in stands && stands.running <= countMonths(today, 72)
  }
}

/** The first day from `today` on, one tried after the other, on which a device takes a product; null where it is none of the next ones. */
export function firstDayTaken(
  device: NaiveDevice,
  product: { period: Period; trial: boolean },
  today: Day,
  days: number,
): { day: Day; waited: number } | null {
  for (let waited = 0, day = today; waited <= days; waited++, day = countDaysOn(day, 1))
    if (device.fork().use('extension', product, day) === 'done') return { day, waited }
  return null
}
