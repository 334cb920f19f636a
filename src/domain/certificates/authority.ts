import type { ReadCertificate } from './certificate.ts'
import type { DistinguishedName } from './distinguished-name.ts'
import type { ReasonCode } from './revocation.ts'
import type { Breach } from './rules/all.ts'
import type { ProfileName } from './rules/rule.ts'

/** The house's authorities: a root that can be kept elsewhere, and who issues what below it (CRT-40). */
export type AuthorityName = 'root' | 'sr' | 'ev' | 'member'
export const authorityNames: readonly AuthorityName[] = ['root', 'sr', 'ev', 'member']

/** What a certificate is to be issued for, and what it is to say. */
export interface CertificateOrder {
  readonly issuer: Exclude<AuthorityName, 'root'>
  readonly profile: ProfileName
  /** What allows it, once: an application with its place, or an account with the number of its login certificate. */
  readonly approval: string
  readonly applicationId: string | null
  readonly contractId: string | null
  readonly accountId: string | null
  readonly subject: DistinguishedName
  /** Names of servers, in ASCII. */
  readonly names: readonly string[]
  readonly spki: Buffer
  readonly notBefore: Date
  readonly notAfter: Date
}

declare const prepared: unique symbol

/** A certificate that was built, looked at by every rule, and has its serial number reserved. Only `prepare` makes one; it is good once. */
export interface Prepared {
  readonly [prepared]: true
  readonly issuer: AuthorityName
  readonly serial: string
}

export type Preparation =
  | { readonly is: 'prepared'; readonly prepared: Prepared }
  /** Rules that it would break; nothing is reserved. */
  | { readonly is: 'refused'; readonly breaches: readonly Breach[] }
  /** The approval has its certificate already, or is under way elsewhere. */
  | { readonly is: 'taken' }

/** A certificate as the journal has it. */
export interface IssuedCertificate {
  readonly issuer: AuthorityName
  /** Hexadecimal, lower case. */
  readonly serial: string
  readonly profile: ProfileName
  readonly der: Buffer
  readonly applicationId: string | null
  readonly contractId: string | null
  readonly accountId: string | null
  readonly names: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
  readonly issuedAt: Date
  readonly revokedAt: Date | null
  readonly reason: ReasonCode | null
  /** When it is revoked by itself, where a reissue left it alive for a while (CRT-15). */
  readonly revokeDueAt: Date | null
}

/** What is asked of issued certificates, within a portal's transaction. */
export interface Certificates {
  bySerial(issuer: AuthorityName, serial: string): Promise<IssuedCertificate | null>
  ofApplication(application: string): Promise<readonly IssuedCertificate[]>
  /** The newest first. */
  ofContract(contract: string): Promise<readonly IssuedCertificate[]>
  /** Every one of a key, by its SHA-256, the newest first. */
  ofKey(fingerprint: string): Promise<readonly IssuedCertificate[]>
  /** Login certificates of an account, the newest first. */
  ofAccount(account: string): Promise<readonly IssuedCertificate[]>
  /** Revokes it; an earlier revocation keeps its time, but its reason may become `keyCompromise`. False for none of this portal's. */
  revoke(issuer: AuthorityName, serial: string, reason: ReasonCode, at: Date): Promise<boolean>
  /** Lets it be revoked by itself at a time. */
  revokeLater(issuer: AuthorityName, serial: string, dueAt: Date): Promise<void>
  /** Those whose time to be revoked by themselves has come, the longest due first. */
  dueBy(now: Date, count: number): Promise<readonly IssuedCertificate[]>
  blockKey(fingerprint: string, at: Date): Promise<void>
  isBlocked(fingerprint: string): Promise<boolean>
  /** Whose key it was first; null for one that nobody had a certificate for. */
  keyHolder(fingerprint: string): Promise<string | null>
  /** Remembers whose key it is; false where it was somebody else's first. */
  claimKey(fingerprint: string, holder: string, at: Date): Promise<boolean>
}

/** An authority's certificates from itself up to the root, for chains. */
export interface Chain {
  of(name: AuthorityName): Promise<readonly ReadCertificate[]>
}
