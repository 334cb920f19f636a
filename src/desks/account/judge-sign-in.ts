import type { Account } from '../../domain/accounts/account.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { checkIsDue } from '../../domain/accounts/one-time-code.ts'
import { type Begun, judgeSignIn, type SignInVerdict, type TryAt, tooManyFrom } from '../../domain/accounts/sign-in.ts'
import { NETWORK, WAITS, waitAfter } from '../../domain/accounts/throttle.ts'
import type { Desk } from '../desk.ts'
import type { TypedIdentifier } from '../fields.tsx'
import { go, type Move, refuse, type Work } from '../flow.ts'
import { judgeNewPassword } from './judge-new-password.ts'
import { prove, sendCode, stillProved } from './mailed-code.ts'
import type { GoodCertificate } from './own-certificate.ts'
import { setOwnPassword } from './set-own-password.ts'
import type { Proved, SignInState } from './sign-in.tsx'
import { firstUse, freshTyped } from './use-fresh-password.ts'

/**
 * Judges a password. The try is counted before anything is judged (ACC-4); every way to a refusal does the same work and looks the same
 * (ACC-3), the audit trail alone tells them apart.
 */
export const judgePasswordTyped = async (
  who: TypedIdentifier,
  password: string,
  desk: Desk,
  certificate: GoodCertificate | null = null,
): Promise<Move<SignInState>> => {
  const at = tryAt(who, desk)
  const begun = await desk.stores.signIns.begin(at, desk.now)
  if (tooManyFrom(begun))
    return { ...refuse({ text: desk.words.signIn.problems.tooManyFromHere }), wait: NETWORK.seconds }

  const stored = begun.account?.passwordHash
  const matches = stored ? await desk.hasher.verify(stored, password) : await desk.hasher.verifyDecoy(password)
  const { account } = begun
  const fresh = await freshTyped(account, password, desk)
  const cleared: Work = async (stores) => {
    await stores.throttle.clear(begun.lane)
    await stores.throttle.clear(at.lanes.seen)
    await stores.throttle.giveBack(at.lanes.from)
  }
  if (account && fresh) {
    const { hash, set } = await firstUse(account, fresh, password, desk)
    return enterWith(account, hash, desk, set, cleared)
  }
  const verdict = judgeSignIn(begun, matches, desk.now, certificate?.accountId)
  if (verdict !== 'accepted' || !account) return refused(begun, verdict, desk)

  if (account.initialUntil && desk.portal.account.initial === 'must-change')
    return go<SignInState>({ at: 'own-password', ...prove(account, desk) }, cleared)
  if (!certificate && codeIsDue(account, desk)) {
    return go<SignInState>({ at: 'code', ...prove(account, desk) }, async (stores) => {
      await cleared(stores)
      return sendCode(account.id, desk, stores)
    })
  }
  const renewed = desk.hasher.needsRenewal(stored!) ? await desk.hasher.hash(password) : null
  return {
    is: 'enter',
    accountId: account.id,
    clear: [begun.lane, at.lanes.seen],
    giveBack: at.lanes.from,
    ...viaInitial(account),
    ...(certificate ? { certificate } : {}),
    ...(renewed === null ? {} : { work: (stores) => stores.accounts.renewHash(account.id, stored!, renewed) }),
  }
}

const tryAt = (who: TypedIdentifier, { vault, visitor }: Desk): TryAt => {
  const lane = lanes(vault)
  return {
    who,
    lanes: {
      from: lane.signInsFrom(visitor.address),
      stranger: lane.identifier(who),
      browser: lane.browser(who, visitor.deviceHash),
      seen: lane.seen(who, visitor.browserHash),
    },
    deviceHash: visitor.deviceHash,
  }
}

const refused = async (begun: Begun, verdict: SignInVerdict, desk: Desk): Promise<Move<SignInState>> => {
  const { account, attempt, ownTries } = begun
  const locked = await lockIfDeclared(begun, verdict, desk)
  await desk.note({
    event: locked ? 'account.locked' : 'sign-in.refused',
    ...(account ? { accountId: account.id } : {}),
    facts: { verdict, failures: attempt.failures },
  })
  const { problems } = desk.words.signIn
  // Who knows the password is no stranger, and nobody but staff can help (CRT-4).
  const isPast = verdict === 'initial-expired' && desk.portal.account.recovery.by === 'operator'
  const move = refuse({ field: 'password', text: isPast ? problems.initialExpired : problems.notAccepted })
  // A wait is shown to the browser that made the tries itself. Whoever else comes sees what everybody sees.
  if (ownTries < WAITS.free) return move
  const wait =
    attempt.is === 'waiting'
      ? Math.ceil((attempt.until.getTime() - desk.now.getTime()) / 1000)
      : waitAfter(attempt.failures)
  return wait > 0 ? { ...move, wait } : move
}

/** Whoever comes in with a password that staff gave is asked for an own one first (CRT-4). */
const viaInitial = ({ initialUntil }: Pick<Account, 'initialUntil'>): { readonly via?: string } =>
  initialUntil === null ? {} : { via: 'initial-password' }

/** Stands for the account where there is none: the same statement is sent, and finds no row. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Whether this try locks an account. Tries at an identifier that nobody has cost the same (ACC-3). */
const lockIfDeclared = async ({ account, attempt }: Begun, verdict: SignInVerdict, desk: Desk): Promise<boolean> => {
  const { lockAfter } = desk.portal.account.signIn
  if (lockAfter === 'never' || attempt.is === 'waiting' || attempt.failures < lockAfter) return false
  const locks = account !== null && verdict === 'wrong'
  await desk.stores.accounts.lock(locks ? account.id : NOBODY, desk.now)
  return locks
}

/** Whether the mailed one-time password is asked for after the password (ACC-7). */
const codeIsDue = ({ mail, lastCheckAt }: Account, { portal, now }: Desk): boolean => {
  const { then } = portal.account.signIn
  if (then === 'nothing' || !checkIsDue(lastCheckAt, then.mailedCode, now)) return false
  // Where the code stands beside the password at every sign-in, an account without a mailbox cannot come in without it.
  return mail !== null || then.mailedCode.every === 'sign-in'
}

/** The password that takes the place of one given by staff; then the person is in, or has a mailed one-time password to type. */
export const judgeFirstOwnPassword = async (typed: string, proved: Proved, desk: Desk): Promise<Move<SignInState>> => {
  const account = await stillProved(proved, desk)
  // Meanwhile reset again, past its life or closed: back to the beginning.
  if (!account?.initialUntil || desk.now.getTime() >= account.initialUntil.getTime())
    return { is: 'leave', path: 'sign-in' }
  const problems = await judgeNewPassword(
    typed,
    account,
    { name: 'next', label: desk.words.signIn.ownPassword.field.label },
    desk,
  )
  if (problems.length > 0) return refuse(...problems)
  const hash = await desk.hasher.hash(typed)
  return enterWith(account, hash, desk, (stores) => setOwnPassword(account, hash, 'changed', desk, stores))
}

/** With a password that this very step sets the person is in, or has a mailed one-time password to type. */
const enterWith = (account: Account, hash: string, desk: Desk, ...works: readonly Work[]): Move<SignInState> => {
  const work: Work = async (stores) => {
    for (const one of works) {
      const problems = await one(stores)
      if (problems) return problems
    }
    return codeIsDue(account, desk) ? sendCode(account.id, desk, stores) : undefined
  }
  if (codeIsDue(account, desk))
    return go<SignInState>({ at: 'code', ...prove({ ...account, passwordHash: hash }, desk) }, work)
  return { is: 'enter', accountId: account.id, clear: [], giveBack: null, work }
}
