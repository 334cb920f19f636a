import type { MailingsJob } from '../domain/office/mailing.ts'
import type { Job, JobLog } from './runner.ts'

export interface PostMailingsOptions {
  readonly mailings: MailingsJob
  /** Called after letters were posted. */
  posted(): void
  readonly log: JobLog
}

/** The job's name, for `wake` after a mailing began. */
export const postMailingsJob = 'post-mailings'

/** Letters of one transaction: few enough that nobody waits for it. */
const AT_ONCE = 500

/** Posts what goes to many accounts, batch by batch (KEY-10). */
export const postMailings = ({ mailings, posted, log }: PostMailingsOptions): Job => ({
  name: postMailingsJob,
  everyMs: 2000,
  run: async (now) => {
    const batch = await mailings.postSome(now, AT_ONCE)
    if (!batch) return 0
    if (batch.isLast) log.info(batch, 'a mailing was posted to everybody')
    if (batch.posted > 0) posted()
    return 1
  },
})
