import { describe, expect, it, test } from 'vitest'
import { type Day, readDay } from './calendar.ts'
import {
  type DeviceView,
  type ListPlace,
  readDevice,
  readPlace,
  type Stretch,
  stretchOf,
  stretchOfCurrent,
  writeDevice,
  writePlace,
} from './device-list.ts'

const today = readDay('2026-11-20')
const hdcom = (id: string) => ({ kind: 'hdcom' as const, id: id.padStart(16, '0') })
const mpcs = (id: string) => ({ kind: 'mpcs' as const, id: id.padStart(12, '0') })

// The order of the list as the database has it: by end, those without one last, then kind and id.
const key = ({ endsOn, device }: ListPlace): string => `${endsOn ?? '~'} ${device.kind} ${device.id}`
const list: readonly ListPlace[] = [
  '2024-01-31',
  '2026-05-19',
  '2026-05-20',
  '2026-11-19',
  '2026-11-20',
  '2027-02-18',
  '2027-02-19',
  null,
].flatMap((day) => {
  const endsOn = day === null ? null : readDay(day)
  return [hdcom('1'), hdcom('FFFFFFFFFFFFFFFF'), mpcs('1'), mpcs('FFFFFFFFFFFF')].map((device) => ({ endsOn, device }))
})

const shown = ({ after, holds }: Stretch): readonly (Day | null)[] => {
  const from = list.filter((one) => after === null || key(one) > key(after))
  const end = from.findIndex(({ endsOn }) => !holds(endsOn))
  return [...new Set((end < 0 ? from : from.slice(0, end)).map(({ endsOn }) => endsOn))]
}

describe('KEY-9 stretches of a list of devices', () => {
  test.each<[DeviceView, readonly (string | null)[]]>([
    ['all', ['2024-01-31', '2026-05-19', '2026-05-20', '2026-11-19', '2026-11-20', '2027-02-18', '2027-02-19', null]],
    ['ending', ['2026-11-20', '2027-02-18']],
    ['ended', ['2024-01-31', '2026-05-19', '2026-05-20', '2026-11-19']],
    ['waiting', [null]],
  ])('%s', (view, days) => {
    expect(shown(stretchOf(view, today))).toEqual(days)
  })

  it('what can still be extended comes first on the start page, and what has no end is not forgotten', () => {
    expect(shown(stretchOfCurrent(today, { grace: 'P6M' }))).toEqual([
      '2026-05-20',
      '2026-11-19',
      '2026-11-20',
      '2027-02-18',
      '2027-02-19',
      null,
    ])
  })
})

describe('places and devices in an address', () => {
  test.each(list)('come back as they were: $endsOn $device.kind $device.id', (place) => {
    expect(readPlace(writePlace(place))).toEqual(place)
    expect(readDevice(writeDevice(place.device))).toEqual(place.device)
  })

  test.each([
    '',
    '.',
    'none',
    'none.',
    'never.hdcom.0000000000000001',
    '2026-02-30.hdcom.0000000000000001',
    '2026-11-20.hdcom.000000000001',
    '2026-11-20.mpcs.0000000000000001',
    '2026-11-20.hdcom.000000000000000g',
    '2026-11-20.other.0000000000000001',
    '2026-11-20.hdcom.0000000000000001.more',
    "2026-11-20.hdcom.0000000000000001'",
  ])('%j is no place', (text) => {
    expect(readPlace(text)).toBeNull()
  })
})
