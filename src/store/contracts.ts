import { type Selectable, sql } from 'kysely'
import type { Contract, Contracts } from '../domain/certificates/records.ts'
import type { JapanDay } from '../domain/certificates/term.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'
import type { ContractsTable } from './schema-certificates.ts'

/** What `contracts.data` is sealed for. */
export const contractData = 'contract'

/** Contracts of one portal with their terms (CRT-41). */
export const createContracts = (query: Query, portal: string, vault: Vault): Contracts => {
  const contracts = () => query.selectFrom('contracts').selectAll().where('portal', '=', portal)
  const active = () => contracts().where('state', '=', 'active')
  const sealed = (data: Contract['data']) => Buffer.from(vault.seal(contractData, JSON.stringify(data)))
  const contractOf = (row: Selectable<ContractsTable>): Contract => ({
    id: row.id,
    code: row.code,
    account: row.account_id,
    owner: row.holder_id,
    service: row.service,
    renewsItself: row.renews_itself,
    begins: row.begins_on as JapanDay,
    ends: row.ends_on as JapanDay,
    carriedOver: row.carried_over,
    previousId: row.previous_id,
    state: row.state,
    terminates: row.terminates,
    reissues: row.reissues,
    agentCode: row.agent_code,
    organisation: row.organisation,
    serverName: row.server_name,
    data: JSON.parse(vault.openText(contractData, row.data)),
    examinedAt: row.examined_at,
  })
  const one = async (found: ReturnType<typeof contracts>): Promise<Contract | null> => {
    const row = await found.executeTakeFirst()
    return row ? contractOf(row) : null
  }

  return {
    async create(contract, at) {
      // Whoever comes second waits here, and its next statement sees the code of the first.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`contract codes of ${portal}`}, 0))`.execute(query)
      const row = await query
        .insertInto('contracts')
        .values(({ selectFrom }) => ({
          portal,
          id: contract.id,
          code: selectFrom('contracts')
            .where('portal', '=', portal)
            .select(sql<string>`'B' || lpad((coalesce(max(substr(code, 2)), '0')::int + 1)::text, 7, '0')`.as('next')),
          account_id: contract.account,
          holder_id: contract.owner,
          service: contract.service,
          renews_itself: contract.renewsItself,
          begins_on: contract.begins,
          ends_on: contract.ends,
          carried_over: contract.carriedOver,
          previous_id: contract.previousId,
          state: contract.state,
          terminates: contract.terminates,
          reissues: contract.reissues,
          agent_code: contract.agentCode,
          organisation: contract.organisation,
          server_name: contract.serverName,
          data: sealed(contract.data),
          examined_at: contract.examinedAt,
          created_at: at,
        }))
        .onConflict((conflict) =>
          conflict.columns(['portal', 'previous_id']).where('previous_id', 'is not', null).doNothing(),
        )
        .returningAll()
        .executeTakeFirst()
      return row ? contractOf(row) : null
    },

    byId: (id) => one(contracts().where('id', '=', id)),
    byCode: (code) => one(contracts().where('code', '=', code)),
    after: (id) => one(contracts().where('previous_id', '=', id)),

    async change(id, { data, state, terminates, examinedAt, organisation, serverName }) {
      const changed = {
        ...(data && { data: sealed(data) }),
        ...(state && { state }),
        ...(terminates !== undefined && { terminates }),
        ...(examinedAt && { examined_at: examinedAt }),
        ...(organisation !== undefined && { organisation }),
        ...(serverName !== undefined && { server_name: serverName }),
      }
      if (Object.keys(changed).length === 0) return
      await query.updateTable('contracts').set(changed).where('portal', '=', portal).where('id', '=', id).execute()
    },

    async countReissue(id, most) {
      const counted = await query
        .updateTable('contracts')
        .set(({ eb }) => ({ reissues: eb('reissues', '+', 1) }))
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('state', '=', 'active')
        .$if(most !== null, (counting) => counting.where('reissues', '<', most))
        .returning('id')
        .executeTakeFirst()
      return counted !== undefined
    },

    async toRemind(today, before, count) {
      const { rows } = await sql<Selectable<ContractsTable> & { days: number }>`
        select c.*, near.days from contracts as c
        cross join lateral (select min(d)::int as days from unnest(${before}::int[]) as d where c.ends_on <= ${today}::date + d) as near
        where c.portal = ${portal} and c.state = 'active' and c.ends_on between ${today}::date and ${today}::date + ${Math.max(...before)}::int
          and not exists (
            select from certificate_notices as n, unnest(${before}::int[]) as d
            where n.portal = c.portal and n.about = c.id and d <= near.days and n.what = 'ends-' || d)
        order by c.ends_on, c.id limit ${count}`.execute(query)
      return rows.map(({ days, ...row }) => ({ contract: contractOf(row), days }))
    },

    async toGoOn(by, count) {
      const { rows } = await sql<Selectable<ContractsTable>>`
        select * from contracts as c
        where portal = ${portal} and state = 'active' and renews_itself and not terminates and ends_on <= ${by}::date
          and not exists (
            select from certificate_notices as n where n.portal = c.portal and n.about = c.id and n.what = 'renewal-filed')
        order by ends_on, id limit ${count}`.execute(query)
      return rows.map(contractOf)
    },

    async endedBefore(day, count) {
      const found = active().where('ends_on', '<', day).orderBy('ends_on').orderBy('id').limit(count)
      return (await found.execute()).map(contractOf)
    },
  }
}
