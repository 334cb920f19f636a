import type { Account, Selection } from '../../domain/accounts/account.ts'
import { generatePassword } from '../../domain/accounts/generate-password.ts'
import type { Purpose } from '../../domain/accounts/grant.ts'
import type { IdentifierKind } from '../../domain/accounts/identifier.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { RECOVERIES } from '../../domain/accounts/throttle.ts'
import { addSeconds, type Seconds } from '../../kit/time.ts'
import type { Clerk } from '../clerk.ts'
import { mailFreshPassword } from './fresh-password.ts'

/** Whether this address has asked for too many mails within the hour; counted here and now, for known and unknown alike (ACC-25). */
export const tooManyMailsFrom = async ({ stores, vault, from, now }: Clerk): Promise<boolean> =>
  (await stores.throttle.countInWindow(lanes(vault).recoveriesFrom(from.address), RECOVERIES.seconds, now)) >
  RECOVERIES.network

/** Whether this account has got its mails for the hour. */
export const tooManyMailsTo = async (account: Account, { stores, vault, now }: Clerk): Promise<boolean> =>
  (await stores.throttle.countInWindow(lanes(vault).recoveriesOf(account.id), RECOVERIES.seconds, now)) >
  RECOVERIES.account

/** Makes a link's grant and returns its token, which goes into one mail and is nowhere else. `beside`: earlier links stay good. */
export const grantLink = async (
  clerk: Pick<Clerk, 'stores' | 'random' | 'vault' | 'now' | 'newId'>,
  purpose: Purpose,
  accountId: string | null,
  lifetime: Seconds,
  facts: Readonly<Record<string, string>> = {},
  beside?: true,
): Promise<{ token: string; until: string; hours: number }> => {
  const token = clerk.random.token()
  const expiresAt = addSeconds(clerk.now, lifetime)
  await clerk.stores.grants.create({
    id: clerk.newId(),
    purpose,
    accountId,
    secretHash: clerk.vault.mac('link', token),
    facts,
    at: clerk.now,
    expiresAt,
    ...(beside ? { beside } : {}),
  })
  return { token, until: expiresAt.toISOString(), hours: lifetime / 3600 }
}

/**
 * Answers a request for recovery: where the proofs select one account and the limits allow it, a link or a temporary password is mailed to
 * the address on record. The present password stays valid until a new one is set (ACC-20, ACC-21).
 */
export const answerRecovery = async (facts: Readonly<Record<string, string>>, clerk: Clerk): Promise<void> => {
  const { stores, portal, now } = clerk
  const note = (event: 'recovery.refused' | 'recovery.mailed', why: string, account?: Account) =>
    stores.audit.note(
      { event, by: 'job', address: clerk.from.address, ...(account ? { accountId: account.id } : {}), facts: { why } },
      now,
    )
  if (await tooManyMailsFrom(clerk)) return note('recovery.refused', 'address-limit')
  const selection = selectionOf(facts)
  const { mail: _typed, ...besideMail } = selection
  const matched = await stores.accounts.select(selection)
  // Somebody without an address on record cannot prove one: every other proof selects the account, and staff help by hand.
  const found =
    matched.length > 0 ? matched : (await stores.accounts.select(besideMail)).filter((one) => one.mail === null)
  // A customer's code, postal code and address are the main user's proofs; shared users are helped by their main user (manual 002).
  const account = found.find((one) => facts['customer-code'] === undefined || one.role === 'main')
  if (!account) return note('recovery.refused', 'no-match')
  if (account.state !== 'active') return note('recovery.refused', 'not-active', account)
  if (account.mail === null) {
    await openCaseByHand(account, clerk)
    return note('recovery.refused', 'no-mail', account)
  }
  if (await tooManyMailsTo(account, clerk)) return note('recovery.refused', 'account-limit', account)
  const { recovery } = portal.account
  if (recovery.by === 'link') await mailLink(account, account.mail, recovery.lifetime, clerk)
  else if (recovery.by === 'temporary-password')
    await mailTemporaryPassword(account, account.mail, recovery.lifetime, facts['browser'] ?? '', clerk)
  else if (recovery.by === 'reissue') await mailFreshPassword(account, account.mail, recovery.lifetime, clerk)
  await note('recovery.mailed', recovery.by, account)
}

