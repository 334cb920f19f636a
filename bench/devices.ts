import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Load, load, wire } from './load.ts'
import { openOwnDatabase } from './own-database.ts'

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const CONNECTIONS = 16

interface Running {
  readonly port: number
  readonly barePort: number
  readonly questions: readonly string[]
  readonly child: ChildProcess
}

/** KEY-60: how often a second devices are answered. */
export const benchDevices = async (databaseUrl: string | undefined): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
  const own = databaseUrl === undefined ? null : await openOwnDatabase(databaseUrl)
  const server = await start(dataDir, own?.url)
  try {
    await statuses(server)
  } finally {
    const gone = new Promise((resolve) => server.child.once('exit', resolve))
    server.child.send('end')
    await gone
    await own?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const start = async (dataDir: string, databaseUrl: string | undefined): Promise<Running> => {
  const environment: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir, SMTP_URL: '' }
  if (databaseUrl === undefined) delete environment['DATABASE_URL']
  else environment['DATABASE_URL'] = databaseUrl
  const child = fork(fileURLToPath(new URL('device-server.js', import.meta.url)), {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const told = await new Promise<Omit<Running, 'child'>>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Omit<Running, 'child'>))
    child.once('exit', () => reject(new Error('the server did not start')))
  })
  return { ...told, child }
}

const statuses = async ({ port, barePort, questions }: Running): Promise<void> => {
  let asked = 0
  /** Each device asks from where it stands; or all from one address, as in a building behind one line. */
  const question = (path: string, from: 'own' | 'one') => (): string => {
    asked += 1
    const place = asked % questions.length
    const address = from === 'one' ? '198.51.100.7' : `198.51.${100 + (place >> 8)}.${place & 255}`
    return wire('POST', path, { 'content-type': 'application/json', 'x-forwarded-for': address }, questions[place])
  }
  const run = (at: number, path: string, from: 'own' | 'one' = 'own', seconds = SECONDS): Promise<Load> =>
    load({ port: at, connections: CONNECTIONS, seconds, request: question(path, from) })
  await run(port, '/device/v1/status', 'own', 2)
  await run(barePort, '/unsigned', 'own', 1)
  const fixed = await run(barePort, '/fixed')
  const unsigned = await run(barePort, '/unsigned')
  const signed = await run(port, '/device/v1/status')
  const crowded = await run(port, '/device/v1/status', 'one')
  line('the same bytes as a fixed string, 16 connections', fixed, fixed)
  line('KEY-60 judged, without signature and the checks before', unsigned, fixed)
  line('KEY-60 status, signed', signed, fixed)
  line('KEY-60 status, signed, all from one network address', crowded, fixed)
}

const line = (name: string, { perSecond, p50, p99, statuses }: Load, fixed: Load): void =>
  console.log(
    `${name.padEnd(58)} ${`${perSecond.toFixed(0)}/s`.padStart(10)}  ratio ${(perSecond / fixed.perSecond).toFixed(2)}; p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ${Object.entries(
      statuses,
    )
      .map(([status, count]) => `${status} × ${count}`)
      .join(', ')}`,
  )
