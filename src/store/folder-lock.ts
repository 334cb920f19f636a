import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another program already works in this data folder. The message is one sentence that an operator can act on. */
export class EmbeddedRefused extends Error {
  override name = 'EmbeddedRefused'
}

/** A data folder that this process alone may use until `release` is called or the process ends, however it ends. */
export interface FolderLock {
  /** The folder's real, absolute path. */
  folder: string
  release(): void
}

/** Milliseconds that a look by `isLocked`, or a process that is just dying, may hold us up. */
const patience = 500
/** The locks that are held: one that nothing refers to would be collected as garbage, and let go. */
const held = new Set<DatabaseSync>()
/** The error code of SQLite for "somebody else holds the lock" (SQLITE_BUSY). */
const busy = 5

/**
 * Takes a data folder for this process, making it when it is missing.
 *
 * Node has no file lock of its own, and a file with a process number in it goes stale: the number is taken by a stranger, or belongs
 * to another container. SQLite, which comes with Node, holds a real lock of the operating system on an empty file; the kernel drops it
 * at the very moment the process dies, and processes it started do not inherit it.
 *
 * @throws EmbeddedRefused when another process (or another part of this one) holds the folder.
 */
export function lockFolder(dataDir: string): FolderLock {
  const folder = makeFolder(dataDir)
  const holder = path.join(folder, 'lock.pid')
  const file = path.join(folder, 'lock')
  let lock: DatabaseSync | null = null
  try {
    lock = new DatabaseSync(file, { timeout: patience })
    lock.exec('pragma journal_mode = off; begin exclusive')
  } catch (error) {
    lock?.close()
    if (!isBusy(error)) throw new Error(`${file} cannot be opened: ${(error as Error).message}`, { cause: error })
    const pid = existsSync(holder) ? readFileSync(holder, 'utf8').trim() : ''
    throw new EmbeddedRefused(
      `The data folder ${folder} is in use by another madoguchi process${pid && ` (process ${pid})`}: stop that one first, or set DATA_DIR to another folder.`,
    )
  }
  chmodSync(file, 0o600)
  writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 })
  const taken = lock
  held.add(taken)
  const release = () => {
    if (held.delete(taken)) taken.close()
  }
  return { folder, release }
}

/** Whether a process that lives holds the data folder at this moment. */
export function isLocked(dataDir: string): boolean {
  const file = path.join(path.resolve(dataDir), 'lock')
  if (!existsSync(file)) return false
  const probe = new DatabaseSync(file, { timeout: 0 })
  try {
    probe.exec('pragma journal_mode = off; begin exclusive')
    return false
  } catch (error) {
    if (isBusy(error)) return true
    throw error
  } finally {
    probe.close()
  }
}

function makeFolder(dataDir: string): string {
  const folder = path.resolve(dataDir)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Error(`The data folder ${folder} cannot be made: ${(error as Error).message}`, { cause: error })
  }
  return realpathSync(folder)
}

function isBusy(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === busy
}
