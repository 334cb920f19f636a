import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf, isGovernment, readRegistrationNumber, writtenRegistrationNumber } from './registration-number.ts'

const twelveDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((all) => all.join(''))

describe('CRT-12 the number of a legal person', () => {
  it.each([
    ['1200-01-000001', '120001000001'],
    ['１２００－０１－０００００１', '120001000001'],
    // That of the National Tax Agency, as it publishes it.
    ['7000012050002', '7000012050002'],
    ['7-0000-1205-0002', '7000012050002'],
  ])('%s', (typed, number) => {
    expect(readRegistrationNumber(typed)).toEqual({ ok: true, number })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['12345678901', 'length'],
    ['12345678901234', 'length'],
    ['120001-00000A', 'malformed'],
    ['8000012050002', 'check-digit'],
    ['7000012050020', 'check-digit'],
    ['\ud800', 'malformed'],
    ['1'.repeat(300), 'too-long'],
  ])('%s is none: %s', (typed, fault) => {
    expect(readRegistrationNumber(typed)).toEqual({ ok: false, fault })
  })

  it('a check digit is 1 to 9, and one digit that is typed wrong is found', () => {
    fc.assert(
      fc.property(twelveDigits, fc.nat(11), fc.integer({ min: 1, max: 8 }), (twelve, place, by) => {
        const check = checkDigitOf(twelve)
        expect(check).toMatch(/^[1-9]$/)
        expect(readRegistrationNumber(check + twelve).ok).toBe(true)
        const digit = (Number(twelve[place]) + by) % 10
        const wrong = twelve.slice(0, place) + digit + twelve.slice(place + 1)
        // Modulo 9 a nought and a nine are one.
        if ((digit - Number(twelve[place])) % 9 !== 0)
          expect(readRegistrationNumber(check + wrong)).toEqual({ ok: false, fault: 'check-digit' })
      }),
    )
  })

  it('is written as the register does, without its check digit', () => {
    expect(writtenRegistrationNumber('7000012050002')).toBe('0000-12-050002')
    expect(writtenRegistrationNumber('120001000001')).toBe('1200-01-000001')
    expect([isGovernment('7000012050002'), isGovernment('120001000001')]).toEqual([true, false])
  })
})
