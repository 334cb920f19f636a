import { isWellFormed } from '../../kit/fold.ts'
import { normalPassword } from './password.ts'

/** The four kinds of ASCII characters that policies count. A symbol is a punctuation mark of ASCII. */
export type Kind = 'upper' | 'lower' | 'digit' | 'symbol'

/** At least one character of any of these kinds, or `atLeast` of them together. */
export type KindDemand = readonly Kind[] | { readonly of: readonly Kind[]; readonly atLeast: number }

/** What a portal asks of a password (ACC-10). Data only: the pages put it in words, `judgePassword` judges by it. */
export type PasswordPolicy = {
  /** Least and greatest length, in code points of the NFC form. */
  readonly length: readonly [least: number, most: number]
  /** The punctuation marks that are allowed, one after another; 'printable' allows every one ASCII has. */
  readonly symbols: 'printable' | string
  /** 'ascii': A–Z, a–z, 0–9 and the symbols alone. 'any': beyond these every other printable character, spaces included. */
  readonly letters: 'ascii' | 'any'
  /** Each of these must be met; `[['upper'], ['lower'], ['digit', 'symbol']]` = upper case, lower case, and a digit or a symbol. */
  readonly kinds: readonly KindDemand[]
  /** At least this many of the four kinds must occur, whichever they are. */
  readonly classes?: number
  /** How many earlier passwords may not come again; the current one counts as one; 0 = none is looked at. */
  readonly history: number
}

/** One rule of a policy, for a page to put in words. The facts have the same names in the fault of the same `is`. */
export type PasswordRule =
  | { readonly is: 'too-short'; readonly least: number }
  | { readonly is: 'too-long'; readonly most: number }
  | { readonly is: 'characters'; readonly letters: 'ascii' | 'any'; readonly symbols: string }
  | { readonly is: 'kind'; readonly of: readonly Kind[]; readonly atLeast: number }
  | { readonly is: 'classes'; readonly of: readonly Kind[]; readonly atLeast: number }
  | { readonly is: 'common' }
  | { readonly is: 'holds-identifier' }
  | { readonly is: 'used-before'; readonly history: number }

/** A rule that a password breaks, with what was found: `has` is the number counted, `which` the characters that are not allowed. */
export type PasswordFault =
  | (Extract<PasswordRule, { is: 'too-short' | 'too-long' | 'kind' | 'classes' }> & { readonly has: number })
  | (Extract<PasswordRule, { is: 'characters' }> & { readonly which: readonly string[] })
  | Extract<PasswordRule, { is: 'common' | 'holds-identifier' | 'used-before' }>

/** What judging needs to know beyond the policy. */
export type PasswordContext = {
  /** What the person signs in with, and the address on record: none of it may be part of the password (ACC-11). */
  readonly identifiers: readonly string[]
  /** Whether a password is commonly used, asked of a list that is kept offline. */
  isCommon(password: string): boolean
}

/** Every mark of ASCII that counts as a symbol. */
export const printableSymbols = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

const allKinds: readonly Kind[] = ['upper', 'lower', 'digit', 'symbol']
const kindTest: Record<Kind, RegExp> = { upper: /[A-Z]/, lower: /[a-z]/, digit: /[0-9]/, symbol: /[!-/:-@[-`{-~]/ }

/** The punctuation marks a policy allows, as one string. */
export const symbolsOf = (policy: PasswordPolicy): string =>
  policy.symbols === 'printable' ? printableSymbols : policy.symbols

/** The kinds that can occur at all under a policy: one without symbols has three. */
function kindsOf(policy: PasswordPolicy): readonly Kind[] {
  return allKinds.filter((kind) => kind !== 'symbol' || symbolsOf(policy) !== '')
}

/** A policy's demands on kinds, each with its number. */
export function demandsOf(policy: PasswordPolicy): { of: readonly Kind[]; atLeast: number }[] {
  return policy.kinds.map((demand) => ('of' in demand ? demand : { of: demand, atLeast: 1 }))
}

/** Every rule of a policy, in the order in which a page lists them. */
export function rulesOf(policy: PasswordPolicy): PasswordRule[] {
  const [least, most] = policy.length
  return [
    { is: 'too-short', least },
    { is: 'too-long', most },
    { is: 'characters', letters: policy.letters, symbols: symbolsOf(policy) },
    ...demandsOf(policy).map(({ of, atLeast }) => ({ is: 'kind', of, atLeast }) as const),
    ...(policy.classes ? [{ is: 'classes', of: kindsOf(policy), atLeast: policy.classes } as const] : []),
    { is: 'common' },
    { is: 'holds-identifier' },
    ...(policy.history > 0 ? [{ is: 'used-before', history: policy.history } as const] : []),
  ]
}

/**
 * Every rule a new password breaks, in the order of `rulesOf`; none = accepted, as far as can be told without the hashes of earlier
 * ones (`usedBefore`). Judged in NFC and counted in code points; nothing is cut, folded or left out (NIST SP 800-63B-4 §3.1.1.2).
 */
export function judgePassword(typed: string, policy: PasswordPolicy, context: PasswordContext): PasswordFault[] {
  const password = normalPassword(typed)
  return rulesOf(policy).flatMap((rule) => faultOf(rule, password, context) ?? [])
}

function faultOf(rule: PasswordRule, password: string, context: PasswordContext): PasswordFault | undefined {
  const characters = [...password]
  switch (rule.is) {
    case 'too-short':
      return characters.length < rule.least ? { ...rule, has: characters.length } : undefined
    case 'too-long':
      return characters.length > rule.most ? { ...rule, has: characters.length } : undefined
    case 'characters': {
      const which = [...new Set(characters.filter((one) => !isAllowed(one, rule)))]
      return which.length > 0 ? { ...rule, which } : undefined
    }
    case 'kind': {
      const has = characters.filter((one) => rule.of.some((kind) => kindTest[kind].test(one))).length
      return has < rule.atLeast ? { ...rule, has } : undefined
    }
    case 'classes': {
      const has = rule.of.filter((kind) => kindTest[kind].test(password)).length
      return has < rule.atLeast ? { ...rule, has } : undefined
    }
    case 'common':
      return context.isCommon(password) ? rule : undefined
    case 'holds-identifier':
      return holdsIdentifier(password, context.identifiers) ? rule : undefined
    case 'used-before':
      return undefined
  }
}

function isAllowed(character: string, rule: Extract<PasswordRule, { is: 'characters' }>): boolean {
  if (/^[A-Za-z0-9]$/.test(character)) return true
  if (kindTest.symbol.test(character)) return rule.symbols.includes(character)
  // Control characters and halves of surrogate pairs cannot be typed again with certainty, or stored.
  return rule.letters === 'any' && isWellFormed(character) && !/\p{Cc}/u.test(character)
}

// Shorter ones would refuse half of all passwords to somebody called `ai`.
const shortestHeld = 4

function holdsIdentifier(password: string, identifiers: readonly string[]): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase()
  const whole = plain(password)
  return identifiers
    .flatMap((identifier) => [plain(identifier), plain(identifier).split('@', 1)[0]!])
    .some((part) => [...part].length >= shortestHeld && whole.includes(part))
}
