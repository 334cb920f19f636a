import { verify } from 'node:crypto'
import {
  expectTag,
  membersOf,
  type Node,
  NotDer,
  readBits,
  readDeep,
  readInteger,
  readOid,
  tags,
} from '../../kit/der.ts'
import { type ReadPart, readName } from './distinguished-name.ts'
import { keyObject, type OtherAlgorithm, type PublicKey, readPublicKey } from './public-key.ts'

/** A certificate signing request that was read (PKCS #10, RFC 2986). Nothing in it is believed but that its maker holds the key. */
export interface CertificateRequest {
  readonly der: Buffer
  readonly key: PublicKey
  /** What it says of its subject, for people to read; certificates get theirs from the examined data (CRT-11). */
  readonly subject: readonly Omit<ReadPart, 'tag'>[]
  /** Names of servers: those of its alternative names, else its common name. As written; duplicates left out. */
  readonly names: readonly string[]
  /** Alternative names that are no names of servers. */
  readonly otherNames: readonly ('mail' | 'ip-address' | 'uri' | 'other')[]
}

/** Why what was sent is no request that can be used. */
export type CsrFault =
  | { readonly is: 'empty' }
  /** A private key: nobody may ever see it, so it must not be used any more. */
  | { readonly is: 'private-key' }
  /** A certificate in the place of a request. */
  | { readonly is: 'certificate' }
  | { readonly is: 'several' }
  | { readonly is: 'too-large' }
  | { readonly is: 'malformed' }
  | { readonly is: 'key-algorithm'; readonly algorithm: string }
  | { readonly is: 'signature-algorithm'; readonly algorithm: string }
  /** Not signed with the key it carries. */
  | { readonly is: 'signature' }

export type CsrReading =
  | { readonly ok: true; readonly request: CertificateRequest }
  | { readonly ok: false; readonly fault: CsrFault }

const largest = 64 * 1024
const label = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g

/** Reads a request from text, with or without anything around it. */
export function readCsr(text: string): CsrReading {
  const bad = (fault: CsrFault): CsrReading => ({ ok: false, fault })
  if (text.trim() === '') return bad({ is: 'empty' })
  if (text.length > largest) return bad({ is: 'too-large' })
  const blocks = [...text.matchAll(label)].map(([, name = '', body = '']) => ({ name, body }))
  // Also where the block is cut off: whoever sends a private key has to be told.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return bad({ is: 'private-key' })
  const requests = blocks.filter(({ name }) => name === 'CERTIFICATE REQUEST' || name === 'NEW CERTIFICATE REQUEST')
  if (requests.length > 1) return bad({ is: 'several' })
  const [found] = requests
  if (!found) return bad({ is: blocks.some(({ name }) => /CERTIFICATE$/.test(name)) ? 'certificate' : 'malformed' })
  const body = found.body.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return bad({ is: 'malformed' })
  return readCsrDer(Buffer.from(body, 'base64'))
}

/** Reads a request from its bytes. */
export function readCsrDer(der: Buffer): CsrReading {
  if (der.length > largest) return { ok: false, fault: { is: 'too-large' } }
  try {
    return readParts(der)
  } catch (error) {
    if (error instanceof NotDer) return { ok: false, fault: { is: 'malformed' } }
    throw error
  }
}

function readParts(der: Buffer): CsrReading {
  const [info, algorithm, signature] = membersOf(expectTag(readDeep(der), tags.sequence))
  const [version, subject, spki, attributes] = membersOf(expectTag(info, tags.sequence))
  if (readInteger(version).toString('hex') !== '00') throw new NotDer('a request of another version')
  const key = readPublicKey(expectTag(spki, tags.sequence).whole)
  if (isOther(key)) return { ok: false, fault: { is: 'key-algorithm', algorithm: key.algorithm } }
  const [id] = membersOf(expectTag(algorithm, tags.sequence))
  const hash = hashes[readOid(id)]
  if (!hash || hash.of !== key.kind) return { ok: false, fault: { is: 'signature-algorithm', algorithm: readOid(id) } }
  if (!isSigned(hash.name, info!.whole, key, readBits(signature))) return { ok: false, fault: { is: 'signature' } }
  const described = readName(expectTag(subject, tags.sequence)).map(({ type, value }) => ({ type, value }))
  const alternative = alternativeNames(attributes)
  const commonNames = described.filter(({ type }) => type === 'CN').map(({ value }) => value)
  const names = alternative.names.length > 0 ? alternative.names : commonNames
  return {
    ok: true,
    request: { der, key, subject: described, names: [...new Set(names)], otherNames: alternative.others },
  }
}

const isOther = (key: PublicKey | OtherAlgorithm): key is OtherAlgorithm => key.kind === 'other'

// SHA-1 and MD5 prove nothing any more, so a request signed with them does not either.
const hashes: Readonly<Record<string, { readonly of: PublicKey['kind']; readonly name: string }>> = {
  '1.2.840.113549.1.1.11': { of: 'rsa', name: 'sha256' },
  '1.2.840.113549.1.1.12': { of: 'rsa', name: 'sha384' },
  '1.2.840.113549.1.1.13': { of: 'rsa', name: 'sha512' },
  '1.2.840.10045.4.3.2': { of: 'ec', name: 'sha256' },
  '1.2.840.10045.4.3.3': { of: 'ec', name: 'sha384' },
  '1.2.840.10045.4.3.4': { of: 'ec', name: 'sha512' },
}

function isSigned(hash: string, info: Buffer, key: PublicKey, signature: Buffer): boolean {
  const object = keyObject(key)
  try {
    return verify(hash, info, object, signature)
  } catch {
    return false
  }
}

const extensionRequest = '1.2.840.113549.1.9.14'
const subjectAltName = '2.5.29.17'
const alternativeKinds: Readonly<Record<number, 'mail' | 'uri' | 'ip-address'>> = {
  129: 'mail',
  134: 'uri',
  135: 'ip-address',
}

function alternativeNames(attributes: Node | undefined): { names: string[]; others: CertificateRequest['otherNames'] } {
  const names: string[] = []
  const others = new Set<CertificateRequest['otherNames'][number]>()
  if (attributes?.tag !== 0xa0) return { names, others: [] }
  for (const attribute of membersOf(attributes)) {
    const [type, values] = membersOf(expectTag(attribute, tags.sequence))
    if (readOid(type) !== extensionRequest) continue
    const [extensions] = membersOf(expectTag(values, tags.set))
    for (const extension of membersOf(expectTag(extensions, tags.sequence))) {
      const parts = membersOf(expectTag(extension, tags.sequence))
      if (readOid(parts[0]) !== subjectAltName) continue
      const held = readDeep(expectTag(parts.at(-1), tags.octetString).content)
      for (const name of membersOf(expectTag(held, tags.sequence))) {
        if (name.tag === 0x82) names.push(name.content.toString('latin1'))
        else others.add(alternativeKinds[name.tag] ?? 'other')
      }
    }
  }
  return { names, others: [...others] }
}
