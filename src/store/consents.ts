import type { Consents } from '../domain/accounts/consent.ts'
import type { Query } from './db.ts'

/** Which version of which text was agreed to, and when, in one portal (ACC-33). The first day of an agreement counts. */
export const createConsents = (query: Query, portal: string): Consents => ({
  async of(account) {
    const rows = await query
      .selectFrom('consents')
      .select(['terms', 'version', 'given_at'])
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .orderBy('given_at')
      .orderBy('terms')
      .orderBy('version')
      .execute()
    return rows.map(({ given_at, ...row }) => ({ ...row, givenAt: given_at }))
  },
  async give(account, terms, version, at) {
    await query
      .insertInto('consents')
      .values({ portal, account_id: account, terms, version, given_at: at })
      .onConflict((conflict) => conflict.columns(['portal', 'account_id', 'terms', 'version']).doNothing())
      .execute()
  },
})
