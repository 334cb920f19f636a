import { readCardNumber, readRegistrationId } from '../../domain/keys/card.ts'
import { type DeviceKind, readMacAddress, readMprId } from '../../domain/keys/device.ts'
import type { HexFault } from '../../domain/keys/hex-fields.ts'
import { TextField } from '../../pages/form.tsx'
import { Fours, fourNames } from '../../pages/fours.tsx'
import type { Desk } from '../desk.ts'
import type { FieldWords } from '../fields.tsx'
import type { Field, Reading } from '../flow.ts'

/** The fields of devices and cards (KEY-20): their labels are the manual's, their hints say where the number stands. */
export interface KeyFieldWords {
  readonly mprId: FieldWords
  readonly macAddress: FieldWords
  readonly cardNumber: FieldWords
  readonly registrationId: FieldWords
  /** One of four inputs, for the ear: 「MPR ID 1」. */
  readonly box: (label: string, place: number) => string
  readonly faults: {
    /** `place`: which of four inputs, counted from 1; left out where the field is one, or a whole number was typed into the first. */
    readonly empty: (label: string, place?: number) => string
    readonly characters: (label: string, place?: number) => string
    readonly length: (label: string, digits: number, place?: number) => string
    /** The check digit tells that a digit is wrong; it costs no try (KEY-23). */
    readonly slip: (label: string) => string
  }
}

interface FieldRule {
  /** Left empty the value is `''`: for a search, where either of two suffices. */
  readonly required?: boolean
}

type ReadFours = (
  typed: readonly string[],
) =>
  | { readonly ok: true; readonly canonical: string }
  | { readonly ok: false; readonly fault: HexFault | 'slip'; readonly field: number }

const faultWords = (
  fault: HexFault | 'slip',
  label: string,
  digits: number,
  place: number | undefined,
  { keyFields: { faults } }: Desk['words'],
): string => {
  switch (fault) {
    case 'empty':
      return faults.empty(label, place)
    case 'characters':
      return faults.characters(label, place)
    case 'length':
      return faults.length(label, digits, place)
    case 'slip':
      return faults.slip(label)
  }
}

const bare = (typed: string): string => typed.replace(/[-\s]/g, '')

/** A number of sixteen digits in four inputs `name-1` … `name-4`; its value is all sixteen in upper case. */
const fours = (
  desk: Desk,
  name: string,
  words: FieldWords,
  readDigits: ReadFours,
  { required = true }: FieldRule,
): Field<string> => {
  const parts = fourNames(name)
  const { label } = words
  return {
    label,
    parts,
    read: (_raw, all): Reading<string> => {
      const typed = parts.map((part) => all[part] ?? '')
      const isEmpty = typed.every((one) => bare(one) === '')
      if (isEmpty && !required) return { ok: true, value: '' }
      const read = readDigits(typed)
      if (read.ok) return { ok: true, value: read.canonical }
      // The whole of it in the first input is one number, and no input of four digits.
      const isWhole = isEmpty || (bare(typed[0]!).length > 4 && typed.slice(1).every((one) => bare(one) === ''))
      const place = isWhole ? undefined : read.field + 1
      const text = faultWords(read.fault, label, isWhole ? 16 : 4, place, desk.words)
      return { ok: false, text, part: parts[read.field]! }
    },
    draw: drawFours(desk, words, required),
  }
}

/** Draws a number's four inputs. */
export const drawFours =
  (desk: Desk, { label, hint }: FieldWords, required: boolean): Field<string>['draw'] =>
  ({ name, all, error, errorIn, need }) => {
    const parts = fourNames(name)
    return (
      <Fours
        name={name}
        label={label}
        hint={hint}
        values={parts.map((part) => all[part] ?? '')}
        error={error}
        errorIn={errorIn !== undefined && parts.includes(errorIn) ? errorIn : undefined}
        need={need(required)}
        nameOf={(place) => desk.words.keyFields.box(label, place)}
      />
    )
  }

/** One input of so many digits. */
const oneInput = (
  desk: Desk,
  words: FieldWords,
  readDigits: (typed: string) => ReturnType<ReadFours>,
  digits: number,
  { required = true }: FieldRule,
): Field<string> => ({
  label: words.label,
  read: (raw) => {
    if (raw.trim() === '' && !required) return { ok: true, value: '' }
    const read = readDigits(raw)
    if (read.ok) return { ok: true, value: read.canonical }
    return { ok: false, text: faultWords(read.fault, words.label, digits, undefined, desk.words) }
  },
  draw: ({ name, value, error, need }) => (
    <TextField
      name={name}
      label={words.label}
      hint={words.hint}
      value={value}
      error={error}
      need={need(required)}
      autocomplete="off"
      width="medium"
      plain
    />
  ),
})

/** The number of a device of this kind: 「MPR ID」 in four inputs `name-1` … `name-4`, or 「MACアドレス」 in one (KEY-20, KEY-50). */
export const deviceId = (desk: Desk, name: string, kind: DeviceKind, rule: FieldRule = {}): Field<string> =>
  kind === 'hdcom'
    ? fours(desk, name, desk.words.keyFields.mprId, readMprId, rule)
    : oneInput(desk, desk.words.keyFields.macAddress, readMacAddress, 12, rule)

/** 「Activation Key No.」 in four inputs `name-1` … `name-4`. A slip of the hand is told as such. */
export const cardNumber = (desk: Desk, name: string, rule: FieldRule = {}): Field<string> =>
  fours(desk, name, desk.words.keyFields.cardNumber, readCardNumber, rule)

/** 「Registration ID」: twelve digits in one input. */
export const registrationId = (desk: Desk, rule: FieldRule = {}): Field<string> =>
  oneInput(desk, desk.words.keyFields.registrationId, readRegistrationId, 12, rule)

/** What stands in the four inputs of a number, for a form that comes back with what was typed. */
export const inFourInputs = (name: string, digits: string): Readonly<Record<string, string>> =>
  Object.fromEntries(fourNames(name).map((part, place) => [part, digits.slice(4 * place, 4 * place + 4)]))
