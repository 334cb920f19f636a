import type { IssuedCertificate } from '../../domain/certificates/authority.ts'
import { sealId, sealSvg, sealWidths } from '../../domain/certificates/seal.ts'
import { type ServerType, serverTypes } from '../../domain/certificates/server-type.ts'
import { fileFacts, type Proven, packed, type TakenFile, takenFiles } from '../../domain/certificates/take-home.ts'
import { ActionLink, BackLink } from '../../pages/link-list.tsx'
import { Section } from '../../pages/prose.tsx'
import { Table } from '../../pages/table.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { hidden } from '../fields.tsx'
import { act, flow, leave, type Move, type PageOf, refuse } from '../flow.ts'
import { certificatesOf, type OwnRecord, readOwnRecord } from './own-record.ts'
import { asked, listLink, recordLink } from './record-procedures.tsx'
import { readableName, soldService } from './tell.ts'

/** 「証明書／ステッカー ダウンロード」 (CRT-22, manual 004 §3): the certificate in every form that servers take, and the site seal. */
type State = { readonly at: 'take' } | { readonly at: 'later' }

export interface TakeHomeWords {
  readonly title: string
  readonly lead: (server: string) => string
  readonly later: { readonly title: string; readonly lead: string }
  readonly download: string
  readonly columns: Readonly<Record<'what' | 'form' | 'download', string>>
  readonly zip: {
    readonly title: string
    readonly about: string
    readonly own: string
    readonly name: (server: string) => string
  }
  readonly files: {
    readonly title: string
    readonly caption: string
    readonly names: Readonly<Record<TakenFile, string>>
    readonly forms: Readonly<Record<TakenFile, string>>
  }
  readonly root: string
  readonly seal: {
    readonly title: string
    readonly about: string
    readonly caption: string
    readonly width: (pixels: number) => string
    readonly drawing: string
    readonly page: string
    readonly snippet: string
    readonly alt: (series: string) => string
  }
  /** How the files are installed, by server: the ZIP's own notes. */
  readonly notes: { readonly file: string; readonly text: Readonly<Record<ServerType, string>>; readonly root: string }
}

export const takeHome = flow<State>({
  id: 'take-home',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'take' } : null),
  steps: {
    take: {
      title: ({ takeHome }) => takeHome.title,
      review: async (_here, desk) => ((await readTaken(desk)) ? null : { at: 'later' }),
      page: async (page) => {
        const { record, certificate } = (await readTaken(page.desk))!
        const { takeHome: words } = page.words
        return (
          <>
            <BackLink link={recordLink(record.application.id, page.desk)} />
            <p class="lead">{words.lead(readableName(certificate.names[0] ?? ''))}</p>
            <Packs record={record} page={page} />
            <Files page={page} />
            <Seals record={record} certificate={certificate} page={page} />
          </>
        )
      },
      acts: {
        take: act(
          (desk) => ({ what: hidden(desk, /^[a-z0-9-]{2,20}$/) }),
          async ({ what }, _here, desk) => take(what, desk),
        ),
      },
    },
    later: {
      title: ({ takeHome }) => takeHome.later.title,
      lead: ({ takeHome }) => takeHome.later.lead,
      page: ({ desk }) => <ActionLink link={listLink(desk)} />,
    },
  },
})

interface Taken {
  readonly record: OwnRecord
  readonly certificate: IssuedCertificate
}

/** What can be taken home: of a record that is done, its certificate, whatever became of it since. */
const readTaken = async (desk: Desk): Promise<Taken | null> => {
  const record = await readOwnRecord(asked(desk), desk)
  return record?.certificate && record.application.status === 'done'
    ? { record, certificate: record.certificate }
    : null
}

const Packs = ({ record, page: { words, button, desk } }: { record: OwnRecord; page: PageOf<State> }) => {
  const { takeHome: own, certificateRecords } = words
  const chosen = record.application.serverType
  return (
    <Section title={own.zip.title}>
      <p>{own.zip.about}</p>
      <Table
        id="packs"
        caption={own.zip.title}
        columns={[{ label: own.columns.what }, { label: own.columns.download, kind: 'actions' }]}
        rows={certificatesOf(desk).serverTypes.map((server) => {
          const name = own.zip.name(certificateRecords.serverType[server])
          return [
            server === chosen ? `${name}（${own.zip.own}）` : name,
            button({
              act: 'take',
              label: own.download,
              about: name,
              look: 'secondary',
              hidden: { what: `zip-${server}` },
            }),
          ]
        })}
      />
    </Section>
  )
}

