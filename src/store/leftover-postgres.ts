import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedFailed } from './postgres-program.ts'

/** Milliseconds between two looks. */
const pause = 20
/** Looks until a server that shuts down slowly is told to drop everything (20 s), and until we give up (30 s). */
const looksBeforeQuit = 1_000
const looksBeforeGivingUp = 1_500

/**
 * Ends the server that a killed predecessor left in a database folder, and waits until none of its processes remains. To be called
 * only by the one who holds the data folder, since then whoever started that server is gone.
 *
 * @throws EmbeddedFailed when it does not end within 30 seconds.
 */
export async function endLeftover(databaseFolder: string): Promise<void> {
  const folder = realpathSync(databaseFolder)
  for (let look = 0; ; look++) {
    const found = processesIn(folder)
    const main = mainProcess(folder)
    if (found.length === 0) {
      // Two leftovers that PostgreSQL would refuse to start over: an empty file, and a number that belongs to a stranger by now (usual in
      // containers, where numbers are few).
      if (main === null || lives(main)) rmSync(path.join(folder, 'postmaster.pid'), { force: true })
      return
    }
    if (look === 0 && main !== null && found.includes(main)) signal(main, 'SIGINT')
    if (look === looksBeforeQuit) for (const pid of found) signal(pid, 'SIGQUIT')
    if (look === looksBeforeGivingUp) {
      throw new EmbeddedFailed(
        `PostgreSQL processes of an earlier run do not end (${found.join(', ')}): end them, then start again.`,
      )
    }
    await delay(pause)
  }
}

/** The process number in `postmaster.pid`, or null when no server has left one. */
function mainProcess(folder: string): number | null {
  const file = path.join(folder, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return pid > 0 ? pid : null
}

/** Every process of a server stands in its database folder. */
function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') {
    const main = mainProcess(folder)
    if (main === null) return []
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(main)], { encoding: 'utf8' }).stdout.includes(folder)
      ? [main]
      : []
  }
  return readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) =>
        pid > 0 &&
        linkOf(`/proc/${pid}/cwd`) === folder &&
        /\/postgres( \(deleted\))?$/.test(linkOf(`/proc/${pid}/exe`) ?? ''),
    )
}

function linkOf(file: string): string | null {
  try {
    return readlinkSync(file)
  } catch {
    return null
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended between the look and the signal.
  }
}
