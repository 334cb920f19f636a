import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay, countDaysOn } from '../../../test/fakes/naive-calendar.ts'
import { withChanges } from './application.ts'
import { type Day, type Period, readDay } from './calendar.ts'
import { currentRun, grantOf, type Ledger, type LedgerEntry, lastDayOf, nextRun } from './ledger.ts'
import { judgeReversal } from './reversal.ts'
import { standing, termRule } from './term.ts'

const day = readDay
const facts = (today: string, away: readonly { from: Day; to: Day }[] = []) => ({
  rule: termRule,
  away,
  today: day(today),
})

const granted = (id: string, run: number, on: string, period: Period, anchor: string | null = null): LedgerEntry => ({
  id,
  is: 'granted',
  on: day(on),
  run,
  product: period === 'P3M' ? 'trial' : period === 'P1Y' ? '701W' : '703W',
  period,
  anchor: anchor === null ? null : day(anchor),
})
const begun = (id: string, run: number, on: string): LedgerEntry => ({ id, is: 'begun', on: day(on), run })
const reversed = (id: string, entry: string): LedgerEntry => ({
  id,
  is: 'reversed',
  on: day('2027-02-01'),
  entry,
  reason: 'x',
})

// A trial from the end of January, one year added while it ran; ended, a year from the day it was extended, three years added.
const told: Ledger = [
  granted('trial', 1, '2027-01-20', 'P3M'),
  begun('use', 1, '2027-01-31'),
  granted('year', 1, '2027-03-01', 'P1Y'),
  granted('restart', 2, '2028-08-31', 'P1Y', '2028-08-31'),
  granted('three', 2, '2029-01-01', 'P3Y'),
]
const lastOf = (ledger: Ledger) => {
  const run = currentRun(ledger)
  return run && (lastDayOf(run)?.last ?? null)
}

describe('the sum of a ledger', () => {
  test.each<[number, Day | null | undefined]>([
    [0, null],
    [1, null],
    [2, day('2027-04-30')],
    [3, day('2028-04-30')],
    [4, day('2029-08-31')],
    [5, day('2032-08-31')],
  ])('KEY-35 after %i entries', (entries, last) => expect(lastOf(told.slice(0, entries))).toBe(last))

  test('KEY-33 KEY-35 a run’s grants add up in whatever order they stand', () => {
    const run = fc.shuffledSubarray(['P3M', 'P1Y', 'P3Y'] as const, { minLength: 1 })
    fc.assert(
      fc.property(anyDay, run, fc.nat(3), (anchor, periods, place) => {
        const grants = periods.map((period, n) => granted(`g${n}`, 1, anchor, period))
        const use = begun('use', 1, anchor)
        expect(lastOf(grants.toSpliced(place, 0, use))).toBe(lastOf([use, ...grants.toReversed()]))
      }),
    )
  })

  test('KEY-33 days away that overlap are counted once', () => {
    const grown = (id: string, from: string, to: string): LedgerEntry => ({
      id,
      is: 'grown',
      on: day(to),
      run: 2,
      from: day(from),
      to: day(to),
    })
    const ledger = [...told, grown('a', '2032-08-31', '2032-09-01'), grown('b', '2032-09-01', '2032-09-02')]
    expect(lastOf(ledger)).toBe('2032-09-03')
  })
})

