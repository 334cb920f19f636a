import type { Table } from '../desks/office/check-import.ts'
import { readTable as readLines } from '../field-data/read-table.ts'
import { CommandRefused } from './command.ts'

/** Bytes of the longest table that is read at once; 100,000 rows have about a tenth of it. */
const LARGEST = 100 * 1024 * 1024

/**
 * Reads a CSV file: UTF-8 if it is that to the last byte, else Shift_JIS as Windows writes it (with ㈱, ① and 髙). Each row knows the line of
 * the file on which it begins. Throws `CommandRefused` for a file that is neither, or whose quotation marks do not close.
 */
export const readTable = (bytes: Uint8Array): Table => {
  if (bytes.length > LARGEST)
    throw new CommandRefused('The file is larger than 100 MB: split it, with the headings on top of each part.')
  const read = readLines(bytes, [','])
  if (!read.ok) throw new CommandRefused(inWords(read))
  const [header, ...rows] = read.lines
  return { header: header?.cells ?? [], rows }
}

const inWords = (fault: Exclude<ReturnType<typeof readLines>, { ok: true }>): string =>
  fault.fault === 'encoding'
    ? 'The file is neither UTF-8 nor Shift_JIS: save it anew as “CSV UTF-8”.'
    : `The file cannot be read as CSV${fault.line === null ? '' : ` near line ${fault.line}`}: check the quotation marks there (a quotation mark within a cell is written twice).`
