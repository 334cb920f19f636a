import type { Server } from 'node:http'
import { serve as listen } from '@hono/node-server'
import { pino } from 'pino'
import { openProgram } from '../app.ts'
import { readSettings, type Settings } from '../settings.ts'
import { answerBrokenRequests } from '../web/broken-requests.ts'
import { openDatabase } from './database.ts'
import { withoutData } from './log-errors.ts'
import { listenForCertificates } from './serve-tls.ts'

/** Milliseconds that requests under way have to end when the program is told to stop. */
const DRAIN = 10_000

const drain = async (server: ReturnType<typeof listen>): Promise<void> => {
  const drained = new Promise<void>((resolve) => server.close(() => resolve()))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), DRAIN)
  await drained
  clearTimeout(late)
}

/** Serves until it is told to stop: `demo` with sample data and the inbox, `serve` for production. */
export const serve = async (mode: Settings['mode']): Promise<void> => {
  const settings = readSettings(mode)
  const log = pino(
    { level: mode === 'demo' ? 'warn' : 'info', serializers: { err: withoutData } },
    pino.destination({ dest: 2, sync: false }),
  )
  const database = await openDatabase(settings, log)
  const program = await openProgram({ settings, connection: database.connection, migrate: mode === 'demo', log }).catch(
    async (error: unknown) => {
      await database.close()
      throw error
    },
  )
  const tls = await listenForCertificates(program, settings, log)
  const server = listen({ fetch: program.server.fetch, hostname: settings.host, port: settings.port }, ({ port }) => {
    if (mode === 'demo') console.log(`Madoguchi is open: http://localhost:${port}/`)
    else log.info({ port }, 'open')
  })
  answerBrokenRequests(server as Server, program.house)
  if (tls) answerBrokenRequests(tls as Server, program.house)

  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    await Promise.all([server, ...(tls ? [tls] : [])].map(drain))
    await program.close()
    await database.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end().then(() => process.exit(0)))
}
