import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { ArchiveBroken, type ArchiveEntry, packArchive, unpackArchive } from './archive.ts'
import { databaseFolder, embeddedMajor, finishDatabase, socketFolder, unfinishedPrefix } from './database-folder.ts'
import { type SocketConnection, type StoreLog, serverPort, startEmbedded } from './embedded.ts'
import { isLocked, lockFolder } from './folder-lock.ts'

/** A backup or a restore cannot take place. The message says why and what to do; nothing was changed. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

/** Where the embedded database lies, and the one file that holds or will hold its backup. */
export interface BackupPlace {
  dataDir: string
  file: string
  log: StoreLog
}

/** Folders whose content a server makes anew at its start (PostgreSQL 18 manual §25.3.4.2), and the write-ahead log, which is copied apart. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const leftOut = /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|pg_internal\.init.*|pgsql_tmp.*)$/
/** Copied last: it tells how far the other files have come. */
const control = 'global/pg_control'
/** Written last into the archive: an archive without it is incomplete. */
const label = 'backup_label'

/**
 * Copies the embedded database into one compressed tar file, readable by its owner alone, while it is being written to: a server that
 * runs is asked over its socket, one that does not run is started for the while. `file` appears, or is replaced, only when complete.
 *
 * Holds everything that was committed before the call, and a consistent state.
 *
 * @throws BackupRefused when there is no embedded database in the folder.
 */
export async function backup(place: BackupPlace): Promise<void> {
  if (!existsSync(databaseFolder(place.dataDir))) {
    throw new BackupRefused(
      `There is no embedded database in ${path.resolve(place.dataDir)}: set DATA_DIR to the folder that holds it.`,
    )
  }
  if (isLocked(place.dataDir)) {
    const dataDir = realpathSync(place.dataDir)
    await copyOut({ host: socketFolder(dataDir), port: serverPort, user: 'postgres', database: 'postgres' }, place)
    return
  }
  const embedded = await startEmbedded(place)
  try {
    await copyOut(embedded.admin, place)
  } finally {
    await embedded.stop()
  }
}

/**
 * Makes an embedded database from a backup in an empty or missing data folder, and starts it once to see that it is whole.
 *
 * @throws BackupRefused when the folder holds something, or the file is no complete backup.
 */
export async function restore(place: BackupPlace): Promise<void> {
  if (!existsSync(place.file)) throw new BackupRefused(`There is no backup file ${place.file}.`)
  if (existsSync(place.dataDir) && readdirSync(place.dataDir).some((name) => !isOwnTrace(name))) {
    throw new BackupRefused(
      `The data folder ${path.resolve(place.dataDir)} is not empty: a backup is restored into an empty folder only.`,
    )
  }
  const lock = lockFolder(place.dataDir)
  try {
    const unfinished = mkdtempSync(path.join(lock.folder, unfinishedPrefix))
    try {
      await copyIn(place.file, unfinished)
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true })
      throw error
    }
    finishDatabase(lock.folder, unfinished)
  } finally {
    lock.release()
  }
  const embedded = await startEmbedded(place).catch((error: unknown) => {
    rmSync(databaseFolder(lock.folder), { recursive: true, force: true })
    throw error
  })
  await embedded.stop()
}

/** What an interrupted restore leaves in an otherwise empty folder. */
function isOwnTrace(name: string): boolean {
  return name === 'lock' || name === 'lock.pid' || name.startsWith(unfinishedPrefix)
}

