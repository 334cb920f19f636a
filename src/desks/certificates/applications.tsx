import type { Child } from 'hono/jsx'
import type { ApplicationSearch, ListedApplication } from '../../domain/certificates/records.ts'
import { csvMark, csvRecord } from '../../kit/csv.ts'
import { formatJst } from '../../kit/time.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { type Column, Table } from '../../pages/table.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { hidden } from '../fields.tsx'
import { act, flow } from '../flow.ts'
import { Drafts, day, detailCell } from './list-parts.tsx'
import { certificatesOf, ownerAt } from './own-record.ts'
import { asksForSomething, readSearch, writeSearch } from './search-address.ts'
import { readableName, shortServiceName } from './tell.ts'

/** 「お申込一覧」: the records of whoever is signed in (CRT-20). What is searched for, the order and the page stand in the address (CRT-21). */
type State = { readonly at: 'list' }

/** Lines on a page. */
const PER_PAGE = 20
/** Lines that are read at once for a file: it is never in memory as a whole. */
const AT_ONCE = 200

type SortBy = NonNullable<ApplicationSearch['sort']>['by']

export const applications = flow<State>({
  id: 'applications',
  who: 'account',
  announces: true,
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'list' } : null),
  steps: {
    list: {
      title: ({ applicationList: words }, _here, desk) => (addressOf(desk).search.past ? words.pastTitle : words.title),
      lead: ({ applicationList: words }) => words.lead,
      page: async ({ desk, words: { applicationList: words }, button }) => {
        const { search, page: asked, unread } = addressOf(desk)
        const owner = await ownerAt(desk)
        const { applications: records, drafts } = desk.stores
        const count = await records.count(owner, search, desk.now)
        const pages = Math.max(1, Math.ceil(count / PER_PAGE))
        const page = Math.min(asked, pages)
        const listed = await records.list(owner, search, { from: (page - 1) * PER_PAGE, count: PER_PAGE }, desk.now)
        const begun = await drafts.ofAccount(desk.me(), desk.now)
        const isSearched = asksForSomething(search)
        return (
          <>
            {unread.length > 0 ? <Notice kind="warning">{words.unread}</Notice> : null}
            {begun.length > 0 ? <Drafts drafts={begun} desk={desk} /> : null}
            <LinkList
              links={[
                { label: words.search, href: to(desk, 'search-applications', search) },
                search.past
                  ? { label: words.present, href: to(desk, 'applications', {}) }
                  : { label: words.past, href: to(desk, 'applications', { past: true }) },
                ...(isSearched ? [{ label: words.all, href: to(desk, 'applications', {}) }] : []),
              ]}
            />
            {isSearched ? <p>{words.searched}</p> : null}
            <Table
              id="applications"
              caption={`${words.caption}（${words.pages(page, pages, count)}）`}
              columns={columnsOf(search, desk)}
              rows={listed.map((one) => rowOf(one, desk))}
              empty={isSearched || search.past ? words.noneFound : words.none}
            />
            <Pages page={page} pages={pages} search={search} desk={desk} />
            {count > 0 ? (
              button({ act: 'save', label: words.save, look: 'secondary', hidden: { search: writeSearch(search) } })
            ) : (
              <ActionLink link={{ label: words.newApplication, href: desk.path('apply') }} />
            )}
            <Prose pieces={[{ list: words.notes }]} />
          </>
        )
      },
      acts: {
        save: act(
          (desk) => ({ search: hidden(desk, /^[\x21-\x7e]{0,2000}$/) }),
          async ({ search }, _here, desk) => {
            const asked = new URLSearchParams(search)
            return {
              is: 'file',
              name: `${desk.portal.id}-applications-${formatJst(desk.now).replace(/\D/g, '')}.csv`,
              type: 'text/csv; charset=utf-8; header=present',
              content: fileOf(readSearch((name) => asked.get(name), certificatesOf(desk)).search, desk),
            }
          },
        ),
      },
    },
  },
})

