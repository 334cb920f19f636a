import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Db, isAway, openDb, type Query } from '../../src/store/db.ts'
import { bindRole } from '../../src/store/roles.ts'
import { asAdmin, type FreshDatabase, freshDatabase } from '../setup/fresh-database.ts'

describe('PLT-31: a connection that breaks in the middle of a transaction', () => {
  let database: FreshDatabase
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase()
    const { connection } = database
    db = openDb({ connection, role: await bindRole(connection), connections: 2, onIdleError: () => {} })
  })
  afterAll(async () => {
    await db.close()
    await database.drop()
  })

  const pidOf = async (query: Query): Promise<number> =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(query)).rows[0]!.pid
  /** Ends a connection as the death of the server does, and waits until this process has heard of it. */
  const cut = async (pid: number): Promise<void> => {
    await asAdmin(async (client) => {
      await client.query('select pg_terminate_backend($1)', [pid])
      for (;;) {
        const { rows } = await client.query('select 1 from pg_stat_activity where pid = $1', [pid])
        if (rows.length === 0) break
      }
    })
    for (let turn = 0; turn < 20; turn++) await new Promise((next) => setImmediate(next))
  }

  it.each([
    [
      'between two statements',
      async (query: Query, pid: number) => {
        await cut(pid)
        await sql`select 1`.execute(query)
      },
    ],
    ['while nothing more is asked', async (_query: Query, pid: number) => cut(pid)],
    [
      'within a statement',
      async (query: Query, pid: number) => {
        await Promise.all([sql`select pg_sleep(20)`.execute(query), cut(pid)])
      },
    ],
  ] as const)('%s is told as being away, ends nothing else, and the next one works', async (_when, during) => {
    const failed = await db
      .inPortal('partner', async (query) => {
        await query.insertInto('program_facts').values({ name: 'half-done', value: 'x' }).execute()
        await during(query, await pidOf(query))
      })
      .then(
        () => null,
        (error: unknown) => error,
      )
    expect(failed).toBeInstanceOf(Error)
    expect(isAway(failed), String(failed)).toBe(true)
    const left = await db.inPortal('partner', (query) =>
      query.selectFrom('program_facts').selectAll().where('name', '=', 'half-done').execute(),
    )
    expect(left).toEqual([])
  })
})
