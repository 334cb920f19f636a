import { CsvError, parse } from 'csv-parse/sync'
import type { Table } from '../desks/office/check-import.ts'
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
  const text = decode(bytes)
  let records: readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
  try {
    records = parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
    }) as never
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = (error as { lines?: number }).lines
    throw new CommandRefused(
      `The file cannot be read as CSV${line === undefined ? '' : ` near line ${line}`}: check the quotation marks there (a quotation mark within a cell is written twice).`,
    )
  }
  const [header, ...rows] = records.map(({ record, info }) => {
    // The number is that of the row's last line; cells may hold line breaks of their own.
    const within = record.reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0)
    return { line: info.lines - within, cells: record }
  })
  return { header: header?.cells ?? [], rows }
}

const decode = (bytes: Uint8Array): string => {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one; the next may fit.
    }
  }
  throw new CommandRefused('The file is neither UTF-8 nor Shift_JIS: save it anew as “CSV UTF-8”.')
}
