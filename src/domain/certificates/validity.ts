import { days, type Seconds } from '../../kit/time.ts'

/**
 * How long one certificate lives. `term`: as long as its contract's term, for a root of the house's own. `baselineRequirements`: no longer
 * than the CA/Browser Forum allows on the day it is issued; then a term has several certificates, one after the other (CRT-41).
 */
export type ValidityRule = 'term' | 'baselineRequirements'

/** A limit that holds for whatever is issued from a moment on. Days of the requirements begin at midnight UTC. */
export interface DatedLimit {
  readonly from: Date
  readonly days: number
  /** Where it stands. */
  readonly source: string
}

const since = (day: string, limit: number, source: string): DatedLimit => ({
  from: new Date(`${day}T00:00:00Z`),
  days: limit,
  source,
})

/** The longest life of a server certificate by the day of its issue, the newest limit last. */
export const longestLives: readonly DatedLimit[] = [
  since('2020-09-01', 398, 'BR 6.3.2'),
  since('2026-03-15', 200, 'BR 6.3.2 (SC-081v3)'),
  since('2027-03-15', 100, 'BR 6.3.2 (SC-081v3)'),
  since('2029-03-15', 47, 'BR 6.3.2 (SC-081v3)'),
]

/** How long what was examined of an organisation can be relied on for further certificates. */
export const identityReuse: readonly DatedLimit[] = [
  since('2020-09-01', 825, 'BR 4.2.1'),
  since('2026-03-15', 398, 'BR 4.2.1 (SC-081v3)'),
]

/** How long a proof of a domain can be relied on. */
export const domainReuse: readonly DatedLimit[] = [
  since('2020-09-01', 398, 'BR 4.2.1'),
  since('2026-03-15', 200, 'BR 4.2.1 (SC-081v3)'),
  since('2027-03-15', 100, 'BR 4.2.1 (SC-081v3)'),
  since('2029-03-15', 10, 'BR 4.2.1 (SC-081v3)'),
]

/** The limit that holds at a moment. Throws a RangeError before the first one. */
export const limitAt = (limits: readonly DatedLimit[], at: Date): DatedLimit => {
  const limit = limits.findLast(({ from }) => from.getTime() <= at.getTime())
  if (!limit) throw new RangeError(`no limit is known for ${at.toISOString()}`)
  return limit
}

/**
 * The last second of a certificate issued now, whole seconds: the end of the term, or sooner where the rule asks for it. A day is 86,400
 * seconds and the last second counts, so a life of 200 days ends one second before 200 days are over (BR 6.3.2, RFC 5280 §4.1.2.5).
 */
export const lastSecond = (rule: ValidityRule, notBefore: Date, termEnds: Date): Date => {
  const end = wholeSecond(termEnds)
  if (rule === 'term') return end
  const most: Seconds = days(limitAt(longestLives, notBefore).days)
  const last = new Date(wholeSecond(notBefore).getTime() + most * 1000 - 1000)
  return last < end ? last : end
}

/** The moment without the parts of a second that no certificate can say. */
export const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000)

/**
 * From when a further certificate can be asked for within a term: a third of the life before its end (CRT-41). Null where the certificate
 * lives to the end of the term, so that nothing comes after it but a renewal.
 */
export const furtherFrom = (
  certificate: { readonly notBefore: Date; readonly notAfter: Date },
  termEnds: Date,
): Date | null => {
  if (certificate.notAfter.getTime() >= wholeSecond(termEnds).getTime()) return null
  const life = certificate.notAfter.getTime() + 1000 - certificate.notBefore.getTime()
  return new Date(certificate.notAfter.getTime() + 1000 - Math.floor(life / 3))
}
