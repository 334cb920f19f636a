import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { databaseFolder, hint, lastLines, logFile, makeDatabase, makeSocketFolder, turnLog } from './database-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { endLeftover } from './leftover-postgres.ts'
import { EmbeddedFailed, findPostgres, type PostgresProgram } from './postgres-program.ts'

export { EmbeddedRefused } from './folder-lock.ts'
export { EmbeddedFailed } from './postgres-program.ts'

/** What a part of the store tells the operator: facts first, then the sentence (the shape of pino). */
export interface StoreLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Where a database is reached over its unix socket: `host` is the socket's folder. Nobody needs a password there. */
export interface SocketConnection {
  host: string
  port: number
  user: string
  database: string
}

/** A PostgreSQL that this process runs in its data folder. */
export interface Embedded {
  /** The program's own database, as an ordinary role that owns it: row-level security binds it (on tables that force it). */
  connection: SocketConnection
  /** The maintenance database as the superuser: for backups and for making further databases in tests. */
  admin: SocketConnection
  /** Ends the server in good order. May be called more than once. */
  stop(): Promise<void>
  /** How often the server died and was started again. */
  restarts(): number
}

/** The number in the name of the socket; nothing listens on a network. */
export const serverPort = 5432
/** Milliseconds of the waits before a dead server is started again: doubled each time, forgotten after a quiet half minute. */
const firstWait = 100
const longestWait = 5_000
const quietSpell = 30_000
/** How often, and after how many milliseconds, a start is tried again that a predecessor's last processes stood in the way of. */
const attempts = 200
const pause = 50
/** Milliseconds that the server has for an orderly end before it is told to drop everything. */
const orderlyEnd = 20_000

/** Errors' own text may hold what a customer typed, so the server's log tells of the server alone: no failing statement, no rejected value. */
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  jit: 'off',
}

/**
 * Runs a PostgreSQL 18 in `dataDir`: makes its files at the first start, starts it on a private socket, starts it again when it dies,
 * ends it with this process. Any user may do so, root included (see `RunAs`).
 *
 * A predecessor that was killed is no obstacle: its server is ended first, and what it had committed is there.
 *
 * @throws EmbeddedRefused when another process uses the folder.
 * @throws EmbeddedFailed when PostgreSQL cannot run here; the message holds its own last words.
 */
export async function startEmbedded(given: {
  dataDir: string
  log: StoreLog
  program?: PostgresProgram
}): Promise<Embedded> {
  const program = given.program ?? findPostgres()
  const lock = lockFolder(given.dataDir)
  let server: Server | null = null
  try {
    server = new Server(program, lock.folder, given.log)
    await makeDatabase(program, lock.folder)
    await server.start()
    await makeOwnDatabase(server.admin)
  } catch (error) {
    await server?.stop()
    lock.release()
    throw error
  }
  const running = server
  const stop = async () => {
    await running.stop()
    lock.release()
  }
  return { connection: ownConnection(running.admin), admin: running.admin, stop, restarts: () => running.restarts }
}

/** The program's own role and database on the server that `admin` reaches. */
function ownConnection(admin: SocketConnection): SocketConnection {
  return { ...admin, user: 'madoguchi', database: 'madoguchi' }
}

/** Runs at every start, so that an end between two of its steps is mended by the next one. */
async function makeOwnDatabase(admin: SocketConnection): Promise<void> {
  const client = new pg.Client(admin)
  client.on('error', () => {})
  await client.connect()
  try {
    const role = await client.query(`select 1 from pg_roles where rolname = 'madoguchi'`)
    if (role.rowCount === 0)
      await client.query('create role madoguchi login nosuperuser nobypassrls nocreatedb nocreaterole')
    const database = await client.query(`select 1 from pg_database where datname = 'madoguchi'`)
    if (database.rowCount === 0) await client.query('create database madoguchi owner madoguchi')
  } finally {
    await client.end()
  }
}

