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

/**
 * Numbers to be held for an application, in this order until it has its candidates: drawn by chance, a prefix after the other as the
 * manual's picture has them. More are drawn than are needed, for only holding them tells which are free: whoever holds one first has it.
 */
export function proposeNumbers(
  count: number,
  before: Offer | null,
  { prefixes }: Pick<NumberRule, 'prefixes'>,
  random: Random,
): readonly ConnectionNumber[] {
  const drawn = new Set<ConnectionNumber>()
  while (drawn.size < count) {
    const prefix = prefixes[drawn.size % prefixes.length]!
    const number: ConnectionNumber = `${prefix}-${String(random.below(perPrefix)).padStart(5, '0')}`
    if (!before?.shown.includes(number)) drawn.add(number)
  }
  return [...drawn]
}

/**
 * The same from a list of what is free, for when so much is taken that chance alone does not find it. Where a prefix has no more the others
 * stand in for it; where nothing is free there are fewer, or none.
 */
export function chooseNumbers(
  count: number,
  before: Offer | null,
  { prefixes }: Pick<NumberRule, 'prefixes'>,
  free: readonly ConnectionNumber[],
  random: Random,
): readonly ConnectionNumber[] {
  const left = prefixes.map((prefix) =>
    free.filter((number) => number.startsWith(`${prefix}-`) && !before?.shown.includes(number)),
  )
  const drawn: ConnectionNumber[] = []
  for (let open = left.filter(({ length }) => length > 0); drawn.length < count && open.length > 0; ) {
    for (const numbers of open.slice(0, count - drawn.length)) {
      const at = random.below(numbers.length)
      drawn.push(numbers[at]!)
      numbers[at] = numbers.at(-1)!
      numbers.pop()
    }
    open = open.filter(({ length }) => length > 0)
  }
  return drawn
}

const perPrefix = 100_000

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
