import { CsvError, parse } from 'csv-parse/sync'
import type { FieldData } from '../domain/field-data.ts'

/** Reads CSV as spreadsheets write it; see `FieldData`. Text of Shift_JIS may have what Windows adds to it (㈱, ① and 髙). */
export const readTable: FieldData['readTable'] = (bytes, delimiters) => {
  const text = decode(bytes)
  if (text === null) return { ok: false, fault: 'encoding' }
  let records: readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
  try {
    records = parse(text, {
      delimiter: [...delimiters],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
    }) as never
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, fault: 'quotes', line: (error as { lines?: number }).lines ?? null }
  }
  const lines = records.map(({ record, info }) => {
    // The number is that of the row's last line; cells may hold line breaks of their own.
    const within = record.reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0)
    return { line: info.lines - within, cells: record }
  })
  return { ok: true, lines }
}

const decode = (bytes: Uint8Array): string | null => {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one; the next may fit.
    }
  }
  return null
}
