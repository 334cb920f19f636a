import { katakana } from '../kit/fold.ts'
import { TextField } from '../pages/form.tsx'
import type { Desk } from './desk.ts'
import { type FieldWords, type LineRule, line } from './fields.tsx'
import type { Field } from './flow.ts'

/** A telephone number in any spelling; its value is as the country writes it, `06-1234-5678`. */
export const phone = (desk: Desk, words: FieldWords): Field<string> => ({
  label: words.label,
  read: (raw) => {
    if (raw.trim() === '') return { ok: false, text: desk.words.faults.empty(words.label) }
    const number = desk.readPhone(raw)
    return number === null ? { ok: false, text: desk.words.faults.phone(words.label) } : { ok: true, value: number }
  },
  draw: ({ name, value, error, need }) => (
    <TextField
      name={name}
      label={words.label}
      hint={words.hint}
      value={value}
      error={error}
      need={need(true)}
      type="tel"
      inputmode="tel"
      autocomplete="tel"
      width="medium"
      plain
    />
  ),
})

// A company may write its name in Latin letters and figures; then they are its reading too.
const readable = /^[\p{Script=Katakana}\p{Script=Latin}\p{N}ー・＝\s.,，．&＆'’()（）-]+$/u

/** How a name is read: hiragana and half-width kana become katakana; kanji are told of. */
export const reading = (desk: Desk, words: FieldWords, rule: LineRule = {}): Field<string> => {
  const plain = line(desk, words, { ...rule, kana: true })
  return {
    ...plain,
    read: (raw, all) => {
      const read = plain.read(raw, all)
      if (!read.ok || read.value === '' || readable.test(katakana(read.value))) return read
      return { ok: false, text: desk.words.faults.kana(words.label) }
    },
  }
}
