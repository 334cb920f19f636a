import { type Selectable, sql, type Updateable } from 'kysely'
import { isEnded, move } from '../domain/certificates/application.ts'
import type { Application, Applications } from '../domain/certificates/records.ts'
import type { Vault } from '../domain/vault.ts'
import { searchFold } from '../kit/fold.ts'
import { applicationRecord } from './application-record.ts'
import type { Query } from './db.ts'
import { countApplications, listApplications } from './list-applications.ts'
import type { ApplicationsTable } from './schema-certificates.ts'

/** What `applications.data` is sealed for. */
export const applicationData = 'application'

/** Applications of one portal (CRT-13). */
export const createApplications = (query: Query, portal: string, vault: Vault): Applications => {
  const applications = () => query.selectFrom('applications').selectAll().where('portal', '=', portal)
  const sealed = (data: Application['data']) => Buffer.from(vault.seal(applicationData, JSON.stringify(data)))
  const applicationOf = (row: Selectable<ApplicationsTable>): Application => ({
    ...applicationRecord(row),
    data: JSON.parse(vault.openText(applicationData, row.data)),
  })
  const one = async (found: ReturnType<typeof applications>): Promise<Application | null> => {
    const row = await found.executeTakeFirst()
    return row ? applicationOf(row) : null
  }
  const inOrder = async (found: ReturnType<typeof applications>): Promise<readonly Application[]> =>
    (await found.orderBy('applied_at').orderBy('id').execute()).map(applicationOf)

  /** Writes where nobody has since: what the caller judged is what is changed. */
  const write = async (
    { id, kind, status, version }: Application,
    change: Updateable<ApplicationsTable>,
    at: Date,
  ): Promise<Application | null> => {
    const row = await query
      .updateTable('applications')
      .set({ ...change, version: version + 1, changed_at: at })
      .where('portal', '=', portal)
      .where('id', '=', id)
      .where('version', '=', version)
      .where('kind', '=', kind)
      .where('status', '=', status)
      .returningAll()
      .executeTakeFirst()
    return row ? applicationOf(row) : null
  }
  const changed = ({ data, dueAt }: Partial<Pick<Application, 'data' | 'dueAt'>>): Updateable<ApplicationsTable> => ({
    ...(data && { data: sealed(data) }),
    ...(dueAt !== undefined && { due_at: dueAt }),
  })

  return {
    async create(application) {
      const created = await query
        .insertInto('applications')
        .values({
          portal,
          id: application.id,
          account_id: application.account,
          holder_id: application.owner,
          kind: application.kind,
          status: application.status,
          service: application.service,
          contract_id: application.contractId,
          previous_id: application.previousId,
          applied_at: application.appliedAt,
          changed_at: application.appliedAt,
          completed_at: isEnded(application.status) ? application.appliedAt : null,
          agent_code: application.agentCode,
          organisation: application.organisation,
          organisation_folded: searchFold(application.organisation),
          server_name: application.serverName,
          server_type: application.serverType,
          coupon: application.coupon,
          key_fingerprint: application.keyFingerprint,
          downloaded_at: null,
          due_at: application.dueAt,
          data: sealed(application.data),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      return created !== undefined
    },

    byId: (id, owner) => one(applications().where('id', '=', id).where('holder_id', '=', owner)),
    any: (id) => one(applications().where('id', '=', id)),

    async move(application, by, name, change, at) {
      const to = move(application, name, by)
      if (to === null) return null
      const { contractId } = change
      return write(
        application,
        {
          ...changed(change),
          ...(contractId !== undefined && { contract_id: contractId }),
          status: to,
          completed_at: isEnded(to) ? at : null,
        },
        at,
      )
    },

    amend: (application, change, at) => write(application, changed(change), at),

    async downloaded(id, at) {
      await query
        .updateTable('applications')
        .set({ downloaded_at: at })
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('downloaded_at', 'is', null)
        .execute()
    },

    list: (owner, search, page, now) => listApplications(query, portal, owner, search, page, now),
    count: (owner, search, now) => countApplications(query, portal, owner, search, now),
    ofContract: (contract) => inOrder(applications().where('contract_id', '=', contract)),
    following: (id) => inOrder(applications().where('previous_id', '=', id)),

    async waiting(count) {
      const found = applications()
        .where('status', 'in', ['received', 'awaiting-documents', 'examining'])
        .orderBy('due_at', (end) => end.asc().nullsLast())
        .orderBy('applied_at')
        .orderBy('id')
        .limit(count)
      return (await found.execute()).map(applicationOf)
    },

    async clocks() {
      const rows = await query
        .selectFrom('applications as a')
        .leftJoin('certificate_notices as n', (on) =>
          on.onRef('n.portal', '=', 'a.portal').onRef('n.about', '=', 'a.id'),
        )
        .select(['a.id', 'a.applied_at', 'a.due_at', 'a.server_name', 'a.contract_id'])
        .select(sql<string[]>`coalesce(array_agg(n.what) filter (where n.what is not null), '{}')`.as('told'))
        .where('a.portal', '=', portal)
        .where('a.due_at', 'is not', null)
        .where('a.completed_at', 'is', null)
        .groupBy(['a.portal', 'a.id'])
        .orderBy('a.due_at')
        .orderBy('a.id')
        .execute()
      return rows.map(({ id, applied_at, due_at, server_name, contract_id, told }) => ({
        ...{ id, told, appliedAt: applied_at, dueAt: due_at!, serverName: server_name, contractId: contract_id },
      }))
    },

    async approved(count) {
      const found = query
        .selectFrom('applications')
        .select('id')
        .where('portal', '=', portal)
        .where('status', '=', 'issuing')
        .orderBy('changed_at')
        .orderBy('id')
        .limit(count)
      return (await found.execute()).map(({ id }) => id)
    },
  }
}
