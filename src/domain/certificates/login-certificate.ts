import { createHash, createPublicKey, verify } from 'node:crypto'
import { membersOf, readOid } from '../../kit/der.ts'
import type { AccountId } from '../accounts/account.ts'
import type { Certificates, IssuedCertificate } from './authority.ts'
import { extensionOf, type ReadCertificate, readCertificate, serialText } from './certificate.ts'

/** The certificate that came with a request. Who sent it has shown to have its key; nothing else is known of it yet. */
export interface PresentedCertificate {
  readonly der: Buffer
  /** SHA-256 of its bytes, hexadecimal, lower case. */
  readonly fingerprint: string
}

export const presented = (der: Buffer): PresentedCertificate => ({
  der,
  fingerprint: createHash('sha256').update(der).digest('hex'),
})

/** Why a certificate opens nothing; each is told on a page, with whom to ask (CRT-2). */
export type LoginCertificateFault = 'missing' | 'foreign' | 'not-yet' | 'expired' | 'revoked'

export type LoginCertificate =
  | {
      readonly is: 'good'
      /** Whose it is: nobody else can come in with it. */
      readonly accountId: AccountId
      readonly serial: string
      readonly fingerprint: string
      readonly notAfter: Date
    }
  | { readonly is: LoginCertificateFault }

/** What is asked to judge one: the authority's own certificate, and the journal of what it issued. */
export interface LoginCertificateFacts {
  /** Null before the ceremony: then every certificate is foreign. */
  readonly issuer: ReadCertificate | null
  issued(serial: string): Promise<IssuedCertificate | null>
}

/**
 * Judges the certificate that came with a request. It has to be signed by the portal's member authority, to be byte for byte what the journal
 * says was issued to an account, not to be revoked there, and to be valid now.
 */
export const judgeLoginCertificate = async (
  certificate: PresentedCertificate | null,
  { issuer, issued }: LoginCertificateFacts,
  now: Date,
): Promise<LoginCertificate> => {
  if (!certificate) return { is: 'missing' }
  const read = readOrNull(certificate.der)
  if (!read || !issuer || !isSignedBy(read, issuer) || !isForClients(read)) return { is: 'foreign' }
  const serial = serialText(read.serial)
  const kept = await issued(serial)
  if (!kept?.der.equals(certificate.der) || kept.accountId === null) return { is: 'foreign' }
  // A certificate that was issued anew in its place is what its owner is to be told of first.
  if (kept.revokedAt) return { is: 'revoked' }
  const validity = validityOf(read, now)
  if (validity !== 'now') return { is: validity }
  return {
    is: 'good',
    accountId: kept.accountId,
    serial,
    fingerprint: certificate.fingerprint,
    notAfter: read.notAfter,
  }
}

/** The portal's member authority and its journal, as they are kept. */
export const loginCertificateFacts = async (stores: {
  readonly authorities: { certificates(): Promise<readonly { readonly name: string; readonly certificate: Buffer }[]> }
  readonly certificates: Pick<Certificates, 'bySerial'>
}): Promise<LoginCertificateFacts> => {
  const member = (await stores.authorities.certificates()).find(({ name }) => name === 'member')
  return {
    issuer: member ? readCertificate(member.certificate) : null,
    issued: (serial) => stores.certificates.bySerial('member', serial),
  }
}

/** Whether its first second has come and its last one has not passed; both count (RFC 5280 §4.1.2.5). */
const validityOf = ({ notBefore, notAfter }: ReadCertificate, now: Date): 'now' | 'not-yet' | 'expired' =>
  now.getTime() < notBefore.getTime() ? 'not-yet' : now.getTime() >= notAfter.getTime() + 1000 ? 'expired' : 'now'

const readOrNull = (der: Buffer): ReadCertificate | null => {
  try {
    return readCertificate(der)
  } catch {
    return null
  }
}

const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
}

const isSignedBy = (certificate: ReadCertificate, issuer: ReadCertificate): boolean => {
  const [inside, outside] = certificate.algorithms
  const hash = hashes[outside]
  if (!certificate.issuerDer.equals(issuer.subjectDer) || inside !== outside || hash === undefined) return false
  const key = createPublicKey({ key: issuer.spki, format: 'der', type: 'spki' })
  return verify(hash, certificate.toBeSigned, key, certificate.signature)
}

const clientAuth = '1.3.6.1.5.5.7.3.2'

const isForClients = (certificate: ReadCertificate): boolean => {
  const found = extensionOf(certificate, 'extendedKeyUsage')
  return found !== null && membersOf(found.node).some((purpose) => readOid(purpose) === clientAuth)
}
