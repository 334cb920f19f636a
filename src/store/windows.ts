import type { Selectable } from 'kysely'
import { daysAway } from '../domain/keys/outage.ts'
import type { WindowAway, Windows } from '../domain/office/window.ts'
import type { Query } from './db.ts'
import type { WindowsAwayTable } from './schema-keys.ts'

/** Times in which one portal is, will be or was away (KEY-10, KEY-33). */
export const createWindows = (query: Query, portal: string): Windows => {
  const windows = () => query.selectFrom('windows_away').selectAll().where('portal', '=', portal)
  const inForce = () => windows().where('withdrawn_at', 'is', null)
  const update = (id: string) =>
    query
      .updateTable('windows_away')
      .where('portal', '=', portal)
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
  return {
    async create({ id, kind, from, until, announcedAt, text }) {
      await query
        .insertInto('windows_away')
        .values({
          portal,
          id,
          kind,
          begins_at: from,
          ends_at: until,
          announced_at: announcedAt,
          withdrawn_at: null,
          text_ja: text.ja,
          text_en: text.en,
        })
        .execute()
    },

    async byId(id) {
      const row = await windows().where('id', '=', id).executeTakeFirst()
      return row ? windowOf(row) : null
    },

    async setEnd(id, until, now) {
      const set = await update(id)
        .set({ ends_at: until })
        .where('kind', '=', 'maintenance')
        .where('ends_at', '>', now)
        .returning('id')
        .executeTakeFirst()
      return set !== undefined
    },

    async withdraw(id, at) {
      const withdrawn = await update(id)
        .set({ withdrawn_at: at })
        .where((where) => where.or([where('kind', '=', 'outage'), where('begins_at', '>', at)]))
        .returning('id')
        .executeTakeFirst()
      return withdrawn !== undefined
    },

    async maintenance(since) {
      const rows = await inForce()
        .where('kind', '=', 'maintenance')
        .where('ends_at', '>', since)
        .orderBy('begins_at')
        .orderBy('id')
        .execute()
      return rows.map(windowOf)
    },

    async away(now) {
      const rows = await inForce().where('begins_at', '<=', now).orderBy('begins_at').orderBy('id').execute()
      return rows.map(({ begins_at, ends_at }) => daysAway(begins_at, ends_at))
    },

    async toGrow(now) {
      const rows = await inForce().where('begins_at', '<=', now).orderBy('begins_at').orderBy('id').execute()
      return rows.filter((row) => !isGrown(row)).map(windowOf)
    },

    async grown(id, { from, to }) {
      const marked = await update(id)
        .set({ grown_from: from, grown_to: to })
        .where(({ or, eb }) => or([eb('grown_from', 'is distinct from', from), eb('grown_to', 'is distinct from', to)]))
        .returning('id')
        .executeTakeFirst()
      return marked !== undefined
    },

    async all() {
      const rows = await windows().orderBy('begins_at', 'desc').orderBy('id').execute()
      return rows.map(windowOf)
    },
  }
}

const isGrown = ({ begins_at, ends_at, grown_from, grown_to }: Selectable<WindowsAwayTable>): boolean => {
  const { from, to } = daysAway(begins_at, ends_at)
  return from === grown_from && to === grown_to
}

const windowOf = (row: Selectable<WindowsAwayTable>): WindowAway => ({
  id: row.id,
  kind: row.kind,
  from: row.begins_at,
  until: row.ends_at,
  announcedAt: row.announced_at,
  withdrawnAt: row.withdrawn_at,
  text: { ja: row.text_ja, en: row.text_en },
})
