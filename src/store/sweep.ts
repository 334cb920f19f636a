import { type RawBuilder, sql } from 'kysely'
import { addSeconds, days, hours, type Seconds } from '../kit/time.ts'
import type { Db } from './db.ts'

/** Rows deleted by one statement: few enough that nobody waits for their locks. */
const atOnce = 1000

const before = (now: Date, length: number): Date => addSeconds(now, -length as Seconds)

/** What is past its use, table by table. */
const pastUse = (now: Date): Readonly<Record<string, RawBuilder<boolean>>> => ({
  // Not while a portal is closed nor on the day after: whoever was in a procedure comes back and goes on (KEY-10).
  flow_states: sql`expires_at <= ${now} and not exists (
    select from windows_away w
    where w.portal = flow_states.portal and w.kind = 'maintenance' and w.withdrawn_at is null
      and w.begins_at <= ${now} and w.ends_at > ${before(now, days(1))}
  )`,
  sessions: sql`ends_at <= ${now}`,
  one_time_codes: sql`expires_at <= ${before(now, days(1))}`,
  // An id that has ended is not accepted any more; an hour beside it, for another process's clock may be behind.
  spent_pictures: sql`ends_at <= ${before(now, hours(1))}`,
  // Longer than any window of tries: a temporary password may live seven days.
  tries: sql`last_at <= ${before(now, days(8))}`,
  // Kept a while, so that an old link still finds a page that says what became of it (ACC-25).
  grants: sql`least(expires_at, spent_at) <= ${before(now, days(30))}`,
  known_browsers: sql`seen_at <= ${before(now, days(400))}`,
  // Numbers that nobody chose, and those of devices that have others by now.
  connection_numbers: sql`held_until <= ${now}`,
  // Longer than any application goes on, with maintenance of a week and more in between: whoever comes back to one has no more choice than
  // before (KEY-10, KEY-22).
  number_offers: sql`held_until <= ${before(now, days(15))}`,
  // The rows first, a thousand a time: an upload may have ten thousand.
  bulk_rows: sql`(portal, run_id) in (select portal, id from bulk_runs where expires_at <= ${now})`,
  bulk_runs: sql`expires_at <= ${now} and not exists (
    select from bulk_rows r where r.portal = bulk_runs.portal and r.run_id = bulk_runs.id)`,
  // Thirty days after they were changed last (CRT-10).
  application_drafts: sql`expires_at <= ${now}`,
  // What was sent or given up is kept for staff to look into for a season; no address and name longer than that.
  outbox: sql`state in ('sent', 'failed') and created_at <= ${before(now, days(90))}`,
})

/** Deletes what is past its use, of all portals, and tells how many rows went; more may be left when it is not 0. */
export const sweep = async (db: Db, now: Date): Promise<number> => {
  let gone = 0
  for (const [name, condition] of Object.entries(pastUse(now))) {
    const table = sql.table(name)
    const { numAffectedRows } = await db.inAllPortals((query) =>
      sql`delete from ${table} where ctid = any (array(select ctid from ${table} where ${condition} limit ${atOnce} for update skip locked))`.execute(
        query,
      ),
    )
    gone += Number(numAffectedRows ?? 0)
  }
  return gone
}