async function copyOut(admin: SocketConnection, { dataDir, file }: BackupPlace): Promise<void> {
  const client = new pg.Client({ ...admin, application_name: 'madoguchi backup' })
  client.on('error', () => {})
  await client.connect()
  const partial = `${file}.part`
  try {
    rmSync(partial, { force: true })
    const entries = backupEntries(client, databaseFolder(dataDir))
    await pipeline(
      packArchive(entries),
      createGzip({ level: 1 }),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    )
    renameSync(partial, file)
    const folder = await open(path.dirname(path.resolve(file)))
    await folder.sync().finally(() => folder.close())
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * The parts of a low-level base backup (PostgreSQL 18 manual §25.3.4), in the order in which they must be read. The slot, which ends with
 * the session, keeps the write-ahead log from being recycled meanwhile.
 */
async function* backupEntries(client: pg.Client, folder: string): AsyncGenerator<ArchiveEntry> {
  await client.query(`select pg_create_physical_replication_slot('madoguchi_backup_' || pg_backend_pid(), true, true)`)
  const start = await client.query<{ wal: string }>(`select pg_walfile_name(pg_backup_start('madoguchi', true)) as wal`)
  yield* entriesBelow(folder, '')
  const controlFile = await readSteadily(path.join(folder, control))
  yield { name: control, size: controlFile.length, content: [controlFile] }
  const stop = await client.query<{ wal: string; label: string; tablespaces: string }>(
    'select pg_walfile_name(lsn) as wal, labelfile as label, spcmapfile as tablespaces from pg_backup_stop(false)',
  )
  const { wal: last, label: text, tablespaces } = stop.rows[0]!
  if (tablespaces?.trim())
    throw new BackupRefused('The embedded database has tablespaces outside its folder, which a backup cannot hold.')
  const first = start.rows[0]!.wal
  const segments = (await readdir(path.join(folder, 'pg_wal'))).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  )
  for (const name of segments.sort()) yield* fileEntry(folder, `pg_wal/${name}`)
  yield { name: label, size: Buffer.byteLength(text), content: [Buffer.from(text)] }
}

async function* entriesBelow(folder: string, below: string): AsyncGenerator<ArchiveEntry> {
  for (const found of await readdir(path.join(folder, below), { withFileTypes: true }).catch(unlessGone([]))) {
    const name = path.posix.join(below, found.name)
    if (leftOut.test(found.name) || name === control) continue
    if (found.isFile()) yield* fileEntry(folder, name)
    if (!found.isDirectory()) continue
    yield { name, folder: true }
    yield* emptied.has(name) ? foldersBelow(folder, name) : entriesBelow(folder, name)
  }
}

/** Of an emptied folder only its own folders are kept (`pg_wal/archive_status`), without what they hold. */
async function* foldersBelow(folder: string, below: string): AsyncGenerator<ArchiveEntry> {
  if (below !== 'pg_wal') return
  for (const found of await readdir(path.join(folder, below), { withFileTypes: true })) {
    if (found.isDirectory()) yield { name: `${below}/${found.name}`, folder: true }
  }
}

/** A file that is gone by now is left out; one that grows is cut at its present size. Replaying the log mends both. */
async function* fileEntry(folder: string, name: string): AsyncGenerator<ArchiveEntry> {
  const handle = await open(path.join(folder, name)).catch(unlessGone(null))
  if (!handle) return
  try {
    yield { name, size: (await handle.stat()).size, content: contentOf(handle) }
  } finally {
    await handle.close()
  }
}

async function* contentOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(262_144), 0, 262_144, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** A small file that may be rewritten at this very moment: read until it reads the same twice. */
async function readSteadily(file: string): Promise<Buffer> {
  for (let before = readFileSync(file); ; ) {
    const after = readFileSync(file)
    if (after.equals(before)) return after
    before = after
  }
}

function unlessGone<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
}

async function copyIn(file: string, unfinished: string): Promise<void> {
  const names: string[] = []
  try {
    await pipeline(createReadStream(file), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
      names.push(...(await unpackArchive(bytes, unfinished)))
    })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!(error instanceof ArchiveBroken) && !code?.startsWith('Z_')) throw error
    throw new BackupRefused(`${file} is not a complete backup: ${message}.`, { cause: error })
  }
  if (names.at(-1) !== label || !names.includes('PG_VERSION')) {
    throw new BackupRefused(`${file} is not a complete backup of an embedded database.`)
  }
  const major = readFileSync(path.join(unfinished, 'PG_VERSION'), 'utf8').trim()
  if (major !== embeddedMajor) {
    throw new BackupRefused(
      `${file} holds a database of PostgreSQL ${major}; this program runs version ${embeddedMajor}.`,
    )
  }
}
