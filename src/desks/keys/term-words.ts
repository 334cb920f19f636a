import type { Day } from '../../domain/keys/calendar.ts'
import { type Device, type DeviceKind, showDeviceId } from '../../domain/keys/device.ts'
import type { Standing } from '../../domain/keys/term.ts'

/** How devices, periods and ends are spoken of, wherever they are: on pages, in mails, in files (KEY-30, KEY-33). */
export interface TermWords {
  /** What a device of a kind is called, and the number on it by which it is known. */
  readonly kind: Readonly<Record<DeviceKind, string>>
  readonly deviceId: Readonly<Record<DeviceKind, string>>
  /** 「接続番号」, 「Activation Key No.」, 「Registration ID」, 「Registration Key」, 「有効期間」, 「利用期限」. */
  readonly labels: {
    readonly number: string
    readonly cardNumber: string
    readonly registrationId: string
    readonly key: string
    readonly period: string
    readonly end: string
  }
  /** A length: 15 months are 「1年3か月」. */
  readonly months: (months: number) => string
  readonly days: (days: number) => string
  /** A day as devices count it, with its zone: 「2027年11月20日 (GMT)」. */
  readonly day: (day: Day) => string
  /** The last day of something, with its last minute in Japan: 「2027年11月20日 (GMT)、日本時間では2027年11月21日 8:59まで」. */
  readonly until: (day: Day) => string
  /** The day from which something is possible, with its beginning in Japan. */
  readonly from: (day: Day) => string
  /** 「利用期限」 of a device. `until` is made by the words above. */
  readonly standing: {
    readonly none: string
    /** 「初回利用時から1年」; `length` is in words. */
    readonly waiting: (length: string) => string
    readonly running: (until: string) => string
    readonly ended: (until: string, extendUntil: string) => string
    readonly lapsed: (until: string) => string
  }
}

/** How a device stands, in one sentence or less: 「初回利用時から1年」, or its end in both zones. */
export const showStanding = (stands: Standing, words: TermWords): string => {
  switch (stands.is) {
    case 'none':
      return words.standing.none
    case 'waiting':
      return words.standing.waiting(words.months(stands.months))
    case 'running':
      return words.standing.running(words.until(stands.last))
    case 'ended':
      return words.standing.ended(words.until(stands.last), words.until(stands.extendUntil))
    case 'lapsed':
      return words.standing.lapsed(words.until(stands.last))
  }
}

/** A device as people know it: 「MPR ID」 and its digits. */
export const showDevice = (device: Device, words: TermWords): { readonly label: string; readonly value: string } => ({
  label: words.deviceId[device.kind],
  value: showDeviceId(device),
})
