import { judgeApplication, withChanges } from './application.ts'
import type { BulkRow, RowFate, RowRefusal } from './bulk.ts'
import type { CardState } from './card.ts'
import type { Device, DeviceKind } from './device.ts'
import type { DeviceRecord } from './devices.ts'
import { products } from './product.ts'
import { standing, type TermFacts } from './term.ts'

/** What rows are judged by. */
export interface RowFacts extends TermFacts {
  readonly asked: 'new' | 'extension'
  /** Kinds of devices that the uploader may apply for (KEY-50). */
  readonly open: readonly DeviceKind[]
}

/** What is known of a row's device and card. `used`: what the card stands for, where it was used. */
export interface RowThings {
  readonly record: DeviceRecord
  readonly state: CardState
  readonly used: { readonly record: DeviceRecord; readonly key: string | null } | null
}

/** By which two rows are of one device. */
export const deviceKey = ({ kind, id }: Device): string => `${kind} ${id}`

/**
 * What would become of rows whose pairs are proved, one after the other in the order of the file: a device's second card is judged by how
 * the first one would leave it. Nothing is written; each row is judged once more when it is carried out. Rows may be judged a part at a time:
 * `ledgers` then takes along how the parts before would leave their devices.
 */
export const judgeRows = (
  rows: readonly BulkRow[],
  things: (row: BulkRow) => RowThings,
  facts: RowFacts,
  ledgers: Map<string, DeviceRecord['ledger']> = new Map(),
): readonly BulkRow[] =>
  rows.map((row) => {
    const { device, proved } = row
    if (!device || !proved) throw new RangeError('only rows whose pairs are proved are judged')
    if (!facts.open.includes(device.kind)) return refused(row, { why: 'kind-not-open' })
    const { record, state, used } = things(row)
    const product = products[proved.product]
    const ledger = ledgers.get(deviceKey(device)) ?? record.ledger
    const outlook = judgeApplication({ asked: facts.asked, device, card: { product, state } }, ledger, facts)
    if (outlook.is === 'refused') return refused(row, outlook.refusal)
    if (outlook.is === 'again') {
      if (!used) throw new Error('a card that is used was used for something')
      return { ...row, state: 'same', fate: issued(used.record, used.key, facts) }
    }
    ledgers.set(deviceKey(device), withChanges(ledger, outlook.changes))
    return { ...row, state: 'ready', fate: { is: 'possible', before: outlook.before, after: outlook.after } }
  })

export const refused = (row: BulkRow, refusal: RowRefusal): BulkRow => ({
  ...row,
  state: 'refused',
  fate: { is: 'refused', refusal },
})

/** What a card stands for, as its row says it. */
export const issued = (record: DeviceRecord, key: string | null, facts: TermFacts): RowFate => ({
  is: 'issued',
  number: record.number,
  key,
  stands: standing(record.ledger, facts),
})
