import type { SharedUserRequests } from '../domain/accounts/shared-users.ts'
import type { Query } from './db.ts'

/** Shared users of one portal who wait for their main user (TRD-8). */
export const createSharedUserRequests = (query: Query, portal: string): SharedUserRequests => ({
  async open(id, account, at) {
    const opened = await query
      .insertInto('shared_user_requests')
      .values({ portal, id, account_id: account, created_at: at })
      .onConflict((conflict) => conflict.columns(['portal', 'account_id']).where('closed_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
    return opened !== undefined
  },
  async ofCustomer(customer) {
    const rows = await query
      .selectFrom('shared_user_requests as r')
      .innerJoin('accounts as a', (join) => join.onRef('a.portal', '=', 'r.portal').onRef('a.id', '=', 'r.account_id'))
      .select(['r.id', 'r.account_id', 'r.created_at'])
      .where('r.portal', '=', portal)
      .where('a.customer_id', '=', customer)
      .where('r.closed_at', 'is', null)
      .orderBy('r.created_at')
      .orderBy('r.id')
      .execute()
    return rows.map((row) => ({ id: row.id, accountId: row.account_id, createdAt: row.created_at }))
  },
  async close(account, at) {
    await query
      .updateTable('shared_user_requests')
      .set({ closed_at: at })
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('closed_at', 'is', null)
      .execute()
  },
})
