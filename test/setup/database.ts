import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/store/embedded.ts'
import { isLocked } from '../../src/store/folder-lock.ts'
import { migrate } from '../../src/store/migrate.ts'

/** What a test file needs to make databases of its own. */
export interface TestServer {
  /** Who makes and drops databases. */
  admin: pg.ClientConfig
  /** Who owns and uses them; `database` is not set. */
  user: pg.ClientConfig
  /** The owner's name for `create database … owner`, or null when the admin owns them. */
  owner: string | null
  /** A migrated, empty database to copy; also the start of all names of this run. */
  template: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

const namePrefix = 'madoguchi_test_'
const folderPrefix = 'madoguchi-test-'
const anHour = 3_600_000

/**
 * One server for the whole run: the one DATABASE_URL names, else an embedded one in a temporary folder. A session that is named after the
 * run stays open until its end; databases of a run without a session are leftovers, wherever that run took place.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = `${namePrefix}${process.pid}_${randomBytes(3).toString('hex')}`
  const server = process.env.DATABASE_URL ? external(process.env.DATABASE_URL) : await embedded()
  const session = new pg.Client({ ...server.admin, application_name: run })
  session.on('error', () => {})
  await session.connect()
  await dropLeftovers(session)
  await session.query(`create database ${run}${server.owner ? ` owner ${server.owner}` : ''}`)
  const connection = withDatabase(server.user, run)
  await migrate(connection, new URL('../../migrations/', import.meta.url), new Date('2026-11-01T00:00:00Z'))
  project.provide('testServer', { admin: server.admin, user: server.user, owner: server.owner, template: run })
  return async () => {
    await dropAll(session, (name) => name.startsWith(run))
    await session.end()
    await server.stop()
  }
}

/** A connection to another database of the same server. */
export function withDatabase(connection: pg.ClientConfig, database: string): pg.ClientConfig {
  if (!connection.connectionString) return { ...connection, database }
  const url = new URL(connection.connectionString)
  url.pathname = `/${database}`
  return { ...connection, connectionString: url.href }
}

interface Running extends Pick<TestServer, 'admin' | 'user' | 'owner'> {
  stop(): Promise<void>
}

function external(url: string): Running {
  return { admin: { connectionString: url }, user: { connectionString: url }, owner: null, stop: async () => {} }
}

async function embedded(): Promise<Running> {
  sweepFolders()
  const dataDir = mkdtempSync(path.join(tmpdir(), folderPrefix))
  const silent = { info() {}, warn: console.warn, error: console.error }
  const { admin, connection, stop } = await startEmbedded({ dataDir, log: silent })
  const { host, port, user } = connection
  return {
    admin: { ...admin },
    user: { host, port, user },
    owner: user,
    async stop() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Folders of runs that were killed. A young one may belong to a run that has not locked it yet. */
function sweepFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(folderPrefix))) {
    const folder = path.join(tmpdir(), name)
    const found = statSync(folder, { throwIfNoEntry: false })
    if (!found || found.uid !== process.getuid?.() || Date.now() - found.mtimeMs < anHour || isLocked(folder)) continue
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Databases first, sessions second: a run that lives has its session before its first database. */
async function dropLeftovers(session: pg.Client): Promise<void> {
  const databases = await databaseNames(session)
  const { rows } = await session.query<{ run: string }>('select application_name as run from pg_stat_activity')
  const living = rows.map((row) => row.run).filter((name) => name?.startsWith(namePrefix))
  await dropAll(session, (name) => databases.includes(name) && !living.some((run) => name.startsWith(run)))
}

async function dropAll(session: pg.Client, chosen: (name: string) => boolean): Promise<void> {
  for (const name of (await databaseNames(session)).filter(chosen))
    await session.query(`drop database if exists ${name} with (force)`)
}

async function databaseNames(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [namePrefix],
  )
  return rows.map((row) => row.datname)
}
