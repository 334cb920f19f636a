import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  type SignKeyObjectInput,
  sign,
  verify,
} from 'node:crypto'
import { NotDer } from '../../kit/der.ts'
import { fingerprintOf, keyObject } from './public-key.ts'

/** What shows that somebody has a certificate's private key (CRT-17): a signature over a challenge, or the key itself. */
export type KeyProof =
  /** Base64 of what `openssl dgst -sha256 -sign` writes. */
  | { readonly is: 'signature'; readonly text: string }
  /** PEM, without a passphrase. Looked at and forgotten: it is neither kept nor written down. */
  | { readonly is: 'key'; readonly text: string }

/** `unreadable`: no signature or no key at all; `other-key`: one of another key, or of another text. */
export type KeyProofVerdict = 'proved' | 'unreadable' | 'other-key'

/** The longest that either can be: an RSA key of 8192 bits in PEM has 6,400 characters. */
export const LONGEST_PROOF = 12_000

/** Whether a proof is by the private key of this public one (SubjectPublicKeyInfo). */
export const judgeKeyProof = (spki: Buffer, challenge: string, proof: KeyProof): KeyProofVerdict => {
  if (proof.text.length > LONGEST_PROOF) return 'unreadable'
  return proof.is === 'signature' ? judgeSignature(spki, challenge, proof.text) : judgeKey(spki, challenge, proof.text)
}

/** As `openssl dgst` signs by itself: RSA by PKCS #1 v1.5, elliptic curves by ECDSA in DER. */
const asOpenssl = (key: KeyObject): KeyObject | SignKeyObjectInput =>
  key.asymmetricKeyType === 'rsa' ? { key, padding: constants.RSA_PKCS1_PADDING } : key

/** What editors and `echo` put behind a line makes no other text of it. */
const lineEnds = ['', '\n', '\r\n']

const judgeSignature = (spki: Buffer, challenge: string, text: string): KeyProofVerdict => {
  const base64 = text.replace(/-----(BEGIN|END)[^-]*-----/g, '').replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]{40,}={0,2}$/.test(base64)) return 'unreadable'
  return isSignedBy(spki, challenge, Buffer.from(base64, 'base64')) ? 'proved' : 'other-key'
}

const isSignedBy = (spki: Buffer, challenge: string, signature: Buffer): boolean => {
  const key = keyObject({ spki })
  return lineEnds.some((end) => verify('sha256', Buffer.from(challenge + end), asOpenssl(key), signature))
}

/**
 * A file that says it is a private key has the public one in it, and anybody can write that down who has the certificate. So the key has to
 * do what only the right one can: sign.
 */
const judgeKey = (spki: Buffer, challenge: string, text: string): KeyProofVerdict => {
  const pem = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]*?-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(text)?.[0]
  if (pem === undefined) return 'unreadable'
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    return 'unreadable'
  }
  try {
    const own = createPublicKey(key).export({ format: 'der', type: 'spki' })
    if (fingerprintOf(own) !== fingerprintOf(spki)) return 'other-key'
    return isSignedBy(spki, challenge, sign('sha256', Buffer.from(challenge), asOpenssl(key))) ? 'proved' : 'other-key'
  } catch (error) {
    if (error instanceof NotDer) throw error
    return 'other-key'
  }
}