const selectionOf = (facts: Readonly<Record<string, string>>): Selection => ({
  ...(facts['identifier'] === undefined
    ? {}
    : { identifier: { kind: facts['kind'] as IdentifierKind, canonical: facts['identifier'] } }),
  ...(facts['mail'] === undefined ? {} : { mail: facts['mail'] }),
  ...(facts['customer-code'] === undefined ? {} : { customerCode: facts['customer-code'] }),
  ...(facts['postal-code'] === undefined ? {} : { postalCode: facts['postal-code'] }),
})

/** Mails a recovery link to the account's address on record. */
export const mailLink = async (
  account: Account,
  to: string,
  lifetime: Seconds,
  clerk: Omit<Clerk, 'from'>,
): Promise<void> => {
  const { token, until, hours } = await grantLink(clerk, 'password', account.id, lifetime)
  const customer =
    account.role === 'main' && account.customerId !== null
      ? await clerk.stores.customers.byId(account.customerId)
      : null
  await clerk.stores.post.send(
    {
      id: clerk.newId(),
      letter: 'reset-link',
      to,
      language: account.language,
      accountId: account.id,
      facts: {
        until,
        hours,
        ...(customer ? { customerCode: customer.code } : {}),
        ...(account.role === 'shared' ? { shared: true as const } : {}),
      },
      secret: token,
    },
    clerk.now,
  )
}

/** A temporary password is found by its account, never by its hash: the hash is keyed and bound to the account. */
export const temporaryHash = (vault: Clerk['vault'], accountId: string, typed: string): string =>
  vault.mac('temporary-password', `${accountId}\n${typed.normalize('NFC')}`)

const mailTemporaryPassword = async (
  account: Account,
  to: string,
  lifetime: Seconds,
  browser: string,
  clerk: Clerk,
): Promise<void> => {
  const password = generatePassword(clerk.portal.account.password, clerk.random)
  const expiresAt = addSeconds(clerk.now, lifetime)
  await clerk.stores.grants.create({
    id: clerk.newId(),
    purpose: 'temporary',
    accountId: account.id,
    secretHash: temporaryHash(clerk.vault, account.id, password),
    // The browser that asked keeps a count of tries of its own, so that strangers cannot use up somebody's tries.
    facts: { browser },
    at: clerk.now,
    expiresAt,
  })
  await clerk.stores.post.send(
    {
      id: clerk.newId(),
      letter: 'temporary-password',
      to,
      language: account.language,
      accountId: account.id,
      facts: { until: expiresAt.toISOString(), minutes: lifetime / 60 },
      secret: password,
    },
    clerk.now,
  )
}

/** Somebody without an address on record gets no mail: staff help by hand (MEM-8). One open case an account. */
const openCaseByHand = async (account: Account, clerk: Clerk): Promise<void> => {
  const { stores, now } = clerk
  const open = await stores.cases.waiting('recovery-without-mail')
  if (open.some((one) => one.accountId === account.id)) return
  await openCase('recovery-without-mail', 'R', account.id, {}, 'waiting', clerk, now)
}

/** Opens a case under a number that a person can read out on the telephone. */
export const openCase = async (
  kind: Parameters<Clerk['stores']['cases']['open']>[0]['kind'],
  letter: string,
  accountId: string | null,
  facts: Readonly<Record<string, string>>,
  state: 'unconfirmed' | 'waiting',
  clerk: Pick<Clerk, 'random' | 'newId'> & { readonly stores: Pick<Clerk['stores'], 'cases'> },
  now: Date,
): Promise<{ id: string; number: string }> => {
  for (;;) {
    const number = `${letter}-${clerk.random.digits(6)}`
    const id = clerk.newId()
    if (await clerk.stores.cases.open({ id, kind, number, state, accountId, facts, createdAt: now }))
      return { id, number }
  }
}
