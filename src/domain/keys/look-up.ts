import { createHmac, hkdfSync } from 'node:crypto'
import type { PrintedCard } from './cards.ts'

/**
 * Hashes by which cards and registration keys are found without being stored (KEY-23): HMAC-SHA-256 in 64 hexadecimal digits. A plain hash
 * would not do: a registration ID has 48 bits, and whoever has a copy of the database could try them all.
 */
export interface LookUp {
  /** By which no two cards have one number. */
  number(number: string): string
  /** By which a card is proved: number and registration ID at once, so that one wrong and both wrong are the same miss. */
  pair(card: PrintedCard): string
  /** By which no two devices have one registration key. */
  key(key: string): string
}

/** Look-ups by a portal's secret `cards`: each kind of hash has a key of its own, derived by HKDF-SHA-256 (RFC 5869). */
export function lookUpBy(secret: Uint8Array): LookUp {
  const hash = (use: string): ((text: string) => string) => {
    const key = new Uint8Array(hkdfSync('sha256', secret, '', `MDG-cards ${use}`, 32))
    return (text) => createHmac('sha256', key).update(text, 'ascii').digest('hex')
  }
  const [number, pair, key] = [hash('number'), hash('pair'), hash('registration key')]
  return { number, pair: (card) => pair(`${card.number}|${card.registrationId}`), key }
}
