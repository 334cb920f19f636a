import type { Application, SentDocument } from '../../domain/certificates/records.ts'
import { documentName, documentType, largestDocument, mostDocuments } from '../../domain/certificates/sent-document.ts'
import { FileField } from '../../pages/form.tsx'
import { BackLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Section } from '../../pages/prose.tsx'
import { Table } from '../../pages/table.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { drawn, type FieldWords, hidden } from '../fields.tsx'
import { act, type Field, flow, leave, type Reading, refuse, type UploadedFile } from '../flow.ts'
import { readOwnRecord } from './own-record.ts'
import { asked, recordLink, unknownStep } from './record-procedures.tsx'

/** 「書類を送る」: documents that an examination needs, as files (CRT-19). They are kept sealed, and come back to nobody but who sent them. */
type State = { readonly at: 'ask' } | { readonly at: 'unknown' }

export interface SendDocumentsWords {
  readonly title: string
  readonly lead: string
  readonly file: FieldWords
  readonly submit: string
  readonly closed: string
  readonly awaited: string
  readonly list: {
    readonly title: string
    readonly caption: string
    readonly columns: Readonly<Record<'name' | 'size' | 'at' | 'take', string>>
    readonly none: string
    readonly take: string
  }
  readonly size: (bytes: number) => string
  readonly faults: Readonly<Record<'none' | 'empty' | 'type' | 'tooMany', string>>
}

/** A document that somebody chose, and what it is by its contents. */
interface Chosen {
  readonly name: string
  readonly type: SentDocument['type']
  readonly bytes: Uint8Array
}

/** As long as somebody will look at them. */
export const takesDocuments = ({ status }: Pick<Application, 'status'>): boolean =>
  status === 'received' || status === 'awaiting-documents' || status === 'examining'

const document = (desk: Desk): Field<Chosen> => {
  const { file: words, faults } = desk.words.sendDocuments
  const read = (file: UploadedFile | null): Reading<Chosen> => {
    if (!file) return { ok: false, text: faults.none }
    if (file.bytes.length === 0) return { ok: false, text: faults.empty }
    const type = documentType(file.bytes)
    return type
      ? { ok: true, value: { name: documentName(file.name), type, bytes: file.bytes } }
      : { ok: false, text: faults.type }
  }
  return {
    label: words.label,
    read: () => ({ ok: false, text: faults.none }),
    file: { most: largestDocument, read },
    draw: (props) => <FileField {...drawn(props, words)} accept=".pdf,.jpg,.jpeg,.png" />,
  }
}

export const sendDocuments = flow<State>({
  id: 'send-documents',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'ask' } : null),
  steps: {
    ask: {
      title: ({ sendDocuments }) => sendDocuments.title,
      lead: ({ sendDocuments }) => sendDocuments.lead,
      review: async (_here, desk) => ((await readOwnRecord(asked(desk), desk)) ? null : { at: 'unknown' }),
      page: async ({ desk, form, button, words: { sendDocuments: words, common } }) => {
        const { application } = (await readOwnRecord(asked(desk), desk))!
        const sent = await desk.stores.documents.of(application.id)
        const awaited = application.status === 'awaiting-documents' ? (application.data.documents ?? []) : []
        return (
          <>
            <BackLink link={recordLink(application.id, desk)} />
            {awaited.length === 0 ? null : (
              <Notice kind="info" title={words.awaited}>
                <ul>
                  {awaited.map((one) => (
                    <li>{one}</li>
                  ))}
                </ul>
              </Notice>
            )}
            {takesDocuments(application) ? form({ submit: words.submit }) : <p>{words.closed}</p>}
            <Section title={words.list.title}>
              <Table
                id="sent"
                caption={words.list.caption}
                columns={[
                  { label: words.list.columns.name },
                  { label: words.list.columns.size, kind: 'number' },
                  { label: words.list.columns.at },
                  { label: words.list.columns.take, kind: 'actions' },
                ]}
                rows={sent.map(({ id, name, size, uploadedAt }) => [
                  name,
                  words.size(size),
                  common.dateTime(uploadedAt),
                  button({
                    act: 'take',
                    label: words.list.take,
                    about: name,
                    look: 'secondary',
                    hidden: { document: id },
                  }),
                ])}
                empty={words.list.none}
              />
            </Section>
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({ document: document(desk) }),
          async ({ document: chosen }, _here, desk) => {
            const of = asked(desk)
            return leave(`send-documents?of=${of}`, 'documentSent', async (stores) => {
              const { faults, closed } = desk.words.sendDocuments
              const record = await readOwnRecord(of, desk, stores)
              if (!record || !takesDocuments(record.application)) return [{ text: closed }]
              if ((await stores.documents.of(of)).length >= mostDocuments)
                return [{ field: 'document', text: faults.tooMany }]
              const { name, type, bytes } = chosen
              await stores.documents.add({
                ...{ id: desk.newId(), applicationId: of, name, type, size: bytes.length },
                ...{ uploadedAt: desk.now, content: bytes },
              })
              const facts = { application: of, type, size: bytes.length }
              await desk.noteIn(stores, { event: 'document.sent', accountId: desk.me(), facts })
              return undefined
            })
          },
        ),
        take: act(
          (desk) => ({ document: hidden(desk) }),
          async ({ document: id }, _here, desk) => {
            const record = await readOwnRecord(asked(desk), desk)
            if (!record) return leave('applications')
            const sent = (await desk.stores.documents.of(record.application.id)).find((one) => one.id === id)
            const content = sent && (await desk.stores.documents.read(id, record.application.id))
            if (!sent || !content) return refuse({ text: desk.words.failures.notFound.happened })
            return { is: 'file', name: sent.name, type: sent.type, content: new Uint8Array(content) }
          },
        ),
      },
    },
    unknown: unknownStep(({ sendDocuments }) => sendDocuments.title),
  },
})
