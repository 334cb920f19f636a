import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kit/random.ts'
import {
  type ConnectionNumber,
  chooseNumbers,
  judgeChoice,
  makeOffer,
  numberRule,
  type Offer,
  proposeNumbers,
} from './connection-number.ts'

const now = new Date('2027-01-10T03:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** The store's part: of the numbers proposed, the first three nobody has are held. */
function offer(before: Offer | null, taken: Set<ConnectionNumber>, seed: string): Offer | null {
  const proposed = proposeNumbers(12, before, numberRule, seededRandom(seed))
  const held = proposed.filter((one) => !taken.has(one)).slice(0, numberRule.candidates)
  for (const one of held) taken.add(one)
  return makeOffer(held, before, numberRule, now)
}

describe('candidates', () => {
  test('KEY-22 are three numbers, one of each of the portal’s prefixes, held for 15 minutes', () => {
    const first = offer(null, new Set(), 'first')!
    expect(first.candidates.map((one) => one.slice(0, 4))).toEqual(['111-', '117-', '118-'])
    for (const one of first.candidates) expect(one).toMatch(/^\d{3}-\d{5}$/)
    expect(first).toMatchObject({ shown: first.candidates, redrawsLeft: 5, heldUntil: later(15) })
  })

  test('KEY-22 PLT-32 are changed five times and never come back to an application, nor to two of them', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 6 }), (seed, people) => {
        const taken = new Set<ConnectionNumber>()
        let offers: (Offer | null)[] = Array.from({ length: people }, () => null)
        for (let round = 0; round < 6; round++) {
          offers = offers.map((before, who) => offer(before, taken, `${seed} ${who} ${round}`))
          for (const held of offers) expect(held).toMatchObject({ redrawsLeft: 5 - round })
        }
        const shown = offers.flatMap((held) => held!.shown)
        expect(new Set(shown).size).toBe(people * 18)
        for (const held of offers) expect(offer(held, taken, `${seed} once more`)).toBeNull()
      }),
      { numRuns: 30 },
    )
  })

  test('KEY-22 a number that came back would be a fault', () => {
    const first = offer(null, new Set(), 'first')!
    expect(() => makeOffer([first.candidates[1]!], first, numberRule, now)).toThrow(RangeError)
  })

  test('KEY-22 another person draws others', () => {
    const drawn = (seed: string) => proposeNumbers(3, null, numberRule, seededRandom(seed))
    expect(drawn('one')).toEqual(drawn('one'))
    expect(drawn('one')).not.toEqual(drawn('other'))
  })
})

describe('when few are free', () => {
  const rule = { prefixes: ['111', '117'] }
  const choose = (count: number, free: readonly ConnectionNumber[], seed: string, before: Offer | null = null) =>
    chooseNumbers(count, before, rule, free, seededRandom(seed))

  test('KEY-22 the last ones are found, and another prefix stands in for a full one', () => {
    const free: ConnectionNumber[] = ['111-00000', '117-99999', '117-00042']
    expect([...choose(3, free, 'few')].sort()).toEqual([...free].sort())
    expect(choose(2, free, 'few').map((one) => one.slice(0, 4))).toEqual(['111-', '117-'])
  })

  test('KEY-22 none are made up, none come twice, and none that were shown come back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 })), fc.nat(20), fc.string(), (numbers, count, seed) => {
        const free = numbers.map((n): ConnectionNumber => `${rule.prefixes[n % 2]}-${String(n).padStart(5, '0')}`)
        const shown = free.filter((_, place) => place % 3 === 0)
        const before = { candidates: [], shown, redrawsLeft: 1, heldUntil: now }
        const drawn = choose(count, free, seed, before)
        expect(drawn).toHaveLength(Math.min(count, free.length - shown.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        for (const one of drawn) expect(free.includes(one) && !shown.includes(one)).toBe(true)
      }),
    )
    expect(choose(3, [], 'none')).toEqual([])
  })

  test('KEY-22 it is chance that finds the last ones, too', () => {
    const free: ConnectionNumber[] = ['111-00007', '111-00008', '111-99999']
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].flatMap((seed) => choose(1, free, seed))).size).toBe(3)
  })
})

describe('the choice', () => {
  const taken = new Set<ConnectionNumber>()
  const first = offer(null, taken, 'first')!
  const second = offer(first, taken, 'second')!

  test.each([
    ['one of the present candidates', second.candidates[2]!, 14.99, 'good'],
    ['an earlier one', first.candidates[0]!, 0, 'not-offered'],
    ['one never shown', '111-00000', 0, 'not-offered'],
    ['something else', '', 0, 'not-offered'],
    ['held too long ago', second.candidates[0]!, 15, 'hold-ended'],
  ])('KEY-22 %s', (_which, number, minutes, verdict) =>
    expect(judgeChoice(second, number, later(minutes))).toBe(verdict),
  )
})
