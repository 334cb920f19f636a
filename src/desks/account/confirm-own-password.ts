import type { Account, AccountId } from '../../domain/accounts/account.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { waitAfter } from '../../domain/accounts/throttle.ts'
import type { Desk } from '../desk.ts'
import type { FieldWords } from '../fields.tsx'
import { type Move, refuse } from '../flow.ts'

/** What is said where a person gives the password once more. */
export interface OwnPasswordWords {
  readonly field: FieldWords
  readonly wrong: string
}

/** Wrong ones in a row, at most: whoever sits at a session that is not theirs has no more guesses than this. */
const MOST_WRONG = 10

export type Confirmation =
  | { readonly is: 'confirmed'; readonly account: Account }
  | { readonly is: 'refused'; readonly move: Extract<Move<never>, { is: 'refuse' }> }
  /** Too many: nothing may go on from here. */
  | { readonly is: 'exhausted' }

/**
 * Judges the present password of an account that asks for something weighty. Counted before it is judged, in a lane of its own, so that a
 * session which was left open or stolen can neither be used to guess nor to shut the person out of sign-in (ACC-4, ASVS 5.0 §7.5.1).
 */
export const confirmPasswordOf = async (
  accountId: AccountId,
  typed: string,
  name: string,
  desk: Desk,
): Promise<Confirmation> => {
  const lane = lanes(desk.vault).ownPassword(accountId)
  const attempt = await desk.stores.throttle.countTry(lane, desk.now)
  const refused = refuse({ field: name, text: desk.words.ownPassword.wrong })
  if (attempt.is === 'waiting') {
    const wait = Math.ceil((attempt.until.getTime() - desk.now.getTime()) / 1000)
    return { is: 'refused', move: { ...refused, wait } }
  }
  const account = await desk.stores.accounts.byId(accountId)
  const stored = account?.state === 'active' ? account.passwordHash : null
  const matches = stored ? await desk.hasher.verify(stored, typed) : await desk.hasher.verifyDecoy(typed)
  if (matches && account) {
    await desk.stores.throttle.clear(lane)
    return { is: 'confirmed', account }
  }
  await desk.note({ event: 'confirmation.refused', accountId, facts: { failures: attempt.failures } })
  if (attempt.failures >= MOST_WRONG) return { is: 'exhausted' }
  const wait = waitAfter(attempt.failures)
  return { is: 'refused', move: wait > 0 ? { ...refused, wait } : refused }
}

/** The same for the person who is signed in: after too many wrong ones the session ends. */
export const confirmOwnPassword = async (
  typed: string,
  name: string,
  desk: Desk,
): Promise<
  | { readonly is: 'confirmed'; readonly account: Account }
  | { readonly is: 'turned-away'; readonly move: Extract<Move<never>, { is: 'refuse' | 'exit' }> }
> => {
  const confirmation = await confirmPasswordOf(desk.me(), typed, name, desk)
  if (confirmation.is === 'confirmed') return confirmation
  return {
    is: 'turned-away',
    move:
      confirmation.is === 'refused' ? confirmation.move : { is: 'exit', path: 'sign-in', notice: 'signedOutByTries' },
  }
}
