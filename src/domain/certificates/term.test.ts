import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysFrom,
  type JapanDay,
  japanDay,
  lastSecondOfDay,
  plusDays,
  reissueUntil,
  renewal,
  termFrom,
  termLengths,
} from './term.ts'

const day = (text: string) => text as JapanDay
const anyDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map(japanDay)

it('CRT-41 counts in days of Japan', () => {
  expect(japanDay(new Date('2026-11-20T14:59:59Z'))).toBe('2026-11-20')
  expect(japanDay(new Date('2026-11-20T15:00:00Z'))).toBe('2026-11-21')
  expect(lastSecondOfDay(day('2026-11-20'))).toEqual(new Date('2026-11-20T14:59:59Z'))
})

describe('CRT-14 the term of a contract', () => {
  it.each([
    ['2026-11-21', null, '2027-11-20', 0],
    ['2028-02-29', null, '2029-02-27', 0],
    ['2026-11-21', '2026-11-21', '2027-11-20', 0],
    ['2026-11-21', '2026-11-22', '2027-11-21', 1],
    ['2026-11-21', '2027-02-19', '2028-02-18', 90],
    // One that is over leaves nothing.
    ['2026-11-21', '2026-11-20', '2027-11-20', 0],
  ])('concluded on %s where the one before ends on %s', (today, before, ends, carriedOver) => {
    const held = before === null ? null : { ends: day(before) }
    expect(termFrom(day(today), termLengths, held)).toEqual({ begins: today, ends, carriedOver })
  })

  it('loses no day of the one before, whenever it is renewed', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (today, left) => {
        const bare = termFrom(today, termLengths, null)
        const renewed = termFrom(today, termLengths, { ends: plusDays(today, left) })
        expect(daysFrom(bare.ends, renewed.ends)).toBe(left)
      }),
    )
  })
})

describe('CRT-14 renewal', () => {
  const term = { ends: day('2027-02-19') }
  it.each([
    ['2026-11-20', { is: 'early', from: '2026-11-21' }],
    ['2026-11-21', { is: 'open' }],
    ['2027-02-19', { is: 'open' }],
    ['2027-02-20', { is: 'over' }],
  ])('on %s', (today, expected) => {
    expect(renewal(term, day(today), termLengths)).toEqual(expected)
  })
})

it('CRT-15 a certificate can be issued anew for 25 days after its issue, the last of them included', () => {
  expect(reissueUntil(day('2026-11-21'), termLengths)).toBe('2026-12-16')
})
