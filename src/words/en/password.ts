import type { PasswordWords } from '../../desks/words.ts'
import type { Kind } from '../../domain/accounts/password-policy.ts'

const one: Readonly<Record<Kind, string>> = {
  upper: 'upper-case letter',
  lower: 'lower-case letter',
  digit: 'digit',
  symbol: 'symbol',
}
const many: Readonly<Record<Kind, string>> = {
  upper: 'upper-case letters',
  lower: 'lower-case letters',
  digit: 'digits',
  symbol: 'symbols',
}
const counted = (of: readonly Kind[], atLeast: number): string =>
  `${atLeast} ${of.map((kind) => (atLeast === 1 ? one : many)[kind]).join(' or ')}`
const listed = (of: readonly Kind[]): string => of.map((kind) => many[kind]).join(', ')
const spaced = (symbols: string): string => [...symbols].join(' ')

export const password: PasswordWords = {
  title: 'Rules for the password',
  met: 'met',
  unmet: 'not yet met',
  rule: {
    'too-short': ({ least }) => `At least ${least} characters`,
    'too-long': ({ most }) => `At most ${most} characters`,
    characters: ({ letters, symbols }) =>
      letters === 'any'
        ? 'Any characters, spaces and Japanese included'
        : symbols === ''
          ? 'Only the letters A to Z and digits'
          : symbols.length > 20
            ? 'Only the letters A to Z, digits and symbols'
            : `Only the letters A to Z, digits and the symbols ${spaced(symbols)}`,
    kind: ({ of, atLeast }) => `At least ${counted(of, atLeast)}`,
    classes: ({ of, atLeast }) => `At least ${atLeast} of these kinds: ${listed(of)}`,
    common: () => 'Nothing that is easily guessed (such as a word and a year)',
    'holds-identifier': () => 'Without your login ID or e-mail address',
    'used-before': ({ history }) =>
      history === 1 ? 'Different from your present password' : `Different from your last ${history} passwords`,
  },
  fault: {
    'too-short': ({ least }, label) => `“${label}” needs at least ${least} characters.`,
    'too-long': ({ most }, label) => `“${label}” can have ${most} characters at most.`,
    characters: ({ which = [] }, label) =>
      `“${label}” holds characters that cannot be used (${which
        .slice(0, 5)
        .map((sign) => (sign === ' ' ? 'space' : sign))
        .join(' ')}). Please use others.`,
    kind: ({ of, atLeast }, label) => `“${label}” needs at least ${counted(of, atLeast)}.`,
    classes: ({ of, atLeast }, label) => `“${label}” needs at least ${atLeast} of these kinds: ${listed(of)}.`,
    common: (_rule, label) =>
      `“${label}” is easily guessed (such as a word and a year). Please choose one that nobody else thinks of.`,
    'holds-identifier': (_rule, label) =>
      `“${label}” holds your login ID or e-mail address. Please choose one without it.`,
    'used-before': ({ history }, label) =>
      history === 1
        ? `“${label}” is the same as your present password. Please choose another one.`
        : `“${label}” is one of your last ${history} passwords. Please choose another one.`,
  },
}
