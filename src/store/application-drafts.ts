import type { Selectable } from 'kysely'
import type { Draft, Drafts } from '../domain/certificates/records.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'
import type { ApplicationDraftsTable } from './schema-certificates.ts'

/** What `application_drafts.data` is sealed for. */
export const draftData = 'application-draft'

/** What accounts of one portal began and did not send yet (CRT-10). */
export const createDrafts = (query: Query, portal: string, vault: Vault): Drafts => {
  const kept = (account: string, now: Date) =>
    query
      .selectFrom('application_drafts')
      .selectAll()
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('expires_at', '>', now)
  const draftOf = (row: Selectable<ApplicationDraftsTable>): Draft => ({
    id: row.id,
    account: row.account_id,
    kind: row.kind,
    contractId: row.contract_id,
    data: JSON.parse(vault.openText(draftData, row.data)),
    version: row.version,
    changedAt: row.changed_at,
    expiresAt: row.expires_at,
  })

  return {
    async save({ id, account, kind, contractId, data, changedAt, expiresAt }, version) {
      const written = {
        data: Buffer.from(vault.seal(draftData, JSON.stringify(data))),
        changed_at: changedAt,
        expires_at: expiresAt,
      }
      const saved =
        version === null
          ? await query
              .insertInto('application_drafts')
              .values({ portal, id, account_id: account, kind, contract_id: contractId, ...written })
              .onConflict((conflict) => conflict.columns(['portal', 'id']).doNothing())
              .returning('id')
              .executeTakeFirst()
          : await query
              .updateTable('application_drafts')
              .set({ ...written, version: version + 1 })
              .where('portal', '=', portal)
              .where('id', '=', id)
              .where('account_id', '=', account)
              .where('version', '=', version)
              .returning('id')
              .executeTakeFirst()
      return saved !== undefined
    },

    async byId(id, account, now) {
      const row = await kept(account, now).where('id', '=', id).executeTakeFirst()
      return row ? draftOf(row) : null
    },

    async ofAccount(account, now) {
      return (await kept(account, now).orderBy('changed_at', 'desc').orderBy('id').execute()).map(draftOf)
    },

    async remove(id, account) {
      await query
        .deleteFrom('application_drafts')
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('account_id', '=', account)
        .execute()
    },
  }
}
