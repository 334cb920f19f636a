import { openPictureCode } from '../domain/accounts/picture-code.ts'
import type { Runner } from '../jobs/runner.ts'
import type { Inbox, InboxMail } from '../store/inbox.ts'
import type { House } from '../web/house.ts'
import { readBytes } from '../web/read-form.ts'
import type { Server } from '../web/server.tsx'
import type { DemoClock, KeptFacts } from './clock.ts'
import { addDeviceSimulator } from './device/routes.tsx'
import { addDemoPages } from './pages.tsx'
import { plantSampleData } from './plant.ts'
import { readLoginCertificate } from './plant-login-certificate.ts'
import { publicSampleData } from './sample-data.ts'

export interface DemoOptions {
  readonly house: House
  readonly facts: KeptFacts
  readonly inbox: Inbox
  readonly clock: DemoClock
  readonly runner: Runner
}

export interface Demo {
  addRoutes(server: Server): void
}

const LARGEST_ORDER = 1024

/** Demo mode: sample data, and under `/demo/` the inbox and the clock, for programs as JSON and for people as pages. */
export const openDemo = async (options: DemoOptions): Promise<Demo> => {
  await plantSampleData(options.house, options.facts)
  return {
    addRoutes: (server) => {
      const settled = { ...options, clock: settledClock(options) }
      addJson(server, settled)
      addDemoPages(server, settled)
      addDeviceSimulator(server, settled)
    },
  }
}

/**
 * The clock as people and programs move it: what waits is done first, at its own time (a link asked for a moment ago would else be past its
 * use before it is mailed), and what the move makes due is done before anybody looks.
 */
const settledClock = ({ clock, runner }: DemoOptions): DemoClock => {
  const settled = async (move: () => Promise<Date>): Promise<Date> => {
    await runner.idle()
    const now = await move()
    await runner.idle()
    return now
  }
  return { ...clock, advance: (duration) => settled(() => clock.advance(duration)), reset: () => settled(clock.reset) }
}

const plain = { 'cache-control': 'no-store' }

const addJson = (server: Server, { house, inbox, clock, runner, facts }: DemoOptions): void => {
  server.get('/demo/data', (c) => c.json(publicSampleData(), 200, plain))

  server.get('/demo/certificates/:file{[A-Za-z0-9]{8}\\.p12}', async (c) => {
    const name = c.req.param('file')
    const file = await readLoginCertificate(facts, name.replace('.p12', ''))
    if (!file) return c.notFound()
    return c.body(file.buffer as ArrayBuffer, 200, {
      ...plain,
      'content-type': 'application/x-pkcs12',
      'content-disposition': `attachment; filename="${name}"`,
    })
  })

  server.get('/demo/mail', async (c) => {
    // What was asked for a moment ago is worked on first, so that nobody has to look twice.
    await runner.idle()
    const to = c.req.query('to')
    // No address holds a NUL, and PostgreSQL's text cannot.
    if (to?.includes('\0')) return c.json({ error: 'to: an e-mail address' }, 400, plain)
    const mails = to === undefined ? (await inbox.newest(100)).mails : await inbox.to(to)
    return c.json(mails.map(mailOf), 200, plain)
  })

  // What the picture says, for programs that try the demo: the way past it that nobody has elsewhere.
  server.get('/demo/challenge', (c) => {
    const code = openPictureCode(c.req.query('id') ?? '', house.vault)
    return code
      ? c.json({ answer: code.answer }, 200, plain)
      : c.json({ error: 'id: the value of the hidden field “challenge”' }, 404, plain)
  })

  server.post('/demo/clock', async (c, next) => {
    if (!(c.req.header('content-type') ?? '').toLowerCase().startsWith('application/json')) return next()
    const bytes = await readBytes(c.req.raw, LARGEST_ORDER)
    const order = bytes === null ? null : orderOf(new TextDecoder().decode(bytes))
    if (!order) return c.json({ error: 'send {"advance":"P90D"} or {"reset":true}' }, 400, plain)
    try {
      const now = order === 'reset' ? await clock.reset() : await clock.advance(order)
      return c.json({ now: now.toISOString() }, 200, plain)
    } catch (error) {
      if (error instanceof RangeError)
        return c.json({ error: 'advance: an ISO 8601 duration such as P90D or PT1H' }, 400, plain)
      throw error
    }
  })
}

const orderOf = (text: string): string | 'reset' | null => {
  try {
    const order: unknown = JSON.parse(text)
    if (typeof order !== 'object' || order === null) return null
    const { advance, reset } = order as { advance?: unknown; reset?: unknown }
    if (reset === true) return 'reset'
    return typeof advance === 'string' && advance.length < 100 ? advance : null
  } catch {
    return null
  }
}

const mailOf = ({ id, portal, to, from, subject, text, html, sentAt }: InboxMail) => ({
  id,
  portal,
  to,
  from,
  subject,
  text,
  html,
  sentAt: sentAt.toISOString(),
})
