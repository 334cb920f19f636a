import { expect, it } from 'vitest'
import { type Coupon, couponFault, usesLeft } from './coupon.ts'
import type { JapanDay } from './term.ts'

const day = (text: string) => text as JapanDay
const coupon: Coupon = {
  number: 'C1',
  agentCode: 'A100',
  service: 'SR3.0',
  uses: 3,
  held: 1,
  used: 1,
  until: day('2026-12-31'),
  voidedAt: null,
}

it.each([
  [{}, null],
  [{ agentCode: 'A200' }, 'other-agent'],
  [{ service: 'EV2.0' }, 'other-service'],
  [{ held: 2 }, 'used-up'],
  [{ until: day('2026-11-20') }, 'ended'],
  [{ until: day('2026-11-21') }, null],
  [{ voidedAt: new Date('2026-11-20T00:00:00Z') }, 'void'],
])('CRT-30 a coupon with %o', (given, expected) => {
  expect(couponFault({ ...coupon, ...given }, 'A100', 'SR3.0', day('2026-11-21'))).toBe(expected)
})

it('CRT-30 what is held is nobody else’s', () => {
  expect(usesLeft(coupon)).toBe(1)
})
