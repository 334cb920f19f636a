import { describe, expect, it } from 'vitest'
import type { BulkRow } from './bulk.ts'
import { deviceKey, judgeRows, type RowFacts, type RowThings } from './bulk-fates.ts'
import { readDay } from './calendar.ts'
import type { CardState } from './card.ts'
import type { Device } from './device.ts'
import type { DeviceRecord } from './devices.ts'
import type { LedgerEntry } from './ledger.ts'
import type { ProductId } from './product.ts'
import { termRule } from './term.ts'

const today = readDay('2026-11-20')
const facts: RowFacts = { asked: 'new', rule: termRule, away: [], today, open: ['hdcom'] }
const one: Device = { kind: 'hdcom', id: '0123456789ABCDEF' }
const other: Device = { kind: 'hdcom', id: 'FEDCBA9876543210' }
const mpcs: Device = { kind: 'mpcs', id: '0011AABBCCDD' }

let cards = 0
const row = (device: Device, product: ProductId = '701W'): BulkRow => {
  const number = String(++cards).padStart(16, '0')
  return {
    id: `row ${cards}`,
    place: cards,
    line: cards,
    typed: [device.id, number, ''],
    state: 'proved',
    device,
    card: { number, registrationId: '000000000000' },
    proved: { id: `card ${cards}`, product },
    fate: null,
  }
}
const record = (device: Device, ledger: readonly LedgerEntry[] = []): DeviceRecord => ({
  device,
  epoch: 1,
  seq: ledger.length,
  number: ledger.length > 0 ? '111-00001' : null,
  macAddress: null,
  ledger,
})
const granted = (product: ProductId, period: 'P1Y' | 'P3Y' | 'P3M'): LedgerEntry => ({
  id: `entry ${product}`,
  is: 'granted',
  on: today,
  run: 1,
  product,
  period,
  anchor: null,
})

/** Judges rows where only these devices and cards are anything but new. */
const judged = (
  rows: readonly BulkRow[],
  known: { readonly records?: readonly DeviceRecord[]; readonly states?: Readonly<Record<string, CardState>> } = {},
  rest: Partial<RowFacts> = {},
) => {
  const things = ({ device, proved }: BulkRow): RowThings => {
    const held =
      known.records?.find((candidate) => deviceKey(candidate.device) === deviceKey(device!)) ?? record(device!)
    const state = known.states?.[proved!.id] ?? { is: 'free' }
    return { record: held, state, used: state.is === 'used' ? { record: held, key: '07588BDE10CFA0B8' } : null }
  }
  return judgeRows(rows, things, { ...facts, ...rest })
}
const whys = (rows: readonly BulkRow[]) =>
  rows.map(({ fate }) => (fate?.is === 'refused' ? fate.refusal.why : fate?.is))

describe('KEY-70 what becomes of rows', () => {
  it('each is judged like a single application', () => {
    const rows = judged([row(one), row(other, '703W')])
    expect(rows.map(({ state, fate }) => [state, fate])).toEqual([
      ['ready', { is: 'possible', before: { is: 'none' }, after: { is: 'waiting', run: 1, months: 12 } }],
      ['ready', { is: 'possible', before: { is: 'none' }, after: { is: 'waiting', run: 1, months: 36 } }],
    ])
  })

  it('KEY-28 the second card of a device in one file of new applications needs an extension', () => {
    expect(whys(judged([row(one), row(other), row(one)]))).toEqual(['possible', 'possible', 'take-extension'])
  })

  it('KEY-32 extensions of one device add up in the order of the file, up to six years', () => {
    const records = [record(one, [granted('trial', 'P3M')])]
    const rows = [row(one, '703W'), row(one, '703W'), row(one, '701W'), row(one, '701W'), row(one, '701W')]
    const fates = judged(rows, { records }, { asked: 'extension' })
    expect(whys(fates)).toEqual(['possible', 'too-long', 'possible', 'possible', 'too-long'])
    expect(fates.flatMap(({ fate }) => (fate?.is === 'possible' ? [fate.after] : []))).toEqual([
      { is: 'waiting', run: 1, months: 39 },
      { is: 'waiting', run: 1, months: 51 },
      { is: 'waiting', run: 1, months: 63 },
    ])
  })

  it('KEY-24 the same pair as before uses nothing up, and shows what was issued', () => {
    const again = row(one)
    const records = [record(one, [granted('701W', 'P1Y')])]
    const [fate] = judged([again], { records, states: { [again.proved!.id]: { is: 'used', by: one.id } } })
    expect(fate).toMatchObject({
      state: 'same',
      fate: { is: 'issued', number: '111-00001', key: '07588BDE10CFA0B8', stands: { is: 'waiting', months: 12 } },
    })
  })

  it('a card of another device, a void one, one for other devices and a second trial are refused', () => {
    const [elsewhere, gone, trial] = [row(one), row(one), row(one, 'trial')]
    const states: Readonly<Record<string, CardState>> = {
      [elsewhere.proved!.id]: { is: 'used', by: other.id },
      [gone.proved!.id]: { is: 'void' },
    }
    const records = [record(one, [granted('trial', 'P3M')])]
    expect(whys(judged([elsewhere, gone], { states }))).toEqual(['card-used-elsewhere', 'card-void'])
    expect(whys(judged([row(one, 'M701W')]))).toEqual(['other-kind-of-device'])
    expect(whys(judged([trial], { records }, { asked: 'extension' }))).toEqual(['had-before'])
  })

  it('KEY-50 devices of a kind that is not open to the account are refused, and nothing of them is told', () => {
    expect(whys(judged([row(mpcs, 'M701W')]))).toEqual(['kind-not-open'])
    expect(whys(judged([row(mpcs, 'M701W')], {}, { open: ['hdcom', 'mpcs'] }))).toEqual(['possible'])
  })

  it('a refused row leaves the ones after it as they are', () => {
    const gone = row(one)
    expect(whys(judged([gone, row(one)], { states: { [gone.proved!.id]: { is: 'void' } } }))).toEqual([
      'card-void',
      'possible',
    ])
  })
})
