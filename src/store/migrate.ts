import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** The migration files and what the database says was applied do not fit together. The message names the file and says what to do. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

/** One migration file, `NNNN_noun.sql`. */
interface Migration {
  name: string
  /** SHA-256 of the file, hexadecimal. */
  sha256: string
  sql: string
}

/** What `pendingMigrations` needs: a client, or a pool. */
export interface Queryable {
  query(text: string): Promise<{ rows: { name: string; sha256: string }[] }>
}

/** Any fixed number: all processes that migrate one database queue up for this advisory lock. */
const queue = 6_340_121

/**
 * Brings a database to the state of the migration files: each file that was not applied yet, in the order of the names, in a
 * transaction of its own. Any number of processes may do so at once; each file is applied once. Nothing is ever undone.
 *
 * @param now written down as the time at which the files were applied
 * @returns the names of the files that this call applied
 * @throws MigrationRefused when an applied file was changed or is missing, or a new one has a number below an applied one.
 */
export async function migrate(connection: pg.ClientConfig, folder: URL | string, now: Date): Promise<string[]> {
  const files = readMigrations(folder)
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  const done: string[] = []
  try {
    for (let name = await applyNext(client, files, now); name !== null; name = await applyNext(client, files, now))
      done.push(name)
    return done
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * The names of the files that were not applied yet; an empty list means that the database is ready for this program. Files that a newer
 * program applied do not matter: old processes go on while new ones start.
 */
export async function pendingMigrations(client: Queryable, folder: URL | string): Promise<string[]> {
  const applied = await readApplied(client)
  return readMigrations(folder)
    .map((file) => file.name)
    .filter((name) => !applied.has(name))
}

/** One file in one transaction. The lock lies in the transaction too, so that it also holds behind a pooler, and ends with the connection. */
async function applyNext(client: pg.Client, files: Migration[], now: Date): Promise<string | null> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${queue})`)
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null)',
    )
    const next = chooseNext(files, await readApplied(client))
    if (next) {
      await client.query(next.sql)
      await client.query('insert into migrations (name, sha256, applied_at) values ($1, $2, $3)', [
        next.name,
        next.sha256,
        now,
      ])
    }
    await client.query('commit')
    return next?.name ?? null
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

function chooseNext(files: Migration[], applied: Map<string, string>): Migration | null {
  const held = new Map(files.map((file) => [file.name, file]))
  for (const [name, sha256] of applied) {
    const file = held.get(name)
    if (!file)
      throw new MigrationRefused(
        `Migration ${name} was applied to this database, but its file is missing: use the program that brought it, or a newer one.`,
      )
    if (file.sha256 !== sha256) {
      throw new MigrationRefused(
        `Migration ${name} was changed after it was applied to this database: restore the file and put the change into a new one.`,
      )
    }
  }
  const next = files.find((file) => !applied.has(file.name))
  if (!next) return null
  const last = [...applied.keys()].sort().at(-1)
  if (last !== undefined && next.name < last) {
    throw new MigrationRefused(
      `Migration ${next.name} comes before ${last}, which was already applied: give it a higher number.`,
    )
  }
  return next
}

function readMigrations(folder: URL | string): Migration[] {
  const at = typeof folder === 'string' ? folder : fileURLToPath(folder)
  const names = readdirSync(at)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  for (const [index, name] of names.entries()) {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
      throw new MigrationRefused(`${name} is no name for a migration: four digits, _, a noun, .sql.`)
    if (names[index - 1]?.slice(0, 4) === name.slice(0, 4)) {
      throw new MigrationRefused(`Migrations ${names[index - 1]} and ${name} have the same number.`)
    }
  }
  return names.map((name) => {
    const sql = readFileSync(path.join(at, name), 'utf8')
    return { name, sha256: createHash('sha256').update(sql).digest('hex'), sql }
  })
}

/** Name and hash of each applied file; none when the database is new. */
async function readApplied(client: Queryable): Promise<Map<string, string>> {
  const table = await client.query(`select to_regclass('migrations')::text as name, '' as sha256`)
  if (!table.rows[0]?.name) return new Map()
  const { rows } = await client.query('select name, sha256 from migrations')
  return new Map(rows.map((row) => [row.name, row.sha256]))
}
