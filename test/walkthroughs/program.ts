import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from '../setup/fresh-database.ts'

/** The program as a person starts it: a process of its own, in demo mode. */
export interface RunningProgram {
  /** `http://localhost:…`, as the program itself tells it. */
  readonly origin: string
  /** `https://localhost:…`, where browsers are asked for a login certificate. */
  readonly tlsOrigin: string
  /** Every line it has said so far; it logs warnings and faults. */
  readonly said: readonly string[]
  /** Runs something else on the same data, as staff do beside the program: a file below the root. Gives what it printed; fails where it does. */
  run(file: string, ...words: readonly string[]): Promise<string>
  /** Tells it to stop, as Ctrl+C does, and waits; fails when it does not end well by itself. */
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A port nobody listens on. The mails' links carry it, so the program has to be told one. */
const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Where its data go: a database of its own on the server of this run, where DATABASE_URL names one, else the embedded one. */
const freshPlace = async (): Promise<{ environment: Record<string, string>; remove(): Promise<void> }> => {
  if (process.env.DATABASE_URL) {
    const { connection, drop } = await freshDatabase()
    return { environment: { DATABASE_URL: connection.connectionString! }, remove: drop }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-walk-'))
  return {
    environment: { DATA_DIR: folder },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Starts `madoguchi demo` on a free port and a fresh database; resolves when its pages can be opened. */
export const startProgram = async (): Promise<RunningProgram> => {
  if (!existsSync(`${root}dist/src/main.js`)) throw new Error('the program is not built yet: npm run build')
  const place = await freshPlace()
  const port = String(await freePort())
  const tlsPort = String(await freePort())
  const { PATH = '', HOME = '', TMPDIR } = process.env
  // Nothing of the surroundings but what every process needs: the tests' own settings are not the program's.
  const env = {
    PATH,
    HOME,
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    PORT: port,
    TLS_PORT: tlsPort,
    ...place.environment,
  }
  const start = (...words: readonly string[]) =>
    spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const child = start(`${root}bin/madoguchi.mjs`, 'demo')
  const said: string[] = []
  const closed = once(child, 'close').then(([code]) => code as number | null)
  createInterface(child.stderr).on('line', (line) => said.push(line))
  const opened = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line)
      const found = /http:\/\/localhost:\d+/.exec(line)
      if (found) resolve(found[0])
    })
  })
  const origin = await Promise.race([opened, closed.then(() => null)])
  if (origin === null) {
    await place.remove()
    throw new Error(`the program did not start:\n${said.join('\n')}`)
  }
  return {
    origin,
    tlsOrigin: `https://localhost:${tlsPort}`,
    said,
    async run(file, ...words) {
      const staff = start(`${root}${file}`, ...words)
      const printed: string[] = []
      for (const stream of [staff.stdout, staff.stderr]) stream.on('data', (part) => printed.push(String(part)))
      const [code] = await once(staff, 'close')
      if (code !== 0) throw new Error(`${file} ${words.join(' ')} ended with ${code}:\n${printed.join('')}`)
      return printed.join('')
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await closed
      await place.remove()
      if (code !== 0) throw new Error(`the program ended with ${code}:\n${said.join('\n')}`)
      const complaints = said.filter((line) => /"level":(50|60)/.test(line))
      if (complaints.length > 0) throw new Error(`the program logged faults:\n${complaints.join('\n')}`)
    },
  }
}
