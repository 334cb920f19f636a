import type { CustomerId } from '../../domain/accounts/account.ts'
import type { Imported, Imports } from '../../domain/accounts/imports.ts'
import { addSeconds } from '../../kit/time.ts'
import type { ImportRow } from './check-import.ts'
import type { Staff } from './staff.ts'

/** What an import came to. */
export interface ImportResult {
  readonly made: number
  /** Rows whose account is there already: it was left as it is. */
  readonly present: number
  readonly invited: number
  /** Accounts made without an address on record: nobody can mail them anything. */
  readonly withoutMail: number
}

export interface ImportOptions {
  /** Whether accounts that come without a password get a mail with the link to set one (ACC-30). */
  readonly invite: boolean
  /** SHA-256 of the file, for the audit trail. */
  readonly fileHash: string
}

/**
 * Makes the accounts of an imported table, inside one transaction: all of them or none. Accounts that are there already stay as they are, so
 * the same table twice changes nothing. In a portal with customers each row is a customer and its main user.
 */
export const importAccounts = async (
  rows: readonly ImportRow[],
  staff: Staff,
  imports: Imports,
  { invite, fileHash }: ImportOptions,
): Promise<ImportResult> => {
  const { stores, now, who } = staff
  const kind = rows[0]?.identifier.kind
  const holders =
    kind === undefined
      ? new Map<string, string>()
      : await imports.holders(
          kind,
          rows.map(({ identifier }) => identifier.canonical),
        )
  const fresh = rows.filter(({ identifier }) => !holders.has(identifier.canonical))
  const customers = await imports.customers(fresh.flatMap(({ customer }) => (customer ? [customer.code] : [])))
  const imported = fresh.map((row) => importedOf(row, customers, staff, invite))
  await imports.write(imported, now)
  const result: ImportResult = {
    made: imported.length,
    present: rows.length - fresh.length,
    invited: imported.filter(({ invitation }) => invitation).length,
    withoutMail: imported.filter(({ account }) => account.mail === null).length,
  }
  if (result.made > 0)
    await stores.audit.note(
      {
        event: 'import.done',
        by: 'operator',
        facts: { who, file: fileHash, made: result.made, invited: result.invited },
      },
      now,
    )
  return result
}

const importedOf = (
  row: ImportRow,
  customers: ReadonlyMap<string, CustomerId>,
  staff: Staff,
  invite: boolean,
): Imported => {
  const { now: at } = staff
  const { identifier, mail, name, company, contract, language, passwordHash, customer } = row
  const known = customer ? customers.get(customer.code) : undefined
  const customerId = customer ? (known ?? staff.newId()) : undefined
  const account = {
    id: staff.newId(),
    ...(customerId === undefined ? {} : { customerId }),
    role: customer ? ('main' as const) : ('sole' as const),
    name,
    company,
    contract,
    mail,
    language,
    ...(passwordHash === null ? {} : { passwordHash }),
    identifiers: [identifier],
    at,
  }
  return {
    account,
    ...(customer && customerId !== undefined && known === undefined
      ? { customer: { id: customerId, company, ...customer } }
      : {}),
    ...(invite && mail !== null && passwordHash === null
      ? { invitation: invitationOf(account, mail, row, staff) }
      : {}),
  }
}

const invitationOf = (
  { id: accountId }: Imported['account'],
  to: string,
  { identifier, name, language, customer }: ImportRow,
  { now, random, vault, portal, newId }: Staff,
): NonNullable<Imported['invitation']> => {
  const token = random.token()
  const expiresAt = addSeconds(now, portal.account.invitation)
  const until = expiresAt.toISOString()
  return {
    grant: { id: newId(), purpose: 'invitation', accountId, secretHash: vault.mac('link', token), at: now, expiresAt },
    letter: {
      id: newId(),
      letter: 'invitation',
      to,
      language,
      accountId,
      facts: {
        name,
        until,
        by: 'staff',
        ...(customer ? { customerCode: customer.code } : {}),
        ...(identifier.kind === 'registration-id' ? { registrationId: identifier.canonical } : {}),
      },
      secret: token,
    },
  }
}
