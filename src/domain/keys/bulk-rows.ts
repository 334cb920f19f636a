import { foldCode } from '../../kit/fold.ts'
import type { TableLine } from '../field-data.ts'
import { BULK_MOST, type BulkField, type BulkRow, type RowRefusal } from './bulk.ts'
import { readCardNumber, readRegistrationId } from './card.ts'
import type { PrintedCard } from './cards.ts'
import { type Device, readDeviceId } from './device.ts'

/** What was read of a file; its rows have no ids yet. */
export type BulkReading =
  | { readonly ok: true; readonly rows: readonly Omit<BulkRow, 'id'>[] }
  | { readonly ok: false; readonly fault: 'no-rows' }
  | { readonly ok: false; readonly fault: 'too-many-rows'; readonly rows: number }

// Longer than any spelling of a number.
const longestCell = 60

/** How a column's heading says what it is. */
const headings: readonly (readonly [BulkField, RegExp])[] = [
  ['registrationId', /registration\s*id|レジストレーション\s*id/i],
  ['card', /activation|アクティベーション|card|カード/i],
  ['device', /mpr|mac|device|機器/i],
]

/**
 * Reads rows of device, card and registration ID. A first line of headings is optional: where it names the three, columns stand in any
 * order and others are passed over; else they are the first three. Every number is read as on the pages (KEY-20): width, case, hyphens and
 * spaces make no difference. A card that is in several rows is refused in all but the first.
 */
export const readBulkRows = (lines: readonly TableLine[]): BulkReading => {
  const columns = columnsOf(lines[0])
  const body = columns.named ? lines.slice(1) : lines
  if (body.length === 0) return { ok: false, fault: 'no-rows' }
  if (body.length > BULK_MOST.rows) return { ok: false, fault: 'too-many-rows', rows: body.length }
  const lineOf = new Map<string, number>()
  const rows = body.map(({ line, cells }, place): Omit<BulkRow, 'id'> => {
    const typed = (['device', 'card', 'registrationId'] as const).map((field) =>
      (cells[columns.at[field]] ?? '').trim().slice(0, longestCell),
    ) as [string, string, string]
    const read = readRow(typed)
    const first = read.card ? lineOf.get(read.card.number) : undefined
    if (read.card && first === undefined) lineOf.set(read.card.number, line)
    const refusal: RowRefusal | null = read.refusal ?? (first === undefined ? null : { why: 'card-twice', line: first })
    return {
      place,
      line,
      typed,
      state: refusal ? 'refused' : 'waiting',
      device: read.device,
      card: read.card,
      proved: null,
      fate: refusal ? { is: 'refused', refusal } : null,
    }
  })
  return { ok: true, rows }
}

interface Columns {
  readonly named: boolean
  readonly at: Readonly<Record<BulkField, number>>
}

const byPlace = { device: 0, card: 1, registrationId: 2 } as const

/** The columns by their headings. A first line of which nothing can be read as a number is headings, too, whatever they say. */
const columnsOf = (first: TableLine | undefined): Columns => {
  const cells = (first?.cells ?? []).map(foldCode)
  const at = Object.fromEntries(headings.map(([field, words]) => [field, cells.findIndex((cell) => words.test(cell))]))
  if (Object.values(at).every((place) => place >= 0)) return { named: true, at: at as Columns['at'] }
  const three = cells.slice(0, 3).filter((cell) => cell !== '')
  return { named: three.length > 0 && three.every(isWords), at: byPlace }
}

const isWords = (cell: string): boolean => !/\d/.test(cell) && !/^[A-F\s:-]+$/i.test(cell)

interface ReadRow {
  readonly device: Device | null
  readonly card: PrintedCard | null
  readonly refusal: RowRefusal | null
}

const readRow = ([device, card, registrationId]: readonly [string, string, string]): ReadRow => {
  const devices = readDeviceId(device)
  const number = readCardNumber([card])
  const id = readRegistrationId(registrationId)
  const wrong = (
    [
      ['device', device, devices],
      ['card', card, number],
      ['registrationId', registrationId, id],
    ] as const
  ).find(([, , read]) => !read.ok)
  return {
    device: devices.ok ? devices.device : null,
    card: number.ok && id.ok ? { number: number.canonical, registrationId: id.canonical } : null,
    refusal: wrong && !wrong[2].ok ? faultIn(wrong[0], wrong[1], wrong[2].fault) : null,
  }
}

type FieldRefusal = Extract<RowRefusal, { why: 'field' }>

const faultIn = (field: BulkField, typed: string, fault: FieldRefusal['fault']): FieldRefusal => {
  const refusal = (found: FieldRefusal['fault']): FieldRefusal => ({ why: 'field', field, fault: found })
  // What spreadsheets make of a long number of decimal digits: most of its digits are gone.
  if (/^\d[.,]\d+E\+?\d+$/i.test(foldCode(typed))) return refusal('spreadsheet')
  // A few digits pass for the first of four fields, of which the next is empty.
  return refusal(fault === 'empty' && typed !== '' ? 'length' : fault)
}
