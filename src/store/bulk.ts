import { type Selectable, sql, type Updateable } from 'kysely'
import {
  BULK_KEPT,
  type BulkJob,
  type BulkRow,
  type BulkRun,
  type BulkRuns,
  type BulkState,
  type BulkTerms,
  type NextDue,
  type RowState,
} from '../domain/keys/bulk.ts'
import type { Vault } from '../domain/vault.ts'
import { addSeconds, seconds } from '../kit/time.ts'
import type { Db, Query } from './db.ts'
import type { BulkRunsTable } from './schema-keys.ts'

/** What `bulk_rows.sealed` is sealed for. */
export const bulkRow = 'bulk-row'

const AT_ONCE = 1000

interface StoredRow {
  readonly id: string
  readonly place: number
  readonly state: RowState
  readonly sealed: Uint8Array
}

const runOf = (row: Selectable<BulkRunsTable>): BulkRun => ({
  id: row.id,
  account: row.account_id,
  holder: row.holder_id,
  language: row.language,
  asked: row.asked,
  rowCount: row.row_count,
  state: row.state,
  stoppedWhy: row.stopped_why,
  needs: row.needs,
  terms: row.terms as BulkTerms | null,
  createdAt: row.created_at,
  endedAt: row.ended_at,
  expiresAt: row.expires_at,
})

/** Uploads of many cards in one portal. */
export const createBulkRuns = (query: Query, portal: string, vault: Vault): BulkRuns => {
  const runs = () => query.selectFrom('bulk_runs').selectAll().where('portal', '=', portal)
  const seal = ({ id: _id, place: _place, state: _state, ...facts }: BulkRow): Uint8Array =>
    vault.seal(bulkRow, JSON.stringify(facts))
  const open = ({ id, place, state, sealed }: StoredRow): BulkRow => ({
    ...JSON.parse(vault.openText(bulkRow, sealed)),
    id,
    place,
    state,
  })

  /** Moves a run on, once: whoever sees it in another state than `from` does nothing. */
  const move = async (
    id: string,
    from: BulkState,
    set: Updateable<BulkRunsTable> & { readonly state: BulkState },
  ): Promise<boolean> => {
    const moved = await query
      .updateTable('bulk_runs')
      .set({ ...set, tries: 0 })
      .where('portal', '=', portal)
      .where('id', '=', id)
      .where('state', '=', from)
      .returning('id')
      .executeTakeFirst()
    return moved !== undefined
  }
  const stop: BulkRuns['stop'] = (id, from, why, at) =>
    move(id, from, { state: 'stopped', stopped_why: why, ended_at: at })

  const ofContent = (contentMac: string, holder: string, states: readonly BulkState[]) =>
    runs()
      .where('holder_id', '=', holder)
      .where('content_mac', '=', contentMac)
      .where('state', 'in', states)
      .executeTakeFirst()

  return {
    async underWay(contentMac, holder) {
      const row = await ofContent(contentMac, holder, ['checking', 'running'])
      return row ? runOf(row) : null
    },

    async begin({ id, account, holder, language, asked, createdAt, contentMac }, rows) {
      const replaced = await ofContent(contentMac, holder, ['checked'])
      if (replaced) await stop(replaced.id, 'checked', 'replaced', createdAt)
      const begun = await query
        .insertInto('bulk_runs')
        .values({
          portal,
          id,
          account_id: account,
          holder_id: holder,
          asked,
          language,
          content_mac: contentMac,
          row_count: rows.length,
          state: 'checking',
          created_at: createdAt,
          expires_at: addSeconds(createdAt, BULK_KEPT.unconfirmed),
          due_at: createdAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!begun) return false
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const some = rows.slice(from, from + AT_ONCE)
        await sql`
          insert into bulk_rows (portal, id, run_id, place, state, sealed)
          select ${portal}, t.id, ${id}, t.place, t.state, t.sealed
          from unnest(${some.map((row) => row.id)}::uuid[], ${some.map(({ place }) => place)}::integer[],
            ${some.map(({ state }) => state)}::text[], ${some.map(seal)}::bytea[]) as t (id, place, state, sealed)`.execute(
          query,
        )
      }
      return true
    },

    async byId(id, holder) {
      const row = await runs().where('id', '=', id).where('holder_id', '=', holder).executeTakeFirst()
      return row ? runOf(row) : null
    },

    async ofHolder(holder, count) {
      const rows = await runs()
        .where('holder_id', '=', holder)
        .where((where) => where.or([where('stopped_why', 'is', null), where('stopped_why', '<>', 'replaced')]))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(count)
        .execute()
      return rows.map(runOf)
    },

    async counts(id) {
      const { rows } = await sql<{ state: RowState; count: number }>`
        select state, count(*) from bulk_rows where portal = ${portal} and run_id = ${id} group by state`.execute(query)
      const none: Record<RowState, number> = { waiting: 0, proved: 0, ready: 0, done: 0, same: 0, refused: 0 }
      return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
    },

    async rows(id, from, count, refusedFirst) {
      const { rows } = await sql<StoredRow>`
        select id, place, state, sealed from bulk_rows where portal = ${portal} and run_id = ${id}
        order by ${refusedFirst} and state <> 'refused', place limit ${count} offset ${from}`.execute(query)
      return rows.map(open)
    },

    async inState(id, state, count) {
      const { rows } = await sql<StoredRow>`
        select id, place, state, sealed from bulk_rows
        where portal = ${portal} and run_id = ${id} and state = ${state} order by place limit ${count}`.execute(query)
      return rows.map(open)
    },

    async countWrong(id, wrong) {
      const { rows } = await sql<{ wrong_pairs: number }>`
        update bulk_runs set wrong_pairs = wrong_pairs + ${wrong} where portal = ${portal} and id = ${id}
        returning wrong_pairs`.execute(query)
      return rows[0]?.wrong_pairs ?? 0
    },

    async settle(rows) {
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const some = rows.slice(from, from + AT_ONCE)
        await sql`
          update bulk_rows as r set state = t.state, sealed = t.sealed
          from unnest(${some.map((row) => row.id)}::uuid[], ${some.map(({ state }) => state)}::text[],
            ${some.map(seal)}::bytea[]) as t (id, state, sealed)
          where r.portal = ${portal} and r.id = t.id`.execute(query)
      }
    },

    judged: (id, needs, at) => move(id, 'checking', { state: 'checked', needs: [...needs], due_at: at }),
    confirm: (id, terms, at) =>
      move(id, 'checked', {
        state: 'running',
        terms: JSON.stringify(terms),
        due_at: at,
        expires_at: addSeconds(at, BULK_KEPT.confirmed),
      }),
    finish: (id, at) =>
      move(id, 'running', { state: 'done', ended_at: at, expires_at: addSeconds(at, BULK_KEPT.confirmed) }),
    stop,
  }
}

