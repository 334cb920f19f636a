/** Work that comes again and again. */
export interface Job {
  readonly name: string
  /** Milliseconds of real time between looks for work. */
  readonly everyMs: number
  /** Does some of the work there is and tells how much; more than 0 means: again at once. `now` is the program's clock. */
  run(now: Date): Promise<number>
  /** How many runs of this job may go side by side in this process; one where it is left out. */
  readonly lanes?: number
}

/** Where the runner tells of errors; a pino logger fits. */
export interface JobLog {
  error(facts: object, words: string): void
  info(facts: object, words: string): void
}

/** How a job is doing, for `/readyz` and `/metrics`. */
export interface JobStatus {
  readonly name: string
  /** Failed runs in a row; 0 when the last one went well. */
  readonly failures: number
  readonly lastRunAt: Date | null
  readonly lastGoodRunAt: Date | null
}

export interface Runner {
  add(job: Job): void
  /** From now on every job looks for work by itself. */
  start(): void
  /** This job has work: it runs now, in this process. A name nobody added does nothing. */
  wake(name: string): void
  /** Runs every job until none finds work; for tests and the demo. Waits for runs that are under way. */
  idle(): Promise<void>
  /** No further run begins; resolves when those under way have ended. */
  stop(): Promise<void>
  status(): readonly JobStatus[]
}

/** A failing job is looked after less often, up to this many milliseconds apart. */
const longestPause = 30_000

interface Kept {
  readonly job: Job
  readonly busy: Set<Promise<void>>
  /** Woken while every lane was busy: one more look is due. */
  again: boolean
  done: number
  failures: number
  lastRunAt: Date | null
  lastGoodRunAt: Date | null
  timer: NodeJS.Timeout | null
}

/** Runs jobs in this process. What must not be done twice across processes is the jobs' own business (rows are claimed). */
export const createRunner = ({
  log,
  now,
  around = (job) => job,
}: {
  readonly log: JobLog
  readonly now: () => Date
  /** Every job with something around it, such as traces. */
  readonly around?: (job: Job) => Job
}): Runner => {
  const jobs = new Map<string, Kept>()
  let started = false
  let stopped = false

  const once = async (kept: Kept): Promise<number> => {
    const at = now()
    kept.lastRunAt = at
    try {
      const done = await kept.job.run(at)
      if (kept.failures > 0) log.info({ job: kept.job.name, failures: kept.failures }, 'job runs again')
      kept.failures = 0
      kept.lastGoodRunAt = at
      kept.done += done
      return done
    } catch (error) {
      kept.failures += 1
      log.error({ job: kept.job.name, failures: kept.failures, err: error }, 'job failed')
      return 0
    }
  }

  const lane = async (kept: Kept): Promise<void> => {
    do {
      kept.again = false
      while ((await once(kept)) > 0 && !stopped) enter(kept)
    } while (kept.again && !stopped)
  }

  /** Lets one more lane look for work, where one is free. */
  const enter = (kept: Kept): void => {
    if (stopped) return
    if (kept.busy.size >= (kept.job.lanes ?? 1)) {
      kept.again = true
      return
    }
    // Counted as busy before it begins: whatever the job wakes finds it so.
    const running: Promise<void> = Promise.resolve()
      .then(() => lane(kept))
      .finally(() => kept.busy.delete(running))
    kept.busy.add(running)
  }

  const tick = (kept: Kept): void => {
    if (stopped) return
    const pause = kept.failures === 0 ? kept.job.everyMs : kept.job.everyMs * 2 ** Math.min(kept.failures, 10)
    kept.timer = setTimeout(
      () => {
        if (kept.busy.size < (kept.job.lanes ?? 1)) enter(kept)
        tick(kept)
      },
      Math.min(pause, Math.max(longestPause, kept.job.everyMs)),
    )
  }

  const drain = async (): Promise<void> => {
    for (const { busy } of jobs.values()) while (busy.size > 0) await Promise.all(busy)
  }

  return {
    add(job) {
      if (jobs.has(job.name)) throw new Error(`two jobs are named ${job.name}`)
      const kept: Kept = {
        job: around(job),
        busy: new Set(),
        again: false,
        done: 0,
        failures: 0,
        lastRunAt: null,
        lastGoodRunAt: null,
        timer: null,
      }
      jobs.set(job.name, kept)
      if (started) tick(kept)
    },
    start() {
      started = true
      for (const kept of jobs.values()) {
        enter(kept)
        tick(kept)
      }
    },
    wake(name) {
      const kept = jobs.get(name)
      if (kept) enter(kept)
    },
    async idle() {
      const done = (): number => [...jobs.values()].reduce((sum, kept) => sum + kept.done, 0)
      for (let before = -1; before !== done(); ) {
        before = done()
        for (const kept of jobs.values()) enter(kept)
        await drain()
      }
    },
    async stop() {
      stopped = true
      for (const { timer } of jobs.values()) if (timer) clearTimeout(timer)
      await drain()
    },
    status: () =>
      [...jobs.values()].map(({ job, failures, lastRunAt, lastGoodRunAt }) => ({
        name: job.name,
        failures,
        lastRunAt,
        lastGoodRunAt,
      })),
  }
}
