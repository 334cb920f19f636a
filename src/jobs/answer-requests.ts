import type { ClaimedRequest, RequestsJob, WrittenRequest } from '../domain/accounts/request.ts'
import { addSeconds, minutes, seconds } from '../kit/time.ts'
import type { Job, JobLog } from './runner.ts'

const answerRequestsJob = 'answer-requests'

export interface AnswerRequestsOptions<S> {
  readonly requests: RequestsJob<S>
  /** Does what was asked for, inside the transaction that strikes the request off. */
  answer(written: WrittenRequest, portal: string, stores: S, now: Date): Promise<void>
  /** Called after requests were answered: there may be mail. */
  answered(): void
  readonly log: JobLog
}

const AT_ONCE = 20
const LEASE = minutes(2)
/** With waits that double up to an hour this is about a day, as long as mail is tried. */
const MOST_TRIES = 36

/** Works on what strangers asked for, after the answer has gone; a request that fails is tried again later, and never holds up the rest. */
export const answerRequests = <S>({ requests, answer, answered, log }: AnswerRequestsOptions<S>): Job => {
  const one = async (claimed: ClaimedRequest, now: Date): Promise<void> => {
    try {
      const written = claimed.read()
      await requests.finish(claimed, (stores) => answer(written, claimed.portal, stores, now))
    } catch (error) {
      if (claimed.tries >= MOST_TRIES) {
        log.error(
          { job: answerRequestsJob, portal: claimed.portal, kind: claimed.kind, err: error },
          'a request was given up',
        )
        await requests.finish(claimed, async () => {})
        return
      }
      log.error(
        { job: answerRequestsJob, portal: claimed.portal, kind: claimed.kind, tries: claimed.tries, err: error },
        'a request could not be answered',
      )
      const wait = seconds(Math.min(2 ** claimed.tries, 3600))
      await requests.retry(claimed, error instanceof Error ? error.name : 'unknown', addSeconds(now, wait))
    }
  }
  return {
    name: answerRequestsJob,
    everyMs: 1000,
    run: async (now) => {
      const due = await requests.claim(now, addSeconds(now, LEASE), AT_ONCE)
      for (const claimed of due) await one(claimed, now)
      if (due.length > 0) answered()
      return due.length
    },
  }
}
