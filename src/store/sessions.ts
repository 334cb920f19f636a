import { sql } from 'kysely'
import type pg from 'pg'
import type { TermsText } from '../domain/accounts/consent.ts'
import type { Session, Sessions } from '../domain/accounts/session.ts'
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

/**
 * Reads a page's session in one round trip: null where there is none, it ended, nobody used it since `idleSince`, or its account may
 * not sign in. `texts` are those to agree to. Every page pays for this, so the statement is prepared once a connection and opens no
 * transaction of its own.
 */
export const readSession = async (
  pool: pg.Pool,
  portal: string,
  tokenHash: string,
  now: Date,
  idleSince: Date,
  texts: readonly Pick<TermsText, 'id' | 'version'>[] = [],
): Promise<Session | null> => {
  const { rows } = await pool.query<SessionFound>({
    name: 'read-session',
    text: `select session_id, account_id, name, role, language, seen_at, outstanding
      from read_session($1, $2, $3, $4, $5, $6)`,
    values: [portal, tokenHash, now, idleSince, texts.map((text) => text.id), texts.map((text) => text.version)],
  })
  const row = rows[0]
  if (!row) return null
  const { session_id: id, account_id: accountId, name, role, language, seen_at: seenAt, outstanding } = row
  return { id, accountId, name, role, language, seenAt, outstanding }
}

interface SessionFound extends Pick<Session, 'name' | 'role' | 'language' | 'outstanding'> {
  session_id: string
  account_id: string
  seen_at: Date
}
