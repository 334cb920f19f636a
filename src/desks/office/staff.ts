import type { Account } from '../../domain/accounts/account.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import type { AuditNote } from '../../domain/office/audit.ts'
import type { Clerk } from '../clerk.ts'
import { readBy } from '../fields.tsx'

/** What an act of staff works with, whether a command or a page calls it: everything goes through one transaction. */
export interface Staff extends Omit<Clerk, 'from'> {
  /** Who does it, for the audit trail. */
  readonly who: string
}

/** The account that signs in with what was typed; null where there is none, or it is no identifier of this portal. */
export const findAccount = async (typed: string, { portal, stores }: Staff): Promise<Account | null> => {
  const read = readBy(portal.account.signIn.by, portal, typed)
  return read.ok ? stores.accounts.byIdentifier(read) : null
}

/** Writes down that staff did this to an account. */
export const noteOf = (
  event: AuditNote['event'],
  account: Pick<Account, 'id'>,
  { stores, now, who }: Staff,
  facts: AuditNote['facts'] = {},
): Promise<void> => stores.audit.note({ event, by: 'operator', accountId: account.id, facts: { who, ...facts } }, now)

/** Whoever waits after failed tries or too many mails may go on at once. */
export const liftWaits = async (account: Pick<Account, 'id'>, { stores, vault }: Staff): Promise<void> => {
  const lane = lanes(vault)
  for (const one of await stores.accounts.identifiersOf(account.id)) await stores.throttle.clear(lane.identifier(one))
  for (const one of [lane.codesOf(account.id), lane.recoveriesOf(account.id)]) await stores.throttle.clear(one)
}
