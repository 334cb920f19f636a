import { lastSecondOf } from '../../domain/keys/calendar.ts'
import { type DeviceKind, showDeviceId } from '../../domain/keys/device.ts'
import { type ListPlace, type Stretch, writeDevice } from '../../domain/keys/device-list.ts'
import type { HolderId } from '../../domain/keys/devices.ts'
import type { HeldDevice } from '../../domain/keys/issued-keys.ts'
import { type Standing, standing, type TermFacts } from '../../domain/keys/term.ts'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { showStanding, type TermWords } from './term-words.ts'

/** A list of devices with their terms, wherever one stands (KEY-9). */
export interface DeviceTableWords {
  readonly columns: Readonly<Record<'device' | 'kind' | 'number' | 'end' | 'state' | 'look', string>>
  /** 「情報参照」 of a line. */
  readonly look: string
  readonly noNumber: string
  /** In a word or two, for what the end is beside; `left` is how long it still runs. */
  readonly state: Readonly<Record<Exclude<Standing['is'], 'running'>, string>> & {
    readonly running: (left: string) => string
  }
}

/** A device in a list, and how it stands today. */
export interface DeviceLine extends HeldDevice {
  readonly stands: Standing
}

/** Lines of a holder's list, and where the list goes on; null where its stretch has ended. */
export interface DeviceLines {
  readonly lines: readonly DeviceLine[]
  readonly next: ListPlace | null
}

/** Reads `count` lines of a stretch, from `after` on or from its beginning. */
export const readDevices = async (
  holder: HolderId,
  stretch: Stretch,
  after: ListPlace | null,
  count: number,
  facts: TermFacts,
  { stores }: Pick<Desk, 'stores'>,
): Promise<DeviceLines> => {
  // One more than is shown says whether there is another page.
  const read = await stores.issuedKeys.devicesOf(holder, after ?? stretch.after, count + 1)
  const end = read.findIndex(({ endsOn }) => !stretch.holds(endsOn))
  const held = end < 0 ? read : read.slice(0, end)
  const shown = held.slice(0, count)
  return {
    lines: shown.map((one) => ({ ...one, stands: standing(one.record.ledger, facts) })),
    next: held.length > count ? placeOf(shown.at(-1)!) : null,
  }
}

/** The place of a line. */
export const placeOf = ({ endsOn, record }: HeldDevice): ListPlace => ({ endsOn, device: record.device })

/** How a device stands in a word or two. */
export const showState = (stands: Standing, { state }: DeviceTableWords, terms: TermWords): string =>
  stands.is === 'running' ? state.running(terms.days(stands.daysLeft)) : state[stands.is]

/** The end alone, below each other in both zones: what can be done after it stands in a column of its own. */
const showEnd = (stands: Standing, { keyTerms, common }: Desk['words']) =>
  'last' in stands ? (
    <>
      {keyTerms.day(stands.last)}
      <br />
      <span class="hint">{common.dateTime(lastSecondOf(stands.last))}</span>
    </>
  ) : (
    showStanding(stands, keyTerms)
  )

/** The lines as a table; each leads to its 「情報参照」. */
export const DeviceTable = (props: {
  id: string
  caption: string
  lines: readonly DeviceLine[]
  empty: string
  desk: Desk
}) => {
  const { deviceTable: words, keyTerms: terms } = props.desk.words
  const { columns } = words
  return (
    <Table
      id={props.id}
      caption={props.caption}
      columns={[
        { label: columns.device, kind: 'code' },
        { label: columns.kind, kind: 'code' },
        { label: columns.number, kind: 'code' },
        { label: columns.end, sort: 'ascending' },
        { label: columns.state },
        { label: columns.look, kind: 'actions' },
      ]}
      rows={props.lines.map(({ record: { device, number }, stands }) => [
        showDeviceId(device),
        terms.kind[device.kind satisfies DeviceKind],
        number ?? words.noNumber,
        showEnd(stands, props.desk.words),
        showState(stands, words, terms),
        <a href={`${props.desk.path('search')}?device=${writeDevice(device)}`}>
          <span class="unseen">{showDeviceId(device)} </span>
          {words.look}
        </a>,
      ])}
      empty={props.empty}
    />
  )
}
