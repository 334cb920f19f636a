import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPostalCode } from './postal-code.ts'

test.each([
  '244-0806',
  '2440806',
  '２４４ー０８０６',
  '〒244−0806',
  ' 244 0806 ',
  '〒２４４０８０６',
  '\u200B244‐0806',
  '244　0806',
])('TRD-2 ACC-2 %j is 244-0806', (typed) => expect(readPostalCode(typed)).toEqual({ ok: true, canonical: '244-0806' }))

test.each([
  ['', 'empty'],
  [' 〒 ', 'empty'],
  ['244-080', 'malformed'],
  ['24408060', 'too-long'],
  ['244-08O6', 'malformed'],
  ['二四四〇八〇六', 'malformed'],
  ['244\uD800', 'malformed'],
  ['2'.repeat(300), 'too-long'],
])('TRD-2 %j is %s', (typed, fault) => expect(readPostalCode(typed)).toEqual({ ok: false, fault }))

test('PLT-32 a canonical code reads as itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{7}$/), (digits) => {
      const canonical = `${digits.slice(0, 3)}-${digits.slice(3)}`
      for (const typed of [digits, canonical]) expect(readPostalCode(typed)).toEqual({ ok: true, canonical })
    }),
  )
})