const addressOf = (desk: Desk) => readSearch(desk.query, certificatesOf(desk))

const to = (desk: Desk, path: string, search: ApplicationSearch, page = 1): string => {
  const query = writeSearch(search, page)
  return desk.path(path) + (query === '' ? '' : `?${query}`)
}

/** Columns by which the list can be sorted, and those that only say something. */
const columnsOf = (search: ApplicationSearch, desk: Desk): readonly Column[] => {
  const { columns } = desk.words.certificateRecords
  const sorted = search.sort ?? { by: 'applied', down: true }
  const sortable = (label: string, by: SortBy): Column => {
    const isThis = sorted.by === by
    // The first press on another column sorts upwards, a second one on the same turns it round.
    const next = { by, down: isThis ? !sorted.down : false }
    return {
      label,
      href: to(desk, 'applications', { ...search, sort: next }),
      ...(isThis ? { sort: sorted.down ? 'descending' : 'ascending' } : {}),
    }
  }
  return [
    sortable(columns.applied, 'applied'),
    sortable(columns.service, 'service'),
    sortable(columns.status, 'status'),
    sortable(columns.kind, 'kind'),
    sortable(columns.life, 'ends'),
    sortable(columns.contract, 'contract'),
    sortable(columns.organisation, 'organisation'),
    sortable(columns.server, 'server'),
    { label: columns.coupon },
    { label: columns.detail, kind: 'actions' },
  ]
}

const rowOf = (one: ListedApplication, desk: Desk): readonly Child[] => {
  const { application } = one
  return [day(application.appliedAt), ...cellsOf(one, desk), detailCell(application, desk)]
}

/** What page and file have alike, from the service to the coupon. */
const cellsOf = ({ application, contract, certificate }: ListedApplication, desk: Desk): readonly string[] => {
  const { certificateRecords: words } = desk.words
  const life = certificate ? words.life(day(certificate.notBefore), day(certificate.notAfter)) : '-'
  return [
    shortServiceName(desk.portal, application.service, desk.language),
    words.status[application.status],
    words.kind[application.kind],
    certificate?.revokedAt ? `${life} ${words.revoked}` : life,
    contract?.code ?? '-',
    application.organisation,
    application.serverName === '' ? '-' : readableName(application.serverName),
    application.coupon ?? '-',
  ]
}

const Pages = (props: { page: number; pages: number; search: ApplicationSearch; desk: Desk }) => {
  const { page, pages, search, desk } = props
  const { applicationList: words } = desk.words
  if (pages === 1) return null
  return (
    <LinkList
      links={[
        ...(page > 1 ? [{ label: words.previous, href: to(desk, 'applications', search, page - 1) }] : []),
        ...(page < pages ? [{ label: words.next, href: to(desk, 'applications', search, page + 1) }] : []),
      ]}
    />
  )
}

/** Everything that a search finds, as CSV, in its order. */
async function* fileOf(search: ApplicationSearch, desk: Desk): AsyncGenerator<string> {
  const { columns, awaited } = desk.words.certificateRecords
  yield csvMark +
    csvRecord([
      ...[columns.applied, columns.service, columns.status, columns.kind, columns.life, columns.contract],
      ...[columns.organisation, columns.server, columns.coupon, columns.attention],
    ])
  const owner = await ownerAt(desk)
  for (let from = 0; ; from += AT_ONCE) {
    const listed = await desk.stores.applications.list(owner, search, { from, count: AT_ONCE }, desk.now)
    yield listed
      .map((one) =>
        csvRecord([
          day(one.application.appliedAt),
          ...cellsOf(one, desk).map((cell) => (cell === '-' ? '' : cell)),
          one.application.status === 'awaiting-documents' ? awaited : '',
        ]),
      )
      .join('')
    if (listed.length < AT_ONCE) return
  }
}
