import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Context,
  type ContextManager,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanOptions,
  trace,
} from '@opentelemetry/api'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from './jobs/runner.ts'
import type { Db } from './store/db.ts'
import { traceDb, traceJob, traceRequest } from './trace.ts'

/** What an SDK would be told: spans in the order in which they ended. */
interface Seen {
  readonly name: string
  readonly parent: string | undefined
  readonly attributes: Record<string, unknown>
  readonly status: { code?: number; message?: string }
}
const seen: Seen[] = []

const held = new AsyncLocalStorage<Context>()
const manager: ContextManager = {
  active: () => held.getStore() ?? ROOT_CONTEXT,
  with: (active, work, self, ...args) => held.run(active, () => work.apply(self as never, args as never)) as never,
  bind: (_, target) => target,
  enable: () => manager,
  disable: () => manager,
}

let spans = 0
const startSpan = (name: string, options: SpanOptions = {}, parent: Context = context.active()): Span => {
  const spanId = String(++spans).padStart(16, '0')
  const attributes: Record<string, unknown> = { ...options.attributes }
  const status: { code?: number; message?: string } = {}
  const span = {
    spanContext: (): SpanContext => ({ traceId: '1'.repeat(32), spanId, traceFlags: 1 }),
    setAttribute: (key: string, value: unknown) => {
      attributes[key] = value
      return span
    },
    setStatus: (given: object) => {
      Object.assign(status, given)
      return span
    },
    end: () => void seen.push({ name, parent: trace.getSpanContext(parent)?.spanId, attributes, status }),
  } as unknown as Span
  return span
}
const startActiveSpan = (name: string, ...rest: any[]): unknown => {
  const work = rest.pop() as (span: Span) => unknown
  const [options, parent = context.active()] = rest
  const span = startSpan(name, options, parent)
  return context.with(trace.setSpan(parent, span), () => work(span))
}

/** `traceparent` as W3C Trace Context §3.2 writes it. */
const w3c = {
  inject: () => {},
  fields: () => ['traceparent'],
  extract: (into: Context, carrier: unknown, getter: { get(of: unknown, key: string): unknown }): Context => {
    const [, traceId, spanId] =
      /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(String(getter.get(carrier, 'traceparent'))) ?? []
    return traceId && spanId ? trace.setSpanContext(into, { traceId, spanId, traceFlags: 1, isRemote: true }) : into
  },
}

const request = { method: 'GET', route: '/partner/sign-in', requestId: 'r1', headers: new Headers() }
const db = traceDb({
  inPortal: (_portal: string, work: (query: never) => unknown) => work(undefined as never),
  inAllPortals: (work: (query: never) => unknown) => work(undefined as never),
} as unknown as Db)
const job = (run: () => Promise<number>): Job => traceJob({ name: 'send-mail', everyMs: 1, run })
const now = new Date('2026-11-20T00:00:00Z')

describe('PLT-5 traces', () => {
  it('cost nothing and change nothing where nobody loaded an SDK', async () => {
    expect(await traceRequest(request, async () => 200)).toBe(200)
    expect(await db.inPortal('partner', async () => 'done')).toBe('done')
    expect(await job(async () => 3).run(now)).toBe(3)
    expect(seen).toEqual([])
  })

  describe('with an SDK', () => {
    beforeEach(() => {
      seen.length = 0
      context.setGlobalContextManager(manager)
      propagation.setGlobalPropagator(w3c)
      trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan }) as never })
    })
    afterAll(() => {
      for (const api of [context, propagation, trace]) api.disable()
    })

    it('a request is a child of what its traceparent names, and its transactions are children of it', async () => {
      const headers = new Headers({ traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` })
      await traceRequest({ ...request, headers }, async () => {
        await db.inPortal('partner', async () => 1)
        return 503
      })
      const [inner, outer] = seen
      expect(inner).toMatchObject({ name: 'transaction', attributes: { 'madoguchi.portal': 'partner' } })
      expect(outer).toMatchObject({
        name: 'GET /partner/sign-in',
        parent: 'b'.repeat(16),
        attributes: { 'http.request.method': 'GET', 'http.response.status_code': 503, 'madoguchi.request_id': 'r1' },
        status: { code: 2 },
      })
      expect(inner!.parent).toBe(String(spans - 1).padStart(16, '0'))
    })

    it('a request without one begins a trace, and ends it where answering fails', async () => {
      await expect(
        traceRequest(request, async () => {
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(seen).toMatchObject([{ name: 'GET /partner/sign-in', parent: undefined }])
    })

    it('a failed transaction says what kind of error it was and nothing that people typed', async () => {
      await traceRequest(request, async () => {
        await db
          .inAllPortals(async () => {
            throw new TypeError('hanako@sakura.example')
          })
          .catch(() => {})
        return 500
      })
      expect(seen[0]).toMatchObject({ name: 'transaction', status: { code: 2, message: 'TypeError' } })
      expect(JSON.stringify(seen)).not.toContain('hanako')
    })

    it('a job is a span where it found work or failed; looking for work is none', async () => {
      await job(async () => 0).run(now)
      await db.inAllPortals(async () => 1)
      expect(seen).toEqual([])
      await job(async () => 2).run(now)
      await expect(
        job(async () => {
          throw new RangeError('x')
        }).run(now),
      ).rejects.toThrow('x')
      expect(seen).toMatchObject([
        { name: 'job send-mail', attributes: { 'madoguchi.done': 2 } },
        { name: 'job send-mail', status: { message: 'RangeError' } },
      ])
    })
  })
})
