import { foldDigits, isWellFormed } from '../../kit/fold.ts'

/** A Japanese postal code in its one canonical spelling, or why what was typed is none. */
export type PostalCodeReading =
  | { readonly ok: true; readonly canonical: string }
  | { readonly ok: false; readonly fault: 'empty' | 'too-long' | 'malformed' }

/**
 * Reads a postal code from any spelling (`2440806`, `244－0806`, `〒２４４ー０８０６`) as `244-0806`. Whether the code is in use is
 * not asked.
 */
export function readPostalCode(typed: string): PostalCodeReading {
  if (typed.length > 256) return { ok: false, fault: 'too-long' }
  if (!isWellFormed(typed)) return { ok: false, fault: 'malformed' }
  const digits = foldDigits(typed)
  if (digits === '') return { ok: false, fault: 'empty' }
  if (!/^[0-9]{7}$/.test(digits)) return { ok: false, fault: /^[0-9]{8,}$/.test(digits) ? 'too-long' : 'malformed' }
  return { ok: true, canonical: `${digits.slice(0, 3)}-${digits.slice(3)}` }
}
