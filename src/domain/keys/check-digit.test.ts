import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit, endsInCheckDigit, fold } from './check-digit.ts'

const symbols = Array.from({ length: 16 }, (_, n) => n)
const hex = '0123456789ABCDEF'
const number = fc
  .array(fc.constantFrom(...hex), { minLength: 15, maxLength: 15 })
  .map((digits) => digits.join('') + checkDigit(digits.join('')))

describe('KEY-23 the quasigroup of order 16', () => {
  test('is a Latin square: a slip of one digit changes every outcome after it', () => {
    for (const a of symbols) {
      expect(new Set(symbols.map((b) => fold(a, b))).size).toBe(16)
      expect(new Set(symbols.map((b) => fold(b, a))).size).toBe(16)
    }
  })

  test('has zeros on its diagonal, so the check digit is the outcome of the digits before it', () =>
    expect(symbols.map((a) => fold(a, a))).toEqual(symbols.map(() => 0)))

  test('is weakly totally anti-symmetric: two neighbours that change places change the outcome', () => {
    for (const a of symbols)
      for (const b of symbols.filter((one) => one !== a))
        for (const c of symbols) expect(fold(fold(c, a), b)).not.toBe(fold(fold(c, b), a))
  })
})

describe('KEY-23 PLT-32 in a whole number, every', () => {
  const finds = (slips: (digits: string[]) => string[][]) =>
    fc.assert(
      fc.property(number, (good) => {
        expect(endsInCheckDigit(good)).toBe(true)
        for (const slip of slips([...good])) {
          const slipped = slip.join('')
          if (endsInCheckDigit(slipped) !== (slipped === good)) throw new Error(`${good} became ${slipped}`)
        }
      }),
      { numRuns: 40 },
    )
  const places = Array.from({ length: 16 }, (_, place) => place)

  test('single wrong digit is found', () =>
    finds((digits) => places.flatMap((place) => [...hex].map((digit) => digits.with(place, digit)))))

  test('pair of neighbours that changed places is found', () =>
    finds((digits) => places.slice(1).map((at) => digits.with(at, digits[at - 1]!).with(at - 1, digits[at]!))))

  test('pair that changed places around a third is found', () =>
    finds((digits) => places.slice(2).map((at) => digits.with(at, digits[at - 2]!).with(at - 2, digits[at]!))))

  test('twin that became another twin is found', () =>
    finds((digits) =>
      places
        .slice(1)
        .flatMap((at) =>
          digits[at] === digits[at - 1] ? [...hex].map((digit) => digits.with(at, digit).with(at - 1, digit)) : [],
        ),
    ))
})

test.each([
  ['000000000000000', '0'],
  ['000000000000001', '2'],
  ['3F06A1B2C3D4E5F', 'D'],
])('the check digit of %s is %s, today and on every card that was printed', (digits, check) => {
  expect(checkDigit(digits)).toBe(check)
  expect(endsInCheckDigit(digits + check)).toBe(true)
})

test('no digits have no check digit', () => expect(endsInCheckDigit('')).toBe(false))
