import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'

/** What a load gave: requests a second and how long they took, in milliseconds. */
export interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly count: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
}

export interface LoadOptions {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** The next request as it goes over the wire. */
  request(): string
  /** Milliseconds between a connection's answer and its next request; as fast as it goes where it is left out. */
  readonly pauseMs?: number
}

/** A request as bytes; the path, headers and body are the caller's. */
export const wire = (method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
    '',
    body,
  ].join('\r\n')

/**
 * Sends requests over keep-alive connections, each waiting for its answer. A client of our own, because it shares the machine with what
 * it measures: it reads no more of an answer than its length and status.
 */
export const load = async ({ port, connections, seconds, request, pauseMs }: LoadOptions): Promise<Load> => {
  const times: number[] = []
  const statuses: Record<string, number> = {}
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, () => drive({ port, until, request, pauseMs, times, statuses })),
  )
  const elapsed = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), count: times.length, statuses }
}

interface Drive {
  readonly port: number
  readonly until: number
  readonly request: () => string
  readonly pauseMs: number | undefined
  readonly times: number[]
  readonly statuses: Record<string, number>
}

const drive = (drive: Drive): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(drive.port, '127.0.0.1')
    socket.setNoDelay(true)
    let sentAt = 0
    let head = ''
    let left = -1
    const next = (): void => {
      if (performance.now() >= drive.until) {
        socket.end()
        resolve()
        return
      }
      head = ''
      left = -1
      sentAt = performance.now()
      socket.write(drive.request())
    }
    const answered = (): void => {
      drive.times.push(performance.now() - sentAt)
      const status = head.slice(9, 12)
      drive.statuses[status] = (drive.statuses[status] ?? 0) + 1
      if (drive.pauseMs === undefined) next()
      else setTimeout(next, drive.pauseMs)
    }
    socket.on('data', (chunk) => {
      if (left >= 0) {
        left -= chunk.length
      } else {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = /content-length: (\d+)/i.exec(head.slice(0, end))
        left = Number(length?.[1] ?? 0) - (head.length - end - 4)
      }
      if (left <= 0) answered()
    })
    socket.on('connect', next)
    socket.on('error', reject)
  })
