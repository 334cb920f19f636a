import { type Imported, type Imports, Overtaken } from '../domain/accounts/imports.ts'
import type { Vault } from '../domain/vault.ts'
import { newRow } from './accounts.ts'
import { customerRow } from './customers.ts'
import type { Query } from './db.ts'
import { grantRow } from './grants.ts'
import { letterRow } from './outbox.ts'

/** PostgreSQL takes 65,535 values a statement; a row here has fewer than twenty. */
const AT_ONCE = 1000

const batches = function* <T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE)
}

/** Many accounts of one portal at once, inside one transaction. */
export const createImports = (query: Query, portal: string, vault: Vault): Imports => ({
  async holders(kind, canonical) {
    const found = new Map<string, string>()
    for (const some of batches(canonical)) {
      const rows = await query
        .selectFrom('identifiers')
        .select(['canonical', 'account_id'])
        .where('portal', '=', portal)
        .where('kind', '=', kind)
        .where('canonical', 'in', some)
        .execute()
      for (const row of rows) found.set(row.canonical, row.account_id)
    }
    return found
  },

  async customers(codes) {
    const found = new Map<string, string>()
    for (const some of batches(codes)) {
      const rows = await query
        .selectFrom('customers')
        .select(['code', 'id'])
        .where('portal', '=', portal)
        .where('code', 'in', some)
        .execute()
      for (const row of rows) found.set(row.code, row.id)
    }
    return found
  },

  async write(imported, at) {
    for (const some of batches(imported)) await writeBatch(query, portal, vault, some, at)
  },
})

const writeBatch = async (
  query: Query,
  portal: string,
  vault: Vault,
  imported: readonly Imported[],
  at: Date,
): Promise<void> => {
  const customers = imported.flatMap(({ customer }) => (customer ? [customerRow(portal, customer, at)] : []))
  if (customers.length > 0) {
    const made = await query
      .insertInto('customers')
      .values(customers)
      .onConflict((conflict) => conflict.columns(['portal', 'code']).doNothing())
      .returning('id')
      .execute()
    if (made.length < customers.length) throw new Overtaken()
  }
  await query
    .insertInto('accounts')
    .values(
      imported.map(({ account, invitation }) => ({ ...newRow(portal, account), invited_at: invitation ? at : null })),
    )
    .execute()
  const identifiers = imported.flatMap(({ account }) =>
    account.identifiers.map(({ kind, canonical }) => ({ portal, kind, canonical, account_id: account.id })),
  )
  const taken = await query
    .insertInto('identifiers')
    .values(identifiers)
    .onConflict((conflict) => conflict.columns(['portal', 'kind', 'canonical']).doNothing())
    .returning('kind')
    .execute()
  if (taken.length < identifiers.length) throw new Overtaken()
  const invitations = imported.flatMap(({ invitation }) => invitation ?? [])
  if (invitations.length === 0) return
  await query
    .insertInto('grants')
    .values(invitations.map(({ grant }) => grantRow(portal, grant, vault)))
    .execute()
  await query
    .insertInto('outbox')
    .values(invitations.map(({ letter }) => letterRow(portal, letter, at, vault)))
    .execute()
}
