import type { Day } from './calendar.ts'
import type { CardId, PrintedCard } from './cards.ts'
import type { Device, DeviceKind } from './device.ts'
import type { DeviceRecord, HolderId } from './devices.ts'
import type { ProductId } from './product.ts'

/** What was issued with one card, as its holder may see it. */
export interface IssuedKey {
  readonly record: DeviceRecord
  readonly card: PrintedCard & { readonly product: ProductId }
  /** The device's registration key where this holder founded it; null where it is somebody else's (16 digits). */
  readonly key: string | null
  /** When the card was used, and whether it founded the key or extended the term. */
  readonly at: Date
  readonly founded: boolean
}

/** A line of a holder's list of devices. */
export interface HeldDevice {
  readonly record: DeviceRecord
  /** The last day of the term; null before first use and after everything was reversed. */
  readonly endsOn: Day | null
  readonly key: string | null
}

/** What a holder issued (KEY-40, KEY-41): nothing of anybody else is ever found, and looking for it takes the same work. */
export interface IssuedKeys {
  /**
   * What a card was used for, whoever used it: for whoever has proved that card, and nobody else (KEY-24). `record` is the device as that
   * card left it: without what somebody founded on it later. `key` is null where the card extended a term. Null where it is not used.
   */
  usedFor(card: CardId): Promise<{ readonly record: DeviceRecord; readonly key: string | null } | null>
  /** By the device alone: the newest founding card of this holder, else the newest of its extensions. */
  ofDevice(device: Device, holder: HolderId): Promise<IssuedKey | null>
  /** By the card alone; null too where number and registration ID do not belong together. */
  ofCard(card: PrintedCard, holder: HolderId): Promise<IssuedKey | null>
  /** A holder's devices, the soonest end first, those without one last; `after` is the last of the page before. */
  devicesOf(
    holder: HolderId,
    after: { readonly endsOn: Day | null; readonly device: Device } | null,
    count: number,
  ): Promise<readonly HeldDevice[]>
  /** How many there are by kind. */
  countOf(holder: HolderId): Promise<Readonly<Record<DeviceKind, number>>>
}
