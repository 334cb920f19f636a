import type { Random } from '../../kit/random.ts'
import { addSeconds, minutes, type Seconds } from '../../kit/time.ts'

/** Three digits of the portal's, `-`, and five digits (KEY-22): `111-01234`. */
export type ConnectionNumber = `${string}-${string}`

/** How numbers are offered (KEY-22, manual 003 §5.2 6). Data of a portal. */
export interface NumberRule {
  /** Three digits each, without repeats. */
  readonly prefixes: readonly string[]
  /** Candidates shown at once. */
  readonly candidates: number
  /** How many times others may be asked for. */
  readonly redraws: number
  /** How long candidates are held for whom they were shown to. */
  readonly held: Seconds
}

export const numberRule: NumberRule = {
  prefixes: ['111', '117', '118'],
  candidates: 3,
  redraws: 5,
  held: minutes(15),
}

/** What one application was offered. Kept on the server, so neither reload, Back nor a second tab gives more. */
export interface Offer {
  /** What can be chosen now; fewer than the rule says only where no more are free. */
  readonly candidates: readonly ConnectionNumber[]
  /** Everything it was ever shown, the present candidates included: none comes back. */
  readonly shown: readonly ConnectionNumber[]
  readonly redrawsLeft: number
  readonly heldUntil: Date
}

/** Whether a number can be offered, as far as it is known: neither a device's, nor in quarantine, nor held for somebody else. */
export type IsFree = (number: ConnectionNumber) => boolean

/**
 * Numbers to be held for an application, in this order until it has its candidates. More are drawn than are needed, for only holding them
 * tells which are free: whoever holds a number first has it.
 */
export const proposeNumbers = (
  count: number,
  before: Offer | null,
  rule: NumberRule,
  isFree: IsFree,
  random: Random,
): readonly ConnectionNumber[] =>
  drawNumbers(count, rule, (number) => !before?.shown.includes(number) && isFree(number), random)

/**
 * The offer of numbers that are held now: the first one, or another one in the place of `before` (「別候補表示」). Null where others were
 * asked for as often as they may be. Throws a RangeError where a number comes back.
 */
export function makeOffer(
  held: readonly ConnectionNumber[],
  before: Offer | null,
  rule: NumberRule,
  now: Date,
): Offer | null {
  const shown = [...(before?.shown ?? []), ...held]
  if (new Set(shown).size < shown.length) throw new RangeError('a number was shown to this application before')
  const redrawsLeft = before ? before.redrawsLeft - 1 : rule.redraws
  return redrawsLeft < 0 ? null : { candidates: held, shown, redrawsLeft, heldUntil: addSeconds(now, rule.held) }
}

/**
 * Whether a number can be taken: `not-offered` where it is none of the present candidates, `hold-ended` where it is, but was held too long
 * ago to be sure of.
 */
export function judgeChoice(offer: Offer, number: string, now: Date): 'good' | 'not-offered' | 'hold-ended' {
  if (!offer.candidates.some((one) => one === number)) return 'not-offered'
  return now.getTime() < offer.heldUntil.getTime() ? 'good' : 'hold-ended'
}

/**
 * Draws different numbers, a prefix after the other as the manual's picture has them. Where all numbers of a prefix are taken the others
 * stand in for it; where everything is taken there are fewer, or none.
 */
export function drawNumbers(
  count: number,
  { prefixes }: Pick<NumberRule, 'prefixes'>,
  isFree: IsFree,
  random: Random,
): readonly ConnectionNumber[] {
  const drawn = new Set<ConnectionNumber>()
  let open = prefixes
  for (let turn = 0; drawn.size < count && open.length > 0; turn++) {
    const prefix = open[turn % open.length]!
    const number = drawOf(prefix, (one) => !drawn.has(one) && isFree(one), random)
    if (number) drawn.add(number)
    else open = open.filter((one) => one !== prefix)
  }
  return [...drawn]
}

const perPrefix = 100_000
const blindDraws = 64

/** One free number of a prefix, each as likely as the others; null where there is none. */
function drawOf(prefix: string, isFree: IsFree, random: Random): ConnectionNumber | null {
  const number = (n: number): ConnectionNumber => `${prefix}-${String(n).padStart(5, '0')}`
  for (let draw = 0; draw < blindDraws; draw++) {
    const drawn = number(random.below(perPrefix))
    if (isFree(drawn)) return drawn
  }
  // So few are left that chance alone does not find them: what is free is counted out, and drawn from.
  const free = Array.from({ length: perPrefix }, (_, n) => number(n)).filter(isFree)
  return free.length > 0 ? random.pick(free) : null
}
