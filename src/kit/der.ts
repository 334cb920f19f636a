/**
 * Distinguished Encoding Rules (X.690 §8, §10), as far as certificates, requests, CRLs and OCSP need them. Certificates and CRLs are built
 * with it because a general library takes milliseconds for what takes microseconds here; what strangers send is read with it because it is
 * strict: what is not the one right encoding is refused.
 */

/** Encoded bytes of one value. */
export type Der = Buffer

/** Not the distinguished encoding of anything, or not of what was expected. */
export class NotDer extends Error {
  override readonly name = 'NotDer'
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  bmpString: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** How many bytes a length takes. */
const sizeOfLength = (n: number): number => (n < 0x80 ? 1 : n < 0x100 ? 2 : n < 0x10000 ? 3 : n < 0x1000000 ? 4 : 5)

/** A value of any tag from its content. */
export const tagged = (tag: number, ...content: readonly Uint8Array[]): Der => {
  let size = 0
  for (const part of content) size += part.length
  const lengthSize = sizeOfLength(size)
  // Written once, into as many bytes as it takes: this is most of what building a certificate does.
  const encoded = Buffer.allocUnsafe(1 + lengthSize + size)
  encoded[0] = tag
  if (lengthSize === 1) encoded[1] = size
  else {
    encoded[1] = 0x80 | (lengthSize - 1)
    encoded.writeUIntBE(size, 2, lengthSize - 1)
  }
  let at = 1 + lengthSize
  for (const part of content) {
    encoded.set(part, at)
    at += part.length
  }
  return encoded
}

export const sequence = (...content: readonly Uint8Array[]): Der => tagged(tags.sequence, ...content)

/** SET OF: its members in ascending order of their encodings (X.690 §11.6). */
export const setOf = (...content: readonly Uint8Array[]): Der =>
  tagged(tags.set, ...content.toSorted((one, other) => Buffer.compare(one, other)))

/** `[number] EXPLICIT`. */
export const explicit = (number: number, ...content: readonly Uint8Array[]): Der => tagged(0xa0 | number, ...content)

/** `[number] IMPLICIT` of a primitive type: the content alone, without its own tag. */
export const implicit = (number: number, content: Uint8Array): Der => tagged(0x80 | number, content)

/** An INTEGER that is not negative, from its bytes, the most significant first. */
export const integer = (bytes: Uint8Array | number): Der => {
  const given = typeof bytes === 'number' ? bytesOf(bytes) : bytes
  let from = 0
  while (from < given.length - 1 && given[from] === 0) from++
  const bare = given.subarray(from)
  return bare[0]! >= 0x80 ? tagged(tags.integer, Buffer.of(0), bare) : tagged(tags.integer, bare)
}

const bytesOf = (n: number): Buffer => {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`no whole number that is not negative: ${n}`)
  const hex = n.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
}

export const boolean = (value: boolean): Der => Buffer.of(tags.boolean, 1, value ? 0xff : 0)
export const nothing: Der = Buffer.of(tags.null, 0)
export const enumerated = (n: number): Der => tagged(tags.enumerated, bytesOf(n))
export const octets = (bytes: Uint8Array): Der => tagged(tags.octetString, bytes)
export const utf8 = (text: string): Der => tagged(tags.utf8String, Buffer.from(text, 'utf8'))
export const printable = (text: string): Der => {
  if (!/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)) throw new RangeError(`not printable: ${text}`)
  return tagged(tags.printableString, Buffer.from(text, 'ascii'))
}
export const ia5 = (text: string): Der => tagged(tags.ia5String, ascii(text))

/** ASCII bytes. Throws a RangeError for anything else. */
export const ascii = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.some((byte) => byte >= 0x80)) throw new RangeError(`not ASCII: ${text}`)
  return bytes
}

/** A BIT STRING of whole bytes. */
export const bits = (bytes: Uint8Array): Der => tagged(tags.bitString, Buffer.of(0), bytes)

/** A BIT STRING of named bits: trailing zeros are left out (X.690 §11.2.2). Bit 0 is the most significant of the first byte. */
export const namedBits = (...places: readonly number[]): Der => {
  const last = Math.max(-1, ...places)
  const bytes = Buffer.alloc(Math.floor(last / 8) + 1)
  for (const place of places) bytes[place >> 3]! |= 0x80 >> (place & 7)
  return tagged(tags.bitString, Buffer.of(last < 0 ? 0 : 7 - (last & 7)), bytes)
}

const encodedIds = new Map<string, Der>()

/** An OBJECT IDENTIFIER from its dotted form. */
export const oid = (dotted: string): Der => {
  const known = encodedIds.get(dotted)
  if (known) return known
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const encoded = tagged(tags.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)))
  encodedIds.set(dotted, encoded)
  return encoded
}

