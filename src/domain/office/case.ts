import type { AccountId } from '../accounts/account.ts'

/** Something that waits for the vendor's staff. The office draws its queues from these; commands serve until it exists. */
export type CaseKind = 'recovery-without-mail' | 'customer-code' | 'inquiry' | 'deletion' | 'main-user' | 'card-alarm'

/** `unconfirmed`: the asker's address is not confirmed yet, so staff do not see it. */
export type CaseState = 'unconfirmed' | 'waiting' | 'approved' | 'refused' | 'closed'

export interface Case {
  readonly id: string
  readonly kind: CaseKind
  /** What the person was told, such as `Q-204815`. */
  readonly number: string
  readonly state: CaseState
  readonly accountId: AccountId | null
  /** What was asked, sealed at rest. */
  readonly facts: Readonly<Record<string, string>>
  readonly createdAt: Date
  readonly closedAt: Date | null
}

export interface Cases {
  /** False when the number is taken: draw another one. */
  open(opened: Omit<Case, 'closedAt'>): Promise<boolean>
  byNumber(number: string): Promise<Case | null>
  byId(id: string): Promise<Case | null>
  waiting(kind?: CaseKind): Promise<readonly Case[]>
  /** Every case of an account, whatever became of it, oldest first. */
  ofAccount(account: AccountId): Promise<readonly Case[]>
  /** True for exactly one caller: moves the case on only from the state it was seen in. */
  move(id: string, from: CaseState, to: CaseState, at: Date): Promise<boolean>
}
