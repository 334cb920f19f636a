import type { Random } from '../../kit/random.ts'
import { demandsOf, type Kind, type PasswordPolicy, symbolsOf } from './password-policy.ts'

const leastLength = 10
const leastBits = 60

// No two of these look alike in print: I, O, l, 0 and 1 are left out, and the symbols are easy to name and to find on a keyboard.
const clear: Record<Kind, string> = {
  upper: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  lower: 'abcdefghijkmnopqrstuvwxyz',
  digit: '23456789',
  symbol: '-_/@#%+=?!',
}

type Counts = Record<Kind, number>

/**
 * A random password that satisfies the policy, to be mailed or handed over as a temporary or initial one: at least 10 characters and
 * 60 bits where the policy's greatest length leaves room. Throws a RangeError for a policy that no password can satisfy.
 */
export function generatePassword(policy: PasswordPolicy, random: Random): string {
  const [least, most] = policy.length
  const needed = fewest(policy)
  const signs = signsOf(policy)
  const filling = (Object.keys(clear) as Kind[]).filter((kind) => kind !== 'symbol' || needed.symbol > 0)
  const pool = filling.map((kind) => signs[kind]).join('')

  const drawn: string[] = []
  let bits = 0
  const draw = (from: string) => {
    drawn.push(random.pick([...from]))
    bits += Math.log2(from.length)
  }
  for (const kind of filling) for (let i = 0; i < needed[kind]; i++) draw(signs[kind])
  while (drawn.length < most && (drawn.length < Math.max(least, leastLength) || bits < leastBits)) draw(pool)
  return shuffled(drawn, random).join('')
}

function signsOf(policy: PasswordPolicy): Record<Kind, string> {
  const allowed = symbolsOf(policy)
  const easy = [...clear.symbol].filter((sign) => allowed.includes(sign)).join('')
  return { ...clear, symbol: easy || allowed }
}

/** The smallest number of characters of each kind with which all demands are met. */
function fewest(policy: PasswordPolicy): Counts {
  for (let total = 0; total <= policy.length[1]; total++) {
    for (const counts of splits(total)) if (meets(counts, policy)) return counts
  }
  throw new RangeError('no password can satisfy this policy')
}

function* splits(total: number): Generator<Counts> {
  for (let symbol = 0; symbol <= total; symbol++) {
    for (let digit = 0; digit <= total - symbol; digit++) {
      for (let upper = 0; upper <= total - symbol - digit; upper++) {
        yield { symbol, digit, upper, lower: total - symbol - digit - upper }
      }
    }
  }
}

function meets(counts: Counts, policy: PasswordPolicy): boolean {
  if (counts.symbol > 0 && symbolsOf(policy) === '') return false
  if (Object.values(counts).filter((count) => count > 0).length < (policy.classes ?? 0)) return false
  return demandsOf(policy).every(
    ({ of, atLeast }) => [...new Set(of)].reduce((sum, kind) => sum + counts[kind], 0) >= atLeast,
  )
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const rest = [...items]
  return items.map(() => rest.splice(random.below(rest.length), 1)[0] as T)
}
