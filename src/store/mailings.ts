import { type Selectable, sql } from 'kysely'
import type { Mailing, Mailings } from '../domain/office/mailing.ts'
import type { Query } from './db.ts'
import type { MailingsTable } from './schema-keys.ts'

/** Mail to many accounts of one portal (KEY-10). */
export const createMailings = (query: Query, portal: string): Mailings => ({
  async begin({ id, letter, facts, windowId, at }) {
    await query
      .insertInto('mailings')
      .values({
        portal,
        id,
        letter,
        window_id: windowId ?? null,
        facts: JSON.stringify(facts),
        created_at: at,
        reached: null,
        ended_at: null,
      })
      .execute()
  },

  async overtake(windowId, at) {
    // First the mailings: whoever is posting a batch of one ends first, and posts no other.
    const rows = await query
      .updateTable('mailings')
      .set((was) => ({ ended_at: was.fn.coalesce('ended_at', sql.val(at)) }))
      .where('portal', '=', portal)
      .where('window_id', '=', windowId)
      .returning('id')
      .execute()
    const mailings = rows.map(({ id }) => id)
    if (mailings.length === 0) return
    await query
      .deleteFrom('outbox')
      .where('portal', '=', portal)
      .where('mailing', 'in', mailings)
      .where('state', '=', 'waiting')
      .execute()
    // What is under way may fail and wait again: it is past its use by then.
    await query
      .updateTable('outbox')
      .set({ facts: sql`jsonb_set(facts, '{until}', to_jsonb(${at.toISOString()}::text))` })
      .where('portal', '=', portal)
      .where('mailing', 'in', mailings)
      .where('state', '=', 'sending')
      .execute()
  },

  async recent(count) {
    const rows = await query
      .selectFrom('mailings')
      .selectAll()
      .where('portal', '=', portal)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(count)
      .execute()
    return rows.map(mailingOf)
  },

  async wantingNews() {
    const { readers } = await query
      .selectFrom('accounts as a')
      .innerJoin('account_details as d', (on) =>
        on.onRef('d.portal', '=', 'a.portal').onRef('d.account_id', '=', 'a.id').on('d.wants_news', '=', true),
      )
      .select((of) => of.fn.countAll<number>().as('readers'))
      .where('a.portal', '=', portal)
      .where('a.state', '=', 'active')
      .where('a.mail', 'is not', null)
      .executeTakeFirstOrThrow()
    return readers
  },

  async declineNews(account) {
    const declined = await query
      .updateTable('account_details')
      .set({ wants_news: false })
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('wants_news', '=', true)
      .returning('account_id')
      .executeTakeFirst()
    await query
      .deleteFrom('outbox')
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('mailing', 'is not', null)
      .where('state', '=', 'waiting')
      .where('letter', '=', 'product-news')
      .execute()
    return declined !== undefined
  },
})

/** A mailing as it is kept. */
export const mailingOf = (row: Selectable<MailingsTable>): Mailing => ({
  id: row.id,
  letter: row.letter,
  facts: row.facts as unknown as Mailing['facts'],
  ...(row.window_id === null ? {} : { windowId: row.window_id }),
  at: row.created_at,
  posted: row.posted,
  endedAt: row.ended_at,
})
