import type { Account } from '../../domain/accounts/account.ts'
import { grantLink } from '../account/answer-recovery.ts'
import { noteOf, type Staff } from './staff.ts'

export type Invited =
  | { readonly is: 'invited'; readonly to: string; readonly until: string }
  /** No address on record, or an account that may not sign in. */
  | { readonly is: 'no-mail' | 'not-active' }

/** Mails an account the link to its first password; an earlier invitation's link ends (ACC-30). */
export const invite = async (account: Account, staff: Staff): Promise<Invited> => {
  if (account.state !== 'active') return { is: 'not-active' }
  if (account.mail === null) return { is: 'no-mail' }
  const { stores, portal, now } = staff
  const { token, until } = await grantLink(staff, 'invitation', account.id, portal.account.invitation)
  const customer =
    account.role === 'main' && account.customerId !== null ? await stores.customers.byId(account.customerId) : null
  const issued = (await stores.accounts.identifiersOf(account.id)).find(({ kind }) => kind === 'registration-id')
  await stores.post.send(
    {
      id: staff.newId(),
      letter: 'invitation',
      to: account.mail,
      language: account.language,
      accountId: account.id,
      facts: {
        name: account.name,
        until,
        by: 'staff',
        ...(customer ? { customerCode: customer.code } : {}),
        ...(issued ? { registrationId: issued.canonical } : {}),
      },
      secret: token,
    },
    now,
  )
  await stores.accounts.invited(account.id, now)
  await noteOf('account.invited', account, staff)
  return { is: 'invited', to: account.mail, until }
}
