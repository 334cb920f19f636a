import { sql } from 'kysely'
import type { Audit, AuditEvent } from '../domain/office/audit.ts'
import { auditBody, type ChainFault, type ChainHead, emptyChain, followChain } from './audit-chain.ts'
import type { Query } from './db.ts'

/** The audit trail of one portal: append-only, each entry chained to the one before it (ACC-50). */
export const createAudit = (query: Query, portal: string): Audit => ({
  async note(note, at) {
    const body = auditBody(portal, note, at)
    await sql`select audit_append(${portal}, ${at}, ${note.event}, ${note.accountId ?? null}, ${body})`.execute(query)
  },

  async recent(account, count) {
    const rows = await query
      .selectFrom('audit_events')
      .select(['number', 'at', 'event', 'account_id', 'body'])
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .orderBy('number', 'desc')
      .limit(count)
      .execute()
    return rows.map(({ account_id, event, ...row }) => ({ ...row, event: event as AuditEvent, accountId: account_id }))
  },
})

/** What a check of a whole chain found: its head, or the first entry that is not as it was written. */
export type AuditVerdict = { readonly ok: true; readonly head: ChainHead } | ({ readonly ok: false } & ChainFault)

/** Portals that have an audit trail, in the order of their names; asked within a transaction on all portals. */
export const auditedPortals = async (query: Query): Promise<readonly string[]> => {
  const { rows } = await sql<{ portal: string }>`
    select portal from audit_heads union select portal from audit_events order by portal`.execute(query)
  return rows.map((row) => row.portal)
}

/**
 * Computes a portal's chain anew, `batch` rows at a time, while others go on writing. Entries taken from the end are found by the head,
 * which is kept apart; somebody who can rewrite everything can also rewrite that, so the head is worth writing down elsewhere.
 */
export const verifyAudit = async (query: Query, portal: string, batch = 1000): Promise<AuditVerdict> => {
  let head = emptyChain
  for (;;) {
    // The kept head first: whatever it covers has to be among the rows that are read after it.
    const kept = await keptHead(query, portal)
    const rows = await query
      .selectFrom('audit_events')
      .selectAll()
      .where('portal', '=', portal)
      .where('number', '>', head.number)
      .orderBy('number')
      .limit(batch)
      .execute()
    for (const row of rows) {
      const next = followChain(portal, head, row)
      if ('what' in next) return { ok: false, ...next }
      head = next
    }
    if (rows.length === batch) continue
    if (kept.number > head.number) return { ok: false, number: head.number + 1, what: 'missing' }
    if (kept.number === head.number && Buffer.compare(kept.hash, head.hash) !== 0)
      return { ok: false, number: head.number, what: 'changed' }
    if (kept.number === head.number) return { ok: true, head }
    // Rows beyond the head: written just now, or put there by hand.
    const now = await keptHead(query, portal)
    if (now.number < head.number) return { ok: false, number: now.number + 1, what: 'out-of-place' }
  }
}

const keptHead = async (query: Query, portal: string): Promise<ChainHead> =>
  (await query.selectFrom('audit_heads').select(['number', 'hash']).where('portal', '=', portal).executeTakeFirst()) ??
  emptyChain
