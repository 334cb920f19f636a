import type { IssuedCertificate } from '../../../domain/certificates/authority.ts'
import { type Difference, differences } from '../../../domain/certificates/differences.ts'
import { type ApprovalFault, type CheckName, isExamined } from '../../../domain/certificates/examination.ts'
import type { Application, Contract, SentDocument } from '../../../domain/certificates/records.ts'
import { clockOf } from '../../../domain/certificates/revocation.ts'
import type { Staff } from '../staff.ts'
import { faultsOf } from './decide.ts'
import { checksOf } from './examine.ts'

/** An application that waits for staff; `clock` of a request to revoke (CRT-17). */
export interface Waiting {
  readonly application: Application
  readonly clock: ReturnType<typeof clockOf> | null
}

/** So many are looked at in one list. */
export const MOST_WAITING = 1000

const clockAt = ({ appliedAt, dueAt }: Application, now: Date): Waiting['clock'] =>
  dueAt === null ? null : clockOf(appliedAt, dueAt, now)

/** What waits for staff: revocations by what is due first, then the oldest first (OFF-6). */
export const waitingApplications = async ({ stores, now }: Staff): Promise<readonly Waiting[]> =>
  (await stores.applications.waiting(MOST_WAITING))
    .filter(({ kind }) => isExamined(kind))
    .map((application) => ({ application, clock: clockAt(application, now) }))

/** Requests to revoke whose time is half over, or over: what is due first is first (CRT-17). */
export const pressingRevocations = async (staff: Staff): Promise<readonly Waiting[]> =>
  (await waitingApplications(staff)).filter(({ clock }) => clock === 'urgent' || clock === 'overdue')

/** Everything that staff decide an application by. */
export interface Shown extends Waiting {
  readonly contract: Contract | null
  readonly certificates: readonly IssuedCertificate[]
  readonly sent: readonly SentDocument[]
  /** What it says else than was examined for its contract last; empty for a new one. */
  readonly differences: readonly Difference[]
  readonly checks: readonly CheckName[]
  /** What stands against approving it, by whoever looks at it. */
  readonly faults: readonly ApprovalFault[]
}

/** One application with all that is about it; null where there is none. */
export const showApplication = async (id: string, staff: Staff): Promise<Shown | null> => {
  const { stores, now } = staff
  const application = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await stores.applications.any(id) : null
  if (!application) return null
  const { contractId, kind, data } = application
  const contract = contractId === null ? null : await stores.contracts.byId(contractId)
  return {
    application,
    clock: clockAt(application, now),
    contract,
    certificates: await stores.certificates.ofApplication(id),
    sent: await stores.documents.of(id),
    differences: contract && kind !== 'new' ? differences(contract.data, data) : [],
    checks: checksOf(application, staff),
    faults: isExamined(kind) ? faultsOf(application, staff) : [],
  }
}
