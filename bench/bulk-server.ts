import { serve } from '@hono/node-server'
import { openProgram } from '../src/app.ts'
import { readSettings } from '../src/settings.ts'

/** The counter as it runs, in a process of its own, on the database that its first argument names; tells how large it is. */
const quiet = {
  info: () => {},
  warn: () => {},
  error: (facts: object, message: string) => console.error(message, facts),
}
const connection = JSON.parse(process.argv[2]!)
const program = await openProgram({ settings: readSettings('demo', {}), connection, migrate: true, log: quiet })
const server = serve({ fetch: program.server.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ port })
  process.on('message', (message) => {
    if (message === 'memory') process.send?.({ rss: process.memoryUsage.rss() })
    if (message !== 'end') return
    server.close()
    void program.close().then(() => process.exit(0))
  })
})
