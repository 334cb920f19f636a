import { addSeconds, days } from '../../kit/time.ts'
import { domainReuse, identityReuse, limitAt, type ValidityRule } from './validity.ts'

/**
 * Until when what was examined can be relied on for a certificate that is issued now: no longer than the proof of a domain and the data of
 * an organisation last (BR 4.2.1). Null where the rule knows no limit. Afterwards staff have to examine it anew (CRT-41).
 */
export const evidenceEnds = (rule: ValidityRule, examinedAt: Date, now: Date): Date | null =>
  rule === 'term'
    ? null
    : addSeconds(examinedAt, days(Math.min(limitAt(domainReuse, now).days, limitAt(identityReuse, now).days)))

/** Whether it can be relied on now. */
export const evidenceHolds = (rule: ValidityRule, examinedAt: Date, now: Date): boolean => {
  const ends = evidenceEnds(rule, examinedAt, now)
  return ends === null || now <= ends
}
