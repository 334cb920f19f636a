import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { closedBy } from '../domain/office/window.ts'
import { isNear } from '../kit/network.ts'
import type { House } from './house.ts'
import type { Server } from './server.tsx'
import { addressOf } from './visitor.ts'

/** How the parts of the program are, asked anew for each answer. */
export interface Vitals {
  /** Throws where the database does not answer; names the migrations that are still to be run. */
  pendingMigrations(): Promise<readonly string[]>
  jobs(): readonly { readonly name: string; readonly failures: number }[]
  /** What an operator has to see to while the site serves, in words. */
  notices(): Promise<readonly string[]>
  /** Mails that wait, and those given up. */
  backlog(): Promise<{ readonly waiting: number; readonly failed: number }>
}

/** `/healthz` (alive), `/readyz` (database, migrations, mail worker), `/metrics` (Prometheus text format) (PLT-5). */
export const addHealth = (
  server: Server,
  vitals: Vitals,
  house: Pick<House, 'log' | 'isAway' | 'trustedProxies' | 'portals' | 'clock' | 'away'>,
): void => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'madoguchi_' })
  const waiting = new Gauge({
    name: 'madoguchi_mail_waiting',
    help: 'Mails that wait to be sent',
    registers: [registry],
  })
  const failed = new Gauge({ name: 'madoguchi_mail_failed', help: 'Mails that were given up', registers: [registry] })
  const failures = new Gauge({
    name: 'madoguchi_job_failures',
    help: 'Failed runs of a job in a row',
    labelNames: ['job'],
    registers: [registry],
  })

  const closed = new Gauge({
    name: 'madoguchi_portal_closed',
    help: 'Whether a portal is closed for maintenance',
    labelNames: ['portal'],
    registers: [registry],
  })

  server.get('/healthz', (c) => c.json({ alive: true }, 200, { 'cache-control': 'no-store' }))

  server.get('/readyz', async (c) => {
    const faults: string[] = []
    const notices: string[] = []
    try {
      const pending = await vitals.pendingMigrations()
      if (pending.length > 0) faults.push(`migrations to run: ${pending.join(', ')}`)
      notices.push(...(await vitals.notices()))
    } catch (error) {
      house.log.warn({ err: error }, 'not ready: the database does not answer')
      faults.push('the database does not answer')
    }
    for (const job of vitals.jobs()) if (job.failures >= 3) faults.push(`the job ${job.name} keeps failing`)
    return c.json({ ready: faults.length === 0, faults, notices }, faults.length === 0 ? 200 : 503, {
      'cache-control': 'no-store',
    })
  })

  server.get('/metrics', async (c, next) => {
    // Figures are for the vendor's own network; to anybody else there is nothing here. In a test there is no connection at all.
    const from = addressOf(c.env?.incoming, c.req.header('x-forwarded-for') ?? null, house.trustedProxies)
    if (c.env?.incoming !== undefined && !isNear(from)) return next()
    try {
      const backlog = await vitals.backlog()
      waiting.set(backlog.waiting)
      failed.set(backlog.failed)
    } catch (error) {
      if (!house.isAway(error)) throw error
    }
    const now = house.clock.now()
    for (const portal of house.portals.keys())
      closed.set({ portal }, closedBy(await house.away.of(portal, now), now) ? 1 : 0)
    for (const job of vitals.jobs()) failures.set({ job: job.name }, job.failures)
    return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } })
  })
}
