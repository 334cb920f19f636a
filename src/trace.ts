import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Job } from './jobs/runner.ts'
import type { Db } from './store/db.ts'
import type { TraceRequest } from './web/house.ts'

/**
 * OpenTelemetry hooks (PLT-5). The program brings the API alone, which does nothing by itself: whoever wants traces loads an SDK beforehand
 * (`node --import`), and it finds its spans here. No span has an address, a name or what was typed.
 */
const tracer = trace.getTracer('madoguchi')

/**
 * Runs what answers a request within a span of its own, as a child of the caller's where `traceparent` names one (W3C Trace Context). `route` is
 * the path without the ids and tokens in it.
 */
export const traceRequest: TraceRequest = ({ method, route, requestId, headers }, answer) => {
  const parent = propagation.extract(ROOT_CONTEXT, headers, {
    keys: (of) => [...of.keys()],
    get: (of, name) => of.get(name) ?? undefined,
  })
  const attributes = { 'http.request.method': method, 'http.route': route, 'madoguchi.request_id': requestId }
  return tracer.startActiveSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent, async (span) => {
    try {
      const status = await answer()
      span.setAttribute('http.response.status_code', status)
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      return status
    } finally {
      span.end()
    }
  })
}

/** The same database; a transaction of something that is traced is a span of it. */
export const traceDb = (db: Db): Db => ({
  ...db,
  inPortal: (portal, work) => inSpan('transaction', { 'madoguchi.portal': portal }, () => db.inPortal(portal, work)),
  inAllPortals: (work) => inSpan('transaction', { 'madoguchi.portal': '*' }, () => db.inAllPortals(work)),
})

/** The same job; a run that found work is a span. Looks that found none, every second, are none. */
export const traceJob = (job: Job): Job => ({
  ...job,
  run: async (now) => {
    const startTime = performance.now()
    const end = (attributes: Readonly<Record<string, number>>, error?: unknown): void => {
      const span = tracer.startSpan(`job ${job.name}`, { startTime, attributes }, ROOT_CONTEXT)
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) })
      span.end()
    }
    try {
      const done = await job.run(now)
      if (done > 0) end({ 'madoguchi.done': done })
      return done
    } catch (error) {
      end({}, error)
      throw error
    }
  },
})

const inSpan = <T>(name: string, attributes: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> => {
  if (!trace.getSpan(context.active())) return work()
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      // Its kind alone: messages may hold what people typed.
      span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) })
      throw error
    } finally {
      span.end()
    }
  })
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
