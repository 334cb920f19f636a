import { type ExtensionName, extensionIds, keyIdentifier } from '../domain/certificates/certificate.ts'
import type { DistinguishedName } from '../domain/certificates/distinguished-name.ts'
import { encodeName } from '../domain/certificates/distinguished-name.ts'
import {
  ascii,
  bits,
  boolean,
  explicit,
  implicit,
  integer,
  namedBits,
  nothing,
  octets,
  oid,
  sequence,
  time,
} from '../kit/der.ts'
import { algorithmIdentifier, type SignatureAlgorithm } from './signer.ts'

/** Bits of the key usage (RFC 5280 §4.2.1.3). */
export const keyUsages = { digitalSignature: 0, keyEncipherment: 2, keyCertSign: 5, cRLSign: 6 } as const
/** Purposes (RFC 5280 §4.2.1.12). */
export const purposes = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const

/** Everything a certificate says; nothing is added on the way to its bytes. */
export interface CertificateFacts {
  /** 16 to 20 bytes. */
  readonly serial: Uint8Array
  /** The issuer's subject, byte for byte (RFC 5280 §6.1.3 compares them). */
  readonly issuer: Uint8Array
  readonly subject: DistinguishedName
  readonly notBefore: Date
  /** The last second counts (RFC 5280 §4.1.2.5). */
  readonly notAfter: Date
  readonly spki: Buffer
  readonly keyUsage: readonly (keyof typeof keyUsages)[]
  readonly purposes: readonly (keyof typeof purposes)[]
  /** `null`: the certificate of no authority. */
  readonly authority: { readonly pathLength: number | null } | null
  /** Names of servers, in ASCII. */
  readonly names: readonly string[]
  /** IP addresses, of 4 or 16 bytes; left out in everything that is issued to others. */
  readonly addresses?: readonly Uint8Array[]
  /** Object identifiers of policies, the reserved one first (BR 7.1.2.7.9). */
  readonly policies: readonly string[]
  /** The issuer's key identifier; null in a root. */
  readonly authorityKey: Uint8Array | null
  /** Where status and issuer are to be had; each left out where there is none. */
  readonly crl: string | null
  readonly ocsp: string | null
  readonly issuerAt: string | null
  /** Whoever answers for OCSP is not asked about itself (RFC 6960 §4.2.2.2.1). */
  readonly ocspNoCheck: boolean
}

/** What is to be signed (TBSCertificate, RFC 5280 §4.1.2). The same facts always give the same bytes. */
export const toBeSigned = (facts: CertificateFacts, algorithm: SignatureAlgorithm): Buffer =>
  sequence(
    explicit(0, integer(2)),
    integer(facts.serial),
    algorithmIdentifier[algorithm],
    facts.issuer,
    sequence(time(facts.notBefore), time(facts.notAfter)),
    encodeName(facts.subject),
    facts.spki,
    explicit(3, sequence(...extensionsOf(facts))),
  )

/** A certificate, or anything else of the same form (a CRL), from what was signed and its signature. */
export const signed = (toBeSigned: Uint8Array, algorithm: SignatureAlgorithm, signature: Uint8Array): Buffer =>
  sequence(toBeSigned, algorithmIdentifier[algorithm], bits(signature))

/** An extension from its value's encoding. */
export const extension = (name: ExtensionName, value: Uint8Array, critical = false): Buffer =>
  critical
    ? sequence(oid(extensionIds[name]), boolean(true), octets(value))
    : sequence(oid(extensionIds[name]), octets(value))

function extensionsOf(facts: CertificateFacts): Buffer[] {
  const { authority, keyUsage, names, policies, authorityKey, crl, ocsp, issuerAt } = facts
  const list: Buffer[] = []
  if (authority) {
    const { pathLength } = authority
    list.push(
      extension(
        'basicConstraints',
        sequence(boolean(true), ...(pathLength === null ? [] : [integer(pathLength)])),
        true,
      ),
    )
  }
  list.push(extension('keyUsage', namedBits(...keyUsage.map((one) => keyUsages[one])), true))
  if (facts.purposes.length > 0)
    list.push(extension('extendedKeyUsage', sequence(...facts.purposes.map((one) => oid(purposes[one])))))
  if (policies.length > 0)
    list.push(extension('certificatePolicies', sequence(...policies.map((policy) => sequence(oid(policy))))))
  // Critical only where it is all there is to name the subject (RFC 5280 §4.2.1.6).
  if (names.length > 0)
    list.push(
      extension(
        'subjectAltName',
        sequence(
          ...names.map((name) => implicit(2, ascii(name))),
          ...(facts.addresses ?? []).map((address) => implicit(7, address)),
        ),
        facts.subject.length === 0,
      ),
    )
  if (authorityKey) list.push(extension('authorityKeyIdentifier', sequence(implicit(0, authorityKey))))
  list.push(extension('subjectKeyIdentifier', octets(keyIdentifier(facts.spki))))
  if (crl !== null) list.push(extension('crlDistributionPoints', sequence(distributionPoint(crl))))
  if (ocsp !== null || issuerAt !== null) list.push(extension('authorityInfoAccess', accessTo(ocsp, issuerAt)))
  if (facts.ocspNoCheck) list.push(extension('ocspNoCheck', nothing))
  return list
}

const uri = (address: string): Buffer => implicit(6, ascii(address))

const distributionPoint = (address: string): Buffer => sequence(explicit(0, explicit(0, uri(address))))

const accessTo = (ocsp: string | null, issuer: string | null): Buffer =>
  sequence(
    ...(ocsp === null ? [] : [sequence(oid('1.3.6.1.5.5.7.48.1'), uri(ocsp))]),
    ...(issuer === null ? [] : [sequence(oid('1.3.6.1.5.5.7.48.2'), uri(issuer))]),
  )
