import { expect, it } from 'vitest'
import { UsageRefused } from './command.ts'
import { readTime, timeOf } from './read-time.ts'

it.each([
  ['2026-12-01 22:00', '2026-12-01T13:00:00.000Z'],
  ['2026/12/1 2:05', '2026-11-30T17:05:00.000Z'],
  ['2026-12-01T22:00', '2026-12-01T13:00:00.000Z'],
  [' 2026-12-01 22:00:30 ', '2026-12-01T13:00:30.000Z'],
  ['2026-12-01T13:00Z', '2026-12-01T13:00:00.000Z'],
  ['2026-12-01T22:00:00+09:00', '2026-12-01T13:00:00.000Z'],
  ['2026-12-01T14:00+01:00', '2026-12-01T13:00:00.000Z'],
])('KEY-10 %s is %s', (typed, at) => expect(readTime(typed)?.toISOString()).toBe(at))

it.each([
  '',
  'tomorrow',
  '2026-12-01',
  '22:00',
  '2026-02-29 10:00',
  '2026-13-01 10:00',
  '2026-12-01 24:00',
  '2026-12-01 10:60',
  '12/01/2026 22:00',
  '2026-12-01 22:00 JST',
])('KEY-10 「%s」 is no time', (typed) => expect(readTime(typed)).toBeNull())

it('says which option is missing or cannot be read', () => {
  expect(() => timeOf('from', undefined, 'help')).toThrow(UsageRefused)
  expect(() => timeOf('until', '22:00', 'help')).toThrow('--until: “22:00” is no time. Write it by a Japanese clock')
})
