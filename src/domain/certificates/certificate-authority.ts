import type { AuthorityName } from './authority.ts'
import type { CertificateIssuing } from './issuing.ts'
import type { PublishedList } from './status.ts'

/** What the authorities of one portal do while the program runs: sign certificates, publish lists, answer for serial numbers (CRT-40 – CRT-43). */
export interface CertificateAuthority {
  readonly issuing: CertificateIssuing
  /** Whether the ceremony was held: before it nothing can be issued. */
  isReady(): Promise<boolean>
  /** An issuer's own certificate, DER; null where there is none of this name. */
  certificate(name: AuthorityName): Promise<Buffer | null>
  /** The certificates that prove one of this issuer's, from the issuer up to the root, DER. */
  chain(name: AuthorityName): Promise<readonly Buffer[]>
  /** A certificate with its chain as PKCS #7, DER, as Windows and Java take them. */
  bundle(certificate: Uint8Array, issuer: AuthorityName): Promise<Buffer>
  /** The newest list of revoked certificates; null before the first. */
  list(name: AuthorityName): Promise<PublishedList | null>
  /** Signs the lists that are due: those that miss a revocation, and those that are a day old. Tells how many were published. */
  publishLists(now: Date): Promise<number>
  /** The answer to an OCSP request (RFC 6960), DER, and whether others may keep it. */
  answer(name: AuthorityName, request: Uint8Array, now: Date): Promise<OcspReply>
}

export interface OcspReply {
  readonly der: Buffer
  /** Until when it can be relied on; null for a refusal, and for an answer to one asker alone (with a nonce). */
  readonly keepUntil: Date | null
}
