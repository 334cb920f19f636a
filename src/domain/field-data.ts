/** One of the addresses that a postal code may stand for, without house numbers. */
export interface PostalAddress {
  readonly prefecture: string
  readonly city: string
  /** Empty where the code stands for the whole city. */
  readonly town: string
}

/** A line of a table: its cells, and the line of the file it begins on, counted from 1. */
export interface TableLine {
  readonly line: number
  readonly cells: readonly string[]
}

/** `encoding`: neither UTF-8 nor Shift_JIS. `quotes`: quotation marks that do not close, near that line where it is known. */
export type TableReading =
  | { readonly ok: true; readonly lines: readonly TableLine[] }
  | { readonly ok: false; readonly fault: 'encoding' }
  | { readonly ok: false; readonly fault: 'quotes'; readonly line: number | null }

/** What is known of the world outside to check and fill in fields: kept in the program, asked of nobody. */
export interface FieldData {
  /**
   * A telephone number as it is written in its country (`06-1234-5678`; foreign ones as `+44 20 7946 0000`), or null for what is none.
   * Without a country's number it is a Japanese one.
   */
  readPhone(typed: string): string | null
  /** Every address a canonical postal code (`244-0806`) may stand for; none for a code that is not in use. */
  addressesOf(postalCode: string): Promise<readonly PostalAddress[]>
  /**
   * A table as spreadsheets write it (RFC 4180): UTF-8 if it is that to the last byte, else Shift_JIS as Windows writes it. Empty lines are
   * passed over. `delimiters` part its cells; a tab is among them where cells may have been pasted.
   */
  readTable(bytes: Uint8Array, delimiters: readonly string[]): TableReading
}