const base128 = (n: number): number[] => {
  const digits = [n % 128]
  for (let rest = Math.floor(n / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 | (rest % 128))
  return digits
}

/** A time as certificates and CRLs have it: UTCTime up to 2049, GeneralizedTime from 2050 on; whole seconds, in UTC (RFC 5280 §4.1.2.5). */
export const time = (at: Date): Der => (at.getUTCFullYear() < 2050 ? utcTime(at) : generalizedTime(at))

const utcTime = (at: Date): Der => tagged(tags.utcTime, Buffer.from(`${stamp(at).slice(2)}Z`, 'ascii'))

/** GeneralizedTime without fractions, as OCSP has it (RFC 6960 §4.2.2.1). */
export const generalizedTime = (at: Date): Der => tagged(tags.generalizedTime, Buffer.from(`${stamp(at)}Z`, 'ascii'))

// YYYYMMDDHHMMSS
const stamp = (at: Date): string => at.toISOString().replace(/[-:T]/g, '').slice(0, 14)

/** One value that was read. */
export interface Node {
  readonly tag: number
  /** Its content, without tag and length. */
  readonly content: Buffer
  /** The whole of it. */
  readonly whole: Buffer
}

const deepest = 32

/** Reads exactly one value; anything behind it is refused. */
export const readOne = (bytes: Uint8Array): Node => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const node = nodeAt(all, 0)
  if (node.whole.length !== all.length) throw new NotDer('something follows the value')
  return node
}

/** The members of a constructed value, in order. */
export const membersOf = (node: Node): readonly Node[] => {
  if ((node.tag & 0x20) === 0) throw new NotDer('a value without members')
  const members: Node[] = []
  for (let at = 0; at < node.content.length; ) {
    const member = nodeAt(node.content, at)
    members.push(member)
    at += member.whole.length
  }
  return members
}

const nodeAt = (bytes: Buffer, at: number): Node => {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) throw new NotDer('cut off')
  if ((tag & 0x1f) === 0x1f) throw new NotDer('a tag of several bytes')
  let head = 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4) throw new NotDer('a length that is not definite, or too long')
    head += count
    length = 0
    for (let place = 0; place < count; place++) {
      const byte = bytes[at + 2 + place]
      if (byte === undefined) throw new NotDer('cut off')
      length = length * 256 + byte
    }
    if (length < 0x80 || (count > 1 && length < 2 ** (8 * (count - 1))))
      throw new NotDer('a length longer than need be')
  }
  const end = at + head + length
  if (end > bytes.length) throw new NotDer('cut off')
  return { tag, content: bytes.subarray(at + head, end), whole: bytes.subarray(at, end) }
}

/** Reads a value whose every constructed part is well-formed, however deep: for what strangers send. */
export const readDeep = (bytes: Uint8Array): Node => {
  const walk = (node: Node, depth: number): void => {
    if (depth > deepest) throw new NotDer('nested too deep')
    if ((node.tag & 0x20) !== 0) for (const member of membersOf(node)) walk(member, depth + 1)
  }
  const node = readOne(bytes)
  walk(node, 0)
  return node
}

/** The value, where it has this tag. */
export const expectTag = (node: Node | undefined, tag: number): Node => {
  if (node?.tag !== tag)
    throw new NotDer(`tag ${tag.toString(16)} expected, not ${node?.tag.toString(16) ?? 'the end'}`)
  return node
}

/** An OBJECT IDENTIFIER in its dotted form. */
export const readOid = (node: Node | undefined): string => {
  const { content } = expectTag(node, tags.oid)
  if (content.length === 0 || content.at(-1)! >= 0x80) throw new NotDer('an object identifier that is cut off')
  const arcs: number[] = []
  let arc = 0
  let begun = false
  for (const byte of content) {
    if (!begun && byte === 0x80) throw new NotDer('an arc longer than need be')
    arc = arc * 128 + (byte & 0x7f)
    if (arc > Number.MAX_SAFE_INTEGER) throw new NotDer('an arc too great')
    begun = byte >= 0x80
    if (!begun) {
      arcs.push(arc)
      arc = 0
    }
  }
  const [joined = 0, ...rest] = arcs
  const first = Math.min(2, Math.floor(joined / 40))
  return [first, joined - 40 * first, ...rest].join('.')
}

/** The bytes of an INTEGER that is not negative, the most significant first, without leading zeros. */
export const readInteger = (node: Node | undefined): Buffer => {
  const { content } = expectTag(node, tags.integer)
  const [first, second] = content
  if (first === undefined) throw new NotDer('an empty integer')
  if (first >= 0x80) throw new NotDer('a negative integer')
  if (first === 0 && second !== undefined && second < 0x80) throw new NotDer('an integer longer than need be')
  return first === 0 && content.length > 1 ? content.subarray(1) : content
}

/** The bytes of a BIT STRING of whole bytes. */
export const readBits = (node: Node | undefined): Buffer => {
  const { content } = expectTag(node, tags.bitString)
  if (content[0] !== 0) throw new NotDer('a bit string that is not of whole bytes')
  return content.subarray(1)
}
