import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countDaysOn, nextDay } from '../../../test/fakes/naive-calendar.ts'
import { type Day, readDay } from './calendar.ts'
import { countDays, type DaysAway, daysAway, grow } from './outage.ts'

const away = (from: string, to = from): DaysAway => ({ from: readDay(from), to: readDay(to) })
const last = (base: string, counted: DaysAway[], known: DaysAway[]) => grow(readDay(base), counted, known).last

describe('the days an outage touched', () => {
  test.each([
    ['2027-03-31T15:00:00Z', '2027-03-31T15:00:01Z', '2027-03-31', '2027-03-31'], // 1 April, midnight in Japan
    ['2027-03-31T23:00:00Z', '2027-04-01T00:00:00Z', '2027-03-31', '2027-03-31'],
    ['2027-03-31T23:00:00Z', '2027-04-01T00:00:00.001Z', '2027-03-31', '2027-04-01'],
  ])('KEY-33 from %s until %s: %s … %s', (from, until, first, end) =>
    expect(daysAway(new Date(from), new Date(until))).toEqual(away(first, end)),
  )

  test('an outage that ends before it began is a fault', () =>
    expect(() => daysAway(new Date('2027-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z'))).toThrow(RangeError))
})

describe('a period grows', () => {
  test.each<[string, string, DaysAway[], string]>([
    ['by the outage that covers its last day', '2027-03-31', [away('2027-03-30', '2027-04-02')], '2027-04-04'],
    ['by one that only begins on it', '2027-03-31', [away('2027-03-31')], '2027-04-01'],
    ['not by one that ended the day before', '2027-03-31', [away('2027-03-29', '2027-03-30')], '2027-03-31'],
    ['not by one that begins the day after', '2027-03-31', [away('2027-04-01', '2027-04-09')], '2027-03-31'],
    [
      'once more where the day it grew to is away',
      '2027-03-31',
      [away('2027-03-31'), away('2027-04-01')],
      '2027-04-02',
    ],
    [
      'once by a window and the outage within it',
      '2027-03-31',
      [away('2027-03-31'), away('2027-03-30', '2027-03-31')],
      '2027-04-02',
    ],
  ])('KEY-33 %s', (_how, base, known, end) => expect(last(base, [], known)).toBe(end))

  test('KEY-33 by what is counted already, without counting it again', () => {
    const outage = away('2027-03-31', '2027-04-01')
    expect(grow(readDay('2027-03-31'), [outage], [outage])).toEqual({ last: '2027-04-02', added: [] })
  })

  const start = readDay('2027-03-20')
  const stretches = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 4 })).map(([from, more]) => ({
      from: countDaysOn(start, from),
      to: countDaysOn(start, from + more),
    })),
    { maxLength: 6 },
  )
  const someDay = fc.integer({ min: 0, max: 30 }).map((n) => countDaysOn(start, n))

  test('KEY-33 PLT-32 as counted day by day, to a day that is not away', () => {
    fc.assert(
      fc.property(someDay, stretches, (base, known) => {
        const end = grow(base, [], known).last
        expect(end).toBe(naively(base, known))
        expect(isAway(end, known)).toBe(false)
      }),
    )
  })

  test('KEY-33 PLT-32 never sooner than if all had been known at once, and by nothing twice', () => {
    fc.assert(
      fc.property(someDay, stretches, fc.nat(6), (base, known, cut) => {
        const early = grow(base, [], known.slice(0, cut))
        const late = grow(base, early.added, known)
        const atOnce = grow(base, [], known)
        expect(late.last >= early.last && late.last >= atOnce.last).toBe(true)
        expect(grow(base, [...early.added, ...late.added], known)).toEqual({ last: late.last, added: [] })
        expect(grow(base, [], known.toReversed())).toEqual(atOnce)
      }),
    )
  })

  test('KEY-33 by all of an outage that turns out longer than it was known first', () => {
    const first = grow(readDay('2027-03-31'), [], [away('2027-03-31')])
    expect(first.last).toBe('2027-04-01')
    expect(last('2027-03-31', [...first.added], [away('2027-03-30', '2027-03-31')])).toBe('2027-04-02')
  })

  test('KEY-33 by what it grew by before something was added to it', () =>
    expect(last('2028-03-31', [away('2027-03-31')], [away('2027-03-31'), away('2028-04-01')])).toBe('2028-04-02'))

  const isAway = (day: Day, known: readonly DaysAway[]) => known.some(({ from, to }) => from <= day && day <= to)

  function naively(base: Day, known: readonly DaysAway[]): Day {
    let end = base
    while (isAway(end, known)) {
      let first = end
      while (first > '2027-01-01' && isAway(dayBefore(first), known)) first = dayBefore(first)
      let length = 0
      for (let day = first; isAway(day, known); day = nextDay(day)) length++
      end = countDaysOn(end, length)
    }
    return end
  }

  function dayBefore(day: Day): Day {
    let at = readDay('2027-01-01')
    while (nextDay(at) !== day) at = nextDay(at)
    return at
  }
})

test('a day in two outages is one day', () =>
  expect(countDays([away('2027-01-01', '2027-01-03'), away('2027-01-03', '2027-01-04')])).toBe(4))
