import type { Account, Customer } from '../../domain/accounts/account.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { INVITATIONS } from '../../domain/accounts/shared-users.ts'
import type { Stores } from '../../domain/stores.ts'
import type { CustomersRule } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import type { Problem } from '../flow.ts'
import { grantLink, mailLink } from './answer-recovery.ts'

/** The portal's rule of customers; a fault of ours where a portal without one gets here. */
export const customersRule = (desk: Pick<Desk, 'portal'>): CustomersRule => {
  const { customers } = desk.portal.account
  if (customers === 'none') throw new Error(`portal ${desk.portal.id} has no customers`)
  return customers
}

/** The customer of the main user who is signed in. */
export const ownCustomer = async (desk: Desk, stores: Stores): Promise<Customer> => {
  const me = await stores.accounts.byId(desk.me())
  const customer = me?.role === 'main' && me.customerId !== null ? await stores.customers.byId(me.customerId) : null
  if (!customer) throw new Error('a main user without a customer')
  return customer
}

/**
 * Does something to a shared user of the own customer, inside a move's work, while nobody else does anything to that customer's users.
 * Whoever is not (or no longer) one of them is told of as gone, whosever account it is.
 */
export const withSharedUser = async (
  id: string,
  desk: Desk,
  stores: Stores,
  work: (user: Account) => Promise<readonly Problem[] | void>,
): Promise<readonly Problem[] | void> => {
  const gone = [{ text: desk.words.sharedUsers.problems.gone }]
  const customer = await ownCustomer(desk, stores)
  await stores.customers.hold(customer.id)
  // The place may have been handed over while this waited.
  if ((await stores.accounts.byId(desk.me()))?.role !== 'main') return gone
  const user = await stores.accounts.byId(id)
  if (user?.customerId !== customer.id || user.role !== 'shared' || user.state === 'closed') return gone
  return work(user)
}

/** Whether this main user may have one more mail sent to the address now; counted here, before anything is done. */
export const mayMail = async (mail: string, desk: Desk): Promise<boolean> => {
  const { throttle } = desk.stores
  const lane = lanes(desk.vault)
  const byMe = await throttle.countInWindow(lane.invitationsBy(desk.me()), INVITATIONS.seconds, desk.now)
  const toThem = await throttle.countInWindow(lane.mailsTo(mail.toLowerCase()), INVITATIONS.seconds, desk.now)
  return byMe <= INVITATIONS.mainUser && toThem <= INVITATIONS.address
}

/** Mails a link to a first password; earlier ones end. */
export const invite = async (
  user: Pick<Account, 'id' | 'name' | 'mail' | 'language'>,
  desk: Desk,
  stores: Stores,
): Promise<void> => {
  if (user.mail === null) return
  const { token, until } = await grantLink(
    { ...desk, stores },
    'invitation',
    user.id,
    customersRule(desk).sharedUsers.invitation,
  )
  await stores.accounts.invited(user.id, desk.now)
  await stores.post.send(
    {
      id: desk.newId(),
      letter: 'invitation',
      to: user.mail,
      language: user.language,
      accountId: user.id,
      facts: { name: user.name, until, by: 'main-user' },
      secret: token,
    },
    desk.now,
  )
  await desk.noteIn(stores, { event: 'account.invited', accountId: user.id, facts: { role: 'shared' } })
}

/** Mails the way to a new password, or to the first one where there is none yet; the user's wish for it is met (TRD-8). */
export const resetSharedUser = async (
  user: Account,
  desk: Desk,
  stores: Stores,
): Promise<readonly Problem[] | undefined> => {
  const { recovery } = desk.portal.account
  if (user.state !== 'active' || user.mail === null) return [{ text: desk.words.sharedUsers.problems.suspended }]
  if (user.passwordHash === null || recovery.by !== 'link') await invite(user, desk, stores)
  else await mailLink(user, user.mail, recovery.lifetime, { ...desk, stores })
  await stores.sharedUserRequests.close(user.id, desk.now)
  await desk.noteIn(stores, { event: 'account.reset', accountId: user.id, facts: { by: 'main-user' } })
  return undefined
}

/** The user is signed out everywhere and cannot sign in, nor use a link, until the main user says otherwise. */
export const suspendSharedUser = async (user: Account, desk: Desk, stores: Stores): Promise<void> => {
  await stores.accounts.setState(user.id, 'suspended')
  await stores.sessions.endAll(user.id)
  await stores.grants.endAll(user.id, desk.now)
  await stores.sharedUserRequests.close(user.id, desk.now)
  await desk.noteIn(stores, { event: 'account.suspended', accountId: user.id, facts: { by: 'main-user' } })
}

export const resumeSharedUser = async (user: Account, desk: Desk, stores: Stores): Promise<void> => {
  await stores.accounts.setState(user.id, 'active')
  await desk.noteIn(stores, { event: 'account.resumed', accountId: user.id, facts: { by: 'main-user' } })
}

/** Removes the account with everything personal in it; the person is told. */
export const deleteSharedUser = async (user: Account, desk: Desk, stores: Stores): Promise<void> => {
  await stores.accounts.close(user.id)
  if (user.mail !== null) {
    await stores.post.send(
      // Without the account's id: letters that wait for a closed account are never sent.
      {
        id: desk.newId(),
        letter: 'account-deleted',
        to: user.mail,
        language: user.language,
        facts: { at: desk.now.toISOString() },
      },
      desk.now,
    )
  }
  await desk.noteIn(stores, { event: 'account.deleted', accountId: user.id, facts: { by: 'main-user' } })
}