describe('reversing', () => {
  test.each<[string, string[], string | null]>([
    ['an extension takes its period out', ['three'], '2029-08-31'],
    ['a restart leaves the others of its run their anchor', ['restart'], '2031-08-31'],
    ['all of a run leads back to the one before', ['restart', 'three'], '2028-04-30'],
    ['an entry of an earlier run changes nothing today', ['year'], '2032-08-31'],
    ['a reversal brings the period back', ['three', 'not 0'], '2032-08-31'],
    ['a reversal’s reversal is a reversal again', ['three', 'not 0', 'not 1'], '2029-08-31'],
  ])('KEY-35 %s', (_what, entries, last) => {
    const ledger = [...told, ...entries.map((entry, place) => reversed(`not ${place}`, entry))]
    expect(lastOf(ledger)).toBe(last)
  })

  test('KEY-35 everything leads to a device without a term, whose next run has a number of its own', () => {
    const nothing = [...told, ...told.map(({ id }) => reversed(`not ${id}`, id))]
    expect(standing(nothing, facts('2029-02-01'))).toEqual({ is: 'none' })
    expect(nextRun(nothing)).toBe(3)
    expect(grantOf(nothing, 'trial')).toBeNull()
    expect(grantOf(told, 'trial')).toMatchObject({ on: '2027-01-20' })
  })

  test('KEY-35 first use leads back to a term that waits', () => {
    const ledger = [...told.slice(0, 3), reversed('not', 'use')]
    expect(standing(ledger, facts('2027-03-01'))).toEqual({ is: 'waiting', run: 1, months: 15 })
    expect(lastOf([...ledger, begun('again', 1, '2027-05-15')])).toBe('2028-08-15')
  })

  test('KEY-35 PLT-32 and reversing that is as if nothing had been done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...told.map(({ id }) => id)), fc.nat(2500), (entry, days) => {
        const at = facts(countDaysOn(day('2027-01-01'), days))
        const back = [...told, reversed('one', entry), reversed('two', 'one')]
        expect(standing(back, at)).toEqual(standing(told, at))
      }),
    )
  })
})

describe('judging a reversal', () => {
  const judge = (entry: string, reason = 'wrong device', ledger = told, today = '2029-02-01') =>
    judgeReversal(ledger, entry, reason, facts(today))

  test('KEY-35 tells what would be, which is what then is', () => {
    const outlook = judge('three', '  wrong device ')
    expect(outlook).toEqual({
      is: 'possible',
      before: { is: 'running', run: 2, last: '2032-08-31', daysLeft: 1307 },
      after: { is: 'running', run: 2, last: '2029-08-31', daysLeft: 211 },
      change: { is: 'reversed', on: '2029-02-01', entry: 'three', reason: 'wrong device' },
    })
    if (outlook.is === 'possible')
      expect(standing(withChanges(told, [outlook.change]), facts('2029-02-01'))).toEqual(outlook.after)
  })

  test.each([
    ['an entry that is not there', 'nothing', 'wrong device', told, 'unknown-entry'],
    ['what was reversed', 'three', 'wrong device', [...told, reversed('not', 'three')], 'reversed-already'],
    ['without a reason', 'three', ' 　', told, 'no-reason'],
  ] as const)('KEY-35 %s is refused', (_what, entry, reason, ledger, why) =>
    expect(judge(entry, reason, [...ledger])).toEqual({ is: 'refused', why }),
  )

  test('KEY-32 a reversal’s reversal keeps to six years', () => {
    const ledger = [...told, reversed('not', 'three'), granted('other', 2, '2029-02-01', 'P3Y')]
    expect(judge('not', 'it was right', ledger)).toMatchObject({
      is: 'refused',
      why: 'too-long',
      last: '2035-08-31',
      latest: '2035-02-01',
      fitsOn: '2029-08-31',
    })
    expect(judge('not', 'it was right', ledger, '2029-08-31')).toMatchObject({ is: 'possible' })
  })

  test('KEY-33 growth comes back as long as its outage stands in the books', () => {
    const away = [{ from: day('2027-04-30'), to: day('2027-04-30') }]
    const grown: LedgerEntry = { id: 'grown', is: 'grown', on: day('2027-05-01'), run: 1, ...away[0]! }
    const ledger = [...told.slice(0, 2), grown]
    const at = (known: typeof away) => judgeReversal(ledger, 'grown', 'no outage', facts('2027-05-01', known))
    expect(at(away)).toMatchObject({ before: { last: '2027-05-01' }, after: { last: '2027-05-01' } })
    expect(at([])).toMatchObject({ before: { last: '2027-05-01' }, after: { is: 'ended', last: '2027-04-30' } })
  })
})
