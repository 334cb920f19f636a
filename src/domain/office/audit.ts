import type { AccountId } from '../accounts/account.ts'

/** What is written down, for good. Names read subject.verb; facts hold no secret and no more of a person than an id (ACC-50). */
export type AuditEvent =
  | 'sign-in.accepted'
  | 'sign-in.refused'
  | 'sign-in.code-sent'
  | 'sign-in.code-refused'
  | 'picture.refused'
  | 'sign-out'
  | 'session.ended'
  | 'recovery.requested'
  | 'recovery.mailed'
  | 'recovery.refused'
  | 'recovery.accepted'
  | 'recovery.completed'
  | 'password.changed'
  | 'confirmation.refused'
  | 'account.created'
  | 'account.invited'
  | 'account.registered'
  | 'registration.mailed'
  | 'registration.refused'
  | 'account.mail-change-asked'
  | 'account.mail-changed'
  | 'account.mail-change-undone'
  | 'account.names-changed'
  | 'account.details-changed'
  | 'account.id-changed'
  | 'account.suspended'
  | 'account.resumed'
  | 'account.deleted'
  | 'account.unlocked'
  | 'account.locked'
  | 'account.reset'
  | 'account.exported'
  | 'account.language-changed'
  | 'consent.given'
  | 'customer.created'
  | 'customer-code.asked'
  | 'customer-code.not-mailed'
  | 'customer-code.requested'
  | 'customer-code.approved'
  | 'customer-code.refused'
  | 'customer-code.reminded'
  | 'shared-user.reset-asked'
  | 'main-user.hand-over-asked'
  | 'main-user.handed-over'
  | 'inquiry.received'
  | 'case.closed'
  | 'inquiry.not-mailed'
  | 'import.done'
  | 'device.first-used'
  | 'devices.exported'
  | 'device.closed'
  | 'card.refused'
  | 'cards.alarm'
  | 'cards.made'
  | 'cards.imported'
  | 'card.voided'
  | 'term.reversed'
  | 'key.issued'
  | 'term.extended'
  | 'bulk.uploaded'
  | 'bulk.confirmed'
  | 'bulk.stopped'
  | 'bulk.done'
  | 'bulk.exported'
  | 'permission.given'
  | 'permission.taken'
  | 'keys.rotated'
  | 'maintenance.announced'
  | 'maintenance.changed'
  | 'maintenance.ended'
  | 'maintenance.withdrawn'
  | 'outage.recorded'
  | 'outage.withdrawn'
  | 'terms.grown'
  | 'news.sent'
  | 'news.stopped'
  | 'certificate.issued'
  | 'certificate.not-issued'
  | 'certificate.revoked'
  | 'application.received'
  | 'application.moved'
  | 'application.noted'
  | 'certificate.downloaded'
  | 'document.sent'
  | 'contacts.changed'
  | 'contract.terminates'
  | 'contract.ended'
  | 'coupon.made'
  | 'coupon.voided'
  | 'ceremony.held'
  | 'login-certificate.issued'
  | 'login-certificate.revoked'

export interface AuditNote {
  readonly event: AuditEvent
  readonly accountId?: AccountId
  /** Who did it: the account itself, nobody known, a device with its key, a job, an operator's command. */
  readonly by: 'account' | 'stranger' | 'device' | 'job' | 'operator'
  readonly address?: string
  readonly facts?: Readonly<Record<string, string | number | boolean>>
}

export interface AuditEntry {
  readonly number: number
  readonly at: Date
  readonly event: AuditEvent
  readonly accountId: AccountId | null
  readonly body: string
}

export interface Audit {
  note(note: AuditNote, at: Date): Promise<void>
  /** The newest entries of one account, newest first. */
  recent(account: AccountId, count: number): Promise<readonly AuditEntry[]>
}
