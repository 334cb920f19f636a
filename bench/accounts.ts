import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Load, load, wire } from './load.ts'
import { openOwnDatabase } from './own-database.ts'

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const CONNECTIONS = 50

/** Sign-ins, a form page and memory: PLT-40, PLT-41, PLT-45. */
export const benchAccounts = async (databaseUrl: string | undefined): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
  const own = databaseUrl === undefined ? null : await openOwnDatabase(databaseUrl)
  const server = await startServer(dataDir, own?.url)
  try {
    await signIns(server)
    await formPage(server)
    await memory(server)
  } finally {
    await server.end()
    await own?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface RunningServer {
  readonly port: number
  readonly barePort: number
  readonly child: ChildProcess
  end(): Promise<void>
}

const startServer = async (dataDir: string, databaseUrl: string | undefined): Promise<RunningServer> => {
  const environment: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir, SMTP_URL: '' }
  if (databaseUrl === undefined) delete environment['DATABASE_URL']
  else environment['DATABASE_URL'] = databaseUrl
  const child = fork(fileURLToPath(new URL('server.js', import.meta.url)), {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port, barePort } = await new Promise<{ port: number; barePort: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number; barePort: number }))
    child.once('exit', () => reject(new Error('the server did not start')))
  })
  return {
    port,
    barePort,
    child,
    end: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.send('end')
      await gone
    },
  }
}

const line = (name: string, value: string, divided = ''): void =>
  console.log(`${name.padEnd(58)} ${value.padStart(14)}  ${divided}`)
const rate = ({ perSecond }: Load): string => `${perSecond.toFixed(perSecond < 1000 ? 1 : 0)}/s`
const latency = ({ p50, p99 }: Load): string => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`

let visitor = 0
/** Another network address for each request, so that the limits of one address do not count. */
const address = (): string => {
  visitor += 1
  return `198.${51 + (visitor >> 16)}.${(visitor >> 8) & 255}.${visitor & 255}`
}

/** PLT-40: sign-ins a second against bare Argon2id in the same process; and another page meanwhile. */
const signIns = async ({ port, barePort }: RunningServer): Promise<void> => {
  const body = () =>
    new URLSearchParams({ identifier: `bench-${visitor % 2000}`, password: 'Komorebi-2026' }).toString()
  const signIn = () =>
    wire(
      'POST',
      '/member/sign-in',
      {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': address(),
      },
      body(),
    )
  const connections = 8
  const bareOnce = () =>
    load({ port: barePort, connections, seconds: SECONDS / 2, request: () => wire('GET', '/hash', {}) })
  await load({ port, connections, seconds: 1, request: signIn })
  // Before and after, so that a machine that gets slower or faster meanwhile counts on both sides.
  const before = await bareOnce()
  const measured = await load({ port, connections, seconds: SECONDS, request: signIn })
  const after = await bareOnce()
  const bare = (before.perSecond + after.perSecond) / 2
  line('PLT-40 bare Argon2id (19 MiB, t=2, p=1), 8 at once', `${bare.toFixed(1)}/s`)
  line(
    'PLT-40 sign-ins, 8 at once',
    rate(measured),
    `ratio ${(measured.perSecond / bare).toFixed(2)} (at least 0.90); ${statusesOf(measured)}`,
  )
  const [, others] = await Promise.all([
    load({ port, connections, seconds: SECONDS, request: signIn }),
    load({
      port,
      connections: 4,
      seconds: SECONDS,
      pauseMs: 20,
      request: () => wire('GET', '/trade/sign-in', { 'accept-language': 'ja' }),
    }),
  ])
  line('PLT-40 another page meanwhile', rate(others), `${latency(others)} (p99 under 50 ms)`)
}

const statusesOf = ({ statuses }: Load): string =>
  Object.entries(statuses)
    .map(([status, count]) => `${status} × ${count}`)
    .join(', ')

/** PLT-41: the sign-in page with a session read from the database, against the same bytes as a fixed string by the same HTTP stack. */
const formPage = async ({ port, barePort, child }: RunningServer): Promise<void> => {
  // The server on one core, the client (and an embedded database's processes, which started before) on the others.
  const pinned = spawnSync('taskset', ['-a', '-p', '-c', '0', String(child.pid)]).status === 0
  spawnSync('taskset', ['-a', '-p', '-c', '1', String(process.pid)])
  const cookie =
    'madoguchi-trade-browser=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; madoguchi-trade-session=BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB'
  const page = () => wire('GET', '/trade/sign-in', { 'accept-language': 'ja', cookie })
  const fixed = () => wire('GET', '/fixed/trade/sign-in', { 'accept-language': 'ja', cookie })
  await load({ port, connections: CONNECTIONS, seconds: 2, request: page })
  await load({ port: barePort, connections: CONNECTIONS, seconds: 2, request: fixed })
  const fixedString = await load({ port: barePort, connections: CONNECTIONS, seconds: SECONDS, request: fixed })
  const rendered = await load({ port, connections: CONNECTIONS, seconds: SECONDS, request: page })
  spawnSync('taskset', ['-a', '-p', '-c', '0-1023', String(child.pid)])
  spawnSync('taskset', ['-a', '-p', '-c', '0-1023', String(process.pid)])
  line(
    `PLT-41 the same bytes as a fixed string, 50 connections${pinned ? ', one core' : ''}`,
    rate(fixedString),
    latency(fixedString),
  )
  line(
    'PLT-41 sign-in page, session read from the database',
    rate(rendered),
    `ratio ${(rendered.perSecond / fixedString.perSecond).toFixed(2)} (at least 0.20); ${latency(rendered)} (p99 under 50 ms); ${statusesOf(rendered)}`,
  )
}

/** PLT-45: memory of the process after the load. */
const memory = async ({ child }: RunningServer): Promise<void> => {
  const { rss } = await new Promise<{ rss: number }>((resolve) => {
    child.once('message', (message) => resolve(message as { rss: number }))
    child.send('memory')
  })
  line('PLT-45 memory of the process after the load', `${Math.round(rss / 1048576)} MB`, '(under 300 MB)')
}
