import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** A password hash that came with imported accounts, with everything needed to check it. */
export type ImportedHash = { readonly salt: Buffer; readonly hash: Buffer } & (
  | { readonly scheme: 'pbkdf2-sha256'; readonly rounds: number }
  | { readonly scheme: 'scrypt'; readonly cost: number; readonly block: number; readonly lanes: number }
)

const mostRounds = 10_000_000
const mostMemory = 256 * 1024 * 1024

/**
 * Reads `$pbkdf2-sha256$i=<rounds>$<salt>$<hash>` (also with the bare number, as passlib writes it) and
 * `$scrypt$ln=<log2 N>,r=<r>,p=<p>$<salt>$<hash>`; salt and hash in base64 without padding. Undefined for anything else, and for
 * parameters that would take more than 256 MiB or ten million rounds.
 */
export function readImportedHash(stored: string): ImportedHash | undefined {
  const [before, scheme, parameters = '', salt64 = '', hash64 = '', ...more] = stored.split('$')
  if (before !== '' || more.length > 0) return undefined
  const salt = fromBase64(salt64)
  const hash = fromBase64(hash64)
  if (!salt || !hash || hash.length < 16 || hash.length > 128) return undefined
  if (scheme === 'pbkdf2-sha256') {
    const rounds = Number(/^(?:i=)?([0-9]{1,9})$/.exec(parameters)?.[1] ?? 0)
    return rounds >= 1 && rounds <= mostRounds ? { scheme, rounds, salt, hash } : undefined
  }
  const [, ln, r, p] = /^ln=([0-9]{1,2}),r=([0-9]{1,3}),p=([0-9]{1,2})$/.exec(parameters) ?? []
  if (scheme !== 'scrypt' || !ln) return undefined
  const [cost, block, lanes] = [2 ** Number(ln), Number(r), Number(p)]
  if (cost < 2 || block < 1 || lanes < 1 || scryptMemory(cost, block, lanes) > mostMemory) return undefined
  return { scheme, cost, block, lanes, salt, hash }
}

/** Whether `password` is the imported one. Computed off the event loop, compared in constant time. */
export async function verifyImported(imported: ImportedHash, password: string): Promise<boolean> {
  const length = imported.hash.length
  const made =
    imported.scheme === 'pbkdf2-sha256'
      ? await derivePbkdf2(password, imported.salt, imported.rounds, length, 'sha256')
      : await deriveScrypt(password, imported.salt, length, {
          N: imported.cost,
          r: imported.block,
          p: imported.lanes,
          // Node counts a little more than the sum of the buffers.
          maxmem: 2 * scryptMemory(imported.cost, imported.block, imported.lanes),
        })
  return timingSafeEqual(made, imported.hash)
}

const derivePbkdf2 = promisify(pbkdf2)
const deriveScrypt = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>

const scryptMemory = (cost: number, block: number, lanes: number) => 128 * block * (cost + lanes + 2)

function fromBase64(text: string): Buffer | undefined {
  // passlib writes `.` for `+`.
  const plain = text.replaceAll('.', '+')
  return /^[A-Za-z0-9+/]+$/.test(plain) ? Buffer.from(plain, 'base64') : undefined
}
