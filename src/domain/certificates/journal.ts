import type { AuthorityName, CertificateOrder, IssuedCertificate } from './authority.ts'

/** A certificate whose serial number is to be reserved. */
export interface Reservation extends Omit<CertificateOrder, 'spki'> {
  /** Hexadecimal, lower case. */
  readonly serial: string
  readonly keyFingerprint: string
}

/**
 * The journal of issuing (CRT-42): reserved → about to sign → issued, each step a transaction of its own. What stayed behind on the way is
 * lost: its approval is free again, its serial number is used up, and where it may have been signed it is revoked.
 */
export interface Journal {
  /** False where the approval has a certificate, or has one under way. */
  reserve(reservation: Reservation, at: Date): Promise<boolean>
  /** Written before the key signs; `hash` is the SHA-256 of what is signed, in hex. False where it was not reserved, or was before. */
  aboutToSign(issuer: AuthorityName, serial: string, hash: string): Promise<boolean>
  /** Keeps the certificate whose signing was announced with this hash. Null where it was not, or was kept before. */
  keep(
    issuer: AuthorityName,
    serial: string,
    hash: string,
    der: Uint8Array,
    at: Date,
  ): Promise<IssuedCertificate | null>
  /** Gives up what was reserved before `before` and is not issued; gives how many there were. */
  abandon(before: Date, at: Date): Promise<number>
}
