import type { BulkRow, BulkRun, RowCounts } from '../../domain/keys/bulk.ts'
import type { Link } from '../../pages/frame.ts'
import { LinkList } from '../../pages/link-list.tsx'
import { type SummaryItem, SummaryList } from '../../pages/summary-list.tsx'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { fileState, shownNumbers } from './bulk-file.ts'
import { rowRefusalText } from './bulk-words.ts'
import { showStanding } from './term-words.ts'

/** Rows on a page. */
const PER_PAGE = 50

/** The page of a list that the address asks for. */
export const pageOf = (desk: Desk): number => {
  const page = Number(desk.query('page') ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1
}

/** How many rows came to what; what there is none of is left out, but for the sum and what was refused. */
export const Counts = ({ run, counts, desk }: { run: BulkRun; counts: RowCounts; desk: Desk }) => {
  const { counts: words } = desk.words.bulk
  const open = counts.waiting + counts.proved
  const item = (label: string, count: number): SummaryItem[] => [{ label, value: words.rows(count) }]
  const some = (label: string, count: number) => (count === 0 ? [] : item(label, count))
  return (
    <SummaryList
      items={[
        ...item(words.all, run.rowCount),
        ...some(words.ready, counts.ready),
        ...some(words.done, counts.done),
        ...some(words.same, counts.same),
        ...item(words.refused, counts.refused),
        ...some(words.open, open),
      ]}
      blank={desk.words.common.blank}
    />
  )
}

/** A page of rows, refused ones first. `here` is the address of the step's page. */
export const RowTable = async ({ run, desk }: { run: BulkRun; desk: Desk }) => {
  const { table: words } = desk.words.bulk
  const page = pageOf(desk)
  const from = (page - 1) * PER_PAGE
  const rows = await desk.stores.bulk.rows(run.id, from, PER_PAGE, true)
  const links: Link[] = [
    ...(page > 1 ? [{ label: words.pages.previous, href: `?page=${page - 1}` }] : []),
    ...(from + rows.length < run.rowCount ? [{ label: words.pages.next, href: `?page=${page + 1}` }] : []),
  ]
  return (
    <>
      <Table
        id="rows"
        caption={words.caption(from + 1, from + rows.length, run.rowCount)}
        columns={[{ label: words.line }, { label: words.fate }, { label: words.device }, { label: words.card }]}
        compares
        rows={rows.map((row) => {
          const { device, card } = shownNumbers(row)
          return [
            words.lineOf(row.line),
            <Fate row={row} desk={desk} />,
            inOneLine(device, row.device),
            inOneLine(card, row.card),
          ]
        })}
        empty={words.none}
      />
      {links.length === 0 ? null : <LinkList label={words.pages.label} links={links} />}
    </>
  )
}

/** A number in one line; what could not be read as one may be anything. */
const inOneLine = (text: string, read: object | null) => (read ? <span class="code">{text}</span> : text)

const Fate = ({ row, desk }: { row: BulkRow; desk: Desk }) => {
  const { bulk, keyTerms } = desk.words
  const { fate } = row
  const state = bulk.file.states[fileState(row)]
  if (fate === null) return <>{state}</>
  const detail =
    fate.is === 'refused'
      ? rowRefusalText(fate.refusal, desk.words)
      : fate.is === 'possible'
        ? bulk.fate.possible(showStanding(fate.after, keyTerms))
        : bulk.fate.issued(fate.number ?? '', showStanding(fate.stands, keyTerms))
  return (
    <>
      <strong>{state}</strong>
      <br />
      {detail}
    </>
  )
}
