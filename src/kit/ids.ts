import { createHash } from 'node:crypto'
import type { Random } from './random.ts'

/**
 * A UUID of version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then chance. Rows made later sort later, so indexes stay compact.
 * Time and chance are the caller's, so that the demo clock and tests decide them.
 */
export const newId = (now: Date, random: Random): string => {
  const bytes = random.bytes(16)
  const time = now.getTime()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) % 256
  return written(bytes, 7)
}

/** The UUID of a name, of version 8 (RFC 9562 §5.8): the first bits of its SHA-256. The same name always has the same one. */
export const idOf = (name: string): string => written(createHash('sha256').update(name).digest().subarray(0, 16), 8)

const written = (bytes: Uint8Array, version: number): string => {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
