import { createHash } from 'node:crypto'
import {
  expectTag,
  membersOf,
  type Node,
  NotDer,
  readBits,
  readDeep,
  readInteger,
  readOid,
  readOne,
  tags,
} from '../../kit/der.ts'
import { type ReadPart, readName } from './distinguished-name.ts'

/** A certificate as its bytes say (RFC 5280 §4.1), for the rules that it has to keep and for whoever shows it. */
export interface ReadCertificate {
  readonly der: Buffer
  /** What is signed. */
  readonly toBeSigned: Buffer
  readonly version: number
  /** Bytes, the most significant first, without a sign byte. */
  readonly serial: Buffer
  /** The object identifiers of the signature's algorithm: within what is signed, and outside of it. */
  readonly algorithms: readonly [inside: string, outside: string]
  readonly issuer: readonly ReadPart[]
  readonly subject: readonly ReadPart[]
  /** The encodings, which have to be the same bytes from issuer to subject. */
  readonly issuerDer: Buffer
  readonly subjectDer: Buffer
  readonly notBefore: Date
  readonly notAfter: Date
  /** How the two times are encoded. */
  readonly timeTags: readonly [notBefore: number, notAfter: number]
  readonly spki: Buffer
  readonly extensions: readonly Extension[]
  readonly signature: Buffer
}

export interface Extension {
  readonly id: string
  readonly critical: boolean
  /** The encoding within its OCTET STRING. */
  readonly value: Buffer
}

/** Object identifiers of the extensions that are used here. */
export const extensionIds = {
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  crlReason: '2.5.29.21',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const

export type ExtensionName = keyof typeof extensionIds

/** Reads a certificate. Throws `NotDer` where it is none. */
export function readCertificate(der: Buffer): ReadCertificate {
  const [toBeSigned, outside, signature, ...more] = membersOf(expectTag(readDeep(der), tags.sequence))
  if (more.length > 0) throw new NotDer('more than a certificate has')
  const parts = [...membersOf(expectTag(toBeSigned, tags.sequence))]
  const version = parts[0]?.tag === 0xa0 ? readInteger(membersOf(parts.shift()!)[0])[0]! + 1 : 1
  const [serial, inside, issuer, validity, subject, spki, ...rest] = parts
  const [from, until] = membersOf(expectTag(validity, tags.sequence))
  const held = rest.find(({ tag }) => tag === 0xa3)
  return {
    der,
    toBeSigned: toBeSigned!.whole,
    version,
    serial: readInteger(serial),
    algorithms: [algorithmOf(inside), algorithmOf(outside)],
    issuer: readName(expectTag(issuer, tags.sequence)),
    subject: readName(expectTag(subject, tags.sequence)),
    issuerDer: issuer!.whole,
    subjectDer: subject!.whole,
    notBefore: readTime(from),
    notAfter: readTime(until),
    timeTags: [from!.tag, until!.tag],
    spki: expectTag(spki, tags.sequence).whole,
    extensions: held ? membersOf(expectTag(membersOf(held)[0], tags.sequence)).map(readExtension) : [],
    signature: readBits(signature),
  }
}

const algorithmOf = (node: Node | undefined): string => readOid(membersOf(expectTag(node, tags.sequence))[0])

const readExtension = (node: Node): Extension => {
  const parts = membersOf(expectTag(node, tags.sequence))
  const [flag] = parts.slice(1, -1)
  return {
    id: readOid(parts[0]),
    critical: flag ? expectTag(flag, tags.boolean).content[0] === 0xff : false,
    value: expectTag(parts.at(-1), tags.octetString).content,
  }
}

/** A time as certificates have it: two digits of a year below 50 are of this century (RFC 5280 §4.1.2.5.1). */
export const readTime = (node: Node | undefined): Date => {
  const text = node?.content.toString('latin1') ?? ''
  const short = node?.tag === tags.utcTime && /^\d{12}Z$/.test(text)
  if (!short && !(node?.tag === tags.generalizedTime && /^\d{14}Z$/.test(text))) throw new NotDer('no time')
  const full = short ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text
  const [, y, m, d, h, min, s] = /^(\d{4})(..)(..)(..)(..)(..)Z$/.exec(full)!
  const at = new Date(`${y}-${m}-${d}T${h}:${min}:${s}Z`)
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(`${y}-${m}-${d}T${h}`))
    throw new NotDer('no time of the calendar')
  return at
}

/** The value of an extension, read; null where the certificate has none of it. */
export const extensionOf = (
  certificate: ReadCertificate,
  name: ExtensionName,
): (Extension & { readonly node: Node }) | null => {
  const found = certificate.extensions.find(({ id }) => id === extensionIds[name])
  return found ? { ...found, node: readOne(found.value) } : null
}

/** The names of servers in the alternative names, as they stand there. */
export const dnsNamesOf = (certificate: ReadCertificate): readonly string[] => {
  const found = extensionOf(certificate, 'subjectAltName')
  return found
    ? membersOf(found.node).flatMap(({ tag, content }) => (tag === 0x82 ? [content.toString('latin1')] : []))
    : []
}

/** The key identifier by the first method of RFC 5280 §4.2.1.2: SHA-1 of the key's bits; 20 bytes. A name, not a proof. */
export const keyIdentifier = (spki: Buffer): Buffer =>
  createHash('sha1')
    .update(readBits(membersOf(readOne(spki))[1]))
    .digest()

/**
 * The serial number as it is shown and looked up: hexadecimal, lower case, two digits a byte. Zeros at the beginning are
 * left out, as in the certificate itself: with random bytes one in 256 begins with one, and would not be found by what its certificate says.
 */
export const serialText = (serial: Uint8Array): string => {
  const first = serial.findIndex((byte) => byte !== 0)
  return Buffer.from(first < 0 ? serial.subarray(-1) : serial.subarray(first)).toString('hex')
}
