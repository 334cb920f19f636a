import { sql } from 'kysely'
import type { Sessions } from '../domain/accounts/session.ts'
import type { Query } from './db.ts'

/** The sessions of one portal, and the browsers that somebody signed in with (ACC-4, ACC-5). */
export const createSessions = (query: Query, portal: string): Sessions => {
  const sessions = () => query.selectFrom('sessions').where('portal', '=', portal)
  return {
    async start(session) {
      await query
        .insertInto('sessions')
        .values({
          portal,
          token_hash: session.tokenHash,
          id: session.id,
          account_id: session.accountId,
          browser: session.browser,
          address: session.address,
          created_at: session.at,
          seen_at: session.at,
          ends_at: session.endsAt,
          certificate: session.certificate ?? null,
        })
        .execute()
    },

    async touch(id, now) {
      await query
        .updateTable('sessions')
        .set({ seen_at: now })
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('seen_at', '<', now)
        .execute()
    },

    async end(account, id) {
      const { numDeletedRows } = await query
        .deleteFrom('sessions')
        .where('portal', '=', portal)
        .where('account_id', '=', account)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },

    async endAll(account, but) {
      let ended = query.deleteFrom('sessions').where('portal', '=', portal).where('account_id', '=', account)
      if (but !== undefined) ended = ended.where('id', '<>', but)
      return Number((await ended.executeTakeFirst()).numDeletedRows)
    },

    async endWith(certificate) {
      await query.deleteFrom('sessions').where('portal', '=', portal).where('certificate', '=', certificate).execute()
    },

    async list(account, now, idleSince) {
      const rows = await sessions()
        .select(['id', 'browser', 'address', 'created_at', 'seen_at'])
        .where('account_id', '=', account)
        .where('ends_at', '>', now)
        .where('seen_at', '>', idleSince)
        .orderBy('seen_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(({ created_at, seen_at, ...row }) => ({ ...row, createdAt: created_at, seenAt: seen_at }))
    },

    async knowsBrowser(account, tokenHash) {
      const known = await query
        .selectFrom('known_browsers')
        .select('account_id')
        .where('portal', '=', portal)
        .where('token_hash', '=', tokenHash)
        .where('account_id', '=', account)
        .executeTakeFirst()
      return known !== undefined
    },

    async rememberBrowser(account, tokenHash, now) {
      await query
        .insertInto('known_browsers')
        .values({ portal, token_hash: tokenHash, account_id: account, seen_at: now })
        .onConflict((conflict) =>
          conflict
            .columns(['portal', 'token_hash', 'account_id'])
            .doUpdateSet({ seen_at: sql<Date>`greatest(known_browsers.seen_at, excluded.seen_at)` }),
        )
        .execute()
    },
  }
}
