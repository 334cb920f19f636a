import type { Generated, GeneratedAlways } from 'kysely'
import type {
  AccountPresetsTable,
  ApplicationDocumentsTable,
  ApplicationDraftsTable,
  ApplicationsTable,
  AuthoritiesTable,
  BlockedKeysTable,
  CertificateNoticesTable,
  CertificatesTable,
  ContractsTable,
  CouponsTable,
  CouponUsesTable,
  RevocationListsTable,
  SeenKeysTable,
} from './schema-certificates.ts'
import type {
  BulkRowsTable,
  BulkRunsTable,
  CardsTable,
  CardUsesTable,
  ConnectionNumbersTable,
  DeviceHoldersTable,
  DevicesTable,
  LedgerEntriesTable,
  MailingsTable,
  NumberOffersTable,
  WindowsAwayTable,
} from './schema-keys.ts'
import type { Json, OfPortal } from './table.ts'

interface CustomersTable extends OfPortal {
  id: string
  code: string
  company: string
  kana: string
  postal_code: string
  address: string
  phone: string
  created_at: Date
}

export interface AccountsTable extends OfPortal {
  id: string
  customer_id: string | null
  role: 'sole' | 'main' | 'shared'
  state: 'active' | 'suspended' | 'closed'
  name: string
  name_folded: string
  company: string
  contract: string
  mail: string | null
  mail_canonical: string | null
  language: 'ja' | 'en'
  password_hash: string | null
  password_set_at: Date | null
  initial_until: Date | null
  locked_at: Date | null
  last_check_at: Date | null
  last_sign_in_at: Date | null
  invited_at: Date | null
  created_at: Date
}

interface IdentifiersTable extends OfPortal {
  kind: string
  canonical: string
  account_id: string
}

interface PasswordHistoryTable extends OfPortal {
  account_id: string
  number: GeneratedAlways<number>
  set_at: Date | null
  hash: string
}

interface SessionsTable extends OfPortal {
  token_hash: string
  id: string
  account_id: string
  browser: string
  address: string
  created_at: Date
  seen_at: Date
  ends_at: Date
  certificate: Generated<string | null>
}

interface KnownBrowsersTable extends OfPortal {
  token_hash: string
  account_id: string
  seen_at: Date
}

interface TriesTable extends OfPortal {
  lane: string
  count: number
  turned_away: Generated<number>
  first_at: Date
  last_at: Date
}

export interface GrantsTable extends OfPortal {
  id: string
  purpose: string
  account_id: string | null
  secret_hash: string
  facts: Uint8Array | null
  created_at: Date
  expires_at: Date
  spent_at: Date | null
  replaced_at: Date | null
}

interface OneTimeCodesTable extends OfPortal {
  flow_id: string
  account_id: string
  code_hash: string
  tries: number
  sent_at: Date
  expires_at: Date
}

interface FlowStatesTable extends OfPortal {
  id: string
  flow: string
  browser_hash: string
  state: Uint8Array
  version: number
  expires_at: Date
}

export interface RequestsTable extends OfPortal {
  id: string
  kind: string
  sealed: Uint8Array
  due_at: Date
  tries: number
  last_error: string | null
}

export interface OutboxTable extends OfPortal {
  id: string
  letter: string
  language: 'ja' | 'en'
  recipient: string
  account_id: string | null
  facts: Json
  secret: Uint8Array | null
  /** The mailing it is a letter of; those go after all others. */
  mailing: string | null
  turn: GeneratedAlways<number>
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  tries: number
  created_at: Date
  due_at: Date
  sent_at: Date | null
  last_error: string | null
}

interface InboxTable extends OfPortal {
  id: string
  arrival: Generated<number>
  sender: string
  recipient: string
  subject: string
  text: string
  html: string
  sent_at: Date
}

interface ConsentsTable extends OfPortal {
  account_id: string
  terms: string
  version: string
  given_at: Date
}

export interface CasesTable extends OfPortal {
  id: string
  kind: 'recovery-without-mail' | 'customer-code' | 'inquiry' | 'deletion' | 'main-user' | 'card-alarm'
  number: string
  state: 'unconfirmed' | 'waiting' | 'approved' | 'refused' | 'closed'
  account_id: string | null
  facts: Uint8Array | null
  created_at: Date
  closed_at: Date | null
}

interface SharedUserRequestsTable extends OfPortal {
  id: string
  account_id: string
  created_at: Date
  closed_at: Date | null
}

interface ProgramFactsTable {
  name: string
  value: string
}

interface AuditHeadsTable extends OfPortal {
  number: number
  hash: Uint8Array
}

export interface AuditEventsTable extends OfPortal {
  number: number
  at: Date
  event: string
  account_id: string | null
  body: string
  previous: Uint8Array
  hash: Uint8Array
}

interface AccountDetailsTable extends OfPortal {
  account_id: string
  country: string
  postal_code: string
  address: string[]
  phone: string
  wants_news: boolean
}

interface AccountPermissionsTable extends OfPortal {
  account_id: string
  permission: 'mpcs'
  given_at: Date
}

interface SpentPicturesTable extends OfPortal {
  id_hash: string
  ends_at: Date
}

interface PortalSecretsTable extends OfPortal {
  name: string
  epoch: number
  sealed: Uint8Array
}

/** The tables as `migrations/` makes them. */
export interface Schema {
  authorities: AuthoritiesTable
  certificates: CertificatesTable
  revocation_lists: RevocationListsTable
  certificate_notices: CertificateNoticesTable
  blocked_keys: BlockedKeysTable
  seen_keys: SeenKeysTable
  contracts: ContractsTable
  applications: ApplicationsTable
  application_drafts: ApplicationDraftsTable
  application_documents: ApplicationDocumentsTable
  coupons: CouponsTable
  coupon_uses: CouponUsesTable
  account_presets: AccountPresetsTable
  bulk_runs: BulkRunsTable
  bulk_rows: BulkRowsTable
  account_details: AccountDetailsTable
  account_permissions: AccountPermissionsTable
  spent_pictures: SpentPicturesTable
  portal_secrets: PortalSecretsTable
  cards: CardsTable
  devices: DevicesTable
  ledger_entries: LedgerEntriesTable
  card_uses: CardUsesTable
  device_holders: DeviceHoldersTable
  connection_numbers: ConnectionNumbersTable
  number_offers: NumberOffersTable
  windows_away: WindowsAwayTable
  mailings: MailingsTable
  customers: CustomersTable
  accounts: AccountsTable
  identifiers: IdentifiersTable
  password_history: PasswordHistoryTable
  sessions: SessionsTable
  known_browsers: KnownBrowsersTable
  tries: TriesTable
  grants: GrantsTable
  one_time_codes: OneTimeCodesTable
  flow_states: FlowStatesTable
  requests: RequestsTable
  outbox: OutboxTable
  inbox: InboxTable
  consents: ConsentsTable
  cases: CasesTable
  shared_user_requests: SharedUserRequestsTable
  program_facts: ProgramFactsTable
  audit_heads: AuditHeadsTable
  audit_events: AuditEventsTable
}
