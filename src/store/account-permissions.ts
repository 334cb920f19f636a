import type { Permissions } from '../domain/accounts/permission.ts'
import type { Query } from './db.ts'

/** What staff have allowed accounts of one portal (KEY-50). Given twice, the first time counts. */
export const createPermissions = (query: Query, portal: string): Permissions => ({
  async of(account) {
    const rows = await query
      .selectFrom('account_permissions')
      .select('permission')
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .orderBy('permission')
      .execute()
    return rows.map(({ permission }) => permission)
  },
  async give(account, permission, at) {
    await query
      .insertInto('account_permissions')
      .values({ portal, account_id: account, permission, given_at: at })
      .onConflict((conflict) => conflict.columns(['portal', 'account_id', 'permission']).doNothing())
      .execute()
  },
  async take(account, permission) {
    await query
      .deleteFrom('account_permissions')
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('permission', '=', permission)
      .execute()
  },
})
