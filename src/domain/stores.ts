import type { Accounts, Customers } from './accounts/account.ts'
import type { Consents } from './accounts/consent.ts'
import type { AccountDetails } from './accounts/details.ts'
import type { Grants } from './accounts/grant.ts'
import type { OneTimeCodes } from './accounts/one-time-code.ts'
import type { Permissions } from './accounts/permission.ts'
import type { SpentPictures } from './accounts/picture-code.ts'
import type { Requests } from './accounts/request.ts'
import type { Sessions } from './accounts/session.ts'
import type { SharedUserRequests } from './accounts/shared-users.ts'
import type { SignIns } from './accounts/sign-in.ts'
import type { Throttle } from './accounts/throttle.ts'
import type { Certificates } from './certificates/authority.ts'
import type { Journal } from './certificates/journal.ts'
import type { Applications, Contracts, Coupons, Drafts, Presets, SentDocuments } from './certificates/records.ts'
import type { Authorities, CertificateNotices, CertificateStatuses } from './certificates/status.ts'
import type { FlowStates } from './flow-states.ts'
import type { BulkRuns } from './keys/bulk.ts'
import type { Cards } from './keys/cards.ts'
import type { Devices } from './keys/devices.ts'
import type { IssuedKeys } from './keys/issued-keys.ts'
import type { Numbers } from './keys/numbers.ts'
import type { Post } from './letters.ts'
import type { Audit } from './office/audit.ts'
import type { Cases } from './office/case.ts'
import type { Mailings } from './office/mailing.ts'
import type { Windows } from './office/window.ts'
import type { PortalSecrets } from './portal-secrets.ts'

/** Everything that is kept for one portal. What is done through one `Stores` is done together or not at all. */
export interface Stores {
  readonly accounts: Accounts
  readonly customers: Customers
  readonly sessions: Sessions
  readonly signIns: SignIns
  readonly throttle: Throttle
  readonly grants: Grants
  readonly codes: OneTimeCodes
  readonly requests: Requests
  readonly consents: Consents
  readonly sharedUserRequests: SharedUserRequests
  readonly cases: Cases
  readonly flowStates: FlowStates
  readonly post: Post
  readonly audit: Audit
  readonly details: AccountDetails
  readonly permissions: Permissions
  readonly pictures: SpentPictures
  readonly secrets: PortalSecrets
  readonly windows: Windows
  readonly mailings: Mailings
  readonly cards: Cards
  readonly devices: Devices
  readonly numbers: Numbers
  readonly issuedKeys: IssuedKeys
  readonly bulk: BulkRuns
  readonly authorities: Authorities
  readonly certificates: Certificates
  readonly journal: Journal
  readonly statuses: CertificateStatuses
  readonly notices: CertificateNotices
  readonly contracts: Contracts
  readonly applications: Applications
  readonly drafts: Drafts
  readonly documents: SentDocuments
  readonly coupons: Coupons
  readonly presets: Presets
}

/** Opens one transaction on one portal's rows. Returning commits, throwing undoes; nothing is half done. */
export type Atomically = <T>(portal: string, work: (stores: Stores) => Promise<T>) => Promise<T>
