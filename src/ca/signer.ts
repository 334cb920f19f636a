import { type KeyObject, sign } from 'node:crypto'
import { nothing, oid, sequence } from '../kit/der.ts'

/** Algorithms that certificates, CRLs and OCSP answers are signed with. */
export type SignatureAlgorithm = 'rsa-sha256' | 'ecdsa-sha256' | 'ecdsa-sha384'

/**
 * What signs in the name of one issuer. The key stays behind it: a token or another process can take its place, since it asks for nothing
 * but bytes and gives nothing but a signature.
 */
export interface Signer {
  readonly algorithm: SignatureAlgorithm
  /** The signature over these bytes, as it stands in a certificate (for ECDSA the two numbers as a DER sequence). */
  sign(bytes: Uint8Array): Promise<Buffer>
}

/** AlgorithmIdentifier (RFC 4055 §5: with NULL for RSA; RFC 5758 §3.2: nothing for ECDSA). */
export const algorithmIdentifier: Readonly<Record<SignatureAlgorithm, Buffer>> = {
  'rsa-sha256': sequence(oid('1.2.840.113549.1.1.11'), nothing),
  'ecdsa-sha256': sequence(oid('1.2.840.10045.4.3.2')),
  'ecdsa-sha384': sequence(oid('1.2.840.10045.4.3.3')),
}

/** The hash of an algorithm, as `node:crypto` calls it. */
export const hashOf: Readonly<Record<SignatureAlgorithm, string>> = {
  'rsa-sha256': 'sha256',
  'ecdsa-sha256': 'sha256',
  'ecdsa-sha384': 'sha384',
}

/** The algorithm that goes with a key: SHA-256 for RSA and P-256, SHA-384 for P-384 (BR 7.1.3.2). Throws a RangeError for another key. */
export const algorithmFor = (key: KeyObject): SignatureAlgorithm => {
  if (key.asymmetricKeyType === 'rsa') return 'rsa-sha256'
  const curve = key.asymmetricKeyDetails?.namedCurve
  if (curve === 'prime256v1') return 'ecdsa-sha256'
  if (curve === 'secp384r1') return 'ecdsa-sha384'
  throw new RangeError(`no issuer's key: ${key.asymmetricKeyType} ${curve ?? ''}`)
}

/** Signs with a key that this process holds. */
export const keySigner = (key: KeyObject): Signer => {
  const algorithm = algorithmFor(key)
  return { algorithm, sign: async (bytes) => sign(hashOf[algorithm], bytes, key) }
}
