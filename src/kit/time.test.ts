import { expect, test } from 'vitest'
import { addSeconds, days, formatJst, hours, isoDurationToAdd, minutes, seconds } from './time.ts'

const at = (text: string) => new Date(text)

test('lengths of time are whole seconds', () => {
  expect([seconds(5), minutes(60), hours(24), days(90)]).toEqual([5, 3600, 86_400, 7_776_000])
  expect(() => seconds(0.5)).toThrow(RangeError)
  expect(() => minutes(Number.NaN)).toThrow(RangeError)
})

test('a length is added to a moment without changing that moment', () => {
  const start = at('2026-11-20T23:59:30Z')
  expect(addSeconds(start, minutes(1))).toEqual(at('2026-11-21T00:00:30Z'))
  expect(addSeconds(start, seconds(-30))).toEqual(at('2026-11-20T23:59:00Z'))
  expect(start).toEqual(at('2026-11-20T23:59:30Z'))
})

test('MEM-3 a moment is written on a Japanese clock, seconds cut', () => {
  expect(formatJst(at('2026-11-20T00:05:59.999Z'))).toBe('2026/11/20 09:05')
  expect(formatJst(at('2026-12-31T15:00:00Z'))).toBe('2027/01/01 00:00')
})

test('ISO durations are counted on the Japanese calendar', () => {
  expect(isoDurationToAdd(at('2026-11-20T00:00:00Z'), 'P90D')).toEqual(at('2027-02-18T00:00:00Z'))
  expect(isoDurationToAdd(at('2026-11-20T00:00:00Z'), 'PT60M')).toEqual(at('2026-11-20T01:00:00Z'))
  // In Japan it is the 31st already, and February has no 31st.
  expect(isoDurationToAdd(at('2027-01-30T15:30:00Z'), 'P1M')).toEqual(at('2027-02-27T15:30:00Z'))
  expect(isoDurationToAdd(at('2028-02-28T15:00:00Z'), 'P1Y')).toEqual(at('2029-02-27T15:00:00Z'))
  expect(() => isoDurationToAdd(at('2026-11-20T00:00:00Z'), '90 days')).toThrow(RangeError)
})
