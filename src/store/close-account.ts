import { sql } from 'kysely'
import type { Query } from './db.ts'

/** What belongs to an account alone and goes with the person. Consents stay: they name a text and a day, and now nobody. */
const personal = [
  'identifiers',
  'password_history',
  'sessions',
  'known_browsers',
  'grants',
  'one_time_codes',
  'shared_user_requests',
  'account_details',
  'account_permissions',
] as const

/**
 * Takes everything personal and every way in from an account (ACC-32); its row stays as the anchor of what was issued to it. Letters
 * that wait for it are never sent, so the notice of the deletion is posted after this, or without the account's id. Cases keep their
 * number and state, without what was written in them.
 */
export const closeAccount = async (query: Query, portal: string, id: string): Promise<void> => {
  const held = await query
    .selectFrom('accounts')
    .select('mail_canonical')
    .where('portal', '=', portal)
    .where('id', '=', id)
    .executeTakeFirst()
  const { numUpdatedRows } = await query
    .updateTable('accounts')
    .set({
      state: 'closed',
      name: '',
      name_folded: '',
      company: '',
      contract: '',
      mail: null,
      mail_canonical: null,
      password_hash: null,
      password_set_at: null,
      initial_until: null,
      locked_at: null,
      last_check_at: null,
      last_sign_in_at: null,
      invited_at: null,
    })
    .where('portal', '=', portal)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  for (const table of personal)
    await query.deleteFrom(table).where('portal', '=', portal).where('account_id', '=', id).execute()
  // Also what went to the address before there was an account, such as the link that confirmed it; nothing of anybody who shares it.
  const isOfPerson = sql<boolean>`(account_id = ${id} or (account_id is null and lower(recipient) = ${held?.mail_canonical ?? null}))`
  await query
    .deleteFrom('outbox')
    .where('portal', '=', portal)
    .where(isOfPerson)
    .where('state', 'in', ['waiting', 'sending'])
    .execute()
  await query
    .updateTable('outbox')
    .set({ recipient: '', facts: '{}', secret: null, last_error: null })
    .where('portal', '=', portal)
    .where(isOfPerson)
    .execute()
  await query
    .updateTable('cases')
    .set({ facts: null })
    .where('portal', '=', portal)
    .where('account_id', '=', id)
    .execute()
}
