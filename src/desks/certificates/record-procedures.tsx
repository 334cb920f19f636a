import type { ApplicationKind } from '../../domain/certificates/application.ts'
import type { OfferName, WhyClosed } from '../../domain/certificates/offers.ts'
import type { JapanDay } from '../../domain/certificates/term.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Prose, piecesOf } from '../../pages/prose.tsx'
import type { SummaryItem } from '../../pages/summary-list.tsx'
import type { CertificatesRule } from '../../portal/define.ts'
import { RecoveryHelp } from '../account/recovery-proofs.tsx'
import type { Desk } from '../desk.ts'
import { act, go, leave, type Problem, type Step, type Work } from '../flow.ts'
import type { Words } from '../words.ts'
import { certificatesOf, type OwnRecord, readOwnRecord } from './own-record.ts'
import { readableName, shortServiceName } from './tell.ts'

/** What procedures about a record of the certificate desk have alike (CRT-16 – CRT-18). */
export interface RecordProceduresWords {
  readonly next: string
  readonly back: string
  readonly agree: string
  readonly decline: string
  readonly terms: { readonly lead: (version: string) => string }
  readonly toRecord: string
  readonly toList: string
  readonly labels: {
    /** 「申込区分」 */
    readonly kind: string
    readonly service: string
    /** 「契約コード」 */
    readonly code: string
    /** 「サーバ名(Common Name)」 */
    readonly server: string
    /** 「申請組織名」 */
    readonly organisation: string
    readonly appliedAt: string
    readonly ends: string
    readonly coupon: string
  }
  readonly kinds: Readonly<Record<ApplicationKind, string>>
  readonly closed: {
    readonly title: Readonly<Record<OfferName, string>>
    /** Why, and the way on; `day` is the first or last one where there is one. */
    readonly why: Readonly<Record<WhyClosed | 'unknown', (day: string) => string>>
  }
  readonly help: (help: { readonly title: string; readonly mail: string; readonly hours: string }) => string
  /** A day of a contract. */
  readonly day: (day: JapanDay) => string
}

/** What every page of such a procedure knows: the record that it is about. */
export interface About {
  readonly of: string
}

export type Terms = { readonly at: 'terms'; readonly version: string } & About
export type Closed = { readonly at: 'closed'; readonly why: WhyClosed | 'unknown'; readonly day?: JapanDay } & About

type TextName = keyof CertificatesRule['terms']

/** A text that a procedure has agreed to. */
export const termsTextOf = (name: TextName, desk: Desk) => {
  const id = certificatesOf(desk).terms[name]
  const text = desk.portal.terms.find((one) => one.id === id)
  if (!text) throw new Error(`the portal ${desk.portal.id} has no text ${id}`)
  return text
}

/** The record that the address names (`?of=`). */
export const asked = (desk: Desk): string => desk.query('of') ?? ''

/** Where a procedure begins that has a text to be agreed to. */
export const beginWithTerms = (name: TextName, desk: Desk): Terms => ({
  at: 'terms',
  of: asked(desk),
  version: termsTextOf(name, desk).version,
})

/** Whether the procedure is open for a record, looked at before each of its pages is shown; where it is not, the page that says why. */
export const lookAgain =
  (offer: OfferName) =>
  async ({ of }: About, desk: Desk): Promise<Closed | null> =>
    closedBy(await readOwnRecord(of, desk), offer, of)

const closedBy = (record: OwnRecord | null, offer: OfferName, of: string): Closed | null => {
  if (!record) return { at: 'closed', of, why: 'unknown' }
  const verdict = record.offers[offer]
  return verdict.is === 'open' ? null : { at: 'closed', of, why: verdict.why, ...(verdict.day && { day: verdict.day }) }
}

/** The record of a page for which `lookAgain` has just let the person through. */
export const recordOf = async ({ of }: About, desk: Desk): Promise<OwnRecord> => {
  const record = await readOwnRecord(of, desk)
  if (!record) throw new Error('a record that was looked at is there')
  return record
}

const sentence = ({ why, day }: Closed, { words }: Desk): string =>
  words.recordProcedures.closed.why[why](day === undefined ? '' : words.recordProcedures.day(day))

/** What a procedure does at its end: judged by what is true in its transaction, whatever the pages before have shown. */
export const workOn =
  (
    offer: OfferName,
    of: string,
    desk: Desk,
    work: (record: OwnRecord, stores: Parameters<Work>[0]) => Promise<readonly Problem[] | void>,
  ): Work =>
  async (stores) => {
    const record = await readOwnRecord(of, desk, stores)
    const closed = closedBy(record, offer, of)
    if (closed || !record) return [{ text: sentence(closed ?? { at: 'closed', of, why: 'unknown' }, desk) }]
    return work(record, stores)
  }

