import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openProgram } from '../src/app.ts'
import { openDatabase } from '../src/commands/database.ts'
import { newId } from '../src/kit/ids.ts'
import { readSettings } from '../src/settings.ts'

/**
 * The counter as it runs, in a process of its own, with two routes beside it that the bench divides by: the same bytes as a fixed string
 * on the same HTTP stack, and bare Argon2id with the same parameters in the same process.
 */
const quiet = {
  info: () => {},
  warn: () => {},
  error: (facts: object, message: string) => console.error(message, facts),
}
const settings = readSettings('demo', { ...process.env, TRUSTED_PROXIES: 'loopback' })
const database = await openDatabase(settings, quiet)
const program = await openProgram({ settings, connection: database.connection, migrate: true, log: quiet })

// People enough that no two sign-ins under way are one person's; their passwords are the same, and so is their hash.
const PEOPLE = 2000
const passwordHash = await program.house.hasher.hash('Komorebi-2026')
await program.house.stores.atomically('member', async ({ accounts }) => {
  for (let number = 0; number < PEOPLE; number++) {
    const canonical = `bench-${number}`
    await accounts.create({
      id: newId(new Date(), program.house.random),
      role: 'sole',
      name: '',
      mail: null,
      language: 'ja',
      passwordHash,
      identifiers: [{ kind: 'login-id', canonical }],
      at: new Date(),
    })
  }
})

const bare = new Hono()
const fixed = new Map<string, Promise<{ body: string; headers: [string, string][] }>>()
const headersSent = [
  'content-type',
  'cache-control',
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
]
bare.get('/fixed/*', async (c) => {
  const path = c.req.path.slice('/fixed'.length)
  let kept = fixed.get(path)
  if (!kept) {
    kept = (async () => {
      const answer = await program.server.request(`http://localhost${path}`, { headers: { 'accept-language': 'ja' } })
      return { body: await answer.text(), headers: [...answer.headers].filter(([name]) => headersSent.includes(name)) }
    })()
    fixed.set(path, kept)
  }
  const { body, headers } = await kept
  return new Response(body, { headers })
})
bare.get('/hash', async (c) => {
  await program.house.hasher.hash('a-password-of-the-bench')
  return c.text('done')
})

const main = serve({ fetch: program.server.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  const beside = serve({ fetch: bare.fetch, port: 0, hostname: '127.0.0.1' }, ({ port: barePort }) =>
    process.send?.({ port, barePort }),
  )
  process.on('message', (message) => {
    if (message === 'memory') process.send?.({ rss: process.memoryUsage.rss() })
    if (message !== 'end') return
    main.close()
    beside.close()
    void program
      .close()
      .then(() => database.close())
      .then(() => process.exit(0))
  })
})
