import type { FlowStates } from '../domain/flow-states.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'

/** What `flow_states.state` is sealed for. */
export const flowState = 'flow-state'

/** Procedures that are under way in one portal. */
export const createFlowStates = (query: Query, portal: string, vault: Vault): FlowStates => {
  const sealed = (state: unknown) => vault.seal(flowState, JSON.stringify(state))
  return {
    async insert({ id, flow, browserHash, state, expiresAt }) {
      const begun = await query
        .insertInto('flow_states')
        .values({
          portal,
          id,
          flow,
          browser_hash: browserHash,
          state: sealed(state),
          version: 1,
          expires_at: expiresAt,
        })
        .onConflict((conflict) => conflict.columns(['portal', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return begun !== undefined
    },

    async load(id, browserHash, now) {
      const row = await query
        .selectFrom('flow_states')
        .select(['flow', 'version', 'state'])
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('browser_hash', '=', browserHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row ? { ...row, state: JSON.parse(vault.openText(flowState, row.state)) } : null
    },

    async move(id, version, state, expiresAt) {
      const moved = await query
        .updateTable('flow_states')
        .set({ state: sealed(state), version: version + 1, expires_at: expiresAt })
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('version', '=', version)
        .returning('id')
        .executeTakeFirst()
      return moved !== undefined
    },

    async endAll(browserHash) {
      await query
        .deleteFrom('flow_states')
        .where('portal', '=', portal)
        .where('browser_hash', '=', browserHash)
        .execute()
    },
  }
}
