import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRunner, type Job } from './runner.ts'

const now = new Date('2026-11-20T00:00:00Z')

/** A job whose every run waits until the test lets it end. */
const gated = (name: string, lanes = 1) => {
  const gates: PromiseWithResolvers<number>[] = []
  let running = 0
  let most = 0
  const job: Job = {
    name,
    everyMs: 1000,
    lanes,
    async run() {
      most = Math.max(most, ++running)
      const gate = Promise.withResolvers<number>()
      gates.push(gate)
      try {
        return await gate.promise
      } finally {
        running--
      }
    },
  }
  return { job, gates, most: () => most, running: () => running }
}

const logged: string[] = []
const log = {
  info: (_facts: object, words: string) => void logged.push(words),
  error: (_facts: object, words: string) => void logged.push(words),
}

describe('the job runner', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    logged.length = 0
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const settle = () => vi.advanceTimersByTimeAsync(0)

  it('looks for work at its pace, and again at once while there is some', async () => {
    const left = [2, 1, 0, 0, 3, 0]
    const run = vi.fn(async () => left.shift() ?? 0)
    const runner = createRunner({ log, now: () => now })
    runner.add({ name: 'count', everyMs: 1000, run })
    runner.start()
    await settle()
    const atFirst = run.mock.calls.length
    expect(atFirst).toBeGreaterThanOrEqual(3)
    await vi.advanceTimersByTimeAsync(999)
    expect(run.mock.calls.length).toBe(atFirst)
    await vi.advanceTimersByTimeAsync(1)
    expect(run.mock.calls.length).toBeGreaterThan(atFirst)
    expect(run).toHaveBeenCalledWith(now)
    await runner.stop()
  })

  it('never overlaps a job with itself; a call during a run means one more look', async () => {
    const { job, gates, most } = gated('one')
    const runner = createRunner({ log, now: () => now })
    runner.add(job)
    runner.wake('one')
    await settle()
    for (let i = 0; i < 5; i++) runner.wake('one')
    await settle()
    expect(gates).toHaveLength(1)
    gates[0]!.resolve(0)
    await settle()
    expect(gates).toHaveLength(2)
    gates[1]!.resolve(0)
    await settle()
    expect(gates).toHaveLength(2)
    expect(most()).toBe(1)
    await runner.stop()
  })

  it('opens further lanes while there is work, up to their number, and a held lane stops no other', async () => {
    const { job, gates, most, running } = gated('many', 3)
    const runner = createRunner({ log, now: () => now })
    runner.add(job)
    runner.start()
    await settle()
    expect(running()).toBe(1)
    // The first run hangs; the clock starts another lane, which finds work and starts the third.
    await vi.advanceTimersByTimeAsync(1000)
    expect(running()).toBe(2)
    gates[1]!.resolve(1)
    await settle()
    expect(running()).toBe(3)
    for (let i = 0; i < 10; i++) gates.at(-1)!.resolve(1)
    await settle()
    expect(most()).toBe(3)
    const ended = runner.stop()
    for (const gate of gates) gate.resolve(0)
    await ended
    expect(running()).toBe(0)
  })

  it('an error ends neither the job nor the others; a failing job is looked after less often and says so', async () => {
    let broken = true
    const run = vi.fn(async () => {
      if (broken) throw new Error('away')
      return 0
    })
    const other = vi.fn(async () => 0)
    const runner = createRunner({ log, now: () => now })
    runner.add({ name: 'bad', everyMs: 1000, run })
    runner.add({ name: 'good', everyMs: 1000, run: other })
    runner.start()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(run.mock.calls.length).toBeGreaterThan(3)
    expect(run.mock.calls.length).toBeLessThan(10)
    expect(other.mock.calls.length).toBe(61)
    expect(runner.status().find((one) => one.name === 'bad')).toMatchObject({ lastGoodRunAt: null, lastRunAt: now })
    expect(runner.status().find((one) => one.name === 'bad')!.failures).toBe(run.mock.calls.length)
    broken = false
    await vi.advanceTimersByTimeAsync(30_000)
    expect(runner.status().find((one) => one.name === 'bad')).toMatchObject({ failures: 0, lastGoodRunAt: now })
    expect(logged.filter((words) => words === 'job runs again')).toHaveLength(1)
    await runner.stop()
  })

  it('stop waits for what is under way and begins nothing more', async () => {
    const { job, gates } = gated('slow')
    const runner = createRunner({ log, now: () => now })
    runner.add(job)
    runner.start()
    await settle()
    let ended = false
    const stopping = runner.stop().then(() => {
      ended = true
    })
    await vi.advanceTimersByTimeAsync(5000)
    expect(ended).toBe(false)
    gates[0]!.resolve(7)
    await stopping
    runner.wake('slow')
    await vi.advanceTimersByTimeAsync(5000)
    expect(gates).toHaveLength(1)
  })

  it('idle goes on until no job finds work, also work that one job makes for another', async () => {
    const letters: string[] = []
    let requests = 3
    const runner = createRunner({ log, now: () => now })
    runner.add({ name: 'send', everyMs: 1000, run: async () => (letters.pop() ? 1 : 0) })
    runner.add({
      name: 'answer',
      everyMs: 1000,
      run: async () => {
        if (requests === 0) return 0
        requests--
        letters.push('letter')
        return 1
      },
    })
    await runner.idle()
    expect([requests, letters]).toEqual([0, []])
  })

  it('refuses two jobs of one name', () => {
    const runner = createRunner({ log, now: () => now })
    runner.add({ name: 'a', everyMs: 1, run: async () => 0 })
    expect(() => runner.add({ name: 'a', everyMs: 1, run: async () => 0 })).toThrow('two jobs are named a')
    expect(() => runner.wake('nobody')).not.toThrow()
  })
})
