import { lastSecondOf } from '../../domain/keys/calendar.ts'
import { showDeviceId } from '../../domain/keys/device.ts'
import type { ListPlace } from '../../domain/keys/device-list.ts'
import type { HolderId } from '../../domain/keys/devices.ts'
import type { HeldDevice } from '../../domain/keys/issued-keys.ts'
import { showRegistrationKey } from '../../domain/keys/registration-key.ts'
import { type Standing, standing, type TermFacts } from '../../domain/keys/term.ts'
import { csvMark, csvRecord } from '../../kit/csv.ts'
import { formatJst } from '../../kit/time.ts'
import type { Desk } from '../desk.ts'
import { placeOf, showState } from './device-table.tsx'
import { showStanding } from './term-words.ts'

/** The columns of the file of own devices, in the language of the page it is asked for on. */
export type DevicesFileWords = Readonly<
  Record<'kind' | 'mprId' | 'macAddress' | 'number' | 'key' | 'endsOn' | 'endsInJapan' | 'state', string>
>

/** Devices that are read at once: the file is never in memory as a whole, and other pages come in between. */
const AT_ONCE = 200

/**
 * All devices of a holder with their keys and terms as CSV, the soonest end first. Read piece by piece while it is sent: a device whose term
 * changes meanwhile may stand twice, at its old place and at its new one.
 */
export async function* deviceFile(
  holder: HolderId,
  facts: TermFacts,
  { words, stores }: Pick<Desk, 'words' | 'stores'>,
): AsyncGenerator<string> {
  const { devicesFile: columns } = words
  yield csvMark +
    csvRecord([
      columns.kind,
      columns.mprId,
      columns.macAddress,
      columns.number,
      columns.key,
      columns.endsOn,
      columns.endsInJapan,
      columns.state,
    ])
  for (let after: ListPlace | null = null; ; ) {
    const held: readonly HeldDevice[] = await stores.issuedKeys.devicesOf(holder, after, AT_ONCE)
    yield held.map((one) => csvRecord(fieldsOf(one, standing(one.record.ledger, facts), words))).join('')
    if (held.length < AT_ONCE) return
    after = placeOf(held.at(-1)!)
  }
}

const fieldsOf = (
  { record: { device, macAddress, number }, key }: HeldDevice,
  stands: Standing,
  { keyTerms, deviceTable }: Desk['words'],
): readonly string[] => {
  const mac = device.kind === 'mpcs' ? device.id : macAddress
  return [
    keyTerms.kind[device.kind],
    device.kind === 'hdcom' ? showDeviceId(device) : '',
    mac === null ? '' : showDeviceId({ kind: 'mpcs', id: mac }),
    number ?? '',
    key === null ? '' : showRegistrationKey(key),
    ...endsOf(stands, keyTerms),
    showState(stands, deviceTable, keyTerms),
  ]
}

// Days as programs read them; a term that has not begun has none, so it is said in words.
const endsOf = (stands: Standing, terms: Desk['words']['keyTerms']): readonly [string, string] =>
  'last' in stands
    ? [stands.last, formatJst(lastSecondOf(stands.last))]
    : [stands.is === 'waiting' ? showStanding(stands, terms) : '', '']
