import type { AuthorityName } from './authority.ts'
import type { ReasonCode } from './revocation.ts'

/** A certificate that a list has to name. */
export interface ListedRevocation {
  readonly serial: string
  readonly at: Date
  readonly reason: ReasonCode
}

/** A list as it was published. */
export interface PublishedList {
  readonly number: number
  readonly der: Uint8Array
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  /** How much there was to tell when it was made, as `toTell` counts. */
  readonly told: number
}

/** What is known of a serial number: `unknown` where this issuer never used it (RFC 6960 §2.2). */
export type SerialStatus =
  | { readonly is: 'good' }
  | { readonly is: 'revoked'; readonly at: Date; readonly reason: ReasonCode }
  | { readonly is: 'unknown' }

/** What the world may ask of an issuer: lists of revoked certificates and the status of one (CRT-43). */
export interface CertificateStatuses {
  statusOf(issuer: AuthorityName, serial: string): Promise<SerialStatus>
  /** Everything revoked that has not ended before `since`: an entry stays until one list after the certificate's end (RFC 5280 §3.3). */
  revoked(issuer: AuthorityName, since: Date): Promise<readonly ListedRevocation[]>
  /**
   * How much there is to tell of what was ever revoked: grows with every revocation, and where a reason becomes key compromise. A list that told
   * of less is behind. Times do not show that: whatever is revoked at a moment may be kept after a list of a later moment was made.
   */
  toTell(issuer: AuthorityName): Promise<number>
  newestList(issuer: AuthorityName): Promise<PublishedList | null>
  /** Publishes the list after `after` (0: the first). False where somebody published that one meanwhile. */
  publish(issuer: AuthorityName, list: PublishedList): Promise<boolean>
}

/** An authority as it is kept: its certificate, and its key for whoever may sign. */
export interface KeptAuthority {
  readonly name: AuthorityName
  readonly issuer: AuthorityName | null
  readonly certificate: Buffer
  /** PKCS #8, DER; opened from its seal. Null where it is kept elsewhere, as a root's may be. */
  readonly key: Uint8Array | null
}

/** What people were told by mail, so that nobody is told twice: about a contract or an application, each thing once (CRT-17, CRT-23). */
export interface CertificateNotices {
  /** Remembers that this was told; false where it had been. */
  give(about: string, what: string, at: Date): Promise<boolean>
}

export interface Authorities {
  /** False where there is one of this name already: a ceremony is not repeated. */
  create(authority: KeptAuthority, at: Date): Promise<boolean>
  byName(name: AuthorityName): Promise<KeptAuthority | null>
  /** Certificates alone, without any key. */
  certificates(): Promise<readonly Omit<KeptAuthority, 'key'>[]>
}
