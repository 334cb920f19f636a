import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EmbeddedFailed, nobody, type PostgresProgram } from './postgres-program.ts'

/** The major version whose files the embedded database writes. */
export const embeddedMajor = '18'

/** Names in a data folder that a database under construction uses until it is complete. */
export const unfinishedPrefix = 'postgres.new-'

/** The longest folder that still leaves room for PostgreSQL's socket name in the about 100 bytes of a socket's address. */
const longestSocketFolder = 80

/** The folder of the database files in a data folder. */
export function databaseFolder(dataDir: string): string {
  return path.join(dataDir, 'postgres')
}

/** The server's log in a data folder. */
export function logFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.log')
}

/** The folder of the server's socket: in the data folder, or in the temporary folder when the data folder's path is too long. */
export function socketFolder(dataDir: string): string {
  const usual = path.join(dataDir, 'run')
  if (Buffer.byteLength(usual) <= longestSocketFolder) return usual
  const short = `madoguchi-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const temporary = path.join(tmpdir(), short)
  return Buffer.byteLength(temporary) <= longestSocketFolder ? temporary : path.join('/tmp', short)
}

/** Makes the socket's folder. Whoever may enter it may enter the database, so nobody else may have made it. */
export function makeSocketFolder(program: PostgresProgram, dataDir: string): string {
  const folder = socketFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const uid = process.getuid?.()
  const ours = found.uid === uid || (uid === 0 && found.uid === nobody)
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0) {
    throw new EmbeddedFailed(
      `${folder} belongs to somebody else: remove it, or set DATA_DIR to a folder with a shorter path.`,
    )
  }
  program.takeFolder(folder)
  chmodSync(folder, 0o700)
  return folder
}

/**
 * Makes the database files when the data folder has none. They are made under another name and renamed when complete, so that an end
 * in the middle leaves nothing that looks like a database.
 *
 * @throws EmbeddedFailed when the files cannot be made, or belong to another major version.
 */
export async function makeDatabase(program: PostgresProgram, dataDir: string): Promise<void> {
  clearUnfinished(dataDir)
  const folder = databaseFolder(dataDir)
  if (existsSync(folder)) {
    const major = existsSync(path.join(folder, 'PG_VERSION'))
      ? readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
      : 'unknown'
    if (major !== embeddedMajor) {
      throw new EmbeddedFailed(
        `${folder} holds files of PostgreSQL version ${major}; this program runs version ${embeddedMajor}.`,
      )
    }
    program.takeFolder(folder)
    return
  }
  const unfinished = mkdtempSync(path.join(dataDir, unfinishedPrefix))
  program.makeFolder(unfinished)
  const initdb = program.run(
    'initdb',
    [
      ...[
        '-D',
        unfinished,
        '-U',
        'postgres',
        '-E',
        'UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      ...['--auth-local=trust', '--auth-host=reject', '--no-instructions'],
    ],
    ['ignore', 'pipe', 'pipe'],
  )
  let said = ''
  for (const stream of [initdb.stdout, initdb.stderr]) {
    stream?.on('data', (part) => {
      said += part
    })
  }
  const code: unknown = (await once(initdb, 'close').catch((error: Error) => [error.message]))[0]
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new EmbeddedFailed(
      `The embedded database could not be made (initdb ended with ${code}).${hint(program)}\n${lastLines(said)}`,
    )
  }
  finishDatabase(dataDir, unfinished)
}

/** Gives a complete database folder its name, and makes sure that the name outlives a power cut. */
export function finishDatabase(dataDir: string, unfinished: string): void {
  renameSync(unfinished, databaseFolder(dataDir))
  const handle = openSync(dataDir, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function clearUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(unfinishedPrefix))
      rmSync(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Keeps the server's log small: a log above 5 MB becomes `postgres.log.1`, replacing the one before. */
export function turnLog(file: string): void {
  if (existsSync(file) && statSync(file).size > 5_000_000) renameSync(file, `${file}.1`)
}

/** The last lines of a text, for an error message. */
export function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-12).join('\n')
}

/** What an operator should know about the way PostgreSQL is run, when it fails. */
export function hint(program: PostgresProgram): string {
  if (program.runAs !== 'nobody') return ''
  return ' It runs as the user nobody, who must be able to pass through every folder above the data folder.'
}
