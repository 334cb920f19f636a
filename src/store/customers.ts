import type { Selectable } from 'kysely'
import type { Customer, Customers } from '../domain/accounts/account.ts'
import { readPostalCode } from '../domain/accounts/postal-code.ts'
import type { Query } from './db.ts'
import type { Schema } from './schema.ts'

const customerOf = (row: Selectable<Schema['customers']>): Customer => ({
  id: row.id,
  code: row.code,
  company: row.company,
  kana: row.kana,
  postalCode: row.postal_code,
  address: row.address,
  phone: row.phone,
})

/** A new customer as a row. */
export const customerRow = (portal: string, { postalCode, ...customer }: Customer, at: Date) => {
  const read = readPostalCode(postalCode)
  return { portal, ...customer, postal_code: read.ok ? read.canonical : postalCode, created_at: at }
}

/** The companies one portal serves. Postal codes are kept in their canonical spelling. */
export const createCustomers = (query: Query, portal: string): Customers => {
  const customers = () => query.selectFrom('customers').selectAll().where('portal', '=', portal)
  return {
    async hold(id) {
      await query
        .selectFrom('customers')
        .select('id')
        .where('portal', '=', portal)
        .where('id', '=', id)
        .forNoKeyUpdate()
        .execute()
    },
    async byId(id) {
      const row = await customers().where('id', '=', id).executeTakeFirst()
      return row ? customerOf(row) : null
    },
    async byCode(code) {
      const row = await customers().where('code', '=', code).executeTakeFirst()
      return row ? customerOf(row) : null
    },
    async create(customer, at) {
      const made = await query
        .insertInto('customers')
        .values(customerRow(portal, customer, at))
        .onConflict((conflict) => conflict.columns(['portal', 'code']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return made !== undefined
    },
  }
}
