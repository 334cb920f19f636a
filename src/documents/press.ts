import { Worker } from 'node:worker_threads'
import type { DocumentOutcome, Documents, Sheet } from '../domain/documents.ts'
import { drawSvg } from './draw-svg.ts'
import { pack } from './pack.ts'

/** What the thread is given, one at a time, and what it answers. */
export interface PressOrder {
  readonly sheet: Sheet
  /** The portal's mark as SVG; empty where it has none. */
  readonly mark: string
}
export type PressAnswer = { readonly pdf: Uint8Array } | { readonly fault: string }

export interface PressOptions {
  /** The mark of a portal as SVG; empty where it has none. */
  markOf(portal: string): string
  readonly log: { error(facts: object, message: string): void }
  /** Documents that may wait, beside the one that is being made. */
  readonly backlog?: number
  /** Milliseconds that one document may take; then its thread is ended, whatever it does. */
  readonly longest?: number
  /** Milliseconds without work after which the thread ends and gives back its memory: the typeface alone is 9 MB. */
  readonly idle?: number
  /** The thread's program; a test brings its own. */
  readonly thread?: URL
}

/** Documents, and their end. */
export interface Press extends Documents {
  close(): Promise<void>
}

interface Waiting {
  readonly order: PressOrder
  readonly settle: (outcome: DocumentOutcome) => void
}

// Beside its source while it runs from there, else beside what was made of it.
const ownThread = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * Makes documents in a thread of their own, one after the other, behind a line with a bound. The thread starts with the first document. A
 * document that breaks it, or takes too long, is told as failed; the next one gets a new thread.
 */
export const openPress = (options: PressOptions): Press => {
  const { markOf, log, backlog = 20, longest = 20_000, idle = 60_000, thread = ownThread } = options
  const line: Waiting[] = []
  let worker: Worker | null = null
  let current: { readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | null = null
  let rest: NodeJS.Timeout | null = null
  let closed = false

  const end = async (): Promise<void> => {
    const ending = worker
    worker = null
    await ending?.terminate()
  }

  const settle = (outcome: DocumentOutcome): void => {
    if (!current) return
    clearTimeout(current.timer)
    const { waiting } = current
    current = null
    waiting.settle(outcome)
    next()
  }

  /** Tells the present document as failed; where its thread is not to be trusted any more it is ended. */
  const fail = (reason: unknown, endThread: boolean): void => {
    if (current) log.error({ portal: current.waiting.order.sheet.portal, err: reason }, 'a document could not be made')
    if (endThread) void end()
    settle({ ok: false, why: 'failed' })
  }

  const start = (): Worker => {
    const started = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: 192 } })
    // It is no reason for the program to go on living.
    started.unref()
    started.on('message', (answer: PressAnswer) => {
      if (started !== worker) return
      if ('pdf' in answer) settle({ ok: true, pdf: answer.pdf })
      else fail(answer.fault, false)
    })
    started.on('error', (error) => {
      if (started === worker) fail(error, true)
    })
    started.on('exit', (code) => {
      if (started === worker) fail(`the thread ended with ${code}`, true)
    })
    return started
  }

  const next = (): void => {
    if (current || closed) return
    const waiting = line.shift()
    if (!waiting) {
      rest = setTimeout(() => void end(), idle).unref()
      return
    }
    if (rest) clearTimeout(rest)
    const timer = setTimeout(() => fail(`it took longer than ${longest} ms`, true), longest).unref()
    current = { waiting, timer }
    worker ??= start()
    worker.postMessage(waiting.order)
  }

  return {
    pack,
    draw: drawSvg,
    mark: markOf,
    write: (sheet) =>
      new Promise((answer) => {
        if (closed || line.length >= backlog) {
          answer({ ok: false, why: 'busy' })
          return
        }
        line.push({ order: { sheet, mark: markOf(sheet.portal) }, settle: answer })
        next()
      }),
    async close() {
      closed = true
      for (const { settle: answer } of line.splice(0)) answer({ ok: false, why: 'busy' })
      if (rest) clearTimeout(rest)
      const ended = end()
      settle({ ok: false, why: 'busy' })
      await ended
    },
  }
}
