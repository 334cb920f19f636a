import { sql } from 'kysely'
import { type Throttle, type Try, WAITS, waitAfter } from '../domain/accounts/throttle.ts'
import type { Query } from './db.ts'

/** Counts of tries in one portal (ACC-4). Each is one statement: the row's lock puts parallel tries in a line. */
export const createThrottle = (query: Query, portal: string): Throttle => ({
  async countTry(lane, now) {
    const { rows } = await sql<CountedTry>`
      select count, turned_away, last_at from count_try(${portal}, ${lane}, ${now}, ${waits})`.execute(query)
    return tryOf(rows[0]!)
  },

  async clear(lane) {
    await query.deleteFrom('tries').where('portal', '=', portal).where('lane', '=', lane).execute()
  },

  async countInWindow(lane, seconds, now) {
    const { rows } = await sql<{ count: number }>`
      select count_in_window(${portal}, ${lane}, ${seconds}, ${now}) as count`.execute(query)
    return rows[0]!.count
  },

  async giveBack(lane) {
    await query
      .updateTable('tries')
      .set({ count: sql<number>`greatest(count - 1, 0)` })
      .where('portal', '=', portal)
      .where('lane', '=', lane)
      .execute()
  },
})

/** Seconds to wait by the number of failures so far; the last one holds for all that follow. */
export const waits: readonly number[] = (() => {
  const list: number[] = []
  for (let failures = 0; list.at(-1) !== WAITS.cap; failures++) list.push(waitAfter(failures))
  return list
})()

/** What is read of a row of `tries` after a try. */
export interface CountedTry {
  readonly count: number
  readonly turned_away: number
  readonly last_at: Date
}

/** What a lane says after a try at it. */
export const tryOf = (row: CountedTry): Try =>
  row.turned_away === 0
    ? { is: 'counted', failures: row.count }
    : { is: 'waiting', failures: row.count, until: new Date(row.last_at.getTime() + waitAfter(row.count) * 1000) }
