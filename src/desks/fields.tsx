import { type CustomerCode, type IdentifierKind, readIdentifier, readMailOr } from '../domain/accounts/identifier.ts'
import { readPostalCode } from '../domain/accounts/postal-code.ts'
import { isWellFormed, katakana, tidyName } from '../kit/fold.ts'
import {
  Checkbox,
  CodeField,
  PasswordField,
  RadioGroup,
  SuffixField,
  TextArea,
  TextField,
  type Width,
} from '../pages/form.tsx'
import type { IdentifierRule, Portal } from '../portal/define.ts'
import type { Desk } from './desk.ts'
import type { DrawnField, Field, Reading } from './flow.ts'
import { passwordRules } from './password-words.ts'
import type { Words } from './words.ts'

/** What a field is called and explained by; words of the step it stands in. */
export interface FieldWords {
  readonly label: string
  readonly hint?: string
}

const good = <T,>(value: T): Reading<T> => ({ ok: true, value })
const bad = (text: string): Reading<never> => ({ ok: false, text })

/** What every part of a form takes of a field: its name and words, what was typed, what is wrong with it, whether it has to be filled in. */
export const drawn = (props: DrawnField, { label, hint }: FieldWords, required = true) => ({
  name: props.name,
  label,
  hint,
  value: props.value,
  error: props.error,
  need: props.need(required),
})

/** The portal's customer codes as an identifier kind; a portal without customers has none. */
export const customerCodeOf = (portal: Portal): CustomerCode => ({
  kind: 'customer-code',
  pattern: portal.account.customers === 'none' ? '' : portal.account.customers.code,
})

export interface TypedIdentifier {
  readonly kind: IdentifierKind
  readonly canonical: string
}

/** Reads what a person signs in with, by the portal's rule. */
export const readBy = (rule: IdentifierRule, portal: Portal, raw: string) =>
  rule.identifier === 'customer-code-or-mail'
    ? readMailOr(customerCodeOf(portal), raw)
    : readIdentifier(
        rule.identifier === 'login-id' ? { kind: 'login-id', domain: rule.domain } : { kind: rule.identifier },
        raw,
      )

/** What a person signs in with, by the portal's rule. A malformed one is told so: that says nothing of accounts. */
export const identifier = (desk: Desk, words: FieldWords): Field<TypedIdentifier> => {
  const rule = desk.portal.account.signIn.by
  return {
    label: words.label,
    read: (raw) => {
      const read = readBy(rule, desk.portal, raw)
      if (read.ok) return good({ kind: read.kind, canonical: read.canonical })
      const { faults } = desk.words
      return bad(
        read.fault === 'empty'
          ? faults.empty(words.label)
          : read.fault === 'too-long'
            ? faults.tooLong(words.label)
            : faults.identifier[rule.identifier](words.label),
      )
    },
    draw: (props) =>
      rule.identifier === 'login-id' ? (
        <SuffixField {...drawn(props, words)} suffix={`@${rule.domain}`} autocomplete="username" width="medium" />
      ) : (
        <TextField
          {...drawn(props, words)}
          type={rule.identifier === 'mail' ? 'email' : 'text'}
          inputmode={rule.identifier === 'mail' ? 'email' : 'text'}
          autocomplete="username"
          plain
        />
      ),
  }
}

/** An e-mail address; its value is as typed but trimmed, for the record, with the canonical form beside it. */
export const mail = (desk: Desk, words: FieldWords, autocomplete = 'email'): Field<string> => ({
  label: words.label,
  read: (raw) => {
    const read = readIdentifier({ kind: 'mail' }, raw)
    if (read.ok) return good(read.canonical)
    return bad(
      read.fault === 'empty' ? desk.words.faults.empty(words.label) : desk.words.faults.identifier.mail(words.label),
    )
  },
  draw: (props) => (
    <TextField {...drawn(props, words)} type="email" inputmode="email" autocomplete={autocomplete} plain />
  ),
})

