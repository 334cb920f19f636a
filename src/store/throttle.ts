import { sql } from 'kysely'
import type { Pool } from 'pg'
import { type Throttle, type Try, WAITS, type WindowCount, waitAfter } from '../domain/accounts/throttle.ts'
import { addSeconds, type Seconds } from '../kit/time.ts'
import type { Query } from './db.ts'

/** Counts of tries in one portal (ACC-4). Each is one statement: the row's lock puts parallel tries in a line. */
export const createThrottle = (query: Query, portal: string): Throttle => {
  const countInWindow = async (lane: string, seconds: number, now: Date): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count_in_window(${portal}, ${lane}, ${seconds}, ${now}) as count`.execute(query)
    return rows[0]!.count
  }
  const giveBack = async (lane: string): Promise<void> => {
    await query
      .updateTable('tries')
      .set({ count: sql<number>`greatest(count - 1, 0)` })
      .where('portal', '=', portal)
      .where('lane', '=', lane)
      .execute()
  }
  return {
    countInWindow,
    giveBack,

    async countTry(lane, now) {
      const { rows } = await sql<CountedTry>`
      select count, turned_away, last_at from count_try(${portal}, ${lane}, ${now}, ${waits})`.execute(query)
      return tryOf(rows[0]!)
    },

    async clear(lane) {
      await query.deleteFrom('tries').where('portal', '=', portal).where('lane', '=', lane).execute()
    },

    async countEach(lanes, seconds, now) {
      const counts: WindowCount[] = []
      for (const lane of lanes) {
        const counted = await countInWindow(lane, seconds, now)
        const since = await query
          .selectFrom('tries')
          .select('first_at')
          .where('portal', '=', portal)
          .where('lane', '=', lane)
          .executeTakeFirstOrThrow()
        counts.push(windowOf(seconds)({ counted, since: since.first_at }))
      }
      return counts
    },

    async giveBackEach(lanes) {
      for (const lane of lanes) await giveBack(lane)
    },
  }
}

/** Counting in several lanes outside of any transaction: one round trip, and nobody waits for the disk. */
export const countApart = (pool: Pool, portal: string): Pick<Throttle, 'countEach' | 'giveBackEach'> => ({
  async countEach(lanes, seconds, now) {
    const { rows } = await pool.query<CountedWindow>({
      name: 'count-in-windows',
      text: 'select counted, since from count_in_windows($1, $2, $3, $4)',
      values: [portal, lanes, seconds, now],
    })
    return rows.map(windowOf(seconds))
  },

  async giveBackEach(lanes) {
    await pool.query({ name: 'give-back-each', text: 'select give_back_each($1, $2)', values: [portal, lanes] })
  },
})

interface CountedWindow {
  readonly counted: number
  readonly since: Date
}

const windowOf =
  (length: number) =>
  ({ counted, since }: CountedWindow): WindowCount => ({ count: counted, endsAt: addSeconds(since, length as Seconds) })

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
