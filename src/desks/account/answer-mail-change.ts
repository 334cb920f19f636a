import type { Account, IdentifierOf } from '../../domain/accounts/account.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { RECOVERIES } from '../../domain/accounts/throttle.ts'
import type { Stores } from '../../domain/stores.ts'
import { hours } from '../../kit/time.ts'
import type { Clerk } from '../clerk.ts'
import { grantLink } from './answer-recovery.ts'

/** How long the link to a new address lives, and how long the old one can undo the change (ACC-31). */
export const MAIL_CHANGE = { confirm: hours(24), undo: hours(24 * 7) } as const

/** The identifier that moves with the address: only where the person signs in by it. */
export const mailIdentifier = async (
  stores: Pick<Stores, 'accounts'>,
  account: string,
  canonical: string,
): Promise<IdentifierOf | null> => {
  const identifiers = await stores.accounts.identifiersOf(account)
  return identifiers.some(({ kind }) => kind === 'mail') ? { kind: 'mail', canonical } : null
}

/**
 * Answers the wish for a new address: a link goes there, or, where somebody signs in with that address already, a mail that says so and is
 * read by nobody else. Counted by the account, so that nobody can have us mail strangers at will (ACC-25).
 */
export const answerMailChange = async (
  { accountId, mail }: Readonly<Record<'accountId' | 'mail', string>>,
  clerk: Clerk,
): Promise<void> => {
  const { stores, now } = clerk
  const account = await stores.accounts.byId(accountId)
  if (account?.state !== 'active') return
  const asked = await stores.throttle.countInWindow(
    lanes(clerk.vault).mailChangesOf(account.id),
    RECOVERIES.seconds,
    now,
  )
  if (asked > RECOVERIES.account) return
  const identifier = await mailIdentifier(stores, account.id, mail)
  const holder = identifier && (await stores.accounts.byIdentifier(identifier))
  if (holder && holder.id !== account.id) await tellHolder(holder, mail, clerk)
  else await mailConfirmation(account, mail, clerk)
}

const tellHolder = (holder: Account, to: string, { stores, now, newId }: Clerk): Promise<void> =>
  stores.post.send(
    { id: newId(), letter: 'mail-taken', to, language: holder.language, accountId: holder.id, facts: {} },
    now,
  )

const mailConfirmation = async (account: Account, to: string, clerk: Clerk): Promise<void> => {
  const {
    token,
    until,
    hours: lives,
  } = await grantLink(clerk, 'change-mail', account.id, MAIL_CHANGE.confirm, {
    mail: to,
  })
  await clerk.stores.post.send(
    {
      id: clerk.newId(),
      letter: 'confirm-mail',
      to,
      language: account.language,
      accountId: account.id,
      facts: { until, hours: lives },
      secret: token,
    },
    clerk.now,
  )
}
