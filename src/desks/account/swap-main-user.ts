import type { Account, Customer, IdentifierOf } from '../../domain/accounts/account.ts'
import { readIdentifier } from '../../domain/accounts/identifier.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Desk } from '../desk.ts'

export type Swapped =
  | 'done'
  /** The old main user would have nothing to sign in with: no address on record, or one that another account signs in with. */
  | 'old-main-user-has-no-identifier'

/** Whether somebody may become the main user of this customer: a shared user of it who has signed in with an own password. */
export const mayBecomeMain = (account: Account | null, customer: Customer): account is Account =>
  account !== null &&
  account.customerId === customer.id &&
  account.role === 'shared' &&
  account.state === 'active' &&
  account.passwordHash !== null &&
  account.mail !== null

/** What the main user will sign in with as a shared user: the own address, unless somebody else than `to` signs in with it. */
export const identifierAfterwards = async (
  from: Account,
  to: Account,
  { accounts }: Stores,
): Promise<IdentifierOf | null> => {
  const own = readIdentifier({ kind: 'mail' }, from.mail ?? '')
  if (!own.ok) return null
  const identifier = { kind: own.kind, canonical: own.canonical }
  const holder = await accounts.byIdentifier(identifier)
  return holder === null || holder.id === to.id ? identifier : null
}

/**
 * The main user and a shared user change places, inside a transaction that holds the customer (TRD-11): the customer code now signs the new
 * main user in, and the old one signs in with the own address. Passwords stay with their people; sessions go on, for each page reads the role
 * anew. Links that were mailed to either end. Both are told. A refusal has changed nothing.
 */
export const swapMainUser = async (
  { customer, from, to }: { readonly customer: Customer; readonly from: Account | null; readonly to: Account },
  { stores, now, newId }: { readonly stores: Stores } & Pick<Desk, 'now' | 'newId'>,
): Promise<Swapped> => {
  const { accounts } = stores
  const own = from ? await identifierAfterwards(from, to, stores) : null
  if (from && !own) return 'old-main-user-has-no-identifier'
  // The address is free from here on, should both have the same one.
  await accounts.setIdentifiers(to.id, [])
  if (from && own) {
    if (!(await accounts.setIdentifiers(from.id, [own]))) throw new Error('the address was taken meanwhile')
    await accounts.setRole(from.id, 'shared')
  }
  await accounts.setRole(to.id, 'main')
  if (!(await accounts.setIdentifiers(to.id, [{ kind: 'customer-code', canonical: customer.code }])))
    throw new Error('the customer code belongs to an account that is not the main user')
  await stores.sharedUserRequests.close(to.id, now)
  for (const account of from ? [from, to] : [to]) {
    await stores.grants.endAll(account.id, now)
    if (account.mail === null) continue
    await stores.post.send(
      {
        id: newId(),
        letter: 'handed-over',
        to: account.mail,
        language: account.language,
        accountId: account.id,
        facts: { from: from?.name ?? '', to: to.name, customerCode: customer.code },
      },
      now,
    )
  }
  return 'done'
}
