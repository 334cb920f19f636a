import type { ColumnType } from 'kysely'

/** A column of JSON: read as an object, written as its text. */
export type Json = ColumnType<Record<string, unknown>, string, string>

/** A table whose rows belong to portals. */
export interface OfPortal {
  portal: string
}