const Files = ({ page: { words, button } }: { page: PageOf<State> }) => {
  const { takeHome: own } = words
  return (
    <Section title={own.files.title}>
      <Table
        id="files"
        caption={own.files.caption}
        columns={[
          { label: own.columns.what },
          { label: own.columns.form },
          { label: own.columns.download, kind: 'actions' },
        ]}
        rows={takenFiles.map((one) => [
          own.files.names[one],
          own.files.forms[one],
          button({
            act: 'take',
            label: own.download,
            about: `${own.files.names[one]} ${own.files.forms[one]}`,
            look: 'secondary',
            hidden: { what: one },
          }),
        ])}
      />
      <p>{own.root}</p>
    </Section>
  )
}

const Seals = (props: { record: OwnRecord; certificate: IssuedCertificate; page: PageOf<State> }) => {
  const { words, button, desk } = props.page
  const { takeHome: own } = words
  const { seal } = own
  const address = `${desk.path('seal')}?of=${sealId(props.certificate)}`
  const rows = [
    ...sealWidths.map((width) => [seal.width(width), 'PNG', `seal-${width}`] as const),
    [seal.drawing, 'SVG', 'seal-svg'] as const,
  ]
  const { series } = certificatesOf(desk).authorities
  return (
    <Section title={seal.title}>
      <p>{seal.about}</p>
      <Table
        id="seals"
        caption={seal.caption}
        columns={[
          { label: own.columns.what },
          { label: own.columns.form },
          { label: own.columns.download, kind: 'actions' },
        ]}
        rows={rows.map(([name, form, what]) => [
          name,
          form,
          button({ act: 'take', label: own.download, about: `${name} ${form}`, look: 'secondary', hidden: { what } }),
        ])}
      />
      <p>{seal.snippet}</p>
      <pre class="snippet">
        {`<a href="${desk.absolute(address)}">\n  <img src="seal-120.png" width="120" height="96" alt="${seal.alt(series)}">\n</a>`}
      </pre>
      <p>
        <a href={address}>{seal.page}</a>
      </p>
    </Section>
  )
}

type File = Extract<Move<never>, { is: 'file' }>

const take = async (what: string, desk: Desk): Promise<Move<State>> => {
  const taken = await readTaken(desk)
  if (!taken) return leave(`take-home?of=${asked(desk)}`)
  const { record, certificate } = taken
  const made = what.startsWith('seal-')
    ? await sealFile(what.slice(5), record, desk)
    : await certificateFile(what, certificate, desk)
  if (!made) return refuse({ text: desk.words.failures.unreadable.happened })
  if (what.startsWith('seal-')) return made
  return {
    ...made,
    work: async (stores) => {
      await stores.applications.downloaded(record.application.id, desk.now)
      await desk.noteIn(stores, {
        event: 'certificate.downloaded',
        accountId: desk.me(),
        facts: { application: record.application.id, serial: certificate.serial, what },
      })
    },
  }
}

/** Names begin with the server's, so that files of several servers lie beside each other without mistake. */
const fileName = ({ names }: IssuedCertificate, ending: string): string =>
  `${(names[0] ?? 'server').replace('*', 'wildcard')}-${ending}`

const certificateFile = async (what: string, certificate: IssuedCertificate, desk: Desk): Promise<File | null> => {
  const { authority } = desk
  if (!authority) return null
  const proven: Proven = {
    certificate: certificate.der,
    chain: await authority.chain(certificate.issuer),
    pkcs7: await authority.bundle(certificate.der, certificate.issuer),
  }
  const one = takenFiles.find((name) => name === what)
  if (one) {
    const { name, type, bytes } = fileFacts[one]
    return { is: 'file', name: fileName(certificate, name), type, content: new Uint8Array(bytes(proven)) }
  }
  const server = serverTypes.find((name) => `zip-${name}` === what)
  if (!server) return null
  const { notes } = desk.words.takeHome
  const files = packed(server, proven, [{ name: notes.file, text: `${notes.text[server]}\n\n${notes.root}\n` }])
  return {
    is: 'file',
    name: fileName(certificate, `${server}.zip`),
    type: 'application/zip',
    content: await desk.documents.pack(files, desk.now),
  }
}

const sealFile = async (what: string, { application }: OwnRecord, desk: Desk): Promise<File | null> => {
  const svg = sealSvg({
    mark: desk.documents.mark(desk.portal.id),
    series: certificatesOf(desk).authorities.series,
    service: soldService(desk.portal, application.service)?.sealTitle ?? '',
  })
  if (what === 'svg') return { is: 'file', name: 'seal.svg', type: 'image/svg+xml', content: svg }
  const width = sealWidths.find((one) => String(one) === what)
  return width === undefined
    ? null
    : { is: 'file', name: `seal-${width}.png`, type: 'image/png', content: await desk.documents.draw(svg, width) }
}
