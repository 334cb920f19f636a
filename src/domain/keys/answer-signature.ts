import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** A public key as it is published (RFC 7517; RFC 8037 §2 for Ed25519). */
export interface PublishedKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly kid: string
  readonly alg: 'EdDSA'
  readonly use: 'sig'
}

/** Signs a portal's answers to devices, and knows its own again. */
export interface AnswerSigner {
  readonly published: PublishedKey
  /** A compact JWS (RFC 7515 §7.1) of these facts as JSON. */
  sign(facts: object): string
  /** The facts of a JWS that this key signed; null for anything else. */
  read(jws: string): unknown
}

// The fixed beginning of a private key of Ed25519 as RFC 8410 §7 writes it; the 32 bytes of the seed follow.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SEED_BYTES = 32
const TYPE = 'madoguchi-device-answer'

/** The signer of a seed of 32 bytes (RFC 8032 §5.1.5). Throws a RangeError for any other length. */
export function answerSigner(seed: Uint8Array): AnswerSigner {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed of Ed25519 has ${SEED_BYTES} bytes`)
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const kid = thumbprint(x)
  const header = part({ alg: 'EdDSA', kid, typ: TYPE })
  return {
    published: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' },
    sign: (facts) => {
      const signed = `${header}.${part(facts)}`
      return `${signed}.${sign(null, Buffer.from(signed, 'ascii'), privateKey).toString('base64url')}`
    },
    read: (jws) => {
      const [head, facts = '', signature = '', ...more] = jws.split('.')
      if (head !== header || more.length > 0) return null
      const right = verify(
        null,
        Buffer.from(`${head}.${facts}`, 'ascii'),
        publicKey,
        Buffer.from(signature, 'base64url'),
      )
      return right ? JSON.parse(Buffer.from(facts, 'base64url').toString('utf8')) : null
    },
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The key's name: its JWK thumbprint (RFC 7638 §3; the members of RFC 8037 §2 in the order of their names). */
const thumbprint = (x: string): string =>
  createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
