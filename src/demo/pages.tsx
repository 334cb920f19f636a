import type { Context } from 'hono'
import { postMailingsJob } from '../jobs/post-mailings.ts'
import { answerGeneralFailure } from '../web/answer.tsx'
import { CONTENT_SECURITY } from '../web/fixed-headers.ts'
import { readForm } from '../web/read-form.ts'
import type { Server } from '../web/server.tsx'
import type { DemoOptions } from './demo.ts'
import { type GuideFacts, GuidePage } from './guide-page.tsx'
import { framedMail, InboxListPage, MAIL_SANDBOX, MailPage } from './inbox-pages.tsx'
import { MAINTENANCE, planMaintenance, readPlanned } from './maintenance.tsx'
import { moveClock } from './move-clock.ts'
import { answerDemoPage, demoVisits } from './page-frame.ts'

const PAGE = 20
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
// Arrivals are counted from 1; what is no number of one is the newest page.
const ARRIVAL = /^[1-9]\d{0,14}$/

/** The page around a mail shows it in a frame of this site; no other page has frames. */
const WITH_FRAME = `${CONTENT_SECURITY}; frame-src 'self'`
/** The mail in the frame: its own inline styles, no script, no picture from elsewhere, a place of its own without our cookies. */
const MAIL_SECURITY = `sandbox ${MAIL_SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`

/** The demo's pages for people: what the demo is and its clock (`/demo/`), the inbox (`/demo/inbox`). */
export const addDemoPages = (server: Server, options: DemoOptions): void => {
  const { house, inbox, clock, runner } = options
  const visitOf = demoVisits(house)

  const guide = async (request: Request, facts: Partial<GuideFacts>, status = 200): Promise<Response> => {
    const visit = visitOf(request)
    const still = { done: null, refused: null, maintenance: null, refusedPlan: null, planned: await readPlanned(house) }
    const page = <GuidePage visit={visit} facts={{ now: clock.now(), isMoved: clock.isMoved(), ...still, ...facts }} />
    return answerDemoPage(visit, page, status)
  }

  server.get('/demo', (c) => c.redirect('/demo/', 308))
  server.get('/demo/', (c) => {
    const { clock: done, maintenance } = c.req.query()
    return guide(c.req.raw, {
      done: done === 'moved' || done === 'reset' ? done : null,
      maintenance: maintenance === 'announced' || maintenance === 'ended' ? maintenance : null,
    })
  })

  server.post('/demo/clock', async (c) => {
    const { language, url } = visitOf(c.req.raw)
    const form = await readForm(c.req.raw)
    if (!form.ok) return answerGeneralFailure(house, url, language, form.failure, { status: form.status })
    const answer = await moveClock(form.values, clock)
    if (answer.is === 'unreadable') return answerGeneralFailure(house, url, language, 'unreadable')
    if (answer.is === 'refused') return guide(c.req.raw, { refused: answer }, 422)
    return c.redirect(`/demo/?clock=${answer.is}#clock`, 303)
  })

  server.post(MAINTENANCE, async (c) => {
    const { language, url } = visitOf(c.req.raw)
    const form = await readForm(c.req.raw)
    if (!form.ok) return answerGeneralFailure(house, url, language, form.failure, { status: form.status })
    const done = await planMaintenance(form.values, house)
    if (done === null) return answerGeneralFailure(house, url, language, 'unreadable')
    if (typeof done === 'object') return guide(c.req.raw, { refusedPlan: done }, 422)
    runner.wake(postMailingsJob)
    return c.redirect(`/demo/?maintenance=${done}#maintenance`, 303)
  })

  server.get('/demo/inbox', async (c) => {
    // What was asked for a moment ago is in the inbox when it opens.
    await runner.idle()
    const visit = visitOf(c.req.raw)
    const to = (c.req.query('to') ?? '')
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 320)
    const before = c.req.query('before') ?? ''
    const from = ARRIVAL.test(before) ? Number(before) : undefined
    const page = await inbox.newest(PAGE, from, to === '' ? undefined : to)
    return answerDemoPage(visit, <InboxListPage visit={visit} page={page} to={to} isFirst={from === undefined} />)
  })

  const mailOf = (c: Context): ReturnType<typeof inbox.byId> => {
    const { portal = '', id = '' } = c.req.param() as { portal?: string; id?: string }
    return house.portals.has(portal) && UUID.test(id) ? inbox.byId(portal, id) : Promise.resolve(null)
  }

  server.get('/demo/inbox/:portal/:id', async (c, next) => {
    const mail = await mailOf(c)
    if (!mail) return next()
    const visit = visitOf(c.req.raw)
    const page = <MailPage visit={visit} mail={mail} />
    return answerDemoPage(visit, page, 200, { 'content-security-policy': WITH_FRAME })
  })

  server.get('/demo/inbox/:portal/:id/html', async (c, next) => {
    const mail = await mailOf(c)
    if (!mail) return next()
    return c.html(framedMail(mail), 200, { 'content-security-policy': MAIL_SECURITY, 'cache-control': 'no-store' })
  })
}
