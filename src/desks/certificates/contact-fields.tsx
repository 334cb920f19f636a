import type { Contact, ContactRole } from '../../domain/certificates/desk-data.ts'
import type { SummaryItem } from '../../pages/summary-list.tsx'
import { phone } from '../contact-fields.tsx'
import type { Desk } from '../desk.ts'
import { choice, type FieldWords, line, mail, postalCode } from '../fields.tsx'
import type { Field } from '../flow.ts'
import { optional } from './optional-field.ts'
import type { Completeness } from './organisation-fields.tsx'

/** Somebody who is written to or called, field by field (CRT-12, manual 004 §6). */
export interface ContactFieldWords {
  readonly fields: Readonly<Record<keyof Contact, FieldWords>>
  readonly notices: Readonly<Record<'yes' | 'no', string>>
}

/** The fields in the order in which they are asked for. */
const names = [
  'organisation',
  'department',
  'title',
  'name',
  'postalCode',
  'address',
  'phone',
  'fax',
  'mail',
  'notices',
] as const satisfies readonly (keyof Contact)[]

/** The name of an input: a page may ask for the contacts of several roles. */
export const contactInput = (role: ContactRole, field: keyof Contact): string => `${role}-${field}`

const plainFields = (desk: Desk): Readonly<Record<keyof Contact, Field<string>>> => {
  const { fields, notices } = desk.words.contactFields
  return {
    organisation: line(desk, fields.organisation),
    department: line(desk, fields.department, { required: false }),
    title: line(desk, fields.title, { required: false }),
    name: line(desk, fields.name),
    postalCode: postalCode(desk, fields.postalCode),
    address: line(desk, fields.address, { most: 200 }),
    phone: phone(desk, fields.phone),
    fax: optional(phone(desk, fields.fax)),
    mail: mail(desk, fields.mail, 'off'),
    notices: choice(
      desk,
      fields.notices,
      (['yes', 'no'] as const).map((value) => ({ value, label: notices[value] })),
    ),
  }
}

/** The fields of the contact of a role, by the names of their inputs. */
export const contactFields = (
  desk: Desk,
  role: ContactRole,
  completeness: Completeness = 'complete',
): Readonly<Record<string, Field<string>>> => {
  const fields = plainFields(desk)
  return Object.fromEntries(
    names.map((name) => [
      contactInput(role, name),
      completeness === 'optional' ? optional(fields[name]) : fields[name],
    ]),
  )
}

/** What stands in the inputs for a contact. */
export const contactValues = (role: ContactRole, contact: Contact): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.map((name) => [
      contactInput(role, name),
      name === 'notices' ? (contact.notices ? 'yes' : 'no') : contact[name],
    ]),
  )

/** The contact that the values of its fields say. Notices come unless somebody chose that they do not. */
export const contactOf = (role: ContactRole, values: Readonly<Record<string, unknown>>): Contact => {
  const said = (field: keyof Contact): string => String(values[contactInput(role, field)] ?? '')
  return {
    organisation: said('organisation'),
    department: said('department'),
    title: said('title'),
    name: said('name'),
    postalCode: said('postalCode'),
    address: said('address'),
    phone: said('phone'),
    fax: said('fax'),
    mail: said('mail'),
    notices: said('notices') !== 'no',
  }
}

/** Whether nothing was said of a contact: none of its fields but the choice of notices has anything in it. */
export const isBlankContact = (contact: Contact): boolean =>
  names.every((name) => name === 'notices' || contact[name] === '')

/** A contact as it is shown before it is sent, and on record. */
export const contactItems = (contact: Contact, desk: Desk): readonly SummaryItem[] => {
  const { fields, notices } = desk.words.contactFields
  return names.map((name) => ({
    label: fields[name].label,
    value: name === 'notices' ? notices[contact.notices ? 'yes' : 'no'] : contact[name],
  }))
}
