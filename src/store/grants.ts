import { type Selectable, sql } from 'kysely'
import type { Grant, Grants, NewGrant, Purpose } from '../domain/accounts/grant.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'
import type { GrantsTable } from './schema.ts'

/** What `grants.facts` is sealed for. */
export const grantFacts = 'grant'

/** A new grant as a row, its facts sealed. */
export const grantRow = (
  portal: string,
  { id, purpose, accountId, secretHash, facts, at, expiresAt }: NewGrant,
  vault: Vault,
) => ({
  portal,
  id,
  purpose,
  account_id: accountId,
  secret_hash: secretHash,
  facts: facts === undefined ? null : vault.seal(grantFacts, JSON.stringify(facts)),
  created_at: at,
  expires_at: expiresAt,
})

/** What mailed secrets open, in one portal. */
export const createGrants = (query: Query, portal: string, vault: Vault): Grants => {
  const grants = () => query.selectFrom('grants').selectAll().where('portal', '=', portal)
  const updated = () => query.updateTable('grants').where('portal', '=', portal)
  const grantOf = (row: Selectable<GrantsTable> | undefined): Grant | null =>
    row
      ? {
          id: row.id,
          purpose: row.purpose as Purpose,
          accountId: row.account_id,
          secretHash: row.secret_hash,
          facts: row.facts ? JSON.parse(vault.openText(grantFacts, row.facts)) : {},
          createdAt: row.created_at,
          expiresAt: row.expires_at,
          spentAt: row.spent_at,
          replacedAt: row.replaced_at,
        }
      : null

  // Of two made at the same moment the one that was not replaced is the newer one.
  const newestOf = (account: string, purpose: Purpose) =>
    query
      .selectFrom('grants')
      .where('portal', '=', portal)
      .where('account_id', '=', account)
      .where('purpose', '=', purpose)
      .orderBy('created_at', 'desc')
      .orderBy(sql`replaced_at is null`, 'desc')
      .orderBy('id', 'desc')
      .limit(1)

  return {
    async create(grant) {
      const { purpose, accountId, at, beside } = grant
      if (accountId !== null && beside !== true) {
        // Two made in parallel come one after the other, and the second replaces the first.
        await query
          .selectFrom('accounts')
          .select('id')
          .where('portal', '=', portal)
          .where('id', '=', accountId)
          .forNoKeyUpdate()
          .execute()
        await updated()
          .set({ replaced_at: at })
          .where('account_id', '=', accountId)
          .where('purpose', '=', purpose)
          .where('spent_at', 'is', null)
          .where('replaced_at', 'is', null)
          .execute()
      }
      await query
        .insertInto('grants')
        .values(grantRow(portal, grant, vault))
        .execute()
    },

    async bySecret(secretHash) {
      return grantOf(await grants().where('secret_hash', '=', secretHash).executeTakeFirst())
    },
    async byId(id) {
      return grantOf(await grants().where('id', '=', id).executeTakeFirst())
    },

    async spend(id, now) {
      // The account's row first, as whoever makes a newer grant does: in any other order the two could wait for each other for ever.
      await query
        .selectFrom('accounts')
        .select('accounts.id')
        .where('accounts.portal', '=', portal)
        .where('accounts.id', '=', (from) =>
          from.selectFrom('grants').select('account_id').where('portal', '=', portal).where('grants.id', '=', id),
        )
        .forNoKeyUpdate()
        .execute()
      const spent = await updated()
        .set({ spent_at: now })
        .where('id', '=', id)
        .where('spent_at', 'is', null)
        .where('replaced_at', 'is', null)
        .where('expires_at', '>', now)
        .returning('id')
        .executeTakeFirst()
      return spent !== undefined
    },

    async endAll(account, now, purposes, since) {
      let ended = updated()
        .set({ replaced_at: now })
        .where('account_id', '=', account)
        .where('spent_at', 'is', null)
        .where('replaced_at', 'is', null)
      if (purposes) ended = ended.where('purpose', 'in', purposes.length > 0 ? [...purposes] : [''])
      if (since) ended = ended.where('created_at', '>=', since)
      await ended.execute()
    },

    async newest(account, purpose) {
      return grantOf(await newestOf(account, purpose).selectAll().executeTakeFirst())
    },
  }
}
