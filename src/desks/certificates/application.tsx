import { readCsr } from '../../domain/certificates/csr.ts'
import { type Contact, type ContactRole, contactRoles } from '../../domain/certificates/desk-data.ts'
import type { OfferName } from '../../domain/certificates/offers.ts'
import type { PublicKey } from '../../domain/certificates/public-key.ts'
import type { Application } from '../../domain/certificates/records.ts'
import { Select } from '../../pages/form.tsx'
import { ActionLink, BackLink, LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Section } from '../../pages/prose.tsx'
import { type SummaryItem, SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { drawn } from '../fields.tsx'
import { act, type Field, flow, leave } from '../flow.ts'
import { contactItems } from './contact-fields.tsx'
import { day } from './list-parts.tsx'
import { organisationItems } from './organisation-fields.tsx'
import { type OwnRecord, readOwnRecord } from './own-record.ts'
import { listLink, serverText, unknownStep } from './record-procedures.tsx'
import { takesDocuments } from './send-documents.tsx'
import { shortServiceName } from './tell.ts'
import { TermLadder } from './term-ladder.tsx'

/** 「お申込情報詳細」: one record, and what can be applied for from it (CRT-14 – CRT-18, CRT-41, manual 004 §2.1.2). */
type State = { readonly at: 'show' } | { readonly at: 'unknown' }

export interface ApplicationDetailWords {
  readonly title: string
  readonly lead: (status: string) => string
  readonly unknown: { readonly title: string; readonly lead: string }
  readonly awaited: { readonly title: string; readonly note: string }
  readonly take: { readonly title: string; readonly label: string; readonly later: string }
  readonly apply: {
    readonly title: string
    readonly lead: string
    readonly field: string
    readonly empty: string
    readonly submit: string
    readonly none: string
    readonly closed: string
    readonly switchTitle: string
    readonly switchAbout: string
  }
  readonly offers: Readonly<Record<OfferName, string>>
  readonly papers: { readonly title: string; readonly form: string; readonly send: string; readonly about: string }
  readonly basics: string
  readonly labels: Readonly<
    Record<
      | 'status'
      | 'applied'
      | 'completed'
      | 'kind'
      | 'service'
      | 'code'
      | 'term'
      | 'agent'
      | 'coupon'
      | 'serverType'
      | 'seal'
      | 'remarks',
      string
    >
  >
  readonly yes: string
  readonly no: string
  readonly carriedOver: (days: number) => string
  readonly organisation: string
  readonly request: { readonly title: string; readonly names: string; readonly key: string }
  readonly keyOf: (key: PublicKey) => string
  readonly related: { readonly title: string; readonly about: (kind: string, status: string) => string }
}

/** The procedure behind each offer. */
const flowOf: Readonly<Record<OfferName, string>> = {
  renewal: 'renew',
  switch: 'switch',
  reissue: 'reissue',
  further: 'further',
  contacts: 'change-contacts',
  revocation: 'revoke-certificate',
  cancellation: 'cancel-application',
  termination: 'terminate-contract',
}

/** In the order of the pull-down; switching to another service has a button of its own. */
const inMenu: readonly OfferName[] = [
  ...(['renewal', 'revocation', 'termination', 'reissue', 'further', 'contacts', 'cancellation'] as const),
]
/** Of these the page says why they are not offered: they depend on the day. */
const explained: readonly OfferName[] = ['renewal', 'reissue', 'further']

const asked = (desk: Desk): string => desk.query('of') ?? ''

export const application = flow<State>({
  id: 'application',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'show' } : null),
  steps: {
    show: {
      title: ({ applicationDetail }) => applicationDetail.title,
      review: async (_here, desk) => ((await readOwnRecord(asked(desk), desk)) ? null : { at: 'unknown' }),
      page: async ({ desk, form, words: { applicationDetail: words, certificateRecords: records } }) => {
        const record = (await readOwnRecord(asked(desk), desk))!
        const { application: one, certificate, contract } = record
        const issued = contract ? await desk.stores.certificates.ofContract(contract.id) : []
        const related = await relatedTo(record, desk)
        return (
          <>
            <BackLink link={listLink(desk)} />
            <p class="lead">{words.lead(records.status[one.status])}</p>
            <Awaited record={one} desk={desk} />
            <Section title={words.take.title}>
              {certificate && one.status === 'done' ? (
                <ActionLink link={{ label: words.take.label, href: `${desk.path('take-home')}?of=${one.id}` }} />
              ) : (
                <p>{words.take.later}</p>
              )}
            </Section>
            <Section title={words.apply.title}>
              {choicesOf(record, desk).length > 0 ? (
                <>
                  <p>{words.apply.lead}</p>
                  {form({ submit: words.apply.submit })}
                </>
              ) : (
                <p>{words.apply.none}</p>
              )}
              <Closed record={record} desk={desk} />
              {record.offers.switch.is === 'open' ? (
                <LinkList
                  links={[
                    {
                      label: words.apply.switchTitle,
                      about: words.apply.switchAbout,
                      href: `${desk.path(flowOf.switch)}?of=${one.id}`,
                    },
                  ]}
                />
              ) : null}
            </Section>
            <Section title={words.papers.title}>
              <LinkList
                links={[
                  { label: words.papers.form, href: `${desk.path('application-form')}?of=${one.id}` },
                  ...(takesDocuments(one)
                    ? [
                        {
                          label: words.papers.send,
                          about: words.papers.about,
                          href: `${desk.path('send-documents')}?of=${one.id}`,
                        },
                      ]
                    : []),
                ]}
              />
            </Section>
            <Part title={words.basics} items={basicItems(record, desk)} desk={desk} />
            {contract && issued.length > 0 ? (
              <Section title={desk.words.termLadder.title}>
                <TermLadder contract={contract} certificates={issued.toReversed()} desk={desk} />
              </Section>
            ) : null}
            {one.data.organisation ? (
              <Part title={words.organisation} items={organisationItems(one.data.organisation, desk)} desk={desk} />
            ) : null}
            {one.data.server ? <Part title={words.request.title} items={requestItems(one, desk)} desk={desk} /> : null}
            {contactRoles.map((role) => (
              <ContactPart role={role} contact={one.data.contacts?.[role]} desk={desk} />
            ))}
            {related.length > 0 ? (
              <Section title={words.related.title}>
                <LinkList links={related} />
              </Section>
            ) : null}
          </>
        )
      },
      acts: {
        main: act(
          async (desk) => ({ what: offered(await readOwnRecord(asked(desk), desk), desk) }),
          async ({ what }, _here, desk) => leave(`${flowOf[what]}?of=${asked(desk)}`),
        ),
      },
    },
    unknown: unknownStep(),
  },
})

