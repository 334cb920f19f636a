import type { Presets } from '../domain/certificates/records.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'

/** What `account_presets.data` is sealed for. */
export const presetData = 'account-preset'

/** What accounts of one portal fill their applications with (CRT-30). */
export const createPresets = (query: Query, portal: string, vault: Vault): Presets => ({
  async of(account) {
    const row = await query
      .selectFrom('account_presets')
      .select(['agent_code', 'data'])
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .executeTakeFirst()
    return row ? { agentCode: row.agent_code, data: JSON.parse(vault.openText(presetData, row.data)) } : null
  },

  async set(account, { agentCode, data }) {
    const row = { agent_code: agentCode, data: Buffer.from(vault.seal(presetData, JSON.stringify(data))) }
    await query
      .insertInto('account_presets')
      .values({ portal, account_id: account, ...row })
      .onConflict((conflict) => conflict.columns(['portal', 'account_id']).doUpdateSet(row))
      .execute()
  },
})
