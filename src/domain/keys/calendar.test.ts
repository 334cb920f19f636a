import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay, countMonths, nextDay } from '../../../test/fakes/naive-calendar.ts'
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstDayReaching,
  gmtDay,
  lastSecondOf,
  monthsOf,
  readDay,
  yearsAndMonths,
} from './calendar.ts'

const day = readDay

describe('months from an anchor day', () => {
  test.each([
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2027-01-31', 3, '2027-04-30'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-01-31', 2, '2027-03-31'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-15', 36, '2029-12-15'],
  ])('KEY-33 %s and %i months are %s', (anchor, months, end) => expect(addMonths(day(anchor), months)).toBe(end))

  test('KEY-33 PLT-32 as counted day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 75 }), (anchor, months) => {
        expect(addMonths(anchor, months)).toBe(countMonths(anchor, months))
      }),
      { numRuns: 300 },
    )
  })

  test('KEY-33 the same end, whichever of its periods comes first', () => {
    fc.assert(
      fc.property(anyDay, fc.array(fc.constantFrom('P3M', 'P1Y', 'P3Y'), { maxLength: 4 }), (anchor, periods) => {
        const sum = (some: readonly ('P3M' | 'P1Y' | 'P3Y')[]) => some.reduce((all, one) => all + monthsOf(one), 0)
        const end = addMonths(anchor, sum(periods))
        expect(addMonths(anchor, sum(periods.toReversed()))).toBe(end)
        const chained = periods.reduce<Day>((at, period) => addMonths(at, monthsOf(period)), anchor)
        expect(chained <= end).toBe(true)
      }),
    )
  })
})

describe('days', () => {
  test('PLT-32 one after the other, as counted by hand', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        expect(addDays(one, 1)).toBe(nextDay(one))
        expect(daysBetween(one, nextDay(one))).toBe(1)
        expect(daysBetween(nextDay(one), one)).toBe(-1)
      }),
    )
  })

  test.each([
    ['2027-01-31T16:00:00Z', '2027-01-31'], // 1 February 01:00 in Japan
    ['2027-01-31T23:59:59.999Z', '2027-01-31'],
    ['2027-02-01T00:00:00Z', '2027-02-01'], // 09:00 in Japan
  ])('KEY-33 at %s it is %s in GMT', (moment, gmt) => expect(gmtDay(new Date(moment))).toBe(gmt))

  test('KEY-33 an end counts to the end of its day in GMT: nine hours into the next one in Japan', () => {
    const last = lastSecondOf(day('2027-03-31'))
    expect(last.toISOString()).toBe('2027-03-31T23:59:59.000Z')
    expect(last.toLocaleString('sv', { timeZone: 'Asia/Tokyo' })).toBe('2027-04-01 08:59:59')
    expect(gmtDay(last)).toBe('2027-03-31')
  })

  test.each(['2027-02-29', '2027-2-1', '2027-02-01T00:00:00Z', '+012027-01-01', ''])('%j is no day', (text) =>
    expect(() => readDay(text)).toThrow(RangeError),
  )
})

test('KEY-36 the first day from which six years reach a day is just that', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(1, 6, 12, 72), (target, months) => {
      const first = firstDayReaching(target, months)
      expect(addMonths(first, months) >= target).toBe(true)
      expect(addMonths(addDays(first, -1), months) >= target).toBe(false)
    }),
  )
  expect(firstDayReaching(day('2036-02-29'), 72)).toBe('2030-03-01')
})

describe('periods', () => {
  test.each([
    ['P3M', 3],
    ['P1Y', 12],
    ['P3Y', 36],
    ['P1Y6M', 18],
  ] as const)('KEY-33 %s are %i months', (period, months) => expect(monthsOf(period)).toBe(months))

  test.each(['P0M', 'P', 'P90D', 'P1.5Y', 'P-1Y', 'PT3M', 'P1Y1D', 'p1y', '1Y'])('%s is none of ours', (period) =>
    expect(() => monthsOf(period as 'P1Y')).toThrow(RangeError),
  )

  test('KEY-31 three months and one year read as one year and three months', () =>
    expect(yearsAndMonths(monthsOf('P3M') + monthsOf('P1Y'))).toEqual({ years: 1, months: 3 }))
})
