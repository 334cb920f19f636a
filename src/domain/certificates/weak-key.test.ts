import { generateKeyPairSync, generatePrimeSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type PublicKey, readPublicKey } from './public-key.ts'
import { weaknessesOf } from './weak-key.ts'

const rsa = (modulus: bigint, exponent = 65_537n): PublicKey =>
  ({ kind: 'rsa', modulus, exponent, bits: modulus.toString(2).length }) as PublicKey

const prime = (bits: number): bigint => generatePrimeSync(bits, { bigint: true })
const kinds = (key: PublicKey) => weaknessesOf(key).map(({ is }) => is)

// Two primes with both upper bits set give a modulus of exactly twice their length.
const usual = (() => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return readPublicKey(publicKey.export({ type: 'spki', format: 'der' })) as Extract<PublicKey, { kind: 'rsa' }>
})()

/** The next prime after `n`, by Fermat's test: enough for a test's own numbers. */
const nextPrime = (n: bigint): bigint => {
  const isPrime = (candidate: bigint): boolean => {
    let [result, base, power] = [1n, 2n, candidate - 1n]
    for (; power > 0n; power >>= 1n) {
      if (power & 1n) result = (result * base) % candidate
      base = (base * base) % candidate
    }
    return result === 1n
  }
  let candidate = n | 1n
  while (!isPrime(candidate)) candidate += 2n
  return candidate
}

/** A prime of the form that the faulty library made: k·M + (65537^a mod M). */
const faultyPrime = (k: bigint, a: bigint): bigint => {
  const product = [...Array(168).keys()]
    .filter((n) => n > 1 && ![...Array(n).keys()].some((d) => d > 1 && n % d === 0))
    .reduce((held, n) => held * BigInt(n), 1n)
  let power = 1n
  for (let step = 0n; step < a; step++) power = (power * 65_537n) % product
  return k * product + power
}

describe('CRT-11 weak keys', () => {
  it('finds nothing in a usual key', () => {
    expect(weaknessesOf(usual)).toEqual([])
  })

  it('finds nothing in a key of a named curve', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(weaknessesOf(readPublicKey(publicKey.export({ type: 'spki', format: 'der' })) as PublicKey)).toEqual([])
  })

  it.each([
    [1024, ['size']],
    [2047, ['size']],
    [2049, ['odd-size']],
    [3072, []],
    [8192, []],
    [8200, ['size']],
  ])('judges %i bits', (bits, expected) => {
    // An odd number of that length without small factors stands for a modulus: whether it has two primes is not asked.
    let modulus = (1n << BigInt(bits)) - 1n
    for (let n = modulus; ; n -= 2n) {
      const faults = kinds(rsa(n))
      if (!faults.includes('small-factor')) {
        modulus = n
        break
      }
    }
    expect(kinds(rsa(modulus)).filter((one) => one === 'size' || one === 'odd-size')).toEqual(expected)
  })

  it.each([
    [65_537n, []],
    [65_539n, []],
    [3n, ['exponent']],
    [65_536n, ['exponent']],
    [1n << 256n, ['exponent']],
    [(1n << 256n) + 1n, ['exponent']],
    [(1n << 256n) - 1n, []],
  ])('judges the exponent %i', (exponent, expected) => {
    expect(kinds({ ...usual, exponent })).toEqual(expected)
  })

  it('finds a small factor', () => {
    expect(kinds(rsa(751n * prime(2040)))).toContain('small-factor')
    expect(kinds(rsa(757n * prime(2040)))).not.toContain('small-factor')
  })

  it('finds primes that lie close together, and not such as lie apart', () => {
    const p = prime(1024)
    expect(kinds(rsa(p * nextPrime(p + 2n)))).toContain('close-primes')
    expect(kinds(rsa(p * p))).toContain('close-primes')
    expect(kinds(rsa(p * prime(1024)))).not.toContain('close-primes')
  })

  it('finds the form of the faulty library', () => {
    // Whether the two are prime makes no difference to the form; such as a short division gives away are passed over.
    let found: readonly string[] = []
    for (let k = 1n << 796n; found.length === 0 || found.includes('small-factor'); k++)
      found = kinds(rsa(faultyPrime(k, 11n) * faultyPrime(3n * k + 5n, 29n))).filter((one) => !/size/.test(one))
    expect(found).toEqual(['roca'])
  })
})
