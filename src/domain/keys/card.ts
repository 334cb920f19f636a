import type { Random } from '../../kit/random.ts'
import { checkDigit, endsInCheckDigit } from './check-digit.ts'
import { type HexReading, readFours, readWhole } from './hex-fields.ts'

/** What a card is at (KEY-24). A refusal never changes it (KEY-23). */
export type CardState =
  | { readonly is: 'free' }
  /** It founded or extended this device's term; with any other device it is refused. */
  | { readonly is: 'used'; readonly by: string }
  /** Taken out of use by staff. */
  | { readonly is: 'void' }

const NUMBER_DIGITS = 16
const REGISTRATION_ID_DIGITS = 12

/** `slip`: sixteen digits whose last does not follow from the others, so no card has this number. It costs no try (KEY-23). */
export type CardNumberReading = HexReading | { readonly ok: false; readonly fault: 'slip'; readonly field: 0 }

/** Reads an activation key number (KEY-20): four fields of four, or all of it in the first. The canonical form is 16 digits. */
export function readCardNumber(fields: readonly string[]): CardNumberReading {
  const read = readFours(fields)
  return !read.ok || endsInCheckDigit(read.canonical) ? read : { ok: false, fault: 'slip', field: 0 }
}

/** Reads a registration ID (KEY-20): 12 digits in one field. 8 would be guessable over a million cards. */
export const readRegistrationId = (typed: string): HexReading => readWhole(typed, REGISTRATION_ID_DIGITS)

/** A fresh pair for a batch of cards; the last digit of the number is its check digit. */
export function drawCard(random: Random): { readonly number: string; readonly registrationId: string } {
  const body = drawHex(NUMBER_DIGITS - 1, random)
  return { number: body + checkDigit(body), registrationId: drawHex(REGISTRATION_ID_DIGITS, random) }
}

const drawHex = (digits: number, random: Random): string =>
  Array.from({ length: digits }, () => random.below(16).toString(16).toUpperCase()).join('')
