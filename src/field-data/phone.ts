import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { foldCode } from '../kit/fold.ts'

// Longer than any number, however it is spelled.
const longestTyped = 64

/** `FieldData.readPhone`. Area codes and lengths are judged by Google's numbering plans, which the library carries. */
export const readPhone = (typed: string): string | null => {
  if (typed.length > longestTyped || !typed.isWellFormed()) return null
  const folded = foldCode(typed)
  // Letters would be read as the digits that share their key, and an extension would be lost: both are told to the person instead.
  if (!/^[+0-9()[\]\s.-]+$/.test(folded)) return null
  const number = parsePhoneNumberFromString(folded, 'JP')
  if (!number?.isValid()) return null
  return number.country === 'JP' ? number.formatNational() : number.formatInternational()
}
