import { lanes } from '../../domain/accounts/lanes.ts'
import { BULK_MOST, type BulkId, type BulkRow, type BulkRun } from '../../domain/keys/bulk.ts'
import { readBulkRows } from '../../domain/keys/bulk-rows.ts'
import { UPLOADS } from '../../domain/keys/card-tries.ts'
import { FileField, TextArea } from '../../pages/form.tsx'
import { Prose, Section } from '../../pages/prose.tsx'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { choice, hidden } from '../fields.tsx'
import { act, type Field, go, type Move, type Problem, refuse, type Step, type UploadedFile } from '../flow.ts'
import { myHolder } from './own-keys.ts'

/** Where somebody begins, and where earlier uploads are found again. */
export type Upload = { readonly at: 'upload' }
/** `known`: the same file was there already, and this is that upload. */
export type Following = { readonly at: 'checking'; readonly run: BulkId; readonly known: boolean }

/** Earlier uploads that the page shows. */
const SHOWN = 20

/** The columns of a file, and of rows that were copied from a spreadsheet. */
const delimiters = [',', '\t', ';'] as const

const tableFile = (desk: Desk): Field<UploadedFile | null> => {
  const { file: words } = desk.words.bulk.upload
  return {
    label: words.label,
    read: () => ({ ok: true, value: null }),
    file: { most: BULK_MOST.bytes, read: (file) => ({ ok: true, value: file }) },
    draw: ({ name, error, need }) => (
      <FileField
        name={name}
        label={words.label}
        hint={words.hint}
        error={error}
        need={need(false)}
        accept=".csv,.tsv,.txt,text/csv,text/plain"
      />
    ),
  }
}

const typedRows = (desk: Desk): Field<string> => {
  const { rows: words } = desk.words.bulk.upload
  return {
    label: words.label,
    read: (raw) => ({ ok: true, value: raw.trim() === '' ? '' : raw }),
    draw: ({ name, value, error, need }) => (
      <TextArea name={name} label={words.label} hint={words.hint} value={value} error={error} need={need(false)} />
    ),
  }
}

const fields = (desk: Desk) => {
  const { upload } = desk.words.bulk
  const { name } = desk.words.application
  return {
    asked: choice(desk, upload.asked, [
      { value: 'new' as const, label: name.new },
      { value: 'extension' as const, label: name.extension },
    ]),
    file: tableFile(desk),
    rows: typedRows(desk),
  }
}

/** What was sent, as rows; or in words what is to be mended. */
const readSent = (
  file: UploadedFile | null,
  typed: string,
  desk: Desk,
): { readonly rows: readonly BulkRow[] } | { readonly problem: Problem } => {
  const { faults } = desk.words.bulk.upload
  const field = file ? 'file' : 'rows'
  const problem = (text: string, at = field) => ({ problem: { field: at, text } })
  if (file && typed !== '') return problem(faults.both)
  if (!file && typed === '') return problem(faults.none, 'file')
  const table = desk.readTable(file?.bytes ?? new TextEncoder().encode(typed), delimiters)
  if (!table.ok) return problem(table.fault === 'encoding' ? faults.encoding : faults.quotes(table.line))
  const read = readBulkRows(table.lines)
  if (!read.ok) return problem(read.fault === 'no-rows' ? faults.noRows : faults.tooManyRows(read.rows, BULK_MOST.rows))
  return { rows: read.rows.map((row) => ({ ...row, id: desk.newId() })) }
}

/** What an upload asks for, by which the same one is known again. */
const contentOf = (asked: BulkRun['asked'], rows: readonly BulkRow[]): string =>
  JSON.stringify([asked, rows.map(({ device, card, typed }) => (device && card ? [device.id, card] : typed))])

const send = async (
  asked: BulkRun['asked'],
  file: UploadedFile | null,
  typed: string,
  desk: Desk,
): Promise<Move<Following>> => {
  const sent = readSent(file, typed, desk)
  if ('problem' in sent) return refuse(sent.problem)
  const { rows } = sent
  const holder = await myHolder(desk)
  const contentMac = desk.vault.mac('bulk', contentOf(asked, rows))
  const there = await desk.stores.bulk.underWay(contentMac, holder)
  if (there) return go<Following>({ at: 'checking', run: there.id, known: true })
  const { count, until } = await desk.stores.throttle.takeFromWindow(
    lanes(desk.vault).uploadsBy(desk.me()),
    1,
    UPLOADS,
    desk.now,
  )
  if (count === 0) return refuse({ text: desk.words.bulk.upload.faults.tooMany(desk.words.common.dateTime(until)) })
  const id = desk.newId()
  const run = { id, account: desk.me(), holder, language: desk.language, asked, contentMac, createdAt: desk.now }
  return go<Following>({ at: 'checking', run: id, known: false }, async (stores) => {
    if (!(await stores.bulk.begin(run, rows))) return [{ text: desk.words.bulk.upload.faults.underWay }]
    await desk.noteIn(stores, {
      event: 'bulk.uploaded',
      accountId: desk.me(),
      facts: { run: id, asked, rows: rows.length },
    })
    return undefined
  })
}

export const uploadStep: Step<Upload | Following, Upload> = {
  title: ({ bulk }) => bulk.upload.title,
  lead: ({ bulk }) => bulk.upload.lead(BULK_MOST.rows),
  page: async ({ form, button, desk, words: { bulk, application, common } }) => {
    const { example, earlier, submit } = bulk.upload
    const runs = await desk.stores.bulk.ofHolder(await myHolder(desk), SHOWN)
    return (
      <>
        {form({
          submit,
          before: (
            <Section title={example.title}>
              <Prose pieces={[{ text: example.lead }]} />
              <pre class="sample">{example.lines.join('\n')}</pre>
            </Section>
          ),
          links: [{ label: bulk.result.menu, href: desk.path('') }],
        })}
        {runs.length === 0 ? null : (
          <Section title={earlier.title}>
            <Table
              id="earlier"
              caption={earlier.caption}
              columns={[
                { label: earlier.at },
                { label: earlier.asked },
                { label: earlier.rows, kind: 'number' },
                { label: earlier.state },
                { label: earlier.acts, kind: 'actions' },
              ]}
              rows={runs.map((run) => [
                common.dateTime(run.createdAt),
                application.name[run.asked],
                bulk.counts.rows(run.rowCount),
                earlier.states[run.state],
                button({
                  act: 'open',
                  label: earlier.open,
                  about: common.dateTime(run.createdAt),
                  look: 'secondary',
                  hidden: { run: run.id },
                }),
              ])}
            />
          </Section>
        )}
      </>
    )
  },
  acts: {
    main: act(fields, async ({ asked, file, rows }, _here, desk) => send(asked, file, rows, desk)),
    open: act(
      (desk) => ({ run: hidden(desk) }),
      // Whose it is, and where it stands, is looked up by the page it leads to.
      async ({ run }) => go<Following>({ at: 'checking', run, known: false }),
    ),
  },
}
