import type { CertificateOrder, IssuedCertificate, Preparation, Prepared } from './authority.ts'
import type { Journal } from './journal.ts'

/**
 * What issues certificates in two steps (CRT-42). `prepare` looks at what would be signed and reserves its serial number; `issue` signs what
 * was prepared, once, and keeps it within the transaction that `keep` opens: whatever throws in there undoes the keeping too, and the serial
 * number is lost.
 */
export interface CertificateIssuing {
  prepare(order: CertificateOrder, now: Date): Promise<Preparation>
  issue(
    prepared: Prepared,
    now: Date,
    keep: (work: (journal: Pick<Journal, 'keep'>) => Promise<IssuedCertificate>) => Promise<IssuedCertificate>,
  ): Promise<IssuedCertificate>
}
