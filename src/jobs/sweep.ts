import type { Job } from './runner.ts'

/** Clears away, once an hour, what is past its use. `sweep` deletes some of it and tells how many rows went. */
export const sweepJob = (sweep: (now: Date) => Promise<number>): Job => ({
  name: 'sweep',
  everyMs: 3_600_000,
  run: sweep,
})
