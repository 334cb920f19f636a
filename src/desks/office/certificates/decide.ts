import { move } from '../../../domain/certificates/application.ts'
import { type ApprovalFault, approvalFaults, revocationFaults } from '../../../domain/certificates/examination.ts'
import type { Application } from '../../../domain/certificates/records.ts'
import { cancelOne } from '../../certificates/cancel-one.ts'
import { carryOutRevocation } from '../../certificates/carry-out-revocation.ts'
import { certificatesOf } from '../../certificates/own-record.ts'
import { tellContacts } from '../../certificates/tell.ts'
import type { Staff } from '../staff.ts'
import { contactsOf, examinationOf, logged, moveByStaff, type Outcome, onSeen, overtaken, type Seen } from './acts.ts'

/** What stands against approving an application, or carrying a request to revoke out, by whoever asks; none: it can be. */
export const faultsOf = (application: Application, staff: Pick<Staff, 'portal' | 'who'>): readonly ApprovalFault[] => {
  const examination = examinationOf(application)
  if (application.kind === 'revocation') return revocationFaults(examination, staff.who)
  const sold = certificatesOf(staff).sells.find(({ id }) => id === application.service)
  if (!sold) throw new RangeError(`no service ${application.service} in this portal`)
  return approvalFaults(examination, application.data.documents ?? [], sold.profile, staff.who)
}

/** Approves an application: the program issues the certificate, once (CRT-42). */
export const approve = (seen: Seen, staff: Staff): Promise<Outcome> =>
  onSeen(seen, staff, async (application) => {
    if (move(application, 'approve', 'staff') === null) return { is: 'not-possible', status: application.status }
    const faults = faultsOf(application, staff)
    if (faults.length > 0) return { is: 'lacks', faults }
    // Why it could not be made the last time is answered by this approval.
    const { issueFaults: _, note: __, ...data } = logged(application, 'approved', '', staff)
    return moveByStaff(application, 'approve', 'approved', data, staff, async ({ kind, contractId }) => {
      // A further certificate says what its contract says: with this it was examined anew, and holds for the next ones too (CRT-41).
      if (kind === 'further' && contractId !== null)
        await staff.stores.contracts.change(contractId, { examinedAt: staff.now })
    })
  })

/** Refuses an application; what it held of a coupon is given back. `reason` goes to the customer word for word. */
export const refuseApplication = (seen: Seen, reason: string, staff: Staff): Promise<Outcome> =>
  onSeen(seen, staff, (application) => {
    const data = { ...logged(application, 'refused', reason, staff), note: reason }
    return moveByStaff(application, 'refuse', 'refused', data, staff, async (moved) => {
      await staff.stores.coupons.giveBack(moved.id)
      const contacts = await contactsOf(moved, staff.stores)
      await tellContacts('record-refused', moved, contacts, ['registration'], { reason }, staff)
    })
  })

/** Cancels an application in the customer's place, as when they call (CRT-18). */
export const cancelByStaff = (seen: Seen, staff: Staff): Promise<Outcome> =>
  onSeen(seen, staff, async (application) => {
    if (move(application, 'cancel', 'staff') === null) return { is: 'not-possible', status: application.status }
    const cancelled = await cancelOne(application, 'staff', staff, {
      data: logged(application, 'cancelled', '', staff),
      who: { who: staff.who },
    })
    return cancelled ? { is: 'done', application: cancelled } : overtaken(application, staff)
  })

/** Revokes what a customer asked to have revoked, after the call, by somebody else than who called (CRT-17). */
export const revokeByStaff = (seen: Seen, staff: Staff): Promise<Outcome> =>
  onSeen(seen, staff, async (application) => {
    if (application.kind !== 'revocation' || move(application, 'carry-out', 'staff') === null)
      return { is: 'not-possible', status: application.status }
    const faults = faultsOf(application, staff)
    if (faults.length > 0) return { is: 'lacks', faults }
    const data = logged(application, 'revoked', '', staff)
    const done = await carryOutRevocation(application, 'staff', staff, { data, who: { who: staff.who } })
    return done ? { is: 'done', application: done } : overtaken(application, staff)
  })
