import type { Job, JobLog } from './runner.ts'

/** The job by which what was approved becomes a certificate, and what is revoked stands on the next list. */
export const lookAfterCertificatesJob = 'look-after-certificates'

export interface LookAfterCertificatesOptions<P> {
  /** Portals with authorities. */
  readonly portals: readonly P[]
  /** Does a round of a portal's work; 0 where nothing was left. */
  look(portal: P, now: Date): Promise<number>
  /** Called when there may be mail. */
  worked(): void
  readonly log: JobLog
}

/**
 * Issues what is approved, revokes what is due, publishes lists, reminds, renews and ends contracts (CRT-17, CRT-18, CRT-23, CRT-42, CRT-43). One
 * portal that fails holds up no other.
 */
export const lookAfterCertificates = <P>({ portals, look, worked, log }: LookAfterCertificatesOptions<P>): Job => ({
  name: lookAfterCertificatesJob,
  everyMs: 5000,
  run: async (now) => {
    let done = 0
    for (const portal of portals) {
      try {
        done += await look(portal, now)
      } catch (error) {
        log.error({ job: lookAfterCertificatesJob, err: error }, 'the work on certificates of a portal failed')
        if (portals.length === 1) throw error
      }
    }
    if (done > 0) worked()
    return done
  },
})
