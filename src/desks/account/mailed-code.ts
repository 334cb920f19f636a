import type { Account } from '../../domain/accounts/account.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { judgeCode, type MailedCode } from '../../domain/accounts/one-time-code.ts'
import type { Stores } from '../../domain/stores.ts'
import { addSeconds, seconds } from '../../kit/time.ts'
import type { Desk } from '../desk.ts'
import { type Move, type Problem, refuse } from '../flow.ts'
import type { Proved, SignInState } from './sign-in.tsx'

/** The portal's rule of mailed codes; a fault of ours where a portal without one gets here. */
export const codeRule = (desk: Desk): MailedCode => {
  const { then } = desk.portal.account.signIn
  if (then === 'nothing') throw new Error(`portal ${desk.portal.id} declares no mailed code`)
  return then.mailedCode
}

/** Mails a fresh code for this sign-in, in the transaction of the move; problems where the last one went out too recently (ACC-7). */
export const sendCode = async (
  accountId: string,
  desk: Desk,
  stores: Stores,
): Promise<readonly Problem[] | undefined> => {
  const rule = codeRule(desk)
  const account = await stores.accounts.byId(accountId)
  if (!account?.mail) return [{ text: desk.words.signIn.problems.noMailbox }]
  // The pause between two mails is each sign-in's own; this counts over all of them, so that nobody's mailbox is flooded.
  const mails = await stores.throttle.countInWindow(
    lanes(desk.vault).codeMailsOf(accountId),
    CODE_MAILS.seconds,
    desk.now,
  )
  if (mails > CODE_MAILS.most) return [{ text: desk.words.signIn.problems.tooManyCodes }]
  const code = desk.random.digits(rule.digits)
  const put = await stores.codes.put(
    desk.flowId,
    { codeHash: hashOf(code, desk), accountId, sentAt: desk.now, expiresAt: addSeconds(desk.now, rule.lifetime) },
    addSeconds(desk.now, seconds(-rule.resendAfter)),
  )
  if (!put) return [{ text: desk.words.signIn.problems.resendLater(rule.resendAfter) }]
  await stores.post.send(
    {
      id: desk.newId(),
      letter: 'one-time-code',
      to: account.mail,
      language: account.language,
      accountId,
      facts: { minutes: rule.lifetime / 60, until: addSeconds(desk.now, rule.lifetime).toISOString() },
      secret: code,
    },
    desk.now,
  )
  await desk.noteIn(stores, { event: 'sign-in.code-sent', accountId })
  return undefined
}

/** A code is found by no one from its hash: the hash is keyed, and bound to this sign-in. */
const hashOf = (code: string, desk: Desk): string => desk.vault.mac('one-time-code', `${desk.flowId}\n${code}`)

// Mails with codes an hour to one account.
const CODE_MAILS = { most: 10, seconds: 3600 }

// Wrong codes a day over all sign-ins of one account: starting again does not give more guesses than this.
const WRONG_CODES = { tries: 30, seconds: 86_400 }

/** What a sign-in remembers of the password that was right. */
export const prove = (account: Pick<Account, 'id' | 'passwordHash'>, { vault }: Desk): Proved => ({
  accountId: account.id,
  password: vault.mac('password-proved', account.passwordHash ?? ''),
})

/** The account, where the password that was right is still its password. */
export const stillProved = async (proved: Proved, desk: Desk): Promise<Account | null> => {
  const account = await desk.stores.accounts.byId(proved.accountId)
  return account?.state === 'active' && prove(account, desk).password === proved.password ? account : null
}

/** Judges a typed code; the try is counted before it is judged, and asking for another code gives no further tries. */
export const judgeCodeTyped = async (typed: string, proved: Proved, desk: Desk): Promise<Move<SignInState>> => {
  const { accountId } = proved
  const { problems } = desk.words.signIn
  const rule = codeRule(desk)
  const held = await desk.stores.codes.countTry(desk.flowId)
  const today = await desk.stores.throttle.countInWindow(
    lanes(desk.vault).codesOf(accountId),
    WRONG_CODES.seconds,
    desk.now,
  )
  const matches = held !== null && held.codeHash === hashOf(typed, desk)
  const verdict = today > WRONG_CODES.tries ? 'exhausted' : judgeCode(held, matches, rule, desk.now)
  if (verdict !== 'accepted') {
    await desk.note({ event: 'sign-in.code-refused', accountId, facts: { verdict } })
    const text = { wrong: problems.codeNotAccepted, expired: problems.codeExpired, exhausted: problems.codeExhausted }[
      verdict
    ]
    return refuse({ field: 'code', text })
  }
  // The password that led here was set anew meanwhile, or the account closed: back to the beginning.
  const account = await stillProved(proved, desk)
  if (!account) return { is: 'leave', path: 'sign-in' }
  return {
    is: 'enter',
    accountId,
    clear: [lanes(desk.vault).codesOf(accountId)],
    giveBack: null,
    ...(account.initialUntil === null ? {} : { via: 'initial-password' }),
    work: async (stores) => {
      if (!(await stores.codes.spend(desk.flowId))) return [{ field: 'code', text: problems.codeExhausted }]
      await stores.accounts.checked(accountId, desk.now)
      return undefined
    },
  }
}
