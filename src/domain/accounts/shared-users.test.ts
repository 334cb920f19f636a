import { describe, expect, test } from 'vitest'
import type { Grant } from './grant.ts'
import { sharedUserState } from './shared-users.ts'

const now = new Date('2026-11-20T01:00:00Z')
const invitation = (rest: Partial<Grant> = {}): Grant => ({
  id: 'g',
  purpose: 'invitation',
  accountId: 'a',
  secretHash: 'h',
  facts: {},
  createdAt: now,
  expiresAt: new Date(now.getTime() + 1),
  spentAt: null,
  replacedAt: null,
  ...rest,
})

describe('the state of a shared user (TRD-9)', () => {
  test.each([
    ['invited', 'active', null, invitation()],
    ['invitation-ended', 'active', null, invitation({ expiresAt: now })],
    ['invitation-ended', 'active', null, invitation({ replacedAt: now })],
    ['invitation-ended', 'active', null, null],
    ['active', 'active', 'hash', null],
    ['active', 'active', 'hash', invitation({ spentAt: now })],
    ['suspended', 'suspended', 'hash', null],
    ['suspended', 'suspended', null, invitation()],
  ] as const)('%s', (state, account, passwordHash, grant) => {
    expect(sharedUserState({ state: account, passwordHash }, grant, now)).toBe(state)
  })
})
