import type { Selectable } from 'kysely'
import type { Selection } from '../domain/accounts/account.ts'
import { readIdentifier } from '../domain/accounts/identifier.ts'
import { readPostalCode } from '../domain/accounts/postal-code.ts'
import { foldMail } from '../kit/fold.ts'
import type { Query } from './db.ts'
import type { AccountsTable } from './schema.ts'

/** The spelling by which an address on record is compared; one that is no address by the rules is at least folded. */
export const canonicalMail = (mail: string): string => {
  const read = readIdentifier({ kind: 'mail' }, mail)
  return read.ok ? read.canonical : foldMail(mail)
}

/**
 * Accounts that match every fact that is given (ACC-20), oldest first; closed ones never. A fact that cannot be read matches nobody,
 * and so does a selection without any fact.
 */
export const selectAccounts = async (
  query: Query,
  portal: string,
  { identifier, mail, customerCode, postalCode }: Selection,
): Promise<readonly Selectable<AccountsTable>[]> => {
  if (identifier === undefined && mail === undefined && customerCode === undefined && postalCode === undefined)
    return []
  let found = query
    .selectFrom('accounts as a')
    .selectAll('a')
    .where('a.portal', '=', portal)
    .where('a.state', '<>', 'closed')
  if (identifier !== undefined)
    found = found.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('identifiers as i')
          .select('i.kind')
          .where('i.portal', '=', portal)
          .whereRef('i.account_id', '=', 'a.id')
          .where('i.kind', '=', identifier.kind)
          .where('i.canonical', '=', identifier.canonical),
      ),
    )
  if (mail !== undefined) {
    const read = readIdentifier({ kind: 'mail' }, mail)
    if (!read.ok) return []
    found = found.where('a.mail_canonical', '=', read.canonical)
  }
  if (customerCode !== undefined || postalCode !== undefined) {
    const read = postalCode === undefined ? null : readPostalCode(postalCode)
    if (read && !read.ok) return []
    found = found.where(({ exists, selectFrom }) => {
      let customer = selectFrom('customers as c')
        .select('c.id')
        .where('c.portal', '=', portal)
        .whereRef('c.id', '=', 'a.customer_id')
      if (customerCode !== undefined) customer = customer.where('c.code', '=', customerCode)
      if (read) customer = customer.where('c.postal_code', '=', read.canonical)
      return exists(customer)
    })
  }
  return found.orderBy('a.created_at').orderBy('a.id').execute()
}
