import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** A log for tests that do not look at it. */
export const silent = { info() {}, warn() {}, error() {} }

/** A process that runs an embedded database and may be killed. */
export interface EmbeddedProcess {
  child: ChildProcessByStdio<null, Readable, null>
  /** Every line it has said so far. */
  said: string[]
  /** Waits for a line; fails when the process ends without it. */
  line(wanted: (line: string) => boolean): Promise<string>
  /** kill -9, and waits until the process is gone. */
  kill(): Promise<void>
  /** Waits until it ends by itself, and gives its exit code. */
  end(): Promise<number | null>
}

/** Starts `embedded-child.mjs`, behind other words (`setpriv …`) if given. */
export function startChild(what: 'hold' | 'write' | 'leave', dataDir: string, before: string[] = []): EmbeddedProcess {
  const script = fileURLToPath(new URL('embedded-child.mjs', import.meta.url))
  const [command, ...args] = [...before, process.execPath, '--expose-gc', script, what, dataDir]
  const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const said: string[] = []
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => said.push(line))
  return {
    child,
    said,
    async line(wanted) {
      for (;;) {
        const found = said.find(wanted)
        if (found !== undefined) return found
        if ((await Promise.race([once(lines, 'line'), closed.then(() => null)])) === null && !said.some(wanted)) {
          throw new Error(`the process ended after saying:\n${said.join('\n')}`)
        }
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
    end: async () => (await closed)[0],
  }
}

/** Runs one statement on a connection of its own and gives the rows. */
export async function ask(connection: pg.ClientConfig, sql: string): Promise<any[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** The server's process number in a data folder. */
export function serverPid(dataDir: string): number {
  return Number.parseInt(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}

/** Whether a process lives. */
export function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
