import type { AccountDetails } from '../domain/accounts/details.ts'
import type { Query } from './db.ts'

/** What accounts of one portal registered with, beyond their names (KEY-3, KEY-8). They go with the person (ACC-32). */
export const createAccountDetails = (query: Query, portal: string): AccountDetails => ({
  async of(account) {
    const row = await query
      .selectFrom('account_details')
      .select(['country', 'postal_code', 'address', 'phone', 'wants_news'])
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .executeTakeFirst()
    if (!row) return null
    const [one = '', two = '', three = '', four = '', five = ''] = row.address
    return {
      country: row.country,
      postalCode: row.postal_code,
      address: [one, two, three, four, five],
      phone: row.phone,
      wantsNews: row.wants_news,
    }
  },
  async set(account, { country, postalCode, address, phone, wantsNews }) {
    const values = { country, postal_code: postalCode, address: [...address], phone, wants_news: wantsNews }
    await query
      .insertInto('account_details')
      .values({ portal, account_id: account, ...values })
      .onConflict((conflict) => conflict.columns(['portal', 'account_id']).doUpdateSet(values))
      .execute()
  },
})
