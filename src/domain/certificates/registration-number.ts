import { foldDigits, isWellFormed } from '../../kit/fold.ts'

/** 登記番号 (twelve digits) or 法人番号 (the same behind a check digit), or why what was typed is neither. */
export type RegistrationNumberReading =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly fault: 'empty' | 'too-long' | 'malformed' | 'length' | 'check-digit' }

/**
 * Reads the number that a legal person is registered by, from any spelling (`1200-01-000001`, full width), as its digits. Of thirteen the
 * first has to fit the others.
 */
export function readRegistrationNumber(typed: string): RegistrationNumberReading {
  if (typed.length > 256) return { ok: false, fault: 'too-long' }
  if (!isWellFormed(typed)) return { ok: false, fault: 'malformed' }
  const number = foldDigits(typed)
  if (number === '') return { ok: false, fault: 'empty' }
  if (!/^[0-9]+$/.test(number)) return { ok: false, fault: 'malformed' }
  if (number.length !== 12 && number.length !== 13) return { ok: false, fault: 'length' }
  if (number.length === 13 && number[0] !== checkDigitOf(number.slice(1))) return { ok: false, fault: 'check-digit' }
  return { ok: true, number }
}

/**
 * The check digit that stands in front of twelve digits to make a 法人番号: 9 − (Σ digit × weight mod 9), the weights 1 and 2 in turns from
 * the right (Ordinance of the Ministry of Finance No. 70 of 2014, article 2).
 */
export const checkDigitOf = (twelve: string): string => {
  const sum = [...twelve].toReversed().reduce((all, digit, place) => all + Number(digit) * (place % 2 === 0 ? 1 : 2), 0)
  return String(9 - (sum % 9))
}

/** The twelve digits of the register, with or without a check digit before them. */
export const registeredDigits = (number: string): string => number.slice(-12)

/** As the register writes it: `1200-01-000001`. */
export const writtenRegistrationNumber = (number: string): string =>
  registeredDigits(number).replace(/^(\d{4})(\d{2})(\d{6})$/, '$1-$2-$3')

/** Whether it is the number of an organ of the state or of a municipality, which have no entry in the commercial register. */
export const isGovernment = (number: string): boolean => /^0000(12|20)/.test(registeredDigits(number))
