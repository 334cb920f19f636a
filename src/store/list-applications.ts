import { domainToASCII } from 'node:url'
import { type SelectQueryBuilder, sql } from 'kysely'
import {
  type ApplicationKind,
  type ApplicationStatus,
  certificateKinds,
  isEnded,
} from '../domain/certificates/application.ts'
import { firstMomentOfDay, listedSince } from '../domain/certificates/listed.ts'
import type { ApplicationSearch, ListedApplication, OwnerId } from '../domain/certificates/records.ts'
import { type JapanDay, plusDays } from '../domain/certificates/term.ts'
import { foldCode, searchFold } from '../kit/fold.ts'
import { applicationRecord, recordColumns } from './application-record.ts'
import type { Query } from './db.ts'
import type { Schema } from './schema.ts'
import type { ApplicationsTable, ContractsTable } from './schema-certificates.ts'

type Matching = SelectQueryBuilder<
  Schema & { a: ApplicationsTable; c: { [K in keyof ContractsTable]: ContractsTable[K] | null } },
  'a' | 'c',
  object
>

/** In which order a list sorted by it shows them. */
const statusOrder: readonly ApplicationStatus[] = [
  ...(['received', 'awaiting-documents', 'examining', 'issuing', 'done', 'refused', 'cancelled'] as const),
]
const kindOrder: readonly ApplicationKind[] = [
  ...(['new', 'renewal', 'reissue', 'further', 'contacts', 'revocation', 'cancellation'] as const),
]
const ended = statusOrder.filter(isEnded)

const sorts: Readonly<
  Record<Exclude<NonNullable<ApplicationSearch['sort']>['by'], 'applied'>, ReturnType<typeof sql>>
> = {
  service: sql`a.service`,
  status: sql`array_position(${[...statusOrder]}::text[], a.status)`,
  kind: sql`array_position(${[...kindOrder]}::text[], a.kind)`,
  ends: sql`c.ends_on`,
  contract: sql`c.code`,
  organisation: sql`a.organisation_folded`,
  server: sql`a.server_name`,
}

type Field = NonNullable<ApplicationSearch['contains']>[number]['field']

/** Names of servers are kept in ASCII: of an international one whole labels are found, as `楓` or `楓.example`. */
const serverFold = (typed: string): string => {
  const text = foldCode(typed).toLowerCase()
  return /^[\u0020-\u007e]*$/.test(text) ? text : domainToASCII(text) || text
}

/** What is looked into, and how what is typed has to be folded to be found there. */
const fields: Readonly<Record<Field, { readonly in: ReturnType<typeof sql>; fold(typed: string): string }>> = {
  organisation: { in: sql`a.organisation_folded`, fold: searchFold },
  server: { in: sql`a.server_name`, fold: serverFold },
  contract: { in: sql`c.code`, fold: (typed) => foldCode(typed).toUpperCase() },
  agent: { in: sql`a.agent_code`, fold: foldCode },
  coupon: { in: sql`a.coupon`, fold: foldCode },
}

/** Every record of an owner that a search is about (CRT-20, CRT-21). */
const matching = (query: Query, portal: string, owner: OwnerId, search: ApplicationSearch, now: Date): Matching => {
  const { date, kind, service, downloaded, serverType, contains = [], past = false } = search
  let found: Matching = query
    .selectFrom('applications as a')
    .leftJoin('contracts as c', (on) => on.onRef('c.portal', '=', 'a.portal').onRef('c.id', '=', 'a.contract_id'))
    .where('a.portal', '=', portal)
    .where('a.holder_id', '=', owner)
    .where(({ eb, and, not }) =>
      not(
        and([
          eb('a.kind', 'in', certificateKinds),
          eb('a.status', '=', 'done'),
          eb('a.completed_at', '<', listedSince(now)),
        ]),
      ),
    )
    // What is under way is present, even if the contract that it is about has ended meanwhile.
    .where(({ eb, and, or }) =>
      past
        ? and([eb('c.state', '<>', 'active'), eb('a.status', 'in', ended)])
        : or([eb('c.state', 'is', null), eb('c.state', '=', 'active'), eb('a.status', 'not in', ended)]),
    ) as unknown as Matching
  if (date) found = within(found, date)
  if (kind) found = found.where('a.kind', '=', kind)
  if (service !== undefined) found = found.where('a.service', '=', service)
  if (downloaded === true) found = found.where('a.downloaded_at', 'is not', null)
  // Only what can be downloaded can be waiting for it.
  if (downloaded === false)
    found = found
      .where('a.downloaded_at', 'is', null)
      .where('a.status', '=', 'done')
      .where('a.kind', 'in', certificateKinds)
  if (serverType !== undefined) found = found.where('a.server_type', '=', serverType)
  for (const { field, text } of contains) {
    // A position is no pattern: signs such as `%` are what they are.
    const wanted = fields[field].fold(text)
    if (wanted !== '') found = found.where(sql<boolean>`strpos(${fields[field].in}, ${wanted}) > 0`)
  }
  return found
}

