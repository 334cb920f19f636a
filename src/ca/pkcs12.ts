import { createCipheriv, createHash, createHmac, type KeyObject, pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { explicit, integer, nothing, octets, oid, sequence, setOf, tagged, tags } from '../kit/der.ts'
import type { Random } from '../kit/random.ts'

/**
 * `current`: AES-256 and SHA-256, for every system of today. `old`: 3DES and SHA-1, which Windows Server 2016 and older and some phones need;
 * what protects the key then is the length of the passphrase.
 */
export type Pkcs12Kind = 'current' | 'old'

/** A key with its certificate, to be taken home in one file. */
export interface KeyToTakeHome {
  readonly key: KeyObject
  /** The key's own first, then its issuers'. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]]
  /** How the entry is called in the certificate store; any language. */
  readonly name: string
}

const data = '1.2.840.113549.1.7.1'
const encryptedData = '1.2.840.113549.1.7.6'
const shroudedKeyBag = '1.2.840.113549.1.12.10.1.2'
const certificateBag = '1.2.840.113549.1.12.10.1.3'
const x509Certificate = '1.2.840.113549.1.9.22.1'
const friendlyName = '1.2.840.113549.1.9.20'
const localKeyId = '1.2.840.113549.1.9.21'

// Passphrases are made by the program and have more than 100 random bits: nobody can try them out, however fast one try is.
const rounds = 4096

/**
 * A PKCS #12 file (RFC 7292) protected by a passphrase of ASCII characters. Throws a RangeError for another passphrase: programs disagree on
 * how those are encoded.
 */
export const makePkcs12 = async (
  { key, certificates, name }: KeyToTakeHome,
  passphrase: string,
  kind: Pkcs12Kind,
  random: Random,
): Promise<Buffer> => {
  if (!/^[\u0021-\u007e]{12,}$/.test(passphrase)) throw new RangeError('a passphrase of at least 12 ASCII characters')
  const how = ciphers[kind]
  const id = octets(createHash('sha1').update(certificates[0]).digest())
  const attributes = setOf(
    sequence(oid(friendlyName), setOf(tagged(tags.bmpString, bmp(name)))),
    sequence(oid(localKeyId), setOf(id)),
  )
  const certificateBags = certificates.map((certificate, place) =>
    sequence(
      oid(certificateBag),
      explicit(0, sequence(oid(x509Certificate), explicit(0, octets(certificate)))),
      ...(place === 0 ? [attributes] : []),
    ),
  )
  const sealedCertificates = await how.encrypt(sequence(...certificateBags), passphrase, random)
  const sealedKey = await how.encrypt(key.export({ type: 'pkcs8', format: 'der' }), passphrase, random)
  const keyBag = sequence(
    oid(shroudedKeyBag),
    explicit(0, sequence(sealedKey.algorithm, octets(sealedKey.content))),
    attributes,
  )
  const safe = sequence(
    sequence(
      oid(encryptedData),
      explicit(
        0,
        sequence(
          integer(0),
          // [0] IMPLICIT OCTET STRING: the encrypted bags.
          sequence(oid(data), sealedCertificates.algorithm, tagged(0x80, sealedCertificates.content)),
        ),
      ),
    ),
    sequence(oid(data), explicit(0, octets(sequence(keyBag)))),
  )
  return sequence(integer(3), sequence(oid(data), explicit(0, octets(safe))), macOf(safe, passphrase, how.hash, random))
}

interface Sealed {
  /** AlgorithmIdentifier. */
  readonly algorithm: Buffer
  readonly content: Buffer
}

interface Cipher {
  readonly hash: 'sha1' | 'sha256'
  encrypt(plain: Buffer, passphrase: string, random: Random): Promise<Sealed>
}

const derive = promisify(pbkdf2)

const encryptWith = (name: string, key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv(name, key, iv)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

const ciphers: Readonly<Record<Pkcs12Kind, Cipher>> = {
  // PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018 §6.2).
  current: {
    hash: 'sha256',
    encrypt: async (plain, passphrase, random) => {
      const [salt, iv] = [random.bytes(16), random.bytes(16)]
      const key = await derive(Buffer.from(passphrase, 'ascii'), salt, rounds, 32, 'sha256')
      const hmac = sequence(oid('1.2.840.113549.2.9'), nothing)
      const algorithm = sequence(
        oid('1.2.840.113549.1.5.13'),
        sequence(
          sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(rounds), hmac)),
          sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv)),
        ),
      )
      return { algorithm, content: encryptWith('aes-256-cbc', key, iv, plain) }
    },
  },
  // pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 appendix C).
  old: {
    hash: 'sha1',
    encrypt: async (plain, passphrase, random) => {
      const salt = random.bytes(8)
      const key = deriveBytes('sha1', 1, passphrase, salt, 24)
      const iv = deriveBytes('sha1', 2, passphrase, salt, 8)
      const algorithm = sequence(oid('1.2.840.113549.1.12.1.3'), sequence(octets(salt), integer(rounds)))
      return { algorithm, content: encryptWith('des-ede3-cbc', key, iv, plain) }
    },
  },
}

const hashIds = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const

const macOf = (safe: Buffer, passphrase: string, hash: 'sha1' | 'sha256', random: Random): Buffer => {
  const salt = random.bytes(hash === 'sha1' ? 8 : 16)
  const key = deriveBytes(hash, 3, passphrase, salt, hash === 'sha1' ? 20 : 32)
  const mac = createHmac(hash, key).update(safe).digest()
  return sequence(sequence(sequence(oid(hashIds[hash]), nothing), octets(mac)), octets(salt), integer(rounds))
}

const bmp = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

const block = 64

/** Bytes for a purpose (1 key, 2 initialisation vector, 3 MAC) from a passphrase, RFC 7292 appendix B.2. */
const deriveBytes = (
  hash: 'sha1' | 'sha256',
  purpose: 1 | 2 | 3,
  passphrase: string,
  salt: Uint8Array,
  length: number,
): Buffer => {
  const diversifier = Buffer.alloc(block, purpose)
  let input = Buffer.concat([repeated(salt), repeated(bmp(`${passphrase}\0`))])
  let derived = Buffer.alloc(0)
  for (;;) {
    let digest = createHash(hash).update(diversifier).update(input).digest()
    for (let round = 1; round < rounds; round++) digest = createHash(hash).update(digest).digest()
    derived = Buffer.concat([derived, digest])
    if (derived.length >= length) return derived.subarray(0, length)
    const added = Buffer.alloc(block, digest)
    input = Buffer.concat(
      Array.from({ length: input.length / block }, (_, place) =>
        plusOne(input.subarray(place * block, (place + 1) * block), added),
      ),
    )
  }
}

/** As often as it takes to fill whole blocks. */
const repeated = (bytes: Uint8Array): Buffer => Buffer.alloc(block * Math.ceil(bytes.length / block), bytes)

/** The sum of two blocks as numbers, plus one, modulo the size of a block. */
const plusOne = (one: Uint8Array, other: Uint8Array): Buffer => {
  const sum = Buffer.alloc(block)
  let carry = 1
  for (let place = block - 1; place >= 0; place--) {
    carry += one[place]! + other[place]!
    sum[place] = carry & 0xff
    carry >>= 8
  }
  return sum
}