const choicesOf = ({ offers }: OwnRecord, { words: { applicationDetail } }: Desk) =>
  inMenu
    .filter((offer) => offers[offer].is === 'open')
    .map((value) => ({ value, label: applicationDetail.offers[value] }))

/** The pull-down. What is no longer offered is judged by the procedure itself, which says why. */
const offered = (record: OwnRecord | null, desk: Desk): Field<OfferName> => {
  const { apply } = desk.words.applicationDetail
  return {
    label: apply.field,
    read: (raw) => {
      const found = inMenu.find((one) => one === raw)
      return found ? { ok: true, value: found } : { ok: false, text: desk.words.faults.notChosen(apply.field) }
    },
    draw: (props) => (
      <Select
        {...drawn(props, { label: apply.field })}
        empty={apply.empty}
        choices={record ? choicesOf(record, desk) : []}
      />
    ),
  }
}

/** What depends on the day and is not offered today: why, and the way on (CRT-15). */
const Closed = ({ record, desk }: { record: OwnRecord; desk: Desk }) => {
  const { applicationDetail: words, recordProcedures } = desk.words
  const { status, kind } = record.application
  if (status !== 'done' || kind === 'contacts' || kind === 'revocation' || kind === 'cancellation') return null
  const items = explained.flatMap((offer): SummaryItem[] => {
    const verdict = record.offers[offer]
    if (verdict.is === 'open') return []
    const day = verdict.day === undefined ? '' : recordProcedures.day(verdict.day)
    return [{ label: words.offers[offer], value: recordProcedures.closed.why[verdict.why](day) }]
  })
  return items.length === 0 ? null : (
    <>
      <p>{words.apply.closed}</p>
      <SummaryList items={items} blank={desk.words.common.blank} />
    </>
  )
}

