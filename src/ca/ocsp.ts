import { createHash } from 'node:crypto'
import type { ReasonCode } from '../domain/certificates/revocation.ts'
import {
  bits,
  enumerated,
  expectTag,
  explicit,
  generalizedTime,
  implicit,
  membersOf,
  type Node,
  NotDer,
  octets,
  oid,
  readBits,
  readDeep,
  readInteger,
  readOid,
  readOne,
  sequence,
  tagged,
  tags,
} from '../kit/der.ts'
import { reasonNumbers } from './crl.ts'
import { algorithmIdentifier, type Signer } from './signer.ts'

/** What one request asks about one certificate (RFC 6960 §4.1.1). */
export interface AskedAbout {
  /** The CertID as it came, which the answer repeats. */
  readonly certId: Buffer
  readonly hash: 'sha1' | 'sha256' | 'other'
  readonly issuerNameHash: Buffer
  readonly issuerKeyHash: Buffer
  readonly serial: Buffer
}

export interface OcspRequest {
  readonly asked: readonly AskedAbout[]
  /** The nonce's value with its OCTET STRING, where there is one; an answer repeats it (RFC 9654). */
  readonly nonce: Buffer | null
}

/** What is known of a certificate. `unknown`: this issuer never issued that serial. */
export type CertificateStatus =
  | { readonly is: 'good' }
  | { readonly is: 'revoked'; readonly at: Date; readonly reason: ReasonCode }
  | { readonly is: 'unknown' }

/** Why no answer is given; it is not signed (RFC 6960 §4.2.1). */
export type OcspRefusal = 'malformedRequest' | 'internalError' | 'tryLater' | 'unauthorized'

const refusals: Readonly<Record<OcspRefusal, number>> = {
  malformedRequest: 1,
  internalError: 2,
  tryLater: 3,
  unauthorized: 6,
}

const basicResponse = '1.3.6.1.5.5.7.48.1.1'
const nonceId = '1.3.6.1.5.5.7.48.1.2'
const hashes: Readonly<Record<string, AskedAbout['hash']>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
}

/** Questions in one request beyond which it is refused, and bytes of a nonce (RFC 9654 §2.1). */
const mostQuestions = 20
const longestNonce = 128

/** Reads a request; null where it is none that can be answered. A signature on it is not looked at: nobody has to be known to ask. */
export const readOcspRequest = (der: Buffer): OcspRequest | null => {
  try {
    return readParts(der)
  } catch (error) {
    if (error instanceof NotDer) return null
    throw error
  }
}

const readParts = (der: Buffer): OcspRequest | null => {
  const [toBeSigned] = membersOf(expectTag(readDeep(der), tags.sequence))
  const parts = membersOf(expectTag(toBeSigned, tags.sequence))
  const list = parts.find(({ tag }) => tag === tags.sequence)
  const asked = membersOf(expectTag(list, tags.sequence)).map(readAsked)
  if (asked.length === 0 || asked.length > mostQuestions) return null
  const nonce = nonceIn(parts.find(({ tag }) => tag === 0xa2))
  return nonce && nonce.length > longestNonce + 4 ? null : { asked, nonce }
}

const readAsked = (node: Node): AskedAbout => {
  const [certId] = membersOf(expectTag(node, tags.sequence))
  const [algorithm, name, key, serial] = membersOf(expectTag(certId, tags.sequence))
  return {
    certId: certId!.whole,
    hash: hashes[readOid(membersOf(expectTag(algorithm, tags.sequence))[0])] ?? 'other',
    issuerNameHash: expectTag(name, tags.octetString).content,
    issuerKeyHash: expectTag(key, tags.octetString).content,
    serial: readInteger(serial),
  }
}

const nonceIn = (extensions: Node | undefined): Buffer | null => {
  if (!extensions) return null
  for (const one of membersOf(expectTag(membersOf(extensions)[0], tags.sequence))) {
    const parts = membersOf(expectTag(one, tags.sequence))
    if (readOid(parts[0]) === nonceId) return expectTag(parts.at(-1), tags.octetString).content
  }
  return null
}

/** An issuer as questions name it: hashes of its name and of its key's bits. */
export interface IssuerHashes {
  readonly sha1: { readonly name: Buffer; readonly key: Buffer }
  readonly sha256: { readonly name: Buffer; readonly key: Buffer }
}

/** The hashes by which an issuer is asked for. `subject` and `spki` as they are encoded in its certificate. */
export const issuerHashes = (subject: Uint8Array, spki: Buffer): IssuerHashes => {
  const key = readBits(membersOf(readOne(spki))[1])
  const by = (hash: 'sha1' | 'sha256') => ({
    name: createHash(hash).update(subject).digest(),
    key: createHash(hash).update(key).digest(),
  })
  return { sha1: by('sha1'), sha256: by('sha256') }
}

/** Whether a question is about certificates of this issuer. */
export const isAbout = (asked: AskedAbout, issuer: IssuerHashes): boolean =>
  asked.hash !== 'other' &&
  asked.issuerNameHash.equals(issuer[asked.hash].name) &&
  asked.issuerKeyHash.equals(issuer[asked.hash].key)

/** What an answer says, and how long it can be relied on. */
export interface OcspAnswer {
  readonly statuses: readonly (CertificateStatus & { readonly certId: Uint8Array })[]
  readonly nonce: Uint8Array | null
  readonly producedAt: Date
  readonly thisUpdate: Date
  readonly nextUpdate: Date
}

/** Who answers: the issuer itself, or somebody it has certified for that (then with that certificate). */
export interface Responder {
  readonly signer: Signer
  /** SHA-1 of its key's bits (RFC 6960 §4.2.1). */
  readonly keyHash: Uint8Array
  readonly certificates: readonly Uint8Array[]
}

/** A signed answer, DER. */
export const makeOcspResponse = async (answer: OcspAnswer, responder: Responder): Promise<Buffer> => {
  const { signer, keyHash, certificates } = responder
  const data = sequence(
    explicit(2, octets(keyHash)),
    generalizedTime(answer.producedAt),
    sequence(
      ...answer.statuses.map((status) =>
        sequence(
          status.certId,
          statusOf(status),
          generalizedTime(answer.thisUpdate),
          explicit(0, generalizedTime(answer.nextUpdate)),
        ),
      ),
    ),
    ...(answer.nonce === null ? [] : [explicit(1, sequence(sequence(oid(nonceId), octets(answer.nonce))))]),
  )
  const basic = sequence(
    data,
    algorithmIdentifier[signer.algorithm],
    bits(await signer.sign(data)),
    ...(certificates.length === 0 ? [] : [explicit(0, sequence(...certificates))]),
  )
  return sequence(enumerated(0), explicit(0, sequence(oid(basicResponse), octets(basic))))
}

const statusOf = (status: CertificateStatus): Buffer => {
  switch (status.is) {
    case 'good':
      return implicit(0, Buffer.alloc(0))
    case 'unknown':
      return implicit(2, Buffer.alloc(0))
    case 'revoked':
      return tagged(
        0xa1,
        generalizedTime(status.at),
        // No reason where there is none to tell (RFC 6960 §4.2.1, as in a CRL).
        ...(status.reason === 'unspecified' ? [] : [explicit(0, enumerated(reasonNumbers[status.reason]))]),
      )
  }
}

/** An answer that no status stands in. */
export const refuseOcsp = (refusal: OcspRefusal): Buffer => sequence(enumerated(refusals[refusal]))
