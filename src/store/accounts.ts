import { type Selectable, sql } from 'kysely'
import type { Account, Accounts, IdentifierOf, NewAccount } from '../domain/accounts/account.ts'
import { searchFold } from '../kit/fold.ts'
import { closeAccount } from './close-account.ts'
import type { Query } from './db.ts'
import { canonicalMail, selectAccounts } from './find-accounts.ts'
import { createPasswords } from './passwords.ts'
import type { AccountsTable } from './schema.ts'

/** A row of `accounts` as the rules know it. */
export const accountOf = (row: Selectable<AccountsTable>): Account => ({
  id: row.id,
  customerId: row.customer_id,
  role: row.role,
  state: row.state,
  name: row.name,
  company: row.company,
  contract: row.contract,
  mail: row.mail,
  language: row.language,
  passwordHash: row.password_hash,
  initialUntil: row.initial_until,
  lockedAt: row.locked_at,
  lastCheckAt: row.last_check_at,
  lastSignInAt: row.last_sign_in_at,
  invitedAt: row.invited_at,
  createdAt: row.created_at,
})

/** The accounts of one portal. Nothing but `close` changes an account that is closed already. */
export const createAccounts = (query: Query, portal: string): Accounts => {
  const accounts = () => query.selectFrom('accounts').selectAll('accounts').where('accounts.portal', '=', portal)
  const living = (id: string) =>
    query.updateTable('accounts').where('portal', '=', portal).where('id', '=', id).where('state', '<>', 'closed')
  const identifiers = () => query.selectFrom('identifiers').where('portal', '=', portal)

  // Sorted, so that two that want the same identifiers wait for each other in one order.
  const takeIdentifiers = async (account: string, wanted: readonly IdentifierOf[]): Promise<boolean> => {
    const each = new Map(wanted.map(({ kind, canonical }) => [`${kind}\n${canonical}`, { kind, canonical }]))
    if (each.size === 0) return true
    const rows = [...each]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => ({ portal, ...one, account_id: account }))
    const taken = await query
      .insertInto('identifiers')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['portal', 'kind', 'canonical']).doNothing())
      .returning('kind')
      .execute()
    return taken.length === each.size
  }

  return {
    async byId(id) {
      const row = await accounts().where('id', '=', id).executeTakeFirst()
      return row ? accountOf(row) : null
    },

    async byIdentifier({ kind, canonical }) {
      const row = await accounts()
        .innerJoin('identifiers as i', (join) =>
          join.onRef('i.portal', '=', 'accounts.portal').onRef('i.account_id', '=', 'accounts.id'),
        )
        .where('i.portal', '=', portal)
        .where('i.kind', '=', kind)
        .where('i.canonical', '=', canonical)
        .executeTakeFirst()
      return row ? accountOf(row) : null
    },

    async select(selection) {
      return (await selectAccounts(query, portal, selection)).map(accountOf)
    },

    async identifiersOf(id) {
      const rows = await identifiers()
        .select(['kind', 'canonical'])
        .where('account_id', '=', id)
        .orderBy('kind')
        .orderBy('canonical')
        .execute()
      return rows as IdentifierOf[]
    },

    async create(account) {
      await query.insertInto('accounts').values(newRow(portal, account)).execute()
      if (await takeIdentifiers(account.id, account.identifiers)) return true
      // What was written so far goes with the account.
      await query.deleteFrom('accounts').where('portal', '=', portal).where('id', '=', account.id).execute()
      return false
    },

    ...createPasswords(query, portal),

    async lock(id, at) {
      await living(id)
        .set({ locked_at: sql<Date>`coalesce(locked_at, ${at}::timestamptz)` })
        .execute()
    },
    async unlock(id) {
      await living(id).set({ locked_at: null }).execute()
    },
    async signedIn(id, at) {
      await living(id).set({ last_sign_in_at: at }).execute()
    },
    async checked(id, at) {
      await living(id).set({ last_check_at: at }).execute()
    },
    async setState(id, state) {
      await living(id).set({ state }).execute()
    },

    async setMail(id, mail, identifier) {
      const held = await accounts()
        .where('id', '=', id)
        .where('state', '<>', 'closed')
        .forNoKeyUpdate()
        .executeTakeFirst()
      if (!held) return false
      if (identifier && !(await takeIdentifiers(id, [identifier]))) {
        const { kind, canonical } = identifier
        const holder = await identifiers()
          .select('account_id')
          .where('kind', '=', kind)
          .where('canonical', '=', canonical)
          .executeTakeFirst()
        if (holder?.account_id !== id) return false
      }
      if (identifier)
        await query
          .deleteFrom('identifiers')
          .where('portal', '=', portal)
          .where('account_id', '=', id)
          .where('kind', '=', identifier.kind)
          .where('canonical', '<>', identifier.canonical)
          .execute()
      await living(id)
        .set({ mail, mail_canonical: canonicalMail(mail) })
        .execute()
      return true
    },

    async setNames(id, { name, company }) {
      await living(id)
        .set({ name, name_folded: searchFold(name), company })
        .execute()
    },
    async setLanguage(id, language) {
      await living(id).set({ language }).execute()
    },
    async setRole(id, role) {
      await living(id).set({ role }).execute()
    },
    async setIdentifiers(id, wanted) {
      await query.deleteFrom('identifiers').where('portal', '=', portal).where('account_id', '=', id).execute()
      return takeIdentifiers(id, wanted)
    },
    async invited(id, at) {
      await living(id).set({ invited_at: at }).execute()
    },

    close: (id) => closeAccount(query, portal, id),

    async ofCustomer(customer) {
      const rows = await accounts()
        .where('customer_id', '=', customer)
        .where('state', '<>', 'closed')
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(accountOf)
    },
  }
}

/** A new account as a row. */
export const newRow = (portal: string, account: NewAccount) => ({
  portal,
  id: account.id,
  customer_id: account.customerId ?? null,
  role: account.role,
  state: 'active' as const,
  name: account.name,
  name_folded: searchFold(account.name),
  company: account.company ?? '',
  contract: account.contract ?? '',
  mail: account.mail,
  mail_canonical: account.mail === null ? null : canonicalMail(account.mail),
  language: account.language,
  password_hash: account.passwordHash ?? null,
  password_set_at: account.passwordHash === undefined ? null : account.at,
  created_at: account.at,
})