/** A customer code of this portal. */
export const customerCode = (desk: Desk, words: FieldWords, required = true): Field<string> => ({
  label: words.label,
  read: (raw) => {
    const read = readIdentifier(customerCodeOf(desk.portal), raw)
    if (read.ok) return good(read.canonical)
    if (read.fault === 'empty') return required ? bad(desk.words.faults.empty(words.label)) : good('')
    return bad(desk.words.faults.customerCode(words.label, exampleOf(desk.portal)))
  },
  draw: (props) => <TextField {...drawn(props, words, required)} width="medium" autocomplete="off" plain />,
})

/** A code as this portal's look. */
export const exampleOf = (portal: Portal): string => {
  const { pattern } = customerCodeOf(portal)
  return pattern.replaceAll('#', (_, at: number) => String((at + 1 - pattern.indexOf('#')) % 10))
}

/** A Japanese postal code, in any spelling; its value is `244-0806`. */
export const postalCode = (desk: Desk, words: FieldWords): Field<string> => ({
  label: words.label,
  read: (raw) => {
    const read = readPostalCode(raw)
    if (read.ok) return good(read.canonical)
    return bad(
      read.fault === 'empty' ? desk.words.faults.empty(words.label) : desk.words.faults.postalCode(words.label),
    )
  },
  draw: (props) => (
    <TextField {...drawn(props, words)} inputmode="numeric" autocomplete="postal-code" width="code" plain />
  ),
})

