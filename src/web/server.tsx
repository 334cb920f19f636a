import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import type { FailureName } from '../desks/words.ts'
import { HasherBusy } from '../domain/accounts/password.ts'
import { answerFailure, answerGeneralFailure, type FailureFacts } from './answer.tsx'
import { answerClosed } from './closed.tsx'
import { completeHeaders } from './fixed-headers.ts'
import { drawFront } from './front.tsx'
import type { House, Visit } from './house.ts'
import { answerOneClick, isOneClick } from './one-click.ts'
import { answerPicture } from './picture.ts'
import { isOcsp } from './pki.ts'
import { openPortalFront } from './portal-front.tsx'
import { routeOf } from './route-of.ts'
import { openLink, runFirst, runStep } from './run-flow.tsx'
import { comesFromHere } from './same-site.ts'
import { drawTerms } from './terms.tsx'
import { openVisit, requestedLanguage } from './visit.ts'

/** What a route gets from the HTTP server: the connection, where there is one. */
export interface Bindings {
  readonly incoming?: IncomingMessage
}

export type Server = Hono<{ Bindings: Bindings; Variables: { requestId: string } }>

const SAFE = new Set(['GET', 'HEAD'])
/** What machines ask for every few seconds, and files: nothing a log is read for. */
const QUIET = /^\/(healthz|readyz|metrics|assets\/)/

/**
 * The counter over HTTP. `more` adds routes that belong to no portal (health, demo); they come after the checks that no route can leave
 * out: the request's id, the headers, the proof that a change was asked for on our own pages (PLT-21).
 */
export const createServer = (house: House, more: (server: Server) => void = () => {}): Server => {
  const server: Server = new Hono()

  server.use(async (c, next) => {
    const began = performance.now()
    const requestId = house.random.token().slice(0, 12)
    c.set('requestId', requestId)
    if (QUIET.test(c.req.path)) {
      await next()
      return completeHeaders(c.res, house.cookies.secure, requestId)
    }
    const route = routeOf(house.portals, c.req.path)
    await house.trace({ method: c.req.method, route, requestId, headers: c.req.raw.headers }, async () => {
      await next()
      return c.res.status
    })
    completeHeaders(c.res, house.cookies.secure, requestId)
    // The path of a mailed link holds its token: the log gets its shape alone.
    const path = c.req.path.replace(/(\/open\/).*/, '$1…')
    house.log.info(
      { requestId, method: c.req.method, path, status: c.res.status, ms: Math.round(performance.now() - began) },
      'request',
    )
  })

  server.use(async (c, next) => {
    // What a link in a mail allows is proved by its token, not by a cookie: there is nothing another site could make use of.
    // A question about a certificate changes nothing, and nobody is known by it.
    if (SAFE.has(c.req.method) || isOneClick(c.req.raw, c.req.path) || isOcsp(c.req.path)) return next()
    const url = new URL(c.req.url)
    if (!comesFromHere(c.req.raw, house.origins.length > 0 ? house.origins : [url.origin])) {
      const { language } = requestedLanguage(c.req.raw, url)
      return answerGeneralFailure(house, url, language, 'otherSite')
    }
    return next()
  })

  server.get(
    '/assets/*',
    (c) => house.assets.handle(c.req.path, c.req.header('accept-encoding')) ?? fail(c.req.raw, 'notFound'),
  )
  server.get('/favicon.ico', (c) => c.redirect(house.assets.urlOf('logo.svg'), 302))
  server.get('/', (c) => drawFront(house, c.req.raw))

  const fail = (request: Request, name: FailureName, facts: FailureFacts = {}): Response => {
    const url = new URL(request.url)
    return answerGeneralFailure(house, url, requestedLanguage(request, url).language, name, facts)
  }

  more(server)

  // Everything of a portal: one way in, so that no page can leave out the session, the language or the errors' pages.
  server.all('/:portal/*', (c) => inPortal(c.req.raw, c.env?.incoming, c.get('requestId')))
  server.all('/:portal', (c) =>
    house.portals.has(c.req.param('portal'))
      ? c.redirect(`/${c.req.param('portal')}/${new URL(c.req.url).search}`, 308)
      : fail(c.req.raw, 'notFound'),
  )
  server.notFound((c) => fail(c.req.raw, 'notFound'))
  server.onError((error, c) => {
    const { name, facts } = faultOf(house, error, c.get('requestId'), c.req.path)
    return fail(c.req.raw, name, facts)
  })

  const inPortal = async (
    request: Request,
    incoming: IncomingMessage | undefined,
    requestId: string,
  ): Promise<Response> => {
    const url = new URL(request.url)
    const [, name = '', ...rest] = url.pathname.split('/')
    const open = house.portals.get(name)
    if (!open) return fail(request, 'notFound')
    if (request.method !== 'POST' && !SAFE.has(request.method))
      return fail(request, 'method', { allow: 'GET, HEAD, POST' })
    const now = house.clock.now()
    const windows = await house.away.of(name, now)
    const closed = answerClosed({ house, open, request, url, requestId, now, windows })
    if (closed) return closed
    const visit = await openVisit(house, open, request, url, incoming, requestId, { now, windows })
    try {
      return await route(visit, rest)
    } catch (error) {
      const { name: failure, facts } = faultOf(house, error, requestId, url.pathname)
      return answerFailure(visit, failure, facts)
    }
  }

  return server
}

const onlyGet = (visit: Visit, answer: () => Promise<Response> | Response): Promise<Response> | Response =>
  SAFE.has(visit.request.method) ? answer() : answerFailure(visit, 'method', { allow: 'GET, HEAD' })

/** A portal's pages by their path below the portal: its front, links of mails, texts, flows and their steps. */
const route = async (visit: Visit, path: readonly string[]): Promise<Response> => {
  const [first = '', second, third, ...more] = path
  if (first === '' && second === undefined) return onlyGet(visit, () => openPortalFront(visit))
  if (first === 'open' && second !== undefined && third === undefined && isOneClick(visit.request, visit.url.pathname))
    return answerOneClick(visit, second)
  if (first === 'open' && second !== undefined && third === undefined)
    return onlyGet(visit, () => openLink(visit, second))
  if (first === 'terms' && second !== undefined && third === undefined)
    return onlyGet(visit, () => drawTerms(visit, second))
  if (first === 'picture' && second !== undefined && third === undefined)
    return onlyGet(visit, () => answerPicture(visit, second))
  const flow = visit.open.flows.get(first)
  if (!flow || more.length > 0) return answerFailure(visit, 'notFound')
  if (second === undefined) return runFirst(visit, flow)
  // A step's name comes from the address: only names that the flow has.
  return third === undefined || !Object.hasOwn(flow.steps, third)
    ? answerFailure(visit, 'notFound')
    : runStep(visit, flow, second, third)
}

/** What the person is told of an error, and the log: a fault of ours gets a number that stands in both. */
const faultOf = (
  house: House,
  error: unknown,
  requestId: string,
  path: string,
): { name: FailureName; facts: FailureFacts } => {
  if (error instanceof HasherBusy) return { name: 'busy', facts: { retryAfter: error.retryAfter } }
  if (house.isAway(error)) {
    house.log.warn({ requestId, err: error }, 'the database is away')
    return { name: 'away', facts: { retryAfter: 10 } }
  }
  house.log.error({ requestId, path: path.replace(/(\/open\/).*/, '$1…'), err: error }, 'a fault of ours')
  return { name: 'fault', facts: { reference: requestId } }
}
