import type { AccountId } from '../../domain/accounts/account.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { ACCOUNT_TRIES, ALARM, CARD_TRIES } from '../../domain/keys/card-tries.ts'
import type { PrintedCard, ProvedCard } from '../../domain/keys/cards.ts'
import type { AuditNote } from '../../domain/office/audit.ts'
import type { Stores } from '../../domain/stores.ts'
import type { Vault } from '../../domain/vault.ts'
import type { Random } from '../../kit/random.ts'
import { openCase } from '../account/answer-recovery.ts'
import type { Desk } from '../desk.ts'

/** Who proves cards, and with what. Each call of the stores is a transaction of its own: a try stays counted, whatever comes of it. */
export interface Prover {
  readonly account: AccountId
  readonly stores: Pick<Stores, 'throttle' | 'cards' | 'cases' | 'audit'>
  readonly vault: Pick<Vault, 'mac'>
  readonly random: Random
  readonly now: Date
  newId(): string
  note(note: Pick<AuditNote, 'event' | 'facts'>): Promise<void>
}

/** What came of a try. */
export type Proof =
  | { readonly is: 'proved'; readonly card: ProvedCard }
  /** No such card, or not its registration ID: never told apart, and the same work. */
  | { readonly is: 'wrong' }
  /** Too many wrong tries at this number, whether there is such a card or not; not judged. */
  | { readonly is: 'card-closed'; readonly until: Date }
  /** Too many wrong tries of this account; not judged. */
  | { readonly is: 'account-closed'; readonly until: Date }

/** The person who is signed in, as one who proves cards. */
export const proverAt = (desk: Desk): Prover => ({
  account: desk.me(),
  stores: desk.stores,
  vault: desk.vault,
  random: desk.random,
  now: desk.now,
  newId: desk.newId,
  note: (note) => desk.note({ ...note, accountId: desk.me() }),
})

/** Cards that are judged at once. Until they are judged all of them count as wrong, so it is well below what an account may try. */
const AT_ONCE = 25

/**
 * Proves that a card's number and registration ID belong together (KEY-23). The try is counted before it is judged, and given back where it
 * was right; so however many are sent at once, no more of them are judged than may be wrong.
 */
export const proveCard = async (card: PrintedCard, prover: Prover): Promise<Proof> =>
  (await proveCards([card], prover))[0]!

/** The same for many, in their order. Where an account has no tries left the rest is not judged. */
export const proveCards = async (cards: readonly PrintedCard[], prover: Prover): Promise<readonly Proof[]> => {
  const proofs: Proof[] = []
  for (const some of together(cards)) proofs.push(...(await proveTogether(some, prover)))
  return proofs
}

/** Splits cards so that none are in one lot twice: each try at a card is counted by itself. */
function together(cards: readonly PrintedCard[]): readonly (readonly PrintedCard[])[] {
  const lots: PrintedCard[][] = []
  let numbers = new Set<string>()
  for (const card of cards) {
    const lot = lots.at(-1)
    if (lot === undefined || lot.length === AT_ONCE || numbers.has(card.number)) {
      lots.push([card])
      numbers = new Set([card.number])
    } else {
      lot.push(card)
      numbers.add(card.number)
    }
  }
  return lots
}

/** Fewer than an account may try, no number twice. */
const proveTogether = async (cards: readonly PrintedCard[], prover: Prover): Promise<readonly Proof[]> => {
  const { account, stores, vault, now } = prover
  const lane = lanes(vault)
  const own = lane.cardTriesBy(account)
  const taken = await stores.throttle.takeFromWindow(own, cards.length, ACCOUNT_TRIES, now)
  const tried = cards.slice(0, taken.count)
  const tries =
    tried.length === 0
      ? []
      : await stores.throttle.countUntilClosed(
          tried.map(({ number }) => lane.cardTries(number)),
          CARD_TRIES,
          now,
        )
  const judged = tried.filter((_, place) => tries[place]!.is === 'counted')
  const found = new Map<string, ProvedCard | null>()
  const proved = judged.length === 0 ? [] : await stores.cards.proveAll(judged)
  for (const [place, { number }] of judged.entries()) found.set(number, proved[place]!)

  const right = judged.filter(({ number }) => found.get(number))
  if (right.length > 0) await stores.throttle.giveBackEach(right.map(({ number }) => lane.cardTries(number)).toSorted())
  const notWrong = tried.length - (judged.length - right.length)
  if (notWrong > 0) await stores.throttle.giveBack(own, notWrong)

  // Those for which no tries were left get what these gave back: an account that has few left may still prove many cards.
  const rest = cards.slice(tried.length)
  const isClosed = rest.length > 0 && tried.length === 0
  const proofs = (isClosed ? rest : tried).map((card, place): Proof => {
    const attempt = tries[place]
    if (attempt === undefined) return { is: 'account-closed', until: taken.until }
    if (attempt.is === 'waiting') return { is: 'card-closed', until: attempt.until }
    const held = found.get(card.number)
    return held ? { is: 'proved', card: held } : { is: 'wrong' }
  })
  for (const { is } of proofs) {
    if (is === 'proved') continue
    await prover.note({ event: 'card.refused', facts: { why: is } })
    if (is === 'wrong') await watchAll(prover)
  }
  return isClosed || rest.length === 0 ? proofs : [...proofs, ...(await proveTogether(rest, prover))]
}

/** Counts wrong tries in all. At so many a day staff find a case, and the audit trail says so: once a day. */
const watchAll = async (prover: Prover): Promise<void> => {
  const { stores, vault, now } = prover
  const lane = lanes(vault)
  const wrong = await stores.throttle.countInWindow(lane.wrongCards(), ALARM.seconds, now)
  if (wrong < ALARM.most) return
  if ((await stores.throttle.countInWindow(lane.cardAlarms(), ALARM.seconds, now)) > 1) return
  await openCase('card-alarm', 'A', null, { wrong: String(wrong) }, 'waiting', prover, now)
  await stores.audit.note({ event: 'cards.alarm', by: 'job', facts: { wrong } }, now)
}
