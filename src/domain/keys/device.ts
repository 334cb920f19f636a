import { foldCode } from '../../kit/fold.ts'
import { type HexFault, type HexReading, inFours, readFours, readWhole } from './hex-fields.ts'

/** 「HDコム」, known by its MPR ID (manual 003 §3.1), and 「HDVC-MPCS」, known by its MAC address (manual 003 §8, KEY-50). */
export type DeviceKind = 'hdcom' | 'mpcs'

/** A device by what is printed on it. `id`: 16 hexadecimal digits for 「HDコム」, 12 for 「HDVC-MPCS」, in upper case. */
export interface Device {
  readonly kind: DeviceKind
  readonly id: string
}

/** Reads an MPR ID (KEY-20): four fields of four, or all of it in the first. */
export const readMprId = (fields: readonly string[]): HexReading => readFours(fields)

/** Reads a MAC address (KEY-50): twelve digits, bare or in pairs with `:` or `-` between them. */
export function readMacAddress(typed: string): HexReading {
  if (typed.length > 200) return readWhole(typed, 12)
  const pairs = foldCode(typed).replace(/\s/g, '').split(/[:-]/)
  const read = readWhole(pairs.join(''), 12)
  // Signs that do not stand between pairs are slips, which a mere count of digits would let pass.
  const slipped = pairs.length > 1 && pairs.some((pair) => pair.length !== 2)
  return read.ok && slipped ? { ok: false, fault: 'length', field: 0 } : read
}

/** Reads the number of a device of either kind in one field: sixteen digits are an MPR ID, twelve a MAC address. */
export function readDeviceId(
  typed: string,
): { readonly ok: true; readonly device: Device } | { readonly ok: false; readonly fault: HexFault } {
  const mac = readMacAddress(typed)
  if (mac.ok) return { ok: true, device: { kind: 'mpcs', id: mac.canonical } }
  const mpr = readMprId([typed])
  return mpr.ok ? { ok: true, device: { kind: 'hdcom', id: mpr.canonical } } : mpr
}

/** A device's id as it is shown: `XXXX-XXXX-XXXX-XXXX`, or `XX:XX:XX:XX:XX:XX`. */
export const showDeviceId = ({ kind, id }: Device): string =>
  kind === 'hdcom' ? inFours(id) : (id.match(/../g)?.join(':') ?? '')
