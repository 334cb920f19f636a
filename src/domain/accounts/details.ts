import type { AccountId } from './account.ts'

/** What somebody registered with, beyond the account's name, company and address on record (manual 003 §4 4, KEY-3). */
export interface Details {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** As typed but half-width; empty where it was left out. */
  readonly postalCode: string
  /** 「所在地1」 … 「所在地5」; empty lines included. */
  readonly address: readonly [string, string, string, string, string]
  readonly phone: string
  /** Whether product news is wanted by mail. Maintenance is announced to everybody (KEY-10). */
  readonly wantsNews: boolean
}

export interface AccountDetails {
  /** Null where the account has none, as in portals that ask for none. */
  of(account: AccountId): Promise<Details | null>
  /** Writes them, whether there were some or not. */
  set(account: AccountId, details: Details): Promise<void>
}
