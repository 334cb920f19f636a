import { expect, test } from 'vitest'
import type { Grant } from './grant.ts'
import { judgeTemporary, type TypedTemporary } from './temporary-password.ts'

const now = new Date('2026-11-20T01:00:00Z')
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const grant: Grant = {
  id: 'g',
  purpose: 'temporary',
  accountId: 'a',
  secretHash: 'h',
  facts: {},
  createdAt: later(-3_599_999),
  expiresAt: later(1),
  spentAt: null,
  replacedAt: null,
}
const typed: TypedTemporary = { account: { id: 'a', state: 'active' }, typed: grant, tries: 5, allowed: 5 }

test.each<[string, Partial<TypedTemporary>, string]>([
  ['MEM-3 the right one, a millisecond before its end, at the last try', {}, 'good'],
  ['MEM-3 at the very end of its 60 minutes', { typed: { ...grant, expiresAt: now } }, 'expired'],
  ['ACC-21 one try too many', { tries: 6 }, 'exhausted'],
  ['MEM-7 one that set a password', { typed: { ...grant, spentAt: later(-5) } }, 'spent'],
  ['MEM-7 one before the newest', { typed: { ...grant, replacedAt: later(-5) } }, 'replaced'],
  [
    'one that is past its time is said so however many tries there were',
    { tries: 9, typed: { ...grant, expiresAt: now } },
    'expired',
  ],
  ['anything else', { typed: null }, 'wrong'],
  ["somebody else's", { typed: { ...grant, accountId: 'b' } }, 'wrong'],
  ['a link', { typed: { ...grant, purpose: 'password' } }, 'wrong'],
  ['ACC-3 an unknown login ID', { account: null }, 'unknown'],
  ['ACC-3 a suspended account', { account: { id: 'a', state: 'suspended' } }, 'not-active'],
  ['ACC-3 a closed account', { account: { id: 'a', state: 'closed' } }, 'not-active'],
])('%s', (_what, change, verdict) => {
  expect(judgeTemporary({ ...typed, ...change }, now)).toBe(verdict)
})
