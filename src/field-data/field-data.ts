import type { FieldData } from '../domain/field-data.ts'
import { readPhone } from './phone.ts'
import { addressesOf } from './postal-codes.ts'
import { readTable } from './read-table.ts'

/** What the program knows of telephone numbers and postal codes, offline, and how it reads tables. */
export const fieldData: FieldData = { readPhone, addressesOf, readTable }
