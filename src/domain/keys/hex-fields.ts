import { foldCode } from '../../kit/fold.ts'

/**
 * Numbers of hexadecimal digits as people type them (KEY-20): lower case and full width are converted, spaces and dashes between digits
 * make no difference, anything else is refused beside its field. No O is taken for a 0: whether it was meant, the card can tell.
 */

/** `characters` something that is no digit 0–9 A–F, `length` too few or too many of them. */
export type HexFault = 'empty' | 'characters' | 'length'

/** `canonical` is upper case, digits only. `field` is where the fault is, counted from 0. */
export type HexReading =
  | { readonly ok: true; readonly canonical: string }
  | { readonly ok: false; readonly fault: HexFault; readonly field: number }

// Longer than any number, however it is spelled.
const longestTyped = 200

/** Reads sixteen digits in four fields of four, or all of them pasted into the first while the others are empty. */
export function readFours(fields: readonly string[]): HexReading {
  const bare = fields.slice(0, 4).map(bareDigits)
  if (bare.every((digits) => digits === '')) return { ok: false, fault: 'empty', field: 0 }
  const pasted = bare.slice(1).every((digits) => digits === '') && bare[0]!.length > 4
  const wanted = pasted ? [16] : [4, 4, 4, 4]
  for (const [field, length] of wanted.entries()) {
    const fault = faultOf(bare[field] ?? '', length)
    if (fault) return { ok: false, fault, field }
  }
  return { ok: true, canonical: bare.join('') }
}

/** Reads a number of so many digits in one field. */
export function readWhole(typed: string, digits: number): HexReading {
  const bare = bareDigits(typed)
  const fault = faultOf(bare, digits)
  return fault ? { ok: false, fault, field: 0 } : { ok: true, canonical: bare }
}

/** `XXXX-XXXX-XXXX-XXXX`, as numbers are shown and printed. */
export const inFours = (digits: string): string => digits.match(/.{1,4}/g)?.join('-') ?? ''

// What is longer than any spelling is left as it is: its length or its characters are the fault.
const bareDigits = (typed: string): string =>
  typed.length > longestTyped ? typed : foldCode(typed).replace(/[-\s]/g, '').toUpperCase()

function faultOf(bare: string, length: number): HexFault | null {
  if (bare === '') return 'empty'
  if (!/^[0-9A-F]*$/.test(bare)) return 'characters'
  return bare.length === length ? null : 'length'
}
