import { expect, it } from 'vitest'
import { clockOf, mayLiveOn, type RevocationWish, reasonOf, revokeBy } from './revocation.ts'

const asked = new Date('2026-11-21T01:00:00Z')

it.each([
  ['changed-data', 'affiliationChanged', '2026-11-26T01:00:00Z', false],
  ['replaced', 'superseded', '2026-11-22T01:00:00Z', true],
  ['out-of-use', 'cessationOfOperation', '2026-11-22T01:00:00Z', true],
  ['key-compromise', 'keyCompromise', '2026-11-22T01:00:00Z', false],
] as const)('CRT-17 because of %s', (wish: RevocationWish, reason, due, livesOn) => {
  expect([reasonOf[wish], revokeBy(wish, asked), mayLiveOn(wish)]).toEqual([reason, new Date(due), livesOn])
})

it.each([
  ['2026-11-21T12:59:59Z', 'running'],
  ['2026-11-21T13:00:00Z', 'urgent'],
  ['2026-11-22T00:59:59Z', 'urgent'],
  ['2026-11-22T01:00:00Z', 'overdue'],
])('CRT-17 a clock of 24 hours at %s', (now, expected) => {
  expect(clockOf(asked, revokeBy('out-of-use', asked), new Date(now))).toBe(expected)
})
