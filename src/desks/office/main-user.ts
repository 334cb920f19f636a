import { readIdentifier } from '../../domain/accounts/identifier.ts'
import { mayBecomeMain, swapMainUser } from '../account/swap-main-user.ts'
import { customerCodeOf } from '../fields.tsx'
import { noteOf, type Staff } from './staff.ts'

export type MadeMain =
  | { readonly is: 'done'; readonly code: string; readonly from: string | null; readonly to: string }
  | { readonly is: 'no-customer' | 'no-such-shared-user' | 'old-main-user-has-no-identifier' }

/** Makes a shared user the main user of a customer, as when the main user has left the company (TRD-11). Both are told by mail. */
export const makeMainUser = async (typedCode: string, typedMail: string, staff: Staff): Promise<MadeMain> => {
  const { stores, portal } = staff
  const code = portal.account.customers === 'none' ? null : readIdentifier(customerCodeOf(portal), typedCode)
  const customer = code?.ok ? await stores.customers.byCode(code.canonical) : null
  if (!customer) return { is: 'no-customer' }
  await stores.customers.hold(customer.id)
  const mail = readIdentifier({ kind: 'mail' }, typedMail)
  const to = mail.ok ? await stores.accounts.byIdentifier({ kind: 'mail', canonical: mail.canonical }) : null
  if (!mayBecomeMain(to, customer)) return { is: 'no-such-shared-user' }
  const from = (await stores.accounts.ofCustomer(customer.id)).find(({ role }) => role === 'main') ?? null
  const swapped = await swapMainUser({ customer, from, to }, staff)
  if (swapped !== 'done') return { is: swapped }
  for (const account of from ? [from, to] : [to])
    await noteOf('main-user.handed-over', account, staff, { ...(from ? { from: from.id } : {}), to: to.id })
  return { is: 'done', code: customer.code, from: from?.name ?? null, to: to.name }
}
