import type { BulkJob, ClaimedRun, NextDue } from '../domain/keys/bulk.ts'
import type { Job, JobLog } from './runner.ts'

const carryOutBulkJob = 'carry-out-bulk'

export interface CarryOutBulkOptions<S> {
  readonly runs: BulkJob<S>
  /** Does the next part of an upload, inside the transaction that holds it, and says when more is due. */
  work(claimed: ClaimedRun, stores: S, now: Date): Promise<NextDue>
  /** Called when an upload came to an end or to its person: there may be mail. */
  ended(): void
  readonly log: JobLog
}

/** Uploads that are worked on side by side in one process: a large one does not hold up a small one. */
const LANES = 2

/** Checks and carries out uploads of many cards (KEY-70), a little in each transaction. One that fails is tried again later, and never holds up the rest. */
export const carryOutBulk = <S>({ runs, work, ended, log }: CarryOutBulkOptions<S>): Job => ({
  name: carryOutBulkJob,
  everyMs: 1000,
  lanes: LANES,
  run: async (now) => {
    const step = await runs.step(now, (claimed, stores) => work(claimed, stores, now))
    if (step.is === 'none') return 0
    if (step.is === 'failed')
      log.error({ job: carryOutBulkJob, portal: step.portal, run: step.id, err: step.error }, 'an upload waits')
    else if (step.next === null) ended()
    return 1
  },
})
