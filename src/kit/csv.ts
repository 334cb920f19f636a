/**
 * Files of comma-separated values (RFC 4180) that spreadsheets open as they are meant: in UTF-8, and with nothing in them that is run as
 * a formula (OWASP ASVS 5.0, 1.2.10).
 */

/** Stands once at the beginning of the file: by it spreadsheets know that it is UTF-8. */
export const csvMark = '\uFEFF'

// What begins a formula, in half and in full width; a tab or a line break before it is passed over by spreadsheets.
const formula = /^[=+\-@＝＋－＠\t\r\n]/

// A semicolon and a tab part columns where the spreadsheet's region says so.
const parting = /[",;\t\r\n]|^\s|\s$/

/** One record with its line break. A field that would be a formula begins with `'` instead, by which spreadsheets show it as text. */
export const csvRecord = (fields: readonly string[]): string => `${fields.map(csvField).join(',')}\r\n`

const csvField = (text: string): string => {
  const harmless = formula.test(text) ? `'${text}` : text
  return parting.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
