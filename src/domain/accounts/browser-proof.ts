import { pbkdf2, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../vault.ts'

/**
 * A proof of work, for whoever can neither read a picture nor hear it (KEY-1, WCAG 2.2 3.3.8). The browser counts up from 0 and derives a key
 * from each number (PBKDF2-HMAC-SHA-256, RFC 8018 §5.2) until one begins with `prefix`; the rest of that key is the proof. Which number it is
 * follows from the picture's id and a key of ours: nothing is kept, and the work has an end, unlike a search for leading zeros.
 */
export interface ProofTask {
  /** The password of the derivation, in hex digits; the salt is the number, as four bytes, the first the highest. */
  readonly nonce: string
  readonly iterations: number
  /** The last number to try. */
  readonly last: number
  /** The first half of the key, in hex digits. */
  readonly prefix: string
}

/** A second or two of one core, half of it on average. A guess without the work is right once in 2^128. */
export const PROOF_WORK = { iterations: 5000, last: 2000 } as const

const KEY_BYTES = 32

/** The task of a picture's id: always the same one. */
export const proofTask = async (id: string, vault: Vault): Promise<ProofTask> => {
  const key = await keyOf(id, vault)
  return { ...PROOF_WORK, nonce: nonceOf(id, vault), prefix: key.subarray(0, KEY_BYTES / 2).toString('hex') }
}

/** Whether the browser has done the work for this picture. */
export const isProof = async (proof: string, id: string, vault: Vault): Promise<boolean> => {
  if (!/^[0-9a-f]{32}$/.test(proof)) return false
  return timingSafeEqual(Buffer.from(proof, 'hex'), (await keyOf(id, vault)).subarray(KEY_BYTES / 2))
}

const nonceOf = (id: string, vault: Vault): string => vault.mac('proof-nonce', id).slice(0, 32)

const keyOf = (id: string, vault: Vault): Promise<Buffer> => {
  // 48 bits over a range of eleven: the remainder favours nothing that anybody could make use of.
  const number = Number.parseInt(vault.mac('proof-number', id).slice(0, 12), 16) % (PROOF_WORK.last + 1)
  const salt = Buffer.alloc(4)
  salt.writeUInt32BE(number)
  const nonce = Buffer.from(nonceOf(id, vault), 'hex')
  return new Promise((resolve, reject) =>
    pbkdf2(nonce, salt, PROOF_WORK.iterations, KEY_BYTES, 'sha256', (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
