import type { Account, AccountId, CustomerId } from './account.ts'
import { type Grant, judgeGrant } from './grant.ts'

/** A shared user's wish that the main user resets the password (TRD-8). */
export interface SharedUserRequest {
  readonly id: string
  readonly accountId: AccountId
  readonly createdAt: Date
}

export interface SharedUserRequests {
  /** One open request an account: asking again changes nothing. */
  open(id: string, account: AccountId, at: Date): Promise<boolean>
  ofCustomer(customer: CustomerId): Promise<readonly SharedUserRequest[]>
  close(account: AccountId, at: Date): Promise<void>
}

/**
 * What a shared user's account is at. `invited`: the mailed link still opens the way to a first password; `invitation-ended`: it does not
 * any more, and another one is needed.
 */
export type SharedUserState = 'invited' | 'invitation-ended' | 'active' | 'suspended'

/** The state of a shared user's account; `invitation` is its newest one. */
export const sharedUserState = (
  account: Pick<Account, 'state' | 'passwordHash'>,
  invitation: Grant | null,
  now: Date,
): SharedUserState => {
  if (account.state !== 'active') return 'suspended'
  if (account.passwordHash !== null) return 'active'
  return judgeGrant(invitation, now) === 'good' ? 'invited' : 'invitation-ended'
}

/** Mails that one address may get within an hour because a main user asked for them, and how many a main user may ask for. */
export const INVITATIONS = { address: 5, mainUser: 60, seconds: 3600 } as const
