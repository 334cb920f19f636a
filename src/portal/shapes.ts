import { isWellFormed } from '../kit/fold.ts'
import type { Titled } from '../kit/language.ts'
import { spellTime } from './spell-time.ts'

/** Notes that a field is not as it has to be; `reason` says how it has to be. */
export type Report = (field: string, reason: string) => void

/**
 * How a value has to look. A shape reports every fault it finds and never throws: an author sees all of them at once. A field is named
 * by its path, such as `account.recovery.lifetime` or `terms[1].version`; the whole of the value is the empty path.
 */
export type Shape = (value: unknown, field: string, report: Report) => void

const inside = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An object with these fields and no others: a misspelled field is told, not passed over. The type demands a shape for every field of
 * `T`, so that the check cannot forget one that was added to the definition.
 */
export const object =
  <T>(fields: { readonly [K in keyof T]-?: Shape }, optional: readonly (keyof T & string)[] = []): Shape =>
  (value, field, report) => {
    if (!isRecord(value)) return report(field, 'has to be an object')
    for (const [name, shape] of Object.entries<Shape>(fields)) {
      if (value[name] !== undefined) shape(value[name], inside(field, name), report)
      else if (!(optional as readonly string[]).includes(name)) report(inside(field, name), 'is missing')
    }
    for (const name of Object.keys(value))
      if (!Object.hasOwn(fields, name)) report(inside(field, name), 'is not a field that exists here')
  }

/** A list of these; `least` of them at least. With `each` given, no two may have the same. */
export const list =
  (shape: Shape, least = 0, each?: (one: unknown) => unknown): Shape =>
  (value, field, report) => {
    if (!Array.isArray(value)) return report(field, 'has to be a list')
    if (value.length < least) report(field, `needs at least ${least}`)
    value.forEach((one: unknown, place) => {
      shape(one, `${field}[${place}]`, report)
      if (each && value.findIndex((other: unknown) => each(other) === each(one)) !== place)
        report(`${field}[${place}]`, 'stands there twice')
    })
  }

/** One of these words. */
export const oneOf =
  (...words: readonly string[]): Shape =>
  (value, field, report) => {
    if (typeof value !== 'string' || !words.includes(value))
      report(field, `has to be ${words.map((word) => `'${word}'`).join(' or ')}`)
  }

/** Either this very word or something of another shape. */
export const wordOr =
  (word: string | false, shape: Shape): Shape =>
  (value, field, report) => {
    if (value !== word) shape(value, field, report)
  }

/** One of several objects, told apart by what stands in one of their fields. */
export const oneBy =
  (name: string, variants: Readonly<Record<string, Shape>>): Shape =>
  (value, field, report) => {
    if (!isRecord(value)) return report(field, 'has to be an object')
    const which = value[name]
    const shape = typeof which === 'string' && Object.hasOwn(variants, which) ? variants[which] : undefined
    if (shape) shape(value, field, report)
    else oneOf(...Object.keys(variants))(which, inside(field, name), report)
  }

/** A whole number within these bounds. */
export const whole =
  (least: number, most: number): Shape =>
  (value, field, report) => {
    if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
      report(field, `has to be a whole number from ${least} to ${most}`)
  }

/** A length of time in whole seconds within these bounds. */
export const time =
  (least: number, most: number): Shape =>
  (value, field, report) => {
    if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
      report(field, `has to be a length of time from ${spellTime(least)} to ${spellTime(most)}, such as ${such(least)}`)
  }

// An example in the words of a definition: minutes(5).
const such = (length: number): string => {
  const [many, unit] = spellTime(length).split(' ') as [string, string]
  return `${unit.endsWith('s') ? unit : `${unit}s`}(${many})`
}

/** True or false. */
export const flag: Shape = (value, field, report) => {
  if (typeof value !== 'boolean') report(field, 'has to be true or false')
}

/** One line that says something. */
export const text: Shape = (value, field, report) => {
  if (typeof value !== 'string' || value.trim() === '') return report(field, 'has to be a text that is not empty')
  if (!isWellFormed(value) || /\p{Cc}/u.test(value))
    return report(field, 'has to be one line of characters that can be shown')
  if (value !== value.trim()) report(field, 'begins or ends with a space')
}

/** A text that a test accepts; the reason says what it accepts. */
export const textLike =
  (fits: (value: string) => boolean, reason: string): Shape =>
  (value, field, report) => {
    if (typeof value !== 'string' || !fits(value)) report(field, reason)
  }

/** A text in every language of the house. */
export const titled: Shape = object<Titled>({ ja: text, en: text })
