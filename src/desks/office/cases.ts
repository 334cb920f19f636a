import type { Case, CaseKind } from '../../domain/office/case.ts'
import type { Staff } from './staff.ts'

/** What staff close themselves once they have helped; other kinds end by a decision of their own. */
export const closedByHand: readonly CaseKind[] = [
  'inquiry',
  'recovery-without-mail',
  'deletion',
  'main-user',
  'card-alarm',
]

/** Everything that waits for staff in a portal, oldest first. */
export const waitingCases = ({ stores }: Pick<Staff, 'stores'>): Promise<readonly Case[]> => stores.cases.waiting()

export type Closing =
  | { readonly is: 'closed' }
  /** No such case waits: there is none, or somebody has closed it already. */
  | { readonly is: 'not-waiting'; readonly state: Case['state'] | null }
  /** This kind ends by a decision, not by being put away. */
  | { readonly is: 'needs-decision'; readonly kind: CaseKind }

/** Closes a case that staff have dealt with (TRD-12, MEM-8). However many close one at once, one of them did. */
export const closeCase = async (number: string, { stores, now, who }: Staff): Promise<Closing> => {
  const found = await stores.cases.byNumber(number)
  if (!found) return { is: 'not-waiting', state: null }
  if (!closedByHand.includes(found.kind)) return { is: 'needs-decision', kind: found.kind }
  if (!(await stores.cases.move(found.id, 'waiting', 'closed', now))) {
    const seen = await stores.cases.byId(found.id)
    return { is: 'not-waiting', state: seen?.state ?? null }
  }
  await stores.audit.note(
    {
      event: 'case.closed',
      by: 'operator',
      ...(found.accountId === null ? {} : { accountId: found.accountId }),
      facts: { number, kind: found.kind, who },
    },
    now,
  )
  return { is: 'closed' }
}
