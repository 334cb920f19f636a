import type { AccountId, CustomerId } from './account.ts'

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
