import type { Account } from '../../domain/accounts/account.ts'
import { WAYS_IN } from '../../domain/accounts/grant.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Desk } from '../desk.ts'

/**
 * Sets a person's own password, inside a move's work: every other session and every outstanding link or temporary password ends, lock and
 * waits are lifted, the address on record gets a notice, the audit trail an entry (ACC-13, ACC-24). `keep` is the session that goes on.
 */
export const setOwnPassword = async (
  account: Pick<Account, 'id' | 'mail' | 'language'>,
  hash: string,
  how: 'changed' | 'recovered',
  desk: Desk,
  stores: Stores,
  keep?: string,
): Promise<void> => {
  await stores.accounts.setPassword(account.id, hash, desk.now)
  await stores.sessions.endAll(account.id, keep)
  await stores.grants.endAll(account.id, desk.now, [
    ...WAYS_IN,
    // Whoever recovers an account takes back what somebody else may have begun with it. The old address can still undo a change of address.
    ...(how === 'recovered' ? (['change-mail', 'hand-over'] as const) : []),
  ])
  for (const one of await stores.accounts.identifiersOf(account.id))
    await stores.throttle.clear(lanes(desk.vault).identifier(one))
  if (account.mail !== null) {
    await stores.post.send(
      {
        id: desk.newId(),
        letter: 'password-changed',
        to: account.mail,
        language: account.language,
        accountId: account.id,
        facts: { at: desk.now.toISOString(), how },
      },
      desk.now,
    )
  }
  await desk.noteIn(stores, {
    event: how === 'changed' ? 'password.changed' : 'recovery.completed',
    accountId: account.id,
    by: 'account',
  })
}
