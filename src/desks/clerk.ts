import type { AskedFrom, RequestKind, StrangersRequest } from '../domain/accounts/request.ts'
import type { Stores } from '../domain/stores.ts'
import type { Vault } from '../domain/vault.ts'
import type { Random } from '../kit/random.ts'
import type { Portal } from '../portal/define.ts'

/** Who works on what strangers asked for, after the answer has gone (ACC-19): everything goes through one transaction. */
export interface Clerk {
  readonly portal: Portal
  readonly stores: Stores
  /** When the work is done, not when it was asked for. */
  readonly now: Date
  readonly random: Random
  readonly vault: Vault
  readonly from: AskedFrom
  newId(): string
}

type FactsOfRequest<K extends RequestKind> = Extract<StrangersRequest, { kind: K }>['facts']

/** How each kind of request is answered; a forgotten one does not compile. */
export type Answers = { readonly [K in RequestKind]: (facts: FactsOfRequest<K>, clerk: Clerk) => Promise<void> }
