import {
  type PasswordFault,
  type PasswordPolicy,
  type PasswordRule,
  rulesOf,
} from '../domain/accounts/password-policy.ts'
import type { PasswordRules } from '../pages/form.tsx'
import type { Words } from './words.ts'

/** A policy's rules in words, with the patterns by which script marks those that are met (ACC-10). */
export const passwordRules = (policy: PasswordPolicy, words: Words): PasswordRules => ({
  title: words.password.title,
  met: words.password.met,
  unmet: words.password.unmet,
  rules: rulesOf(policy).map((rule) => ({ text: wordOf(rule, words), pattern: patternOf(rule) })),
})

const wordOf = (rule: PasswordRule, words: Words): string =>
  (words.password.rule[rule.is] as (rule: PasswordRule) => string)(rule)

/** A broken rule in words. */
export const passwordFault = (fault: PasswordFault, label: string, words: Words): string =>
  (words.password.fault[fault.is] as (fault: PasswordFault, label: string) => string)(fault, label)

const kinds = { upper: 'A-Z', lower: 'a-z', digit: '0-9', symbol: '!-\\/:-@\\[-`\\{-~' } as const
const escaped = (symbols: string): string => symbols.replace(/[\\\]^-]/g, '\\$&')

// Only what a pattern can tell; the list of common passwords and earlier passwords are the server's to judge.
const patternOf = (rule: PasswordRule): string | undefined => {
  switch (rule.is) {
    case 'too-short':
      return `^.{${rule.least},}$`
    case 'too-long':
      return `^.{1,${rule.most}}$`
    case 'characters':
      return rule.letters === 'ascii' ? `^[A-Za-z0-9${escaped(rule.symbols)}]+$` : undefined
    case 'kind':
      return `^(?:.*[${rule.of.map((kind) => kinds[kind]).join('')}]){${rule.atLeast}}`
    default:
      return undefined
  }
}
