import type { Coupon } from '../../../domain/certificates/coupon.ts'
import type { JapanDay } from '../../../domain/certificates/term.ts'
import { certificatesOf } from '../../certificates/own-record.ts'
import type { Staff } from '../staff.ts'

/** Coupons in one batch. */
export const mostCoupons = 10_000
/** Without what is read for something else: I, O, 0, 1. */
const SIGNS = [...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ']

/** Twelve signs in fours, of 2^60 that could be drawn: `7K2M-Q9XA-4TRD`. */
const drawNumber = ({ random }: Pick<Staff, 'random'>): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => random.pick(SIGNS)).join('')).join('-')

/** Makes coupons for an agent (OFF-7); their numbers, or that the portal sells no such service. */
export const makeCoupons = async (
  wanted: {
    readonly agentCode: string
    readonly service: string
    readonly count: number
    readonly uses: number
    readonly until: JapanDay
  },
  staff: Staff,
): Promise<{ readonly is: 'made'; readonly numbers: readonly string[] } | { readonly is: 'no-service' }> => {
  const { agentCode, service, count, uses, until } = wanted
  if (!certificatesOf(staff).sells.some(({ id }) => id === service)) return { is: 'no-service' }
  const numbers = Array.from({ length: count }, () => drawNumber(staff))
  for (const number of numbers)
    if (!(await staff.stores.coupons.create({ number, agentCode, service, uses, until }, staff.now)))
      throw new Error('a number was drawn that another coupon has: try again')
  await staff.stores.audit.note(
    { event: 'coupon.made', by: 'operator', facts: { who: staff.who, agentCode, service, count, uses, until } },
    staff.now,
  )
  return { is: 'made', numbers }
}

/** Takes a coupon out of use: nobody can hold it any more. What is held of it already may still be used. */
export const voidCoupon = async (
  number: string,
  reason: string,
  { stores, now, who }: Staff,
): Promise<{ readonly is: 'done'; readonly coupon: Coupon } | { readonly is: 'unknown' | 'void-already' }> => {
  const written = number.normalize('NFKC').trim()
  const coupon = await stores.coupons.byNumber(written)
  if (!coupon) return { is: 'unknown' }
  if (!(await stores.coupons.voidOne(written, now))) return { is: 'void-already' }
  const facts = { who, number: written, agentCode: coupon.agentCode, reason }
  await stores.audit.note({ event: 'coupon.voided', by: 'operator', facts }, now)
  return { is: 'done', coupon: { ...coupon, voidedAt: now } }
}
