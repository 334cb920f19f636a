import type { Selectable } from 'kysely'
import type { Case, CaseState, Cases } from '../domain/office/case.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'
import type { CasesTable } from './schema.ts'

/** What `cases.facts` is sealed for. */
export const caseFacts = 'case'

const ended: readonly CaseState[] = ['approved', 'refused', 'closed']

/** What waits for the staff of one portal. */
export const createCases = (query: Query, portal: string, vault: Vault): Cases => {
  const cases = () => query.selectFrom('cases').selectAll().where('portal', '=', portal)
  const caseOf = (row: Selectable<CasesTable>): Case => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    state: row.state,
    accountId: row.account_id,
    facts: row.facts ? JSON.parse(vault.openText(caseFacts, row.facts)) : {},
    createdAt: row.created_at,
    closedAt: row.closed_at,
  })

  return {
    async open({ id, kind, number, state, accountId, facts, createdAt }) {
      const opened = await query
        .insertInto('cases')
        .values({
          portal,
          id,
          kind,
          number,
          state,
          account_id: accountId,
          facts: vault.seal(caseFacts, JSON.stringify(facts)),
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.columns(['portal', 'number']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return opened !== undefined
    },

    async byNumber(number) {
      const row = await cases().where('number', '=', number).executeTakeFirst()
      return row ? caseOf(row) : null
    },
    async byId(id) {
      const row = await cases().where('id', '=', id).executeTakeFirst()
      return row ? caseOf(row) : null
    },
    async waiting(kind) {
      let found = cases().where('state', '=', 'waiting')
      if (kind !== undefined) found = found.where('kind', '=', kind)
      return (await found.orderBy('created_at').orderBy('id').execute()).map(caseOf)
    },

    async ofAccount(account) {
      const rows = await cases().where('account_id', '=', account).orderBy('created_at').orderBy('id').execute()
      return rows.map(caseOf)
    },

    async move(id, from, to, at) {
      const moved = await query
        .updateTable('cases')
        .set({ state: to, closed_at: ended.includes(to) ? at : null })
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('state', '=', from)
        .returning('id')
        .executeTakeFirst()
      return moved !== undefined
    },
  }
}
