import { type ApplicationStatus, isEnded, type MoveName, move } from '../../../domain/certificates/application.ts'
import type { ApplicationData, Contacts } from '../../../domain/certificates/desk-data.ts'
import {
  type ApprovalFault,
  type Examination,
  type LoggedDeed,
  notExamined,
  type PhoneFault,
  type StaffDeed,
} from '../../../domain/certificates/examination.ts'
import type { Application } from '../../../domain/certificates/records.ts'
import type { Stores } from '../../../domain/stores.ts'
import type { Staff } from '../staff.ts'

/** Which application, as whoever acts on it has seen it. */
export interface Seen {
  readonly id: string
  readonly version: number
}

/** What came of an act of staff. Whatever it is but `done`, nothing was changed. */
export type Outcome =
  | { readonly is: 'done'; readonly application: Application }
  | { readonly is: 'unknown' }
  /** It is not as it was seen; `since` is what staff did meanwhile, and the customer or the program may have changed it too. */
  | { readonly is: 'changed'; readonly application: Application; readonly since: readonly LoggedDeed[] }
  /** The table of moves has no such move from where it stands. */
  | { readonly is: 'not-possible'; readonly status: ApplicationStatus }
  | { readonly is: 'lacks'; readonly faults: readonly ApprovalFault[] }
  | { readonly is: 'bad-call'; readonly fault: PhoneFault }
  /** No such document is awaited, or no such check belongs to the service. */
  | { readonly is: 'no-such'; readonly there: readonly string[] }

export const examinationOf = ({ data }: Pick<Application, 'data'>): Examination => data.examination ?? notExamined

/** Whom to tell of an application: those it names, or its contract's where it names none. */
export const contactsOf = async (application: Application, stores: Stores): Promise<Contacts | undefined> => {
  const { data, contractId } = application
  return data.contacts ?? (contractId === null ? undefined : (await stores.contracts.byId(contractId))?.data.contacts)
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Finds the application of an act, and refuses the act where it is not as it was seen (OFF-5). */
export const onSeen = async (
  { id, version }: Seen,
  { stores }: Staff,
  work: (application: Application) => Promise<Outcome>,
): Promise<Outcome> => {
  const application = ID.test(id) ? await stores.applications.any(id) : null
  if (!application) return { is: 'unknown' }
  return application.version === version ? work(application) : changed(application, version)
}

const changed = (application: Application, version: number): Outcome => ({
  is: 'changed',
  application,
  since: examinationOf(application).log.filter((one) => one.version > version),
})

/** What was done, in the application's own log. */
export const logged = (
  { data, version }: Application,
  did: StaffDeed,
  what: string,
  { who, now }: Staff,
  change: Partial<Omit<Examination, 'log'>> = {},
): ApplicationData => {
  const before = data.examination ?? notExamined
  const line: LoggedDeed = { did, what, by: who, at: now.toISOString(), version: version + 1 }
  return { ...data, examination: { ...before, ...change, log: [...before.log, line] } }
}

/** What is kept of an act in the audit trail: no more of a person than an id. */
const note = (
  event: 'application.moved' | 'application.noted',
  { id, account, version, status }: Application,
  did: StaffDeed,
  { stores, now, who }: Staff,
): Promise<void> =>
  stores.audit.note(
    { event, by: 'operator', accountId: account, facts: { who, application: id, did, to: status, version } },
    now,
  )

/** Moves an application by staff's hand, writes it down, and then does what follows from it. */
export const moveByStaff = async (
  application: Application,
  name: MoveName,
  did: StaffDeed,
  data: ApplicationData,
  staff: Staff,
  then: (moved: Application) => Promise<unknown> = async () => undefined,
): Promise<Outcome> => {
  if (move(application, name, 'staff') === null) return { is: 'not-possible', status: application.status }
  const moved = await staff.stores.applications.move(application, 'staff', name, { data }, staff.now)
  if (!moved) return overtaken(application, staff)
  await note('application.moved', moved, did, staff)
  await then(moved)
  return { is: 'done', application: moved }
}

/** Writes something down about an application that goes on, without moving it. */
export const amendByStaff = async (
  application: Application,
  did: StaffDeed,
  data: ApplicationData,
  staff: Staff,
): Promise<Outcome> => {
  const { status } = application
  if (isEnded(status) || status === 'issuing') return { is: 'not-possible', status }
  const amended = await staff.stores.applications.amend(application, { data }, staff.now)
  if (!amended) return overtaken(application, staff)
  await note('application.noted', amended, did, staff)
  return { is: 'done', application: amended }
}

/** Somebody was faster between reading and writing. */
export const overtaken = async ({ id, version }: Application, { stores }: Staff): Promise<Outcome> => {
  const now = await stores.applications.any(id)
  return now ? changed(now, version) : { is: 'unknown' }
}
