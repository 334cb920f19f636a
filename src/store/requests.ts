import { sql } from 'kysely'
import type { AskedFrom, Requests, RequestsJob, StrangersRequest } from '../domain/accounts/request.ts'
import type { Vault } from '../domain/vault.ts'
import type { Db, Query } from './db.ts'

/** What `requests.sealed` is sealed for. */
export const requestSeal = 'request'

interface Sealed {
  readonly request: StrangersRequest
  readonly from: AskedFrom
  readonly at: string
}

/** What strangers ask of one portal (ACC-19). */
export const createRequests = (query: Query, portal: string, vault: Vault): Requests => ({
  async write(id, request, from, now) {
    const written: Sealed = { request, from, at: now.toISOString() }
    await query
      .insertInto('requests')
      .values({
        portal,
        id,
        kind: request.kind,
        sealed: vault.seal(requestSeal, JSON.stringify(written)),
        due_at: now,
        tries: 0,
      })
      .onConflict((conflict) => conflict.columns(['portal', 'id']).doNothing())
      .execute()
  },
})

/** The requests of all portals, as the job works on them; `within` does the work in the transaction it is given. */
export const createRequestsJob = <S>(
  db: Db,
  vault: Vault,
  within: (query: Query, portal: string, work: (stores: S) => Promise<void>) => Promise<void>,
): RequestsJob<S> => ({
  async claim(now, until, count) {
    // The end of the lease stands in due_at, where it also says whose lease it is.
    const { rows } = await db.inAllPortals((query) =>
      sql<{ portal: string; id: string; kind: string; tries: number; sealed: Uint8Array }>`
        with due as (
          select portal, id from requests where due_at <= ${now} order by due_at, id limit ${count} for update skip locked)
        update requests as r set due_at = ${until}, tries = r.tries + 1 from due
        where r.portal = due.portal and r.id = due.id
        returning r.portal, r.id, r.kind, r.tries, r.sealed`.execute(query),
    )
    return rows
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ sealed, ...row }) => ({
        ...row,
        until,
        read() {
          const { request, from, at }: Sealed = JSON.parse(vault.openText(requestSeal, sealed))
          return { request, from, at: new Date(at) }
        },
      }))
  },

  finish: ({ portal, id }, work) =>
    db.inPortal(portal, async (query) => {
      const struck = await query
        .deleteFrom('requests')
        .where('portal', '=', portal)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst()
      if (!struck) return false
      await within(query, portal, work)
      return true
    }),

  async retry({ portal, id, until }, error, dueAt) {
    await db.inPortal(portal, (query) =>
      query
        .updateTable('requests')
        .set({ due_at: dueAt, last_error: error })
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('due_at', '=', until)
        .execute(),
    )
  },
})
