import type { ReadCertificate } from '../certificate.ts'

/** What a certificate is for: each is built from a profile of its own, and rules say which of them they are about. */
export type ProfileName = 'root' | 'issuing' | 'server-ov' | 'server-ev' | 'member' | 'ocsp'

/** What a certificate is judged with, beside itself. */
export interface RuleFacts {
  readonly profile: ProfileName
  /** The issuer's certificate; a root is its own. */
  readonly issuer: ReadCertificate
}

/** One rule that a certificate has to keep, looked at before it is signed with the issuer's key (CRT-42). */
export interface CertificateRule {
  /** Where it stands: `RFC 5280 §…`, `BR …` (CA/Browser Forum, TLS Baseline Requirements) or `EVG …` (EV Guidelines). */
  readonly cites: string
  /** Certificates that begin before it are not judged by it. */
  readonly from: Date
  readonly about: readonly ProfileName[]
  /** What is wrong, for staff and the log; null where nothing is. */
  breach(certificate: ReadCertificate, facts: RuleFacts): string | null
}

export const servers: readonly ProfileName[] = ['server-ov', 'server-ev']
export const subscribers: readonly ProfileName[] = [...servers, 'member']
export const authorities: readonly ProfileName[] = ['root', 'issuing']
export const everything: readonly ProfileName[] = ['root', 'issuing', 'server-ov', 'server-ev', 'member', 'ocsp']
/** Everything but a root, which nobody stands above. */
export const belowRoot: readonly ProfileName[] = everything.filter((one) => one !== 'root')

/** RFC 5280 is of May 2008. */
export const rfc5280 = new Date('2008-05-01T00:00:00Z')
/** The first day of the Baseline Requirements. */
export const firstRequirements = new Date('2012-07-01T00:00:00Z')
/** The day from which certificates follow the profiles of BR 7.1.2 (SC-062v2). */
export const profiles = new Date('2023-09-15T00:00:00Z')
