import type { PublicKey } from './public-key.ts'

/** Why a key must not be certified (BR 4.9.1.1, 6.1.1.3, 6.1.5, 6.1.6). */
export type KeyWeakness =
  /** RSA below 2048 or above 8192 bits. */
  | { readonly is: 'size'; readonly bits: number }
  /** Not a whole number of bytes: no usual tool makes such a key. */
  | { readonly is: 'odd-size'; readonly bits: number }
  /** A public exponent that is even, or below 65537. */
  | { readonly is: 'exponent' }
  | { readonly is: 'small-factor' }
  /** Made by a library whose primes have a form that can be found (CVE-2017-15361). */
  | { readonly is: 'roca' }
  /** The primes lie so close that the modulus falls apart at once (CVE-2022-26320). */
  | { readonly is: 'close-primes' }

const leastBits = 2048
const mostBits = 8192
const leastExponent = 65_537n
const longestExponent = 1n << 256n
const fermatRounds = 100

/** Everything that is weak about a key; empty where nothing is. Curves are named ones, so there is nothing to find about their keys. */
export function weaknessesOf(key: PublicKey): readonly KeyWeakness[] {
  if (key.kind === 'ec') return []
  const { bits, modulus, exponent } = key
  const weaknesses: KeyWeakness[] = []
  if (bits < leastBits || bits > mostBits) weaknesses.push({ is: 'size', bits })
  else if (bits % 8 !== 0) weaknesses.push({ is: 'odd-size', bits })
  if (exponent % 2n === 0n || exponent < leastExponent || exponent >= longestExponent)
    weaknesses.push({ is: 'exponent' })
  // Beyond the greatest size the arithmetic below would keep the counter busy.
  if (bits > mostBits) return weaknesses
  if (primes.some((prime) => modulus % prime === 0n)) weaknesses.push({ is: 'small-factor' })
  else {
    if (hasRocaForm(modulus)) weaknesses.push({ is: 'roca' })
    if (hasClosePrimes(modulus)) weaknesses.push({ is: 'close-primes' })
  }
  return weaknesses
}

/** The primes below 752, by which NIST SP 800-89 §5.3.3 divides. */
const primes: readonly bigint[] = (() => {
  const found: bigint[] = []
  for (let n = 2n; n < 752n; n++) if (found.every((prime) => n % prime !== 0n)) found.push(n)
  return found
})()

/**
 * Primes of the faulty library are k·M + (65537^a mod M), M the product of the first primes: modulo each of those primes such a modulus is
 * a power of 65537, which a modulus by chance hardly ever is for all of them (Nemec et al., "The Return of Coppersmith's Attack", 2017).
 */
const hasRocaForm = (modulus: bigint): boolean => powersOf65537.every(([prime, powers]) => powers.has(modulus % prime))

const powersOf65537: readonly (readonly [bigint, ReadonlySet<bigint>])[] = primes
  .filter((prime) => prime > 2n && prime <= 167n)
  .map((prime) => {
    const powers = new Set<bigint>()
    for (let power = 1n; !powers.has(power); power = (power * leastExponent) % prime) powers.add(power)
    return [prime, powers] as const
  })

/** Fermat's method: primes that lie close together are found within a few steps from the square root. */
function hasClosePrimes(modulus: bigint): boolean {
  let a = squareRoot(modulus)
  if (a * a < modulus) a += 1n
  for (let round = 0; round < fermatRounds; round++, a++) {
    const rest = a * a - modulus
    const root = squareRoot(rest)
    if (root * root === rest) return true
  }
  return false
}

/** The greatest whole number whose square is not above `n` (Newton's method from above). */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n
  let held = 1n << BigInt(Math.ceil(n.toString(2).length / 2))
  for (;;) {
    const next = (held + n / held) >> 1n
    if (next >= held) return held
    held = next
  }
}
