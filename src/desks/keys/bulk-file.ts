import type { BulkRow, BulkRun } from '../../domain/keys/bulk.ts'
import { showDeviceId } from '../../domain/keys/device.ts'
import { inFours } from '../../domain/keys/hex-fields.ts'
import { showRegistrationKey } from '../../domain/keys/registration-key.ts'
import { csvMark, csvRecord } from '../../kit/csv.ts'
import type { Desk } from '../desk.ts'
import { rowRefusalText } from './bulk-words.ts'
import { showStanding } from './term-words.ts'

/** Rows that are read at once: the file is never in memory as a whole. */
const AT_ONCE = 500

/**
 * Every row of an upload as CSV, in the order of the file, with what becomes or became of it. The first three columns are those of an
 * upload, so that rows with faults can be mended there and sent again.
 */
export async function* bulkFile({ id }: Pick<BulkRun, 'id'>, desk: Pick<Desk, 'words' | 'stores'>) {
  const { columns } = desk.words.bulk.file
  yield csvMark +
    csvRecord([
      columns.device,
      columns.card,
      columns.registrationId,
      columns.line,
      columns.state,
      columns.number,
      columns.key,
      columns.end,
      columns.reason,
    ])
  for (let from = 0; ; from += AT_ONCE) {
    const rows: readonly BulkRow[] = await desk.stores.bulk.rows(id, from, AT_ONCE, false)
    yield rows.map((row) => csvRecord(fieldsOf(row, desk.words))).join('')
    if (rows.length < AT_ONCE) return
  }
}

const fieldsOf = (row: BulkRow, words: Desk['words']): readonly string[] => {
  const { device, card, registrationId } = shownNumbers(row)
  const { fate, line } = row
  const state = words.bulk.file.states[fileState(row)]
  const issued = fate?.is === 'issued' ? fate : null
  const stands = issued?.stands ?? (fate?.is === 'possible' ? fate.after : null)
  return [
    device,
    card,
    registrationId,
    String(line),
    state,
    issued?.number ?? '',
    issued?.key ? showRegistrationKey(issued.key) : '',
    stands ? showStanding(stands, words.keyTerms) : '',
    fate?.is === 'refused' ? rowRefusalText(fate.refusal, words) : '',
  ]
}

/** `open`: not looked at, for the upload was stopped before. */
export const fileState = ({ state }: BulkRow): 'ready' | 'done' | 'same' | 'refused' | 'open' =>
  state === 'waiting' || state === 'proved' ? 'open' : state

/** A row's numbers in groups as they are printed; as typed where they could not be read. */
export const shownNumbers = ({ typed, device, card }: BulkRow) => ({
  device: device ? showDeviceId(device) : typed[0],
  card: card ? inFours(card.number) : typed[1],
  registrationId: card?.registrationId ?? typed[2],
})
