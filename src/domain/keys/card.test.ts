import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kit/random.ts'
import { drawCard, readCardNumber, readRegistrationId } from './card.ts'
import { endsInCheckDigit } from './check-digit.ts'
import { readMacAddress, readMprId, showDeviceId } from './device.ts'
import { inFours } from './hex-fields.ts'

const wide = (ascii: string) => ascii.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const good = '0123456789ABCDEF'
const read = { ok: true, canonical: good }

describe('sixteen digits as they are typed', () => {
  test.each([
    [['0123', '4567', '89AB', 'CDEF']],
    [['0123', '4567', '89ab', 'cdef']],
    [[wide('0123'), wide('4567'), '８９ａｂ', 'ｃｄｅｆ']],
    [[' 0123 ', '4567\u200B', '　89AB', 'CDEF\u00A0']],
    [['0123456789ABCDEF', '', '', '']],
    [['0123-4567-89ab-cdef', '', ' ', '']],
    [['０１２３ー４５６７−89AB CDEF', '', '', '']],
    [[good]],
  ])('KEY-20 %j are one number', (fields) => expect(readMprId(fields)).toEqual(read))

  test.each([
    [['', '', '', ''], 'empty', 0],
    [['0123', '', '89AB', 'CDEF'], 'empty', 1],
    [['0123', '4567', '89AB', ''], 'empty', 3],
    [['0123', '', '', ''], 'empty', 1],
    [['0123', '456', '789AB', 'CDEF'], 'length', 1],
    [['0123', '4567', '89ABC', 'CDEF'], 'length', 2],
    [['0123', '45O7', '89AB', 'CDEF'], 'characters', 1],
    [['0123', '4567', '89AB', 'CDEG'], 'characters', 3],
    [['0123', '４５：７', '89AB', 'CDEF'], 'characters', 1],
    [['0123456789ABCDE', '', '', ''], 'length', 0],
    [['0123456789ABCDEF0', '', '', ''], 'length', 0],
    [['0123456789ABCDEF', '4567', '89AB', 'CDEF'], 'length', 0],
    [['0123', '４５６７'.repeat(100), '89AB', 'CDEF'], 'characters', 1],
    [['0'.repeat(100_000), '', '', ''], 'length', 0],
  ])('KEY-20 %j: %s, beside field %i', (fields, fault, field) =>
    expect(readMprId(fields)).toEqual({ ok: false, fault, field }),
  )

  test('KEY-20 PLT-32 what is shown reads as it was', () => {
    const digits = fc.stringMatching(/^[0-9A-F]{16}$/)
    fc.assert(
      fc.property(digits, fc.boolean(), fc.boolean(), (canonical, small, pasted) => {
        const shown = small ? inFours(canonical).toLowerCase() : inFours(canonical)
        expect(readMprId(pasted ? [shown, '', '', ''] : shown.split('-'))).toEqual({ ok: true, canonical })
      }),
    )
  })
})

describe('cards', () => {
  test('KEY-23 a number whose check digit does not follow is a slip, told as such', () => {
    expect(readCardNumber(['3F06', 'A1B2', 'C3D4', 'E5FD'])).toEqual({ ok: true, canonical: '3F06A1B2C3D4E5FD' })
    expect(readCardNumber(['3F06', 'A1B2', 'C3D4', 'E5F2'])).toEqual({ ok: false, fault: 'slip', field: 0 })
    expect(readCardNumber(['3F06', 'A12B', 'C3D4', 'E5FD'])).toEqual({ ok: false, fault: 'slip', field: 0 })
    expect(readCardNumber(['3F06', 'A1B2', 'C3D4', 'E5F'])).toEqual({ ok: false, fault: 'length', field: 3 })
  })

  test.each([
    ['ab01 23cd-４５ef', { ok: true, canonical: 'AB0123CD45EF' }],
    ['AB0123CD45E', { ok: false, fault: 'length', field: 0 }],
    ['AB0123CD45EF0', { ok: false, fault: 'length', field: 0 }],
    ['AB0123CD45EO', { ok: false, fault: 'characters', field: 0 }],
    [' ', { ok: false, fault: 'empty', field: 0 }],
  ])('KEY-20 registration ID %j', (typed, reading) => expect(readRegistrationId(typed)).toEqual(reading))

  test('KEY-23 a batch of cards: every number reads, none comes twice, every digit is used', () => {
    const random = seededRandom('cards')
    const cards = Array.from({ length: 500 }, () => drawCard(random))
    for (const { number, registrationId } of cards) {
      expect(number).toMatch(/^[0-9A-F]{16}$/)
      expect(endsInCheckDigit(number)).toBe(true)
      expect(readCardNumber(inFours(number).split('-'))).toEqual({ ok: true, canonical: number })
      expect(readRegistrationId(registrationId)).toEqual({ ok: true, canonical: registrationId })
    }
    expect(new Set(cards.map(({ number }) => number)).size).toBe(500)
    expect(new Set(cards.map(({ registrationId }) => registrationId)).size).toBe(500)
    for (let place = 0; place < 16; place++) expect(new Set(cards.map(({ number }) => number[place])).size).toBe(16)
  })
})

describe('devices', () => {
  test.each([
    '00:1a:2B:3c:4D:5e',
    '00-1A-2B-3C-4D-5E',
    '001a2b3c4d5e',
    '００：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｅ',
    ' 00 1A 2B 3C 4D 5E ',
  ])('KEY-50 %j is one MAC address', (typed) =>
    expect(readMacAddress(typed)).toEqual({ ok: true, canonical: '001A2B3C4D5E' }),
  )

  test.each([
    ['', 'empty'],
    ['00:1A:2B:3C:4D', 'length'],
    ['00:1A:2B:3C:4D:5E:6F', 'length'],
    ['001:A2:B3:C4:D5:E', 'length'],
    ['00:1A:2B:3C:4D:5G', 'characters'],
    ['001A.2B3C.4D5E', 'characters'],
    ['0'.repeat(100_000), 'length'],
  ])('KEY-50 %j: %s', (typed, fault) => expect(readMacAddress(typed)).toEqual({ ok: false, fault, field: 0 }))

  test('KEY-50 a device is shown as it is printed', () => {
    expect(showDeviceId({ kind: 'hdcom', id: good })).toBe('0123-4567-89AB-CDEF')
    expect(showDeviceId({ kind: 'mpcs', id: '001A2B3C4D5E' })).toBe('00:1A:2B:3C:4D:5E')
  })
})
