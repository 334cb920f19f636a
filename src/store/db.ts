import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

// int8 comes as text by default; our counts and audit numbers stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A day is a day, in no zone; by default it comes as this process's midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)

const DEADLOCK = '40P01'

export type Query = Transaction<Schema>

/** The database, which shows rows only of the portal that a transaction names. */
export interface Db {
  /** One transaction on one portal's rows; returning commits, throwing undoes. */
  inPortal<T>(portal: string, work: (query: Query) => Promise<T>): Promise<T>
  /** One transaction on all portals' rows: for jobs and the vendor's own commands, never for a page. */
  inAllPortals<T>(work: (query: Query) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DbOptions {
  readonly connection: pg.ClientConfig
  /** The role that row-level security binds, where the connecting user is above it (see `roles.ts`). */
  readonly role: string | null
  readonly connections?: number
  /** Told of connections that broke while idle, for instance when PostgreSQL is restarted; the next use opens a new one. */
  readonly onIdleError: (error: Error) => void
}

/** Opens a pool of connections; nothing is sent before the first use. */
export const openDb = ({ connection, role, connections = 12, onIdleError }: DbOptions): Db => {
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    // A database that is silent is away too: no page waits for it longer than this.
    statement_timeout: 30_000,
    query_timeout: 35_000,
    ...(role === null ? {} : { options: `-c role=${role}` }),
  })
  let isClosing = false
  // A server that is told to stop with us may be quicker than our goodbye: nothing is broken then.
  pool.on('error', (error) => {
    if (!isClosing) onIdleError(error)
  })
  // The pool listens to connections only while they are idle. One that breaks between two statements of a transaction would end the whole
  // process; so it fails its next statement, and the pool drops it.
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const once = <T>(portal: string, work: (query: Query) => Promise<T>): Promise<T> =>
    kysely.transaction().execute(async (query) => {
      await query.executeQuery(CompiledQuery.raw("select set_config('madoguchi.portal', $1, true)", [portal]))
      return work(query)
    })
  // Two that wait for each other: PostgreSQL undid one of them whole, which may then begin anew. Work is nothing but statements.
  const within = async <T>(portal: string, work: (query: Query) => Promise<T>): Promise<T> => {
    try {
      return await once(portal, work)
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== DEADLOCK) throw error
      return once(portal, work)
    }
  }
  return {
    inPortal: (portal, work) => within(portal, work),
    inAllPortals: (work) => within('*', work),
    pool,
    close: () => {
      isClosing = true
      return pool.end()
    },
  }
}

/** Whether this error says that the database is away or shutting down, rather than that a statement was wrong. */
export const isAway = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string')
    return (
      error instanceof Error && /Connection terminated|not queryable|timeout exceeded|read timeout/i.test(error.message)
    )
  // 08 connection exceptions, 57P01–03 shutdown and start-up, 57014 a statement that took too long, 53300 too many connections; the rest are the socket's own.
  return /^(08...|57P0.|57014|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(code)
}
