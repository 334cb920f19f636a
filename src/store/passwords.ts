import type { Accounts } from '../domain/accounts/account.ts'
import type { Query } from './db.ts'

type Passwords = Pick<Accounts, 'setPassword' | 'setInitialPassword' | 'renewHash' | 'passwordsOf'>

/** The passwords of a portal's accounts: the present one, and those it replaced. */
export const createPasswords = (query: Query, portal: string): Passwords => {
  // The lock puts two changes at the same moment in one order: each sees what the other one set, and keeps it.
  const replace = async (id: string, hash: string, at: Date, initialUntil: Date | null): Promise<void> => {
    const held = await query
      .selectFrom('accounts')
      .select(['password_hash', 'password_set_at'])
      .where('portal', '=', portal)
      .where('id', '=', id)
      .where('state', '<>', 'closed')
      .forNoKeyUpdate()
      .executeTakeFirst()
    // Nobody may be told of a new password that was not kept.
    if (!held) throw new Error('the account whose password is set is not there any more')
    if (held.password_hash !== null)
      await query
        .insertInto('password_history')
        .values({ portal, account_id: id, set_at: held.password_set_at, hash: held.password_hash })
        .execute()
    await query
      .updateTable('accounts')
      .set({ password_hash: hash, password_set_at: at, initial_until: initialUntil, locked_at: null })
      .where('portal', '=', portal)
      .where('id', '=', id)
      .execute()
  }

  return {
    setPassword: (id, hash, at) => replace(id, hash, at, null),
    setInitialPassword: (id, hash, at, until) => replace(id, hash, at, until),

    async renewHash(id, from, to) {
      await query
        .updateTable('accounts')
        .set({ password_hash: to })
        .where('portal', '=', portal)
        .where('id', '=', id)
        .where('password_hash', '=', from)
        .execute()
    },

    async passwordsOf(id, count) {
      if (count <= 0) return []
      const present = await query
        .selectFrom('accounts')
        .select('password_hash')
        .where('portal', '=', portal)
        .where('id', '=', id)
        .executeTakeFirst()
      const earlier = await query
        .selectFrom('password_history')
        .select('hash')
        .where('portal', '=', portal)
        .where('account_id', '=', id)
        .orderBy('number', 'desc')
        .limit(count)
        .execute()
      const hashes = earlier.map((row) => row.hash)
      return (present?.password_hash ? [present.password_hash, ...hashes] : hashes).slice(0, count)
    },
  }
}
