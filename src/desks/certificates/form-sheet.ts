import { type Contact, contactRoles } from '../../domain/certificates/desk-data.ts'
import type { Sheet, SheetPart, SheetRow } from '../../domain/documents.ts'
import type { SummaryItem } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { contactItems } from './contact-fields.tsx'
import { organisationItems } from './organisation-fields.tsx'
import type { OwnRecord } from './own-record.ts'
import { serverText } from './record-procedures.tsx'
import { soldService } from './tell.ts'

/** 「サービス申込書」 (CRT-19, manual 004 §2.2): all that an application says, to be signed and sent in. */
export interface FormSheetWords {
  readonly title: (service: string) => string
  readonly to: (company: string) => string
  readonly promise: (company: string) => string
  readonly about: {
    readonly title: string
    readonly labels: Readonly<Record<'applied' | 'kind' | 'code' | 'term' | 'months' | 'seal' | 'coupon', string>>
  }
  readonly term: (from: string, until: string) => string
  readonly months: (months: number) => string
  readonly yes: string
  readonly no: string
  readonly organisation: string
  readonly server: { readonly title: string; readonly names: string; readonly type: string }
  readonly contact: (role: string) => string
  readonly agent: { readonly title: string; readonly code: string; readonly remarks: string }
  readonly sign: { readonly title: string; readonly names: readonly string[] }
  readonly send: { readonly title: string; readonly text: string; readonly mail: string; readonly hours: string }
  readonly foot: (company: string) => string
  readonly file: (applied: string, server: string) => string
}

const rowsOf = (items: readonly SummaryItem[], blank: string): readonly SheetRow[] =>
  items.map(({ label, value }) => ({ label, value: typeof value === 'string' && value !== '' ? value : blank }))

export const formSheet = (
  { application, contract }: Pick<OwnRecord, 'application' | 'contract'>,
  desk: Desk,
): Sheet => {
  const { portal, language, words: all } = desk
  const { formSheet: words, certificateRecords: records, recordProcedures, common } = all
  const { data } = application
  const service = soldService(portal, application.service)
  const company = portal.company[language]
  const labels = words.about.labels
  const server = data.server
  const parts: SheetPart[] = [
    { is: 'text', text: words.to(company) },
    { is: 'text', text: words.promise(company), small: true },
    { is: 'heading', text: words.about.title },
    {
      is: 'facts',
      rows: [
        { label: labels.applied, value: common.date(application.appliedAt) },
        { label: labels.kind, value: `${records.kind[application.kind]}　${service?.title[language] ?? ''}` },
        ...(contract
          ? [
              { label: labels.code, value: contract.code },
              {
                label: labels.term,
                value: words.term(recordProcedures.day(contract.begins), recordProcedures.day(contract.ends)),
              },
            ]
          : []),
        ...(service ? [{ label: labels.months, value: words.months(service.lengths.months) }] : []),
        ...(server ? [{ label: labels.seal, value: server.wantsSeal ? words.yes : words.no }] : []),
        ...(application.coupon ? [{ label: labels.coupon, value: application.coupon }] : []),
      ],
    },
    ...(data.organisation
      ? ([
          { is: 'heading', text: words.organisation },
          { is: 'facts', rows: rowsOf(organisationItems(data.organisation, desk), common.blank) },
        ] as const)
      : []),
    ...(server
      ? ([
          { is: 'heading', text: words.server.title },
          {
            is: 'facts',
            rows: [
              { label: words.server.names, value: server.names.map(serverText).join('\n') },
              {
                label: words.server.type,
                value: records.serverType[server.serverType as keyof typeof records.serverType] ?? server.serverType,
              },
            ],
          },
        ] as const)
      : []),
    ...contactRoles.flatMap((role): SheetPart[] => {
      const contact: Contact | undefined = data.contacts?.[role]
      return contact
        ? [
            { is: 'heading', text: words.contact(records.role[role]) },
            { is: 'facts', rows: rowsOf(contactItems(contact, desk), common.blank) },
          ]
        : []
    }),
    { is: 'heading', text: words.agent.title },
    {
      is: 'facts',
      rows: [
        { label: words.agent.code, value: application.agentCode || common.blank },
        { label: words.agent.remarks, value: data.remarks || common.blank },
      ],
    },
    { is: 'to-fill-in', title: words.sign.title, names: words.sign.names },
    { is: 'heading', text: words.send.title },
    { is: 'text', text: words.send.text },
    {
      is: 'facts',
      rows: [
        { label: words.send.mail, value: portal.help.mail },
        { label: words.send.hours, value: portal.help.hours[language] },
      ],
    },
  ]
  return {
    portal: portal.id,
    language,
    title: words.title(service?.sealTitle ?? ''),
    from: portal.title[language],
    at: desk.now,
    foot: words.foot(company),
    parts,
  }
}
