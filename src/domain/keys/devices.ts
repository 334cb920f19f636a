import type { AccountId, CustomerId } from '../accounts/account.ts'
import type { Day } from './calendar.ts'
import type { CardState } from './card.ts'
import type { CardId } from './cards.ts'
import type { ConnectionNumber } from './connection-number.ts'
import type { Device } from './device.ts'
import type { Change, Ledger } from './ledger.ts'
import type { KeptEnds } from './term.ts'

/** Who may see what was issued: the account's customer, or the account itself where it stands alone (KEY-41). */
export type HolderId = AccountId | CustomerId

/** A device as it is kept. One that nobody ever applied for has no number and an empty ledger. */
export interface DeviceRecord {
  readonly device: Device
  /** The generation of devices whose secret it carries. */
  readonly epoch: number
  /** How many cards founded a key on it. */
  readonly seq: number
  readonly number: ConnectionNumber | null
  /** What the factory told, for 「情報参照」; for 「HDVC-MPCS」 it is the id itself. 12 digits. */
  readonly macAddress: string | null
  readonly ledger: Ledger
}

/** A card's use: it founds a key on the device, or extends its term. */
export interface NewUse extends KeptEnds {
  /** The device as `hold` gave it in this transaction. */
  readonly held: DeviceRecord
  readonly card: CardId
  /** In this order, from `judgeApplication`; the one that is `granted` is the card's own. */
  readonly changes: readonly Change[]
  /** Where the card founds a key: the number that was chosen, and the application for which it is held. */
  readonly founds: { readonly number: ConnectionNumber; readonly application: string } | null
  readonly account: AccountId
  readonly holder: HolderId
  /** What was agreed to, for this application. */
  readonly terms: { readonly id: string; readonly version: string }
  readonly at: Date
}

export type UseOutcome =
  /** `key`: the registration key, 16 digits, where the card founded one; an extension has none of its own. `seq`: as it is now. */
  | { readonly is: 'done'; readonly key: string | null; readonly seq: number }
  /** Somebody used the card meanwhile, or it was voided. */
  | { readonly is: 'card-taken' }
  /** The number is held for this application no more. */
  | { readonly is: 'number-taken' }

/** Devices with their ledgers. Whoever writes to a device holds its row first, and the card only after it. */
export interface Devices {
  read(device: Device): Promise<DeviceRecord>
  /** Many at once, in their order. */
  readAll(devices: readonly Device[]): Promise<readonly DeviceRecord[]>
  /** Reads it and keeps everybody else from changing it until this transaction ends. A device that is not there yet is made. */
  hold(device: Device, at: Date): Promise<DeviceRecord>
  /** The same, with what a card is at by then: what was true when it was proved may be so no more. Null for none of this portal's. */
  holdFor(
    card: CardId,
    device: Device,
    at: Date,
  ): Promise<{ readonly held: DeviceRecord; readonly state: CardState | null }>
  /**
   * Uses a card, in the transaction that holds the device: the use with its key, the entries, the ends, the number and the holder in one
   * statement. Unless it is `done` nothing was written, and the transaction can go on.
   */
  use(use: NewUse): Promise<UseOutcome>
  /** Adds entries that no card stands behind (first use, growth, reversal) to a device that this transaction holds. */
  append(held: DeviceRecord, changes: readonly Change[], ends: KeptEnds, at: Date): Promise<void>
  /** Whether this is the key that the newest founding card gave this device, with the record; the same work for a device nobody knows. */
  ofKey(device: Device, key: string): Promise<DeviceRecord | null>
  /** What the factory tells of devices: their MAC addresses. Devices that are there keep everything else. */
  know(devices: readonly { readonly device: Device; readonly macAddress: string | null }[], at: Date): Promise<void>
  /**
   * Devices whose term ends within these days, in the order of their ids: for the job that writes growth. One that has grown ends later,
   * so it is among them no more.
   */
  endingWithin(from: Day, to: Day, after: Device | null, count: number): Promise<readonly Device[]>
}
