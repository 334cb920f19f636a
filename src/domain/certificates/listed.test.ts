import { expect, it } from 'vitest'
import { firstMomentOfDay, listedSince } from './listed.ts'
import type { JapanDay } from './term.ts'

it('CRT-20 a day in Japan begins nine hours before it does at Greenwich', () => {
  expect(firstMomentOfDay('2026-11-20' as JapanDay)).toEqual(new Date('2026-11-19T15:00:00Z'))
})

it.each([
  // Less than 75 months ago: six years and three months.
  ['2026-11-20T01:00:00Z', '2020-08-20T15:00:00Z'],
  ['2026-11-20T14:59:59Z', '2020-08-20T15:00:00Z'],
  ['2026-11-20T15:00:00Z', '2020-08-21T15:00:00Z'],
  ['2026-05-31T01:00:00Z', '2020-02-29T15:00:00Z'],
])('CRT-20 at %s certificates are listed that were issued since %s', (now, since) => {
  expect(listedSince(new Date(now))).toEqual(new Date(since))
})
