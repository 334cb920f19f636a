import type { FieldData } from '../domain/field-data.ts'
import { readPhone } from './phone.ts'
import { addressesOf } from './postal-codes.ts'

/** What the program knows of telephone numbers and postal codes, offline. */
export const fieldData: FieldData = { readPhone, addressesOf }
