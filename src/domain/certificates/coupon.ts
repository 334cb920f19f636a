import type { JapanDay } from './term.ts'

/** A coupon that an agent sold: so many uses of one service until a day (CRT-30). */
export interface Coupon {
  readonly number: string
  readonly agentCode: string
  readonly service: string
  readonly uses: number
  /** Held by applications that are under way. */
  readonly held: number
  /** Used up by certificates that were issued. */
  readonly used: number
  /** The last day on which it can be held. */
  readonly until: JapanDay
  /** When staff took it out of use; what is held of it then may still be used. */
  readonly voidedAt: Date | null
}

/** Uses that nobody has taken yet. */
export const usesLeft = ({ uses, held, used }: Pick<Coupon, 'uses' | 'held' | 'used'>): number => uses - held - used

/** Why a coupon cannot be taken for an application; null where it can. */
export const couponFault = (
  coupon: Coupon,
  agentCode: string,
  service: string,
  today: JapanDay,
): 'other-agent' | 'other-service' | 'void' | 'used-up' | 'ended' | null => {
  if (coupon.agentCode !== agentCode) return 'other-agent'
  if (coupon.service !== service) return 'other-service'
  if (coupon.voidedAt !== null) return 'void'
  if (today > coupon.until) return 'ended'
  return usesLeft(coupon) > 0 ? null : 'used-up'
}
