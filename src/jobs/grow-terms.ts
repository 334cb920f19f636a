import type { Job } from './runner.ts'

export interface GrowTermsOptions<P> {
  /** Portals whose devices have terms. */
  readonly portals: readonly P[]
  /** Deals with one time away of a portal; 0 where none was left. */
  grow(portal: P, now: Date): Promise<number>
}

/** Writes down what terms grow by, once maintenance has begun or an outage was recorded (KEY-33). Until then whoever reads counts it already. */
export const growTerms = <P>({ portals, grow }: GrowTermsOptions<P>): Job => ({
  name: 'grow-terms',
  everyMs: 60_000,
  run: async (now) => {
    let done = 0
    for (const portal of portals) done += await grow(portal, now)
    return done
  },
})