const within = (found: Matching, { of, from, to }: NonNullable<ApplicationSearch['date']>): Matching => {
  if (of === 'ends') {
    const since = from ? found.where('c.ends_on', '>=', from) : found
    return to ? since.where('c.ends_on', '<=', to) : since
  }
  const column = of === 'applied' ? 'a.applied_at' : 'a.completed_at'
  const after = (day: JapanDay): Date => firstMomentOfDay(plusDays(day, 1))
  const since = from ? found.where(column, '>=', firstMomentOfDay(from)) : found
  return to ? since.where(column, '<', after(to)) : since
}

/** What has nothing in the column comes last. By the date of application the index has the order already, so nothing may be added to it. */
const orderOf = ({ by, down }: NonNullable<ApplicationSearch['sort']>) => {
  const way = sql.raw(down ? 'desc' : 'asc')
  if (by === 'applied') return sql`a.applied_at ${way}, a.id ${way}`
  const last = by === 'ends' || by === 'contract' ? sql.raw(`${down ? 'desc' : 'asc'} nulls last`) : way
  return sql`${sorts[by]} ${last}, a.applied_at desc, a.id desc`
}

/** How many records a search finds. */
export const countApplications = async (
  query: Query,
  portal: string,
  owner: OwnerId,
  search: ApplicationSearch,
  now: Date,
): Promise<number> => {
  const { n } = await matching(query, portal, owner, search, now)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** A page of what a search finds: chosen and sorted by small columns first, then read. */
export const listApplications = async (
  query: Query,
  portal: string,
  owner: OwnerId,
  search: ApplicationSearch,
  page: { readonly from: number; readonly count: number },
  now: Date,
): Promise<readonly ListedApplication[]> => {
  const chosen = await matching(query, portal, owner, search, now)
    .select('a.id')
    .orderBy(orderOf(search.sort ?? { by: 'applied', down: true }))
    .offset(page.from)
    .limit(page.count)
    .execute()
  if (chosen.length === 0) return []
  const ids = chosen.map(({ id }) => id)
  const rows = await query
    .selectFrom('applications as a')
    .leftJoin('contracts as c', (on) => on.onRef('c.portal', '=', 'a.portal').onRef('c.id', '=', 'a.contract_id'))
    .select(recordColumns)
    .select(['c.code', 'c.begins_on', 'c.ends_on', 'c.state'])
    .where('a.portal', '=', portal)
    .where('a.id', 'in', ids)
    .execute()
  const lives = await query
    .selectFrom('certificates')
    .select(['application_id', 'not_before', 'not_after', 'revoked_at'])
    .where('portal', '=', portal)
    .where('application_id', 'in', ids)
    .where('state', '=', 'issued')
    .execute()
  const rowById = new Map(rows.map((row) => [row.id, row]))
  const lifeOf = new Map(lives.map((life) => [life.application_id, life]))
  return ids.map((id) => {
    const { code, begins_on, ends_on, state, ...row } = rowById.get(id)!
    const life = lifeOf.get(id)
    return {
      application: applicationRecord(row),
      contract:
        code === null
          ? null
          : {
              id: row.contract_id!,
              code,
              begins: begins_on as JapanDay,
              ends: ends_on as JapanDay,
              state: state!,
            },
      certificate: life ? { notBefore: life.not_before, notAfter: life.not_after, revokedAt: life.revoked_at } : null,
    }
  })
}
