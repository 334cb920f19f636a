import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../kit/random.ts'
import type { BulkRow, RowRefusal } from './bulk.ts'
import { readBulkRows } from './bulk-rows.ts'
import { drawCard } from './card.ts'

const lines = (...rows: readonly (readonly string[])[]) => rows.map((cells, place) => ({ line: place + 1, cells }))
const read = (...rows: readonly (readonly string[])[]): readonly Omit<BulkRow, 'id'>[] => {
  const reading = readBulkRows(lines(...rows))
  if (!reading.ok) throw new Error(reading.fault)
  return reading.rows
}
const refusalOf = (row: Pick<BulkRow, 'fate'>): RowRefusal | null =>
  row.fate?.is === 'refused' ? row.fate.refusal : null

const mprId = '0123456789ABCDEF'
const mac = '0011AABBCCDD'
const card = drawCard(systemRandom)
const good = [mprId, card.number, card.registrationId] as const

describe('KEY-70 rows of devices and cards', () => {
  it('are read as on the pages: width, case, hyphens and spaces make no difference (KEY-20)', () => {
    const wide = (text: string) => text.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    const fours = (text: string) => text.match(/.{4}/g)!.join('-')
    for (const spell of [(text: string) => text, wide, fours, (text: string) => ` ${text.toLowerCase()} `]) {
      const [row] = read(good.map(spell))
      expect(row).toMatchObject({
        place: 0,
        line: 1,
        state: 'waiting',
        device: { kind: 'hdcom', id: mprId },
        card: { number: card.number, registrationId: card.registrationId },
        fate: null,
        proved: null,
      })
    }
  })

  it.each([mac, '00:11:AA:BB:CC:DD', '00-11-aa-bb-cc-dd'])('%s is a MAC address (KEY-50)', (typed) => {
    expect(read([typed, card.number, card.registrationId])[0]!.device).toEqual({ kind: 'mpcs', id: mac })
  })

  it.each<[string, readonly string[]]>([
    ['as in the example', ['MPR ID', 'Activation Key No.', 'Registration ID']],
    ['in Japanese', ['機器', 'アクティベーションキー', 'レジストレーションID']],
    ['that name nothing we know', ['品番', '管理番号', '備考']],
    ['of which one is empty', ['MPR ID', '', 'Registration ID']],
  ])('a first line of headings %s is none of the rows', (_, headings) => {
    const rows = read(headings, good)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ place: 0, line: 2, state: 'waiting' })
  })

  it('headings say where the columns are, among others', () => {
    const [row] = read(
      ['設置場所', 'Registration ID', 'Activation Key No.', 'MACアドレス', '備考'],
      ['本社 3階', card.registrationId, card.number, mac, 'メモ'],
    )
    expect(row).toMatchObject({ state: 'waiting', device: { kind: 'mpcs', id: mac }, card: { number: card.number } })
  })

  it('a first line with a number in it is a row, whatever is wrong with it', () => {
    expect(read(['0123', card.number, card.registrationId], good)).toHaveLength(2)
    expect(read(['ABCDEFABCDEFABCD', 'ABCDEF', 'FACADE'])).toHaveLength(1)
  })

  it.each<[string, readonly string[], RowRefusal]>([
    ['no device', ['', good[1], good[2]], { why: 'field', field: 'device', fault: 'empty' }],
    ['too short a device', ['0123', good[1], good[2]], { why: 'field', field: 'device', fault: 'length' }],
    ['other signs', ['0123456789ABCDEG', good[1], good[2]], { why: 'field', field: 'device', fault: 'characters' }],
    ['no card', [mprId], { why: 'field', field: 'card', fault: 'empty' }],
    ['too short a card', [mprId, 'AB', good[2]], { why: 'field', field: 'card', fault: 'length' }],
    ['too long an ID', [mprId, good[1], `${good[2]}0`], { why: 'field', field: 'registrationId', fault: 'length' }],
    ['no ID', [mprId, good[1], ''], { why: 'field', field: 'registrationId', fault: 'empty' }],
    ['a spreadsheet', [mprId, '1.23457E+15', good[2]], { why: 'field', field: 'card', fault: 'spreadsheet' }],
    [
      'a spreadsheet elsewhere',
      ['1,23457E+15', good[1], good[2]],
      { why: 'field', field: 'device', fault: 'spreadsheet' },
    ],
  ])('%s is told as such, and keeps what was typed', (_, cells, refusal) => {
    const [row] = read(cells)
    expect(row).toMatchObject({ state: 'refused', fate: { is: 'refused', refusal } })
    expect(row!.typed).toEqual([0, 1, 2].map((place) => cells[place] ?? ''))
  })

  it('one wrong digit of a card is told as a slip, which costs no try (KEY-23)', () => {
    const slipped = card.number.slice(0, 3) + (card.number[3] === '0' ? '1' : '0') + card.number.slice(4)
    expect(refusalOf(read([mprId, slipped, card.registrationId])[0]!)).toEqual({
      why: 'field',
      field: 'card',
      fault: 'slip',
    })
  })

  it('a card in several rows is refused in all but the first, with the line of that one', () => {
    const rows = read(good, ['F'.repeat(16), good[1], good[2]], [mprId, drawCard(systemRandom).number, good[2]], good)
    expect(rows.map(refusalOf)).toEqual([null, { why: 'card-twice', line: 1 }, null, { why: 'card-twice', line: 1 }])
  })

  it('is told where there is no row, or too many', () => {
    expect(readBulkRows([])).toEqual({ ok: false, fault: 'no-rows' })
    expect(readBulkRows(lines(['MPR ID', 'Activation Key No.', 'Registration ID']))).toEqual({
      ok: false,
      fault: 'no-rows',
    })
    const many = (count: number) => readBulkRows(lines(...Array.from({ length: count }, () => ['1', '2', '3'])))
    expect(many(10_000).ok).toBe(true)
    expect(many(10_001)).toEqual({ ok: false, fault: 'too-many-rows', rows: 10_001 })
  })

  it('every line gives one row, whatever stands in it; what is kept of it is short', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 70 }),
      fc.constantFrom(...good, '１２', '=1+1', '0'.repeat(500)),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 8 }), (given) => {
        const reading = readBulkRows(lines(...given))
        if (!reading.ok) return
        expect([given.length, given.length - 1]).toContain(reading.rows.length)
        for (const row of reading.rows) {
          expect(row.state === 'waiting').toBe(row.fate === null)
          expect(row.state === 'waiting').toBe(row.device !== null && row.card !== null && refusalOf(row) === null)
          for (const typed of row.typed) expect(typed.length).toBeLessThanOrEqual(60)
        }
      }),
    )
  })
})
