import { type Selectable, sql } from 'kysely'
import type { OneTimeCode, OneTimeCodes } from '../domain/accounts/one-time-code.ts'
import type { Query } from './db.ts'
import type { Schema } from './schema.ts'

const codeOf = (row: Selectable<Schema['one_time_codes']> | undefined): OneTimeCode | null =>
  row
    ? {
        codeHash: row.code_hash,
        accountId: row.account_id,
        tries: row.tries,
        sentAt: row.sent_at,
        expiresAt: row.expires_at,
      }
    : null

/** Mailed one-time passwords of one portal, one a sign-in at most (ACC-7). */
export const createOneTimeCodes = (query: Query, portal: string): OneTimeCodes => ({
  async put(flowId, { codeHash, accountId, sentAt, expiresAt }, notBefore) {
    const code = { account_id: accountId, code_hash: codeHash, sent_at: sentAt, expires_at: expiresAt }
    const kept = await query
      .insertInto('one_time_codes')
      .values({ portal, flow_id: flowId, tries: 0, ...code })
      .onConflict((conflict) =>
        conflict.columns(['portal', 'flow_id']).doUpdateSet(code).where('one_time_codes.sent_at', '<=', notBefore),
      )
      .returning('flow_id')
      .executeTakeFirst()
    return kept !== undefined
  },

  async countTry(flowId) {
    const row = await query
      .updateTable('one_time_codes')
      .set({ tries: sql<number>`tries + 1` })
      .where('portal', '=', portal)
      .where('flow_id', '=', flowId)
      .returningAll()
      .executeTakeFirst()
    return codeOf(row)
  },

  async spend(flowId) {
    const spent = await query
      .deleteFrom('one_time_codes')
      .where('portal', '=', portal)
      .where('flow_id', '=', flowId)
      .returning('flow_id')
      .executeTakeFirst()
    return spent !== undefined
  },

  async held(flowId) {
    const row = await query
      .selectFrom('one_time_codes')
      .selectAll()
      .where('portal', '=', portal)
      .where('flow_id', '=', flowId)
      .executeTakeFirst()
    return codeOf(row)
  },
})
