import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { expectTag, membersOf, NotDer, readBits, readDeep, readInteger, readOid, tags } from '../../kit/der.ts'

/** A public key as certificates carry it, and what it is judged by. */
export type PublicKey = {
  /** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
  readonly spki: Buffer
  /** SHA-256 of it in hex: by this a key is known again. */
  readonly fingerprint: string
} & (
  | { readonly kind: 'rsa'; readonly bits: number; readonly modulus: bigint; readonly exponent: bigint }
  | { readonly kind: 'ec'; readonly curve: Curve }
)

/** NIST curves by their usual names. */
export type Curve = 'P-256' | 'P-384' | 'P-521'

const curves: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}

const rsaEncryption = '1.2.840.113549.1.1.1'
const ecPublicKey = '1.2.840.10045.2.1'

/** A key of another algorithm or curve; `algorithm` is its object identifier. */
export interface OtherAlgorithm {
  readonly kind: 'other'
  readonly algorithm: string
}

/** Reads a SubjectPublicKeyInfo. Throws `NotDer` where it is none. */
export function readPublicKey(spki: Buffer): PublicKey | OtherAlgorithm {
  const [algorithm, key] = membersOf(expectTag(readDeep(spki), tags.sequence))
  const [id, parameters] = membersOf(expectTag(algorithm, tags.sequence))
  const name = readOid(id)
  if (name === rsaEncryption) {
    const [modulus, exponent] = membersOf(expectTag(readDeep(readBits(key)), tags.sequence))
    const [n, e] = [toBigInt(readInteger(modulus)), toBigInt(readInteger(exponent))]
    if (n === 0n) throw new NotDer('a modulus of zero')
    return { ...common(spki), kind: 'rsa', bits: n.toString(2).length, modulus: n, exponent: e }
  }
  if (name !== ecPublicKey) return { kind: 'other', algorithm: name }
  // A curve that is spelled out instead of named is none of ours (RFC 5480 §2.1.1).
  const curve = parameters?.tag === tags.oid ? curves[readOid(parameters)] : undefined
  if (!curve) return { kind: 'other', algorithm: parameters?.tag === tags.oid ? readOid(parameters) : name }
  if (readBits(key)[0] !== 4) throw new NotDer('a point that is compressed')
  return { ...common(spki), kind: 'ec', curve }
}

/** SHA-256 of a SubjectPublicKeyInfo, in hex. */
export const fingerprintOf = (spki: Uint8Array): string => createHash('sha256').update(spki).digest('hex')

const common = (spki: Buffer) => ({ spki, fingerprint: fingerprintOf(spki) })

/** The key, ready to check signatures with. Throws `NotDer` where it is no key (a point off its curve, for one). */
export function keyObject({ spki }: Pick<PublicKey, 'spki'>): KeyObject {
  try {
    return createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch (cause) {
    throw new NotDer('no public key', { cause })
  }
}

const toBigInt = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`)
