import { type Argon2Parameters, leastParameters, readArgon2 } from './argon2.ts'
import { readImportedHash } from './imported-hash.ts'

/**
 * Whether a hash that comes from elsewhere may be stored. `unreadable`: nobody could ever sign in with it. `slow`: checking it takes longer
 * than checking one of ours, by which a stranger could tell that the account is there (ACC-3).
 */
export type StoredHashVerdict = 'good' | 'unreadable' | 'slow'

const argon2id = /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}$/
// Measured against Argon2id of our least parameters on the same machine; both stay below it.
const mostRounds = 30_000
const mostScrypt = 4096 * 8

/** Judges a hash by its form and the work it says it takes; no password is needed. */
export const judgeStoredHash = (stored: string, ours: Argon2Parameters = leastParameters): StoredHashVerdict => {
  const own = argon2id.test(stored) ? readArgon2(stored) : undefined
  if (own) return own.memoryCost * own.timeCost > ours.memory * ours.passes ? 'slow' : 'good'
  const imported = readImportedHash(stored)
  if (!imported) return 'unreadable'
  const slow =
    imported.scheme === 'scrypt'
      ? imported.cost * imported.block * imported.lanes > mostScrypt
      : imported.rounds > mostRounds
  return slow ? 'slow' : 'good'
}
