import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { type HexReading, inFours, readFours } from './hex-fields.ts'
import type { ProductId } from './product.ts'

/**
 * Registration keys by the scheme RK1 (KEY-26): 16 hexadecimal digits that are a code of authentication, cut to 64 bits.
 *
 *     device secret = HKDF-SHA-256 (portal secret, info = "MDG-RK1 device", epoch, device id)
 *     key           = first 64 bits of HMAC-SHA-256 (device secret, "MDG-RK1|device id|epoch|class|seq")
 *
 * `class` is the product of the card, `seq` the place of the card among those that founded a key on this device: both are written once,
 * with the card, so a key stands for one device and one card, and the same pair gives the same key at any time. The device's secret is in
 * the device from the factory. By it a device can check a key without the server: it knows neither class nor seq, and tries the few there
 * can be. Taking a device apart breaks that device alone.
 *
 * 64 bits are enough only because tries are limited (NIST SP 800-38B appendix A; RFC 4226 §7.3): 10 wrong keys a device an hour
 * (KEY-60). With five classes and a window of eight a guess is right once in 2^58.7.
 */
export interface KeyFacts {
  /** MPR ID or MAC address in its canonical form. */
  readonly device: string
  /** Which of the portal's secrets; old keys keep theirs. */
  readonly epoch: number
  readonly class: ProductId
  /** Counted from 1, per device. */
  readonly seq: number
}

const scheme = 'MDG-RK1'
const shortestSecret = 32

/** The secret that a device is given in the factory. Throws a RangeError for a portal's secret of fewer than 32 bytes. */
export function deviceSecret(
  portalSecret: Uint8Array,
  { device, epoch }: Pick<KeyFacts, 'device' | 'epoch'>,
): Uint8Array {
  if (portalSecret.length < shortestSecret)
    throw new RangeError(`a portal's secret has at least ${shortestSecret} bytes`)
  return new Uint8Array(hkdfSync('sha256', portalSecret, '', `${scheme} device|${named({ device, epoch })}`, 32))
}

/** The key of these facts, 16 digits in upper case. The same facts always give the same key (KEY-24). */
export const registrationKey = (secret: Uint8Array, facts: KeyFacts): string =>
  code(secret, facts).toString('hex').toUpperCase()

/** Whether a key is that of these facts. Takes the same time wherever it differs. */
export const isRegistrationKey = (secret: Uint8Array, facts: KeyFacts, key: string): boolean =>
  timingSafeEqual(bytesOf(key), code(secret, facts))

/** What a device that is alone may take a key for: the classes of its kind, and the next so many places after the last one it took. */
export interface KeyWindow extends Pick<KeyFacts, 'device' | 'epoch'> {
  readonly classes: readonly ProductId[]
  readonly after: number
  readonly places: number
}

/** Finds the facts of a key by trying all there can be; null where it is none. All are tried, whichever it is. */
export function recogniseKey(secret: Uint8Array, window: KeyWindow, key: string): KeyFacts | null {
  const { device, epoch, classes, after, places } = window
  const typed = bytesOf(key)
  let found: KeyFacts | null = null
  for (const one of classes) {
    for (let seq = after + 1; seq <= after + places; seq++) {
      const facts = { device, epoch, class: one, seq }
      if (timingSafeEqual(typed, code(secret, facts))) found = facts
    }
  }
  return found
}

/** Reads a key as it is typed or pasted: hyphens, spaces, width and case make no difference. */
export const readRegistrationKey = (fields: readonly string[]): HexReading => readFours(fields)

/** `XXXX-XXXX-XXXX-XXXX`. */
export const showRegistrationKey = (key: string): string => inFours(key)

function code(secret: Uint8Array, facts: KeyFacts): Buffer {
  const { class: product, seq } = facts
  if (!Number.isSafeInteger(seq) || seq < 1) throw new RangeError(`no place among a device's cards: ${seq}`)
  const message = `${scheme}|${named(facts)}|${product}|${seq}`
  return createHmac('sha256', secret).update(message, 'ascii').digest().subarray(0, 8)
}

// No part can hold the sign between the parts, so no two sets of facts are written alike.
function named({ device, epoch }: Pick<KeyFacts, 'device' | 'epoch'>): string {
  if (!/^([0-9A-F]{16}|[0-9A-F]{12})$/.test(device))
    throw new RangeError('a device is named by 16 or 12 hexadecimal digits')
  if (!Number.isSafeInteger(epoch) || epoch < 1) throw new RangeError(`no epoch: ${epoch}`)
  return `${device}|${epoch}`
}

function bytesOf(key: string): Buffer {
  if (!/^[0-9A-F]{16}$/.test(key)) throw new RangeError('a registration key has 16 hexadecimal digits')
  return Buffer.from(key, 'hex')
}
