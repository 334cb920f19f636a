import type { Generated } from 'kysely'
import type { OfPortal } from './table.ts'

export interface AuthoritiesTable extends OfPortal {
  name: string
  issuer: string | null
  certificate: Uint8Array
  /** Null where the key is kept elsewhere. */
  key_sealed: Uint8Array | null
  created_at: Date
}

export interface CertificatesTable extends OfPortal {
  issuer: string
  serial: string
  approval: string
  profile: string
  state: 'reserved' | 'signing' | 'issued' | 'lost'
  hash: string | null
  der: Uint8Array | null
  application_id: string | null
  contract_id: string | null
  account_id: string | null
  subject: string
  names: string[]
  key_fingerprint: string
  not_before: Date
  not_after: Date
  reserved_at: Date
  issued_at: Date | null
  revoked_at: Date | null
  reason: string | null
  revoke_due_at: Date | null
}

export interface CertificateNoticesTable extends OfPortal {
  about: string
  what: string
  at: Date
}

export interface RevocationListsTable extends OfPortal {
  issuer: string
  number: number
  der: Uint8Array
  this_update: Date
  next_update: Date
  told: Generated<number>
}

export interface BlockedKeysTable extends OfPortal {
  fingerprint: string
  at: Date
}

export interface SeenKeysTable extends OfPortal {
  fingerprint: string
  holder_id: string
  at: Date
}

export interface ContractsTable extends OfPortal {
  id: string
  code: string
  account_id: string
  holder_id: string
  service: string
  renews_itself: boolean
  begins_on: string
  ends_on: string
  carried_over: number
  previous_id: string | null
  state: 'active' | 'ended' | 'revoked'
  terminates: Generated<boolean>
  reissues: Generated<number>
  agent_code: string
  organisation: string
  server_name: string
  data: Uint8Array
  examined_at: Date
  created_at: Date
}

export interface ApplicationsTable extends OfPortal {
  id: string
  account_id: string
  holder_id: string
  kind: 'new' | 'renewal' | 'reissue' | 'further' | 'contacts' | 'revocation' | 'cancellation'
  status: 'received' | 'awaiting-documents' | 'examining' | 'issuing' | 'done' | 'refused' | 'cancelled'
  version: Generated<number>
  service: string
  contract_id: string | null
  previous_id: string | null
  applied_at: Date
  changed_at: Date
  completed_at: Date | null
  agent_code: string
  organisation: string
  organisation_folded: string
  server_name: string
  server_type: string
  coupon: string | null
  key_fingerprint: string | null
  downloaded_at: Date | null
  due_at: Date | null
  data: Uint8Array
}

export interface ApplicationDraftsTable extends OfPortal {
  id: string
  account_id: string
  kind: ApplicationsTable['kind']
  contract_id: string | null
  data: Uint8Array
  version: Generated<number>
  changed_at: Date
  expires_at: Date
}

export interface ApplicationDocumentsTable extends OfPortal {
  id: string
  application_id: string
  name: string
  type: string
  size: number
  content: Uint8Array
  uploaded_at: Date
}

export interface CouponsTable extends OfPortal {
  number: string
  agent_code: string
  service: string
  uses: number
  taken: Generated<number>
  until_day: string
  created_at: Date
  voided_at: Date | null
}

export interface CouponUsesTable extends OfPortal {
  application_id: string
  number: string
  state: 'held' | 'used'
  at: Date
}

export interface AccountPresetsTable extends OfPortal {
  account_id: string
  agent_code: string
  data: Uint8Array
}