export interface LineRule {
  readonly required?: boolean
  /** In grapheme clusters, as a person counts. */
  readonly most?: number
  readonly kana?: boolean
  readonly autocomplete?: string
  readonly width?: Width
  readonly type?: 'text' | 'tel'
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const countGraphemes = (text: string): number => {
  let count = 0
  for (const _ of graphemes.segment(text)) count += 1
  return count
}

const readText = (
  raw: string,
  label: string,
  words: Words,
  { required = true, most = 100 }: LineRule,
): Reading<string> => {
  if (!isWellFormed(raw)) return bad(words.faults.characters(label))
  const tidy = tidyName(raw)
  if (tidy === '') return required ? bad(words.faults.empty(label)) : good('')
  const has = tidy.length > 20 * most ? Number.POSITIVE_INFINITY : countGraphemes(tidy)
  return has > most ? bad(words.faults.longerThan(label, most)) : good(tidy)
}

/** One line: a name, a company, an address. Never folded: 髙﨑, ㈱ and ① stay as they are (ACC-2). */
export const line = (desk: Desk, words: FieldWords, rule: LineRule = {}): Field<string> => ({
  label: words.label,
  read: (raw) => {
    const read = readText(raw.replace(/[\r\n]+/g, ' '), words.label, desk.words, rule)
    return read.ok && rule.kana === true ? good(katakana(read.value)) : read
  },
  draw: (props) => (
    <TextField
      {...drawn(props, words, rule.required ?? true)}
      type={rule.type ?? 'text'}
      autocomplete={rule.autocomplete ?? 'off'}
      width={rule.width ?? 'full'}
    />
  ),
})

/** Several lines. */
export const lines = (desk: Desk, words: FieldWords, rule: LineRule = {}): Field<string> => ({
  label: words.label,
  read: (raw) => {
    const unified = raw.replace(/\r\n?/g, '\n')
    const each = unified
      .split('\n')
      .map((one) => readText(one, words.label, desk.words, { required: false, most: rule.most ?? 2000 }))
    const broken = each.find((one) => !one.ok)
    if (broken) return broken
    const text = each
      .map((one) => (one.ok ? one.value : ''))
      .join('\n')
      .trim()
    if (text === '' && (rule.required ?? true)) return bad(desk.words.faults.empty(words.label))
    return countGraphemes(text) > (rule.most ?? 2000)
      ? bad(desk.words.faults.longerThan(words.label, rule.most ?? 2000))
      : good(text)
  },
  draw: (props) => <TextArea {...drawn(props, words, rule.required ?? true)} />,
})

/** A box that has to be ticked, such as consent. */
export const agreed = (desk: Desk, words: FieldWords): Field<true> => ({
  label: words.label,
  read: (raw) => (raw === 'yes' ? good(true as const) : bad(desk.words.faults.notAgreed(words.label))),
  draw: (props) => <Checkbox {...drawn(props, words)} value="yes" checked={props.value === 'yes'} />,
})

/** A password that exists already: read as typed, judged elsewhere. An empty one is judged too, with the same work (ACC-3). */
export const presentPassword = (
  desk: Desk,
  words: FieldWords,
  autocomplete: 'current-password' | 'off' = 'current-password',
): Field<string> => ({
  label: words.label,
  secret: true,
  // Longer than any password may be: spares the hash a megabyte of work.
  read: (raw) => good(raw.length > 2048 || !isWellFormed(raw) ? '' : raw),
  draw: (props) => (
    <PasswordField {...drawn(props, words)} autocomplete={autocomplete} reveal={desk.words.common.reveal} />
  ),
})

/** A new password; the portal's rules stand beside it in words. Which of them it breaks is judged by the act (`judgeNewPassword`). */
export const newPassword = (desk: Desk, words: FieldWords): Field<string> => ({
  label: words.label,
  secret: true,
  read: (raw) => {
    if (raw === '') return bad(desk.words.faults.empty(words.label))
    return raw.length > 2048 || !isWellFormed(raw) ? bad(desk.words.faults.tooLong(words.label)) : good(raw)
  },
  draw: (props) => (
    <PasswordField
      {...drawn(props, words)}
      autocomplete="new-password"
      reveal={desk.words.common.reveal}
      policy={passwordRules(desk.portal.account.password, desk.words)}
    />
  ),
})

/** The new password once more, where the manual shows a second field. */
export const repeatedPassword = (desk: Desk, words: FieldWords, first: string): Field<string> => ({
  label: words.label,
  secret: true,
  read: (raw, all) => {
    if (raw === '') return bad(desk.words.faults.empty(words.label))
    return raw.normalize('NFC') === (all[first] ?? '').normalize('NFC')
      ? good(raw)
      : bad(desk.words.faults.notTheSame(words.label))
  },
  draw: (props) => (
    <PasswordField {...drawn(props, words)} autocomplete="new-password" reveal={desk.words.common.reveal} />
  ),
})

/** A code from a mail: digits in any width, with or without spaces; its value is the digits alone. */
export const mailedCode = (desk: Desk, words: FieldWords): Field<string> => ({
  label: words.label,
  secret: true,
  read: (raw) => {
    const digits = raw
      .slice(0, 200)
      .normalize('NFKC')
      .replace(/[\s\u200b-\u200d\ufeff-]/g, '')
    return digits === '' ? bad(desk.words.faults.empty(words.label)) : good(digits)
  },
  draw: (props) => <CodeField {...drawn(props, words)} />,
})

/** What a button carries without showing it, such as the id of the row beside it; `form` is how it has to look. */
export const hidden = (desk: Desk, form: RegExp = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/): Field<string> => ({
  label: '',
  read: (raw) => (form.test(raw) ? good(raw) : bad(desk.words.failures.unreadable.happened)),
  draw: () => null,
})

/** One answer out of a few. */
export const choice = <V extends string>(
  desk: Desk,
  words: FieldWords,
  choices: readonly { readonly value: V; readonly label: string }[],
): Field<V> => ({
  label: words.label,
  read: (raw) => {
    const chosen = choices.find(({ value }) => value === raw)
    return chosen ? good(chosen.value) : bad(desk.words.faults.notChosen(words.label))
  },
  draw: (props) => <RadioGroup {...drawn(props, words)} choices={choices} />,
})
