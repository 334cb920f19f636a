import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainReuse, furtherFrom, identityReuse, lastSecond, limitAt, longestLives } from './validity.ts'

const at = (text: string): Date => new Date(text)

describe('CRT-41 limits by the day of issue', () => {
  it.each([
    ['2026-03-14T23:59:59Z', 398, 825, 398],
    ['2026-03-15T00:00:00Z', 200, 398, 200],
    ['2027-03-14T23:59:59Z', 200, 398, 200],
    ['2027-03-15T00:00:00Z', 100, 398, 100],
    ['2029-03-14T23:59:59Z', 100, 398, 100],
    ['2029-03-15T00:00:00Z', 47, 398, 10],
  ])('at %s', (moment, life, identity, domain) => {
    const limits = [longestLives, identityReuse, domainReuse].map((one) => limitAt(one, at(moment)).days)
    expect(limits).toEqual([life, identity, domain])
  })

  it('knows none before the first', () => {
    expect(() => limitAt(longestLives, at('2019-01-01T00:00:00Z'))).toThrow(RangeError)
  })

  it.each([longestLives, identityReuse, domainReuse])('names its source and comes in order (%#)', (...limits) => {
    expect(limits.every(({ source }) => /^BR \d/.test(source))).toBe(true)
    expect(limits.map(({ from }) => from.getTime())).toEqual(
      limits.map(({ from }) => from.getTime()).toSorted((a, b) => a - b),
    )
  })
})

describe('CRT-41 the last second of a certificate', () => {
  const termEnds = at('2027-11-20T14:59:59Z')

  it.each([
    ['term', '2026-11-21T03:00:00.500Z', '2027-11-20T14:59:59Z'],
    ['baselineRequirements', '2026-11-21T03:00:00.500Z', '2027-06-09T02:59:59Z'],
    ['baselineRequirements', '2026-03-14T23:59:59Z', '2027-04-16T23:59:58Z'],
    ['baselineRequirements', '2026-03-15T00:00:00Z', '2026-09-30T23:59:59Z'],
    ['baselineRequirements', '2027-03-15T00:00:00Z', '2027-06-22T23:59:59Z'],
    // So near the end of the term the term is what ends it.
    ['baselineRequirements', '2027-09-01T00:00:00Z', '2027-11-20T14:59:59Z'],
  ] as const)('by %s from %s', (rule, from, last) => {
    expect(lastSecond(rule, at(from), termEnds)).toEqual(at(last))
  })

  it('never makes a life longer than the limit, nor one beyond the term', () => {
    const moment = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 800 }), (from, days) => {
        const ends = new Date(from.getTime() + days * 86_400_000)
        const last = lastSecond('baselineRequirements', from, ends)
        const life = (last.getTime() - Math.floor(from.getTime() / 1000) * 1000) / 1000 + 1
        expect(life).toBeLessThanOrEqual(limitAt(longestLives, from).days * 86_400)
        expect(last <= ends && last.getMilliseconds() === 0).toBe(true)
      }),
    )
  })
})

describe('CRT-41 a further certificate within a term', () => {
  const termEnds = at('2027-11-20T14:59:59Z')

  it('can be asked for from a third of the life before its end', () => {
    const certificate = { notBefore: at('2026-11-21T00:00:00Z'), notAfter: at('2027-06-08T23:59:59Z') }
    // 200 days: the last 66 and two thirds.
    expect(furtherFrom(certificate, termEnds)).toEqual(at('2027-04-03T08:00:00Z'))
  })

  it('comes after none that lives to the end of the term', () => {
    expect(furtherFrom({ notBefore: at('2027-09-01T00:00:00Z'), notAfter: termEnds }, termEnds)).toBeNull()
  })
})
