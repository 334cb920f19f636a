import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import type {
  AuthorityName,
  CertificateOrder,
  IssuedCertificate,
  Preparation,
  Prepared,
} from '../domain/certificates/authority.ts'
import { keyIdentifier, type ReadCertificate, readCertificate, serialText } from '../domain/certificates/certificate.ts'
import type { Journal } from '../domain/certificates/journal.ts'
import { fingerprintOf } from '../domain/certificates/public-key.ts'
import { breachesOf } from '../domain/certificates/rules/all.ts'
import type { ProfileName } from '../domain/certificates/rules/rule.ts'
import { wholeSecond } from '../domain/certificates/validity.ts'
import type { Random } from '../kit/random.ts'
import { type CertificateFacts, signed, toBeSigned } from './certificate.ts'
import { hashOf, keySigner, type SignatureAlgorithm, type Signer } from './signer.ts'

/** An issuer that is ready to sign. */
export interface OpenAuthority {
  readonly name: AuthorityName
  readonly certificate: ReadCertificate
  readonly signer: Signer
}

/** Where status and issuers are to be had: `/pki/…` of the public address, without TLS (BR 7.1.2.11.2). */
export interface StatusPlaces {
  crl(issuer: AuthorityName): string
  ocsp(issuer: AuthorityName): string
  certificate(issuer: AuthorityName): string
}

export interface IssuingParts {
  readonly journal: Pick<Journal, 'reserve' | 'aboutToSign'>
  readonly places: StatusPlaces
  readonly random: Random
  authority(name: AuthorityName): Promise<OpenAuthority>
  /** Policies that a profile names, the reserved one first. */
  policies(profile: ProfileName): readonly string[]
}

/** Keeps what was signed, in the transaction of whatever the certificate was issued for. */
export type Keep = Pick<Journal, 'keep'>

interface Held {
  readonly facts: CertificateFacts
  readonly bytes: Buffer
  readonly hash: string
}

/**
 * Issues certificates in two steps (CRT-42). The token that `prepare` gives is good for one `issue`, in this process: nothing else can reach
 * the issuer's key, and what it signs is byte for byte what every rule has looked at.
 */
export const createIssuing = ({ journal, places, random, authority, policies }: IssuingParts) => {
  const tokens = new WeakMap<Prepared, Held>()

  const prepare = async (order: CertificateOrder, now: Date): Promise<Preparation> => {
    const issuer = await authority(order.issuer)
    const serial = Buffer.from(random.bytes(SERIAL_BYTES))
    const facts: CertificateFacts = {
      serial,
      issuer: issuer.certificate.subjectDer,
      subject: order.subject,
      notBefore: wholeSecond(order.notBefore),
      notAfter: wholeSecond(order.notAfter),
      spki: order.spki,
      keyUsage: ['digitalSignature'],
      purposes: [purposeOf[order.profile]],
      authority: null,
      names: order.names,
      policies: policies(order.profile),
      authorityKey: keyIdentifier(issuer.certificate.spki),
      ...(order.profile === 'ocsp'
        ? { crl: null, ocsp: null, issuerAt: null, ocspNoCheck: true }
        : {
            crl: places.crl(order.issuer),
            ocsp: places.ocsp(order.issuer),
            issuerAt: places.certificate(order.issuer),
            ocspNoCheck: false,
          }),
    }
    const { algorithm } = issuer.signer
    const bytes = toBeSigned(facts, algorithm)
    const throwaway = await throwawayFor(algorithm).sign(bytes)
    const breaches = breachesOf(readCertificate(signed(bytes, algorithm, throwaway)), {
      profile: order.profile,
      issuer: issuer.certificate,
    })
    if (breaches.length > 0) return { is: 'refused', breaches }
    const { spki, ...rest } = order
    const reservation = { ...rest, serial: serialText(serial), keyFingerprint: fingerprintOf(spki) }
    if (!(await journal.reserve(reservation, now))) return { is: 'taken' }
    const prepared = Object.freeze({ issuer: order.issuer, serial: serialText(serial) }) as unknown as Prepared
    tokens.set(prepared, { facts, bytes, hash: createHash('sha256').update(bytes).digest('hex') })
    return { is: 'prepared', prepared }
  }

  const issue = async (
    prepared: Prepared,
    now: Date,
    keep: (work: (journal: Keep) => Promise<IssuedCertificate>) => Promise<IssuedCertificate>,
  ): Promise<IssuedCertificate> => {
    const held = tokens.get(prepared)
    tokens.delete(prepared)
    if (!held) throw new Error('a certificate is issued once, and only what was prepared here')
    const { issuer: name, serial } = prepared
    const issuer = await authority(name)
    const { algorithm } = issuer.signer
    // The bytes are made again from the facts: had anything touched either since every rule looked, they would differ.
    if (!toBeSigned(held.facts, algorithm).equals(held.bytes)) throw new Error('not what was looked at')
    if (!(await journal.aboutToSign(name, serial, held.hash))) throw new Error('its reservation is gone')
    const signature = await issuer.signer.sign(held.bytes)
    if (!verify(hashOf[algorithm], held.bytes, publicKeyOf(issuer.certificate), signature))
      throw new Error('a signature that is not the issuer’s')
    const der = signed(held.bytes, algorithm, signature)
    return keep(async (inside) => {
      const issued = await inside.keep(name, serial, held.hash, der, now)
      if (!issued) throw new Error('its announcement is gone')
      return issued
    })
  }

  return { prepare, issue }
}

export type IssuingDesk = ReturnType<typeof createIssuing>

const SERIAL_BYTES = 16

const purposeOf: Readonly<Record<ProfileName, CertificateFacts['purposes'][number]>> = {
  root: 'serverAuth',
  issuing: 'serverAuth',
  'server-ov': 'serverAuth',
  'server-ev': 'serverAuth',
  member: 'clientAuth',
  ocsp: 'ocspSigning',
}

const keys = new WeakMap<ReadCertificate, KeyObject>()

/** An issuer's public key, made once. */
const publicKeyOf = (certificate: ReadCertificate): KeyObject => {
  const known = keys.get(certificate) ?? createPublicKey({ key: certificate.spki, format: 'der', type: 'spki' })
  keys.set(certificate, known)
  return known
}

const throwaways = new Map<SignatureAlgorithm, Signer>()

/** A key that nobody trusts, for what is signed only to be looked at; an RSA key as short as its signatures can be, since each costs time. */
const throwawayFor = (algorithm: SignatureAlgorithm): Signer => {
  const known = throwaways.get(algorithm)
  if (known) return known
  const { privateKey } =
    algorithm === 'rsa-sha256'
      ? generateKeyPairSync('rsa', { modulusLength: 512 })
      : generateKeyPairSync('ec', { namedCurve: algorithm === 'ecdsa-sha256' ? 'P-256' : 'P-384' })
  const made = keySigner(privateKey)
  throwaways.set(algorithm, made)
  return made
}