/** What staff wait for, or why an issue did not come about: told first. */
const Awaited = ({ record: { status, data }, desk }: { record: Application; desk: Desk }) => {
  const { applicationDetail: words } = desk.words
  const note = data.note ?? ''
  if (status === 'awaiting-documents')
    return (
      <Notice kind="warning" title={words.awaited.title}>
        <ul>
          {(data.documents ?? []).map((one) => (
            <li>{one}</li>
          ))}
        </ul>
        {note === '' ? null : (
          <p>
            {words.awaited.note}
            {note}
          </p>
        )}
      </Notice>
    )
  return note === '' ? null : (
    <Notice kind="info">
      {words.awaited.note}
      {note}
    </Notice>
  )
}

const Part = ({ title, items, desk }: { title: string; items: readonly SummaryItem[]; desk: Desk }) => (
  <Section title={title}>
    <SummaryList items={items} blank={desk.words.common.blank} />
  </Section>
)

const basicItems = ({ application: one, contract }: OwnRecord, desk: Desk): readonly SummaryItem[] => {
  const { applicationDetail: words, certificateRecords: records, recordProcedures } = desk.words
  const { labels } = words
  const { server } = one.data
  return [
    { label: labels.status, value: records.status[one.status] },
    { label: labels.kind, value: records.kind[one.kind] },
    { label: labels.service, value: shortServiceName(desk.portal, one.service, desk.language) },
    { label: labels.applied, value: day(one.appliedAt) },
    ...(one.completedAt ? [{ label: labels.completed, value: day(one.completedAt) }] : []),
    ...(contract
      ? [
          { label: labels.code, value: contract.code },
          {
            label: labels.term,
            value: `${recordProcedures.day(contract.begins)}～${recordProcedures.day(contract.ends)}${
              contract.carriedOver > 0 ? words.carriedOver(contract.carriedOver) : ''
            }`,
          },
        ]
      : []),
    { label: labels.agent, value: one.agentCode },
    { label: labels.coupon, value: one.coupon },
    ...(server
      ? [
          {
            label: labels.serverType,
            value: records.serverType[server.serverType as keyof typeof records.serverType] ?? server.serverType,
          },
          { label: labels.seal, value: server.wantsSeal ? words.yes : words.no },
        ]
      : []),
    ...(one.data.remarks ? [{ label: labels.remarks, value: one.data.remarks }] : []),
  ]
}

const requestItems = ({ data: { server } }: Application, desk: Desk): readonly SummaryItem[] => {
  const { request, keyOf } = desk.words.applicationDetail
  const read = readCsr(server?.csr ?? '')
  return [
    {
      label: request.names,
      value: (
        <ul>
          {(server?.names ?? []).map((name) => (
            <li>{serverText(name)}</li>
          ))}
        </ul>
      ),
    },
    { label: request.key, value: read.ok ? keyOf(read.request.key) : undefined },
  ]
}

const ContactPart = (props: { role: ContactRole; contact: Contact | undefined; desk: Desk }) =>
  props.contact === undefined ? null : (
    <Part
      title={props.desk.words.certificateRecords.role[props.role]}
      items={contactItems(props.contact, props.desk)}
      desk={props.desk}
    />
  )

/** The record that this one was begun from, and those that were begun from it: both ways, always. */
const relatedTo = async ({ application: one }: OwnRecord, desk: Desk) => {
  const { applications } = desk.stores
  const before = one.previousId === null ? null : await applications.byId(one.previousId, one.owner)
  const after = (await applications.following(one.id)).filter(({ owner }) => owner === one.owner)
  const { related } = desk.words.applicationDetail
  const { kind, status } = desk.words.certificateRecords
  return [...(before ? [before] : []), ...after].map((other) => ({
    label: `${day(other.appliedAt)} ${kind[other.kind]}`,
    about: related.about(serverText(other.serverName), status[other.status]),
    href: `${desk.path('application')}?of=${other.id}`,
  }))
}