/** How long an upload waits whose work failed so often in a row. */
const retryAfter = (tries: number) => seconds(Math.min(2 ** tries, 3600))

const CANDIDATES = 20

/** The uploads of all portals, as the job works on them; `within` does the work in the transaction it is given. */
export const createBulkJob = <S>(
  db: Db,
  within: (query: Query, portal: string, work: (stores: S) => Promise<void>) => Promise<void>,
): BulkJob<S> => ({
  async step(now, work) {
    const { rows: due } = await db.inAllPortals((query) =>
      sql<{ portal: string; id: string }>`
        select portal, id from bulk_runs where state in ('checking', 'running') and due_at <= ${now}
        order by due_at, steps, id limit ${CANDIDATES}`.execute(query),
    )
    for (const { portal, id } of due) {
      let claimed: Selectable<BulkRunsTable> | undefined
      let next: NextDue = null
      try {
        await db.inPortal(portal, async (query) => {
          // Held until the transaction ends, and passed over by whoever else looks for work; a process that dies lets go of it.
          const { rows } = await sql<Selectable<BulkRunsTable>>`
            select * from bulk_runs where portal = ${portal} and id = ${id} and state in ('checking', 'running') and due_at <= ${now}
            for no key update skip locked`.execute(query)
          claimed = rows[0]
          if (!claimed) return
          const run = runOf(claimed)
          await within(query, portal, async (stores) => {
            next = await work({ portal, run }, stores)
            // Whoever waited longest is next; so several uploads share the job.
            await sql`update bulk_runs set due_at = ${next ?? now}, steps = steps + 1, tries = 0 where portal = ${portal} and id = ${id}`.execute(
              query,
            )
          })
        })
      } catch (error) {
        if (!claimed) throw error
        await putOff(db, portal, claimed, now)
        return { is: 'failed', portal, id, error }
      }
      if (claimed) return { is: 'worked', next }
    }
    return { is: 'none' }
  },
})

const putOff = (db: Db, portal: string, { id, tries }: Selectable<BulkRunsTable>, now: Date) =>
  db.inPortal(portal, (query) =>
    sql`update bulk_runs set tries = ${tries + 1}, due_at = ${addSeconds(now, retryAfter(tries + 1))}
      where portal = ${portal} and id = ${id}`.execute(query),
  )
