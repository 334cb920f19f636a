import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay, countDaysOn } from '../../../test/fakes/naive-calendar.ts'
import { addMonths, type Day, readDay } from './calendar.ts'
import type { Ledger } from './ledger.ts'
import { keptEnds, standing, type TermFacts, termRule } from './term.ts'

const day = readDay
const on = (today: Day, away: TermFacts['away'] = []): TermFacts => ({ rule: termRule, away, today })
const granted = {
  is: 'granted',
  id: 'a',
  on: day('2027-01-10'),
  run: 1,
  product: '701W',
  period: 'P1Y',
  anchor: null,
} as const
const begun = (anchor: Day) => ({ is: 'begun', id: 'b', on: anchor, run: 1 }) as const
const reversed = (entry: string, today: Day) =>
  ({ is: 'reversed', id: `not ${entry}`, on: today, entry, reason: 'x' }) as const

describe('the ends that are kept beside a ledger', () => {
  test.each<[string, Ledger, Day, Day | null, Day | null]>([
    ['nothing', [], day('2027-02-01'), null, null],
    ['not begun yet', [granted], day('2027-02-01'), null, null],
    ['running', [granted, begun(day('2027-02-01'))], day('2027-02-01'), day('2028-02-01'), day('2029-02-02')],
    ['ends of months', [granted, begun(day('2027-08-31'))], day('2027-09-01'), day('2028-08-31'), day('2029-09-01')],
    [
      'everything reversed: six months from then',
      [granted, begun(day('2027-02-01')), reversed('a', day('2027-03-05'))],
      day('2027-03-05'),
      null,
      day('2027-09-05'),
    ],
    [
      'a later run reversed, the one before ended long ago: its number was in use until then',
      [
        granted,
        begun(day('2027-02-01')),
        { ...granted, id: 'c', on: day('2030-05-01'), run: 2 },
        { ...begun(day('2030-05-02')), id: 'd', run: 2 },
        reversed('c', day('2030-06-05')),
      ],
      day('2030-06-05'),
      day('2028-02-01'),
      day('2030-12-05'),
    ],
    [
      'an extension reversed while the rest runs on: as if it had never been',
      [granted, begun(day('2027-02-01')), { ...granted, id: 'c' }, reversed('c', day('2027-03-05'))],
      day('2027-03-05'),
      day('2028-02-01'),
      day('2029-02-02'),
    ],
  ])('KEY-28 %s', (_, ledger, today, endsOn, numberFreeOn) =>
    expect(keptEnds(ledger, on(today))).toEqual({ endsOn, numberFreeOn }),
  )

  test('KEY-28 KEY-33 are what will be said on any later day, unless something is written or recorded until then', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(3000), fc.option(fc.nat(20)), (anchor, later, days) => {
        const ledger: Ledger = [granted, begun(anchor)]
        const last = addMonths(anchor, 12)
        const outage = days === null ? [] : [{ from: last, to: countDaysOn(last, days) }]
        const written = days === null ? anchor : last
        const today = countDaysOn(written, later)
        const kept = keptEnds(ledger, on(written, outage))
        const stands = standing(ledger, on(today, outage))
        expect('last' in stands && stands.last).toBe(kept.endsOn)
        if (stands.is === 'lapsed') expect(stands.numberFreeOn).toBe(kept.numberFreeOn)
        else expect(today < kept.numberFreeOn!).toBe(true)
      }),
    )
  })
})