/** Why a procedure is not open for a record, in a sentence; null where it is. */
export const closedText = (record: OwnRecord | null, offer: OfferName, of: string, desk: Desk): string | null => {
  const closed = closedBy(record, offer, of)
  return closed && sentence(closed, desk)
}

/** The way to a record's own page. */
export const recordLink = (of: string, desk: Desk) => ({
  label: desk.words.recordProcedures.toRecord,
  href: `${desk.path('application')}?of=${of}`,
})

export const listLink = (desk: Desk) => ({ label: desk.words.recordProcedures.toList, href: desk.path('applications') })

/** The page of a procedure that is closed for a record: why, and the way on. */
export const closedStep = (offer: OfferName): Step<never, Closed> => ({
  title: ({ recordProcedures }) => recordProcedures.closed.title[offer],
  lead: (_words, here, desk) => sentence(here, desk),
  page: ({ here, words: { recordProcedures }, desk }) => (
    <>
      <RecoveryHelp desk={desk} text={recordProcedures.help} />
      <div class="ways">
        {here.why === 'unknown' ? null : <ActionLink link={recordLink(here.of, desk)} />}
        <ActionLink link={listLink(desk)} look={here.why === 'unknown' ? 'primary' : 'secondary'} />
      </div>
    </>
  ),
})

/** A text that is agreed to in each application anew; where a new version came in while the page was open it is shown first. */
export const agreeStep = <S extends { readonly at: string }>(
  name: TextName,
  offer: OfferName,
  next: (of: string) => S,
): Step<S | Terms | Closed, Terms> => ({
  title: (_words, _here, desk) => termsTextOf(name, desk).title[desk.language],
  lead: ({ recordProcedures }, _here, desk) => recordProcedures.terms.lead(termsTextOf(name, desk).version),
  review: lookAgain(offer),
  page: ({ form, words: { recordProcedures: words }, desk }) => (
    <>
      <Prose pieces={piecesOf(termsTextOf(name, desk).text[desk.language])} />
      {form({ submit: words.agree, others: [{ act: 'decline', label: words.decline }] })}
    </>
  ),
  acts: {
    main: act<S | Terms | Closed, Terms, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk) => {
        const { id, version } = termsTextOf(name, desk)
        if (version !== here.version) return go<S | Terms | Closed>({ ...here, version })
        const closed = await lookAgain(offer)(here, desk)
        if (closed) return go<S | Terms | Closed>(closed)
        return go<S | Terms | Closed>(next(here.of), (stores) =>
          desk.noteIn(stores, { event: 'consent.given', accountId: desk.me(), facts: { terms: id, version } }),
        )
      },
    ),
    decline: act<S | Terms | Closed, Terms, Record<never, never>>(
      () => ({}),
      async (_typed, here) => leave(`application?of=${here.of}`),
    ),
  },
})

/** What a record is about, as its procedures show it. */
export const recordItems = (
  { application, contract }: Pick<OwnRecord, 'application' | 'contract'>,
  kind: ApplicationKind,
  desk: Desk,
): readonly SummaryItem[] => {
  const { labels, kinds } = desk.words.recordProcedures
  return [
    { label: labels.kind, value: kinds[kind] },
    { label: labels.service, value: shortServiceName(desk.portal, application.service, desk.language) },
    ...(contract === null ? [] : [{ label: labels.code, value: contract.code }]),
    { label: labels.server, value: serverText(application.serverName) },
    { label: labels.organisation, value: application.organisation },
  ]
}

/** A server's name as a person reads it, an international one in ASCII beside it (CRT-11). */
export const serverText = (ascii: string): string => {
  const readable = readableName(ascii)
  return readable === ascii ? ascii : `${readable}（${ascii}）`
}

/** The page for a record that is not there, or is somebody else's; `of` names the procedure, where a page of another has the same title. */
export const unknownStep = (of?: (words: Words) => string): Step<never, { readonly at: 'unknown' }> => ({
  title: (words) => `${of ? `${of(words)}：` : ''}${words.applicationDetail.unknown.title}`,
  lead: ({ applicationDetail }) => applicationDetail.unknown.lead,
  page: ({ desk }) => <ActionLink link={listLink(desk)} />,
})
