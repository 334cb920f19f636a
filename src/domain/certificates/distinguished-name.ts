import {
  expectTag,
  membersOf,
  type Node,
  NotDer,
  oid,
  printable,
  readOid,
  sequence,
  setOf,
  tags,
  utf8,
} from '../../kit/der.ts'

/** One attribute of a name, such as `{ type: 'O', value: '楓ワークス合同会社' }`. */
export interface NamePart {
  readonly type: NameType
  readonly value: string
}

/** A name in the order of its encoding, the widest part first: country, organisation, …, common name. */
export type DistinguishedName = readonly NamePart[]

const types = {
  CN: '2.5.4.3',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  street: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  businessCategory: '2.5.4.15',
  postalCode: '2.5.4.17',
  organizationIdentifier: '2.5.4.97',
  emailAddress: '1.2.840.113549.1.9.1',
  // EVG 7.1.4.2.4: where the organisation was incorporated.
  jurisdictionL: '1.3.6.1.4.1.311.60.2.1.1',
  jurisdictionST: '1.3.6.1.4.1.311.60.2.1.2',
  jurisdictionC: '1.3.6.1.4.1.311.60.2.1.3',
} as const

export type NameType = keyof typeof types

/** The greatest lengths in characters (RFC 5280 appendix A, ub-…; EVG 7.1.4.2). */
export const longest: Readonly<Partial<Record<NameType, number>>> = {
  CN: 64,
  serialNumber: 64,
  C: 2,
  L: 128,
  ST: 128,
  street: 128,
  O: 64,
  OU: 64,
  postalCode: 40,
  businessCategory: 128,
}

// RFC 5280 appendix A: these are PrintableString; everything else is UTF8String (§4.1.2.4).
const printableTypes: ReadonlySet<NameType> = new Set(['C', 'serialNumber', 'jurisdictionC'])

/** A name as it stands in a certificate. Throws a RangeError for a country or serial number that is not printable. */
export const encodeName = (name: DistinguishedName): Buffer =>
  sequence(
    ...name.map(({ type, value }) =>
      setOf(sequence(oid(types[type]), printableTypes.has(type) ? printable(value) : utf8(value))),
    ),
  )

const namesById: ReadonlyMap<string, NameType> = new Map(
  Object.entries(types).map(([name, id]) => [id, name as NameType]),
)

/** An attribute as it was read: a type that has no name here keeps its object identifier. */
export interface ReadPart {
  readonly type: string
  readonly value: string
  /** The tag of the value's encoding, for rules about it. */
  readonly tag: number
}

/** Reads a name. Throws `NotDer` where it is none. */
export const readName = (name: Node): readonly ReadPart[] =>
  membersOf(expectTag(name, tags.sequence)).flatMap((part) =>
    membersOf(expectTag(part, tags.set)).map((pair) => {
      const [type, value] = membersOf(expectTag(pair, tags.sequence))
      const id = readOid(type)
      return { type: namesById.get(id) ?? id, value: readText(value), tag: value!.tag }
    }),
  )

const readText = (node: Node | undefined): string => {
  if (!node) throw new NotDer('a name without a value')
  switch (node.tag) {
    case tags.utf8String:
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(node.content)
      } catch (cause) {
        throw new NotDer('a text that is no UTF-8', { cause })
      }
    case tags.bmpString:
      if (node.content.length % 2 !== 0) throw new NotDer('a text of half characters')
      return Buffer.from(node.content).swap16().toString('utf16le')
    default:
      return node.content.toString('latin1')
  }
}
