import { HasherBusy } from '../domain/accounts/password.ts'

/**
 * Runs at most `atOnce` jobs at a time and lets at most `atMost` more wait, first come, first served. A job past that is not begun:
 * its promise rejects with `HasherBusy`, whose `retryAfter` is about the time the line needs to empty at `each` milliseconds a job.
 */
export function waitingLine({ atOnce, atMost, each }: { atOnce: number; atMost: number; each: number }) {
  const waiting: (() => void)[] = []
  let running = 0

  const next = () => {
    const begin = waiting.shift()
    if (begin) begin()
    else running--
  }

  return async <T>(job: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running++
    else if (waiting.length < atMost) await new Promise<void>((begin) => waiting.push(begin))
    else throw new HasherBusy(Math.max(1, Math.ceil((waiting.length * each) / atOnce / 1000)))
    try {
      return await job()
    } finally {
      next()
    }
  }
}
