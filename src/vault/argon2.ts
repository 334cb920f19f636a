import { randomBytes } from 'node:crypto'
import { hash as argon2, verify as argon2Verify, type ParsedHashOptions, parseOptions } from '@node-rs/argon2'
import { type Hasher, normalPassword } from '../domain/accounts/password.ts'
import { readImportedHash, verifyImported } from './imported-hash.ts'
import { waitingLine } from './waiting-line.ts'

/** The parameters of Argon2id: memory in KiB, passes, lanes. */
export type Argon2Parameters = { readonly memory: number; readonly passes: number; readonly lanes: number }

/** OWASP's second choice for Argon2id and our least (ACC-12): 19 MiB, two passes, one lane; some 12 ms on one core. */
export const leastParameters: Argon2Parameters = { memory: 19_456, passes: 2, lanes: 1 }

export type HasherSettings = {
  /** Hashes computed at once; the rest of the thread pool stays free for files and look-ups. */
  readonly concurrency?: number
  /** Hashes that may wait; one more rejects with `HasherBusy`. */
  readonly backlog?: number
  readonly parameters?: Argon2Parameters
}

// The library declares its algorithms as a const enum, which cannot be used across modules.
const argon2id = 2
// No password anywhere may be longer than this; a longer one is a wrong one and is not worth reading.
const longestTyped = 4096
const mostMemory = 256 * 1024
const expectedMilliseconds = 25

/**
 * Hashes passwords with Argon2id on the thread pool, behind a line with a bound: the event loop is never blocked, and hashes never
 * take all threads. Stored hashes may also be Argon2 of other parameters, PBKDF2 or scrypt (see `readImportedHash`). A stored hash
 * that is quicker than today's is checked while a decoy runs beside it, so that an imported account answers no sooner than others;
 * one that is slower shows until it is renewed.
 */
export function createHasher(settings: HasherSettings = {}): Hasher {
  const { concurrency = 2, backlog = 200, parameters = leastParameters } = settings
  const inLine = waitingLine({ atOnce: concurrency, atMost: backlog, each: expectedMilliseconds })
  const decoy = decoyHash(parameters)

  const burn = async (password: string): Promise<false> => {
    await argon2Verify(decoy, password)
    return false
  }

  const judge = async (stored: string, password: string): Promise<boolean> => {
    const own = readArgon2(stored)
    if (own && work(own) >= parameters.memory * parameters.passes) return argon2Verify(stored, password)
    const imported = own ? undefined : readImportedHash(stored)
    if (!own && !imported) return burn(password)
    const real = own ? argon2Verify(stored, password) : verifyImported(imported!, password)
    // Side by side, so that the longer of the two is what is felt: one after the other would be slower than an ordinary sign-in.
    const [right] = await Promise.all([real, burn(password)])
    return right
  }

  return {
    async hash(typed) {
      if (!isHashable(typed)) throw new RangeError('a password to be hashed is neither empty, over-long nor ill-formed')
      const options = {
        algorithm: argon2id,
        memoryCost: parameters.memory,
        timeCost: parameters.passes,
        parallelism: parameters.lanes,
      }
      return inLine(() => argon2(normalPassword(typed), options))
    },
    verify: (stored, typed) =>
      inLine(() => (isHashable(typed) ? judge(stored, normalPassword(typed)) : burn('an impossible password'))),
    verifyDecoy: (typed) => inLine(() => burn(isHashable(typed) ? normalPassword(typed) : 'an impossible password')),
    needsRenewal(stored) {
      const own = readArgon2(stored)
      if (own?.algorithm !== argon2id) return true
      return (
        own.memoryCost < parameters.memory || own.timeCost < parameters.passes || own.parallelism < parameters.lanes
      )
    },
  }
}

const isHashable = (typed: string): boolean => typed !== '' && typed.length <= longestTyped && typed.isWellFormed()

/** What a hash costs to check, in KiB × passes. */
const work = (options: ParsedHashOptions): number => options.memoryCost * options.timeCost

/** The parameters of a stored Argon2 hash; undefined for anything else, and for more than 256 MiB or a work that nobody waits for. */
export function readArgon2(stored: string): ParsedHashOptions | undefined {
  if (!stored.startsWith('$argon2')) return undefined
  try {
    const options = parseOptions(stored)
    return options.memoryCost <= mostMemory && work(options) <= 16 * mostMemory ? options : undefined
  } catch {
    // The library throws for whatever it cannot read; to us that is a stored hash which no password fits.
    return undefined
  }
}

/** A hash of no known password: salt and result are random. Checking against it costs what checking a real one costs. */
function decoyHash({ memory, passes, lanes }: Argon2Parameters): string {
  const random = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${random(16)}$${random(32)}`
}
