import { sql } from 'kysely'
import type { Pool } from 'pg'
import { type Throttle, type Try, WAITS, waitAfter } from '../domain/accounts/throttle.ts'
import { addSeconds, seconds as inSeconds } from '../kit/time.ts'
import type { Query } from './db.ts'

/** Counts of tries in one portal (ACC-4). Each is one statement: the row's lock puts parallel tries in a line. */
export const createThrottle = (query: Query, portal: string): Throttle => {
  const countInWindow = async (lane: string, seconds: number, now: Date): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count_in_window(${portal}, ${lane}, ${seconds}, ${now}) as count`.execute(query)
    return rows[0]!.count
  }
  const giveBack = async (lane: string, count = 1): Promise<void> => {
    await query
      .updateTable('tries')
      .set({ count: sql<number>`greatest(count - ${count}, 0)` })
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

    async giveBackEach(lanes) {
      for (const lane of lanes) await giveBack(lane)
    },

    async countUntilClosed(lanes, { most, seconds }, now) {
      // In one order whoever counts, so that two who count many lanes never wait for each other.
      const { rows } = await sql<CountedTry & { lane: string }>`
        insert into tries as t (portal, lane, count, first_at, last_at)
        select ${portal}, lane, 1, ${now}::timestamptz, ${now}::timestamptz from unnest(${lanes}::text[]) as l (lane) order by lane
        on conflict (portal, lane) do update set (count, turned_away, last_at) = (
          select
            case when forgotten then 1 when closed then t.count else t.count + 1 end,
            case when closed then t.turned_away + 1 else 0 end,
            case when closed then t.last_at else greatest(t.last_at, excluded.last_at) end
          from (select forgotten, not forgotten and t.count >= ${most} as closed
            from (select t.last_at + make_interval(secs => ${seconds}) <= excluded.last_at as forgotten) as aged) as judged
        )
        returning lane, count, turned_away, last_at`.execute(query)
      const by = new Map(rows.map((row) => [row.lane, row]))
      return lanes.map((lane): Try => {
        const { count, turned_away, last_at } = by.get(lane)!
        if (turned_away === 0) return { is: 'counted', failures: count }
        return { is: 'waiting', failures: count, until: addSeconds(last_at, inSeconds(seconds)) }
      })
    },

    async takeFromWindow(lane, wanted, { most, seconds }, now) {
      // What could not be had stands in turned_away: only there the statement can tell how many there were left.
      const { rows } = await sql<{ turned_away: number; first_at: Date }>`
        insert into tries as t (portal, lane, count, turned_away, first_at, last_at)
        values (${portal}, ${lane}, least(${wanted}::integer, ${most}), greatest(${wanted}::integer - ${most}, 0), ${now}, ${now})
        on conflict (portal, lane) do update set (count, turned_away, first_at, last_at) = (
          select
            least(held + ${wanted}, ${most}),
            greatest(held + ${wanted} - ${most}, 0),
            case when over then excluded.first_at else t.first_at end,
            greatest(t.last_at, excluded.last_at)
          from (select over, case when over then 0 else t.count end as held
            from (select t.first_at + make_interval(secs => ${seconds}) <= excluded.first_at as over) as aged) as judged
        )
        returning turned_away, first_at`.execute(query)
      const { turned_away, first_at } = rows[0]!
      return { count: wanted - turned_away, until: addSeconds(first_at, inSeconds(seconds)) }
    },
  }
}

/** Giving back in several lanes outside of any transaction: one round trip, and nobody waits for the disk. */
export const giveBackApart =
  (pool: Pool, portal: string): Throttle['giveBackEach'] =>
  async (lanes) => {
    await pool.query({ name: 'give-back-each', text: 'select give_back_each($1, $2)', values: [portal, lanes] })
  }

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