/** One server process at a time in one folder, kept alive. */
class Server {
  restarts = 0
  readonly admin: SocketConnection
  readonly #program: PostgresProgram
  readonly #dataDir: string
  readonly #log: StoreLog
  readonly #stopping = new AbortController()
  #child: ChildProcess | null = null
  #reviving: Promise<void> = Promise.resolve()
  #wait = firstWait
  /** Where the kernel cannot tie the server to this process, an ordinary end of this process still ends the server. */
  readonly #onExit = () => this.#child?.kill('SIGINT')

  constructor(program: PostgresProgram, dataDir: string, log: StoreLog) {
    this.#program = program
    this.#dataDir = dataDir
    this.#log = log
    this.admin = { host: makeSocketFolder(program, dataDir), port: serverPort, user: 'postgres', database: 'postgres' }
    process.on('exit', this.#onExit)
  }

  /** Starts the server and waits until it answers. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await endLeftover(databaseFolder(this.#dataDir))
      this.#stopping.signal.throwIfAborted()
      const { child, words } = this.#spawn()
      const ended = once(child, 'exit').catch((error: Error) => [error.message])
      if (await answers(this.admin, ended)) {
        void ended.then(() => {
          this.#child = null
          if (!this.#stopping.signal.aborted) this.#reviving = this.#revive()
        })
        return
      }
      this.#child = null
      const [code, signal] = await ended
      // A predecessor's server that had not yet written its name, or whose last processes are still ending: seen by the next look.
      if (attempt < attempts && /lock file "[^"]*" (already exists|is empty)|is still in use/.test(words())) {
        await delay(pause, undefined, { signal: this.#stopping.signal })
        continue
      }
      throw new EmbeddedFailed(
        `The embedded PostgreSQL ended (${signal ?? code}).${hint(this.#program)}\n${lastLines(words())}`,
      )
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    process.off('exit', this.#onExit)
    const child = this.#child
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      const late = setTimeout(() => child.kill('SIGQUIT'), orderlyEnd)
      await ended
      clearTimeout(late)
    }
    await this.#reviving
    if (path.dirname(this.admin.host) !== this.#dataDir) rmSync(this.admin.host, { recursive: true, force: true })
  }

  #spawn(): { child: ChildProcess; words: () => string } {
    const file = logFile(this.#dataDir)
    turnLog(file)
    const from = existsSync(file) ? statSync(file).size : 0
    const log = openSync(file, 'a', 0o600)
    const flags = Object.entries({ ...settings, unix_socket_directories: this.admin.host }).map(
      ([name, value]) => `--${name}=${value}`,
    )
    const child = this.#program.run(
      'postgres',
      ['-D', databaseFolder(this.#dataDir), '-p', String(serverPort), ...flags],
      ['ignore', log, log],
    )
    closeSync(log)
    this.#child = child
    return { child, words: () => readFileSync(file).subarray(from).toString() }
  }

  async #revive(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      this.#log.warn({ waitMs: this.#wait }, 'the embedded PostgreSQL ended unexpectedly; starting it again')
      await delay(this.#wait, undefined, { signal }).catch(() => {})
      this.#wait = Math.min(this.#wait * 2, longestWait)
      if (signal.aborted) return
      try {
        await this.start()
        this.restarts += 1
        this.#log.info({ restarts: this.restarts }, 'the embedded PostgreSQL runs again')
        const calm = this.restarts
        setTimeout(() => {
          if (this.restarts === calm) this.#wait = firstWait
        }, quietSpell).unref()
        return
      } catch (error) {
        if (!signal.aborted) this.#log.error({ err: error }, 'the embedded PostgreSQL could not be started')
      }
    }
  }
}

/** Waits until the server answers (true) or ends (false). Recovery after a crash may take long; while it lives, it is waited for. */
async function answers(admin: SocketConnection, ended: Promise<unknown>): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!over) {
    const client = new pg.Client(admin)
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      await client.end().catch(() => {})
      if ((error as { code?: string }).code === 'EACCES')
        throw new EmbeddedFailed(`${admin.host} cannot be entered.`, { cause: error })
      await Promise.race([delay(15), ended])
    }
  }
  return false
}
