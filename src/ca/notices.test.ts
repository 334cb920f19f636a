import { expect, it } from 'vitest'
import { authorityNotices } from './notices.ts'

const day = (n: number): Date => new Date(Date.UTC(2026, 10, 20 + n))
const listOf = (days: number) => ({
  number: 1,
  der: Buffer.alloc(0),
  thisUpdate: day(0),
  nextUpdate: day(days),
  told: 0,
})

it.each([
  ['no authorities yet', false, null, day(0), /ca init certs/],
  ['no list yet', true, null, day(0), null],
  ['a list by hand, in its first months', true, listOf(360), day(280), null],
  ['a list by hand, in its last months', true, listOf(360), day(290), /root ends at 2027-11-15.* ca list certs/],
  ['a list that is over', true, listOf(360), day(400), /ca list certs/],
  ['a list by the job, a day old', true, listOf(7), day(1), null],
  ['a list by the job that was not renewed', true, listOf(7), day(6), /ca list certs/],
] as const)('CRT-40 CRT-43 %s', async (_, isReady, list, now, says) => {
  const notices = await authorityNotices('certs', { isReady: async () => isReady, list: async () => list }, now)
  expect(notices).toHaveLength(says ? 1 : 0)
  if (says) expect(notices[0]).toMatch(says)
})
