import type { Language } from '../../kit/language.ts'
import type { IdentifierKind } from './identifier.ts'

export type AccountId = string & { readonly __is?: 'AccountId' }
export type CustomerId = string & { readonly __is?: 'CustomerId' }

/** `sole`: stands alone. `main`: manages a customer's other accounts. `shared`: one of those others. */
export type Role = 'sole' | 'main' | 'shared'

/** `active` may sign in. `suspended` may again one day. `closed` is what a deletion leaves behind: no personal data. */
export type AccountState = 'active' | 'suspended' | 'closed'

/** Somebody who can sign in; belongs to one portal and at most one customer. */
export interface Account {
  readonly id: AccountId
  readonly customerId: CustomerId | null
  readonly role: Role
  readonly state: AccountState
  readonly name: string
  readonly company: string
  readonly contract: string
  /** The address on record, as it was typed. Recovery and notices go there and nowhere else. */
  readonly mail: string | null
  readonly language: Language
  readonly passwordHash: string | null
  readonly initialUntil: Date | null
  /** Closed by failed tries where the portal declares a lock; a recovery or an operator opens it. */
  readonly lockedAt: Date | null
  /** When the mailed one-time password was last verified. */
  readonly lastCheckAt: Date | null
  readonly lastSignInAt: Date | null
  readonly invitedAt: Date | null
  readonly createdAt: Date
}

export interface IdentifierOf {
  readonly kind: IdentifierKind
  readonly canonical: string
}

export interface NewAccount {
  readonly id: AccountId
  readonly customerId?: CustomerId
  readonly role: Role
  readonly name: string
  readonly company?: string
  readonly contract?: string
  readonly mail: string | null
  readonly language: Language
  readonly passwordHash?: string
  readonly identifiers: readonly IdentifierOf[]
  readonly at: Date
}

/** What may be known of a person who is not signed in; every given fact must match (ACC-20). */
export interface Selection {
  readonly identifier?: IdentifierOf
  readonly mail?: string
  readonly customerCode?: string
  readonly postalCode?: string
}

/** Accounts of one portal. Every look-up is by (portal, kind, canonical value), never by whatever happens to match. */
export interface Accounts {
  byId(id: AccountId): Promise<Account | null>
  byIdentifier(identifier: IdentifierOf): Promise<Account | null>
  /** Accounts that match every fact of the selection; several only where a mailbox is shared. */
  select(selection: Selection): Promise<readonly Account[]>
  identifiersOf(id: AccountId): Promise<readonly IdentifierOf[]>
  /** False when one of the identifiers is taken in this portal: then nothing was written. */
  create(account: NewAccount): Promise<boolean>
  /** Sets a password of the person's own; ends initial life and lock. Keeps the replaced hash in the history. */
  setPassword(id: AccountId, hash: string, at: Date): Promise<void>
  /** A password given by an operator: opens only the page for a new one, until `until`. */
  setInitialPassword(id: AccountId, hash: string, at: Date, until: Date): Promise<void>
  /** The same password under newer hashing parameters; no history, no notice. Nothing happens if it changed meanwhile. */
  renewHash(id: AccountId, from: string, to: string): Promise<void>
  /** Hashes of the newest `count` passwords, the current one first. */
  passwordsOf(id: AccountId, count: number): Promise<readonly string[]>
  lock(id: AccountId, at: Date): Promise<void>
  unlock(id: AccountId): Promise<void>
  signedIn(id: AccountId, at: Date): Promise<void>
  checked(id: AccountId, at: Date): Promise<void>
  setState(id: AccountId, state: Exclude<AccountState, 'closed'>): Promise<void>
  setMail(id: AccountId, mail: string, identifier: IdentifierOf | null): Promise<boolean>
  setNames(id: AccountId, names: { readonly name: string; readonly company: string }): Promise<void>
  setLanguage(id: AccountId, language: Language): Promise<void>
  setRole(id: AccountId, role: Role): Promise<void>
  /** The account has these identifiers from now on and no others. False when one of them is another's: then the transaction must not go on. */
  setIdentifiers(id: AccountId, identifiers: readonly IdentifierOf[]): Promise<boolean>
  invited(id: AccountId, at: Date): Promise<void>
  /** Removes every personal datum and way in; the row stays as the anchor of what was issued (ACC-32). */
  close(id: AccountId): Promise<void>
  ofCustomer(customer: CustomerId): Promise<readonly Account[]>
}

/** The company that is served. */
export interface Customer {
  readonly id: CustomerId
  readonly code: string
  readonly company: string
  readonly kana: string
  readonly postalCode: string
  readonly address: string
  readonly phone: string
}

export interface Customers {
  /** Whoever else holds the customer waits until this transaction ends: what is counted or swapped meanwhile stays so. */
  hold(id: CustomerId): Promise<void>
  byId(id: CustomerId): Promise<Customer | null>
  byCode(code: string): Promise<Customer | null>
  /** False when the code is taken. */
  create(customer: Customer, at: Date): Promise<boolean>
}
