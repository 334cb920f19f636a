import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bits,
  boolean,
  explicit,
  generalizedTime,
  integer,
  membersOf,
  NotDer,
  namedBits,
  nothing,
  octets,
  oid,
  printable,
  readBits,
  readDeep,
  readInteger,
  readOid,
  readOne,
  sequence,
  setOf,
  tagged,
  tags,
  time,
  utf8,
} from './der.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('writing', () => {
  it.each([
    ['zero', integer(0), '020100'],
    ['127', integer(127), '02017f'],
    ['128 needs a sign byte', integer(128), '02020080'],
    ['256', integer(256), '02020100'],
    ['leading zeros are left out', integer(Buffer.of(0, 0, 1)), '020101'],
    ['true is all ones (X.690 §11.1)', boolean(true), '0101ff'],
    ['null', nothing, '0500'],
    ['sha256WithRSAEncryption', oid('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
    ['an arc of the second tree above 39', oid('2.16.840.1.101.3.4.2.1'), '0609608648016503040201'],
    ['keyUsage digitalSignature', namedBits(0), '03020780'],
    ['keyUsage keyCertSign and cRLSign', namedBits(5, 6), '03020106'],
    ['no bit at all', namedBits(), '030100'],
    ['UTCTime up to 2049', time(new Date('2049-12-31T23:59:59.999Z')), hex(tagged(0x17, Buffer.from('491231235959Z')))],
    [
      'GeneralizedTime from 2050',
      time(new Date('2050-01-01T00:00:00Z')),
      hex(tagged(0x18, Buffer.from('20500101000000Z'))),
    ],
    [
      'no fractions',
      generalizedTime(new Date('2026-01-02T03:04:05.678Z')),
      hex(tagged(0x18, Buffer.from('20260102030405Z'))),
    ],
    ['a set in order', setOf(integer(2), integer(1)), '3106020101020102'],
    ['explicit', explicit(0, integer(2)), 'a003020102'],
  ])('%s', (_name, encoded, expected) => {
    expect(hex(encoded)).toBe(expected)
  })

  it.each([0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000, 0x12345])('a length of %i is the shortest there is', (length) => {
    const node = readOne(octets(Buffer.alloc(length)))
    expect(node.content.length).toBe(length)
  })

  it('refuses what a PrintableString cannot hold', () => {
    expect(() => printable('a@b')).toThrow(RangeError)
  })
})

describe('reading', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.string(), (bytes, text) => {
        const [number, string, held] = membersOf(readDeep(sequence(integer(bytes), utf8(text), bits(bytes))))
        const bare = hex(bytes).replace(/^(00)+(?=..)/, '')
        expect([hex(readInteger(number)), string!.content.toString('utf8'), hex(readBits(held))]).toEqual([
          bare,
          Buffer.from(text, 'utf8').toString('utf8'),
          hex(bytes),
        ])
      }),
    )
  })

  it('reads object identifiers as they were written', () => {
    const arcs = fc.tuple(fc.nat(2), fc.nat(39), fc.array(fc.nat(2 ** 31), { maxLength: 8 }))
    fc.assert(
      fc.property(arcs, ([first, second, rest]) => {
        const dotted = [first, second, ...rest].join('.')
        expect(readOid(readOne(oid(dotted)))).toBe(dotted)
      }),
    )
  })

  it('reads a key as OpenSSL writes it', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = readDeep(publicKey.export({ type: 'spki', format: 'der' }))
    const [algorithm, point] = membersOf(spki)
    expect(membersOf(algorithm!).map((one) => readOid(one))).toEqual(['1.2.840.10045.2.1', '1.2.840.10045.3.1.7'])
    expect(readBits(point)[0]).toBe(4)
    expect(
      createPublicKey(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))).equals(publicKey),
    ).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['a length that is not definite', '30800000'],
    ['a length longer than need be', '04810100'],
    ['a length of two bytes that fits one', '0482008041'],
    ['more than there is', '0405aa'],
    ['something behind it', '050000'],
    ['a tag of several bytes', '1f810100'],
  ])('refuses %s', (_name, given) => {
    expect(() => readOne(Buffer.from(given, 'hex'))).toThrow(NotDer)
  })

  it.each([
    ['an empty one', '0200'],
    ['a negative one', '0201ff'],
    ['one with a needless zero', '02020001'],
  ])('refuses as an integer %s', (_name, given) => {
    expect(() => readInteger(readOne(Buffer.from(given, 'hex')))).toThrow(NotDer)
  })

  it('refuses what is nested without end, without using up the stack', () => {
    let nested: Buffer = tagged(tags.null)
    for (let depth = 0; depth < 5000; depth++) nested = sequence(nested)
    expect(() => readDeep(nested)).toThrow(NotDer)
  })

  it('never fails otherwise, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readDeep(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(NotDer)
        }
      }),
    )
  })
})
