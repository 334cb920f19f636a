import type { Language } from '../../kit/language.ts'
import type { AccountId, Role } from './account.ts'

/** What a page knows of the person in front of it. */
export interface Session {
  readonly id: string
  readonly accountId: AccountId
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly seenAt: Date
  /** Ids of the texts whose present version this person has yet to agree to (ACC-33). */
  readonly outstanding: readonly string[]
  /** SHA-256 of the login certificate that it was begun with and is good with, hexadecimal; null for a session without one (CRT-2). */
  readonly certificate: string | null
  /** Until when the password would have been good, where staff gave it and the person has not set an own one yet (CRT-4). */
  readonly initialUntil: Date | null
}

export interface SessionRow {
  readonly id: string
  readonly browser: string
  readonly address: string
  readonly createdAt: Date
  readonly seenAt: Date
}

export interface NewSession {
  readonly id: string
  readonly tokenHash: string
  readonly accountId: AccountId
  /** In words a person recognises: "Chrome / Windows". */
  readonly browser: string
  readonly address: string
  readonly at: Date
  readonly endsAt: Date
  /** The serial number of the login certificate that it is good with; left out where none is needed. */
  readonly certificate?: string
}

/** Sessions of one portal; only a hash of the token is stored (ACC-5). */
export interface Sessions {
  start(session: NewSession): Promise<void>
  touch(id: string, now: Date): Promise<void>
  /** Ends one session; false where it is not this account's or has ended before. */
  end(account: AccountId, id: string): Promise<boolean>
  /** Ends all of an account's sessions but the one given. */
  endAll(account: AccountId, but?: string): Promise<number>
  /** Ends those that are good with this login certificate, by its serial number. */
  endWith(certificate: string): Promise<void>
  list(account: AccountId, now: Date, idleSince: Date): Promise<readonly SessionRow[]>
  /** Whether this browser has signed in to the account before (its own lane of tries). */
  knowsBrowser(account: AccountId, tokenHash: string): Promise<boolean>
  rememberBrowser(account: AccountId, tokenHash: string, now: Date): Promise<void>
}
