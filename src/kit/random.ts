import { createHash, randomBytes } from 'node:crypto'

/** Where chance comes from. An argument wherever something is drawn, so that tests and the demo can repeat a draw. */
export type Random = {
  /** `n` random bytes. */
  bytes(n: number): Uint8Array
  /** 256 random bits in base64url: 43 characters that are safe in a path, a cookie and a mail. */
  token(): string
  /** `n` decimal digits, each as likely as the others; leading zeros included. */
  digits(n: number): string
  /** A whole number from 0 up to, and without, `limit` (1 … 2^32). */
  below(limit: number): number
  /** One of the items, each as likely as the others. Throws a RangeError for an empty list. */
  pick<T>(items: readonly T[]): T
}

/** All draws from one source of bytes. */
export function randomFrom(bytes: (n: number) => Uint8Array): Random {
  const below = (limit: number): number => {
    if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) throw new RangeError(`no draw below ${limit}`)
    // The rest of 2^32 that `limit` does not divide is drawn again: a plain remainder would favour small numbers.
    const fair = 2 ** 32 - (2 ** 32 % limit)
    for (;;) {
      const four = bytes(4)
      const drawn = new DataView(four.buffer, four.byteOffset, 4).getUint32(0)
      if (drawn < fair) return drawn % limit
    }
  }
  return {
    bytes,
    below,
    token: () => Buffer.from(bytes(32)).toString('base64url'),
    digits: (n) => Array.from({ length: n }, () => below(10)).join(''),
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
  }
}

/** The operating system's generator: the only one for anything secret. */
export const systemRandom: Random = randomFrom(drawnInAdvance(4096))

/** Draws many bytes at once and gives each of them out once: a call into the generator costs more than the bytes. */
function drawnInAdvance(size: number): (n: number) => Uint8Array {
  let held = Buffer.alloc(0)
  return (n) => {
    if (n > size) return randomBytes(n)
    if (held.length < n) held = randomBytes(size)
    const drawn = Uint8Array.prototype.slice.call(held, 0, n)
    // What was given out is not kept.
    held.fill(0, 0, n)
    held = held.subarray(n)
    return drawn
  }
}

/** A stream that repeats itself for the same seed (SHA-256 in counter mode). For the demo and tests, never for secrets. */
export function seededRandom(seed: string): Random {
  let counter = 0
  let held = Buffer.alloc(0)
  return randomFrom((n) => {
    while (held.length < n) {
      held = Buffer.concat([held, createHash('sha256').update(`${seed}\n${counter++}`).digest()])
    }
    const drawn = held.subarray(0, n)
    held = held.subarray(n)
    return Uint8Array.from(drawn)
  })
}
