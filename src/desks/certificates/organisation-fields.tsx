import type { Organisation } from '../../domain/certificates/desk-data.ts'
import {
  type OrganisationFault,
  type OrganisationField,
  organisationFieldNames,
  readOrganisationField,
} from '../../domain/certificates/organisation.ts'
import { countriesIn } from '../../kit/countries.ts'
import { Select, TextField, type Width } from '../../pages/form.tsx'
import type { SummaryItem } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { drawn, type FieldWords } from '../fields.tsx'
import type { Field, Reading } from '../flow.ts'

/** The organisation that applies, field by field (CRT-12): labels are the manual's, faults say what to do. */
export interface OrganisationFieldWords {
  readonly fields: Readonly<Record<OrganisationField, FieldWords>>
  readonly chooseCountry: string
  readonly faults: Readonly<Record<OrganisationFault, (label: string) => string>>
}

/** Which fields have to be filled in. `optional`: none, as where an account only notes what its applications have alike (CRT-30). */
export type Completeness = 'complete' | 'optional'

/** The names of the inputs: those of one form are apart from a contact's. */
export const organisationInput = (field: OrganisationField): string => `organisation-${field}`

/** Where the organisation is now, where that is another place than the register says: left empty it is the same. */
const present: Readonly<Partial<Record<OrganisationField, OrganisationField>>> = {
  postalCode: 'address',
  address: 'postalCode',
}

const looks: Readonly<Partial<Record<OrganisationField, { readonly width: Width; readonly type?: 'tel' }>>> = {
  registrationNumber: { width: 'medium' },
  registeredPostalCode: { width: 'code' },
  postalCode: { width: 'code' },
  phone: { width: 'medium', type: 'tel' },
}

const fieldOf = (name: OrganisationField, completeness: Completeness, desk: Desk): Field<string> => {
  const { fields, faults, chooseCountry } = desk.words.organisationFields
  const words = fields[name]
  const other = present[name]
  const isRequired = completeness === 'complete' && other === undefined
  const read = (raw: string, all: Readonly<Record<string, string>>): Reading<string> => {
    // Half of a present address is no address.
    const mayBeEmpty = other === undefined ? !isRequired : (all[organisationInput(other)] ?? '').trim() === ''
    if (raw.trim() === '' && (mayBeEmpty || completeness === 'optional')) return { ok: true, value: '' }
    const found = readOrganisationField(name, raw.replace(/[\r\n]+/g, ' '), desk.readPhone)
    return found.ok ? found : { ok: false, text: faults[found.fault](words.label) }
  }
  return {
    label: words.label,
    read,
    draw: (props) =>
      name === 'country' ? (
        <Select
          {...drawn(props, words, isRequired)}
          empty={chooseCountry}
          choices={countriesIn(desk.language).map(({ code, name: label }) => ({ value: code, label }))}
        />
      ) : (
        <TextField
          {...drawn(props, words, isRequired)}
          type={looks[name]?.type ?? 'text'}
          width={looks[name]?.width ?? 'full'}
          autocomplete="off"
          plain={name.startsWith('english')}
        />
      ),
  }
}

/** The fields of an organisation, by the names of their inputs. Each reads through the rules of `domain/certificates/organisation.ts`. */
export const organisationFields = (
  desk: Desk,
  completeness: Completeness = 'complete',
): Readonly<Record<string, Field<string>>> =>
  Object.fromEntries(organisationFieldNames.map((name) => [organisationInput(name), fieldOf(name, completeness, desk)]))

/** What stands in the inputs for an organisation. */
export const organisationValues = (organisation: Organisation): Readonly<Record<string, string>> => {
  const { english, ...rest } = organisation
  const flat: Readonly<Record<OrganisationField, string>> = {
    ...rest,
    englishName: english.name,
    englishPrefecture: english.prefecture,
    englishCity: english.city,
    country: english.country,
  }
  return Object.fromEntries(organisationFieldNames.map((name) => [organisationInput(name), flat[name]]))
}

/** The organisation that the values of its fields say. Where no present address was given it is the registered one. */
export const organisationOf = (values: Readonly<Record<string, unknown>>): Organisation => {
  const said = (field: OrganisationField): string => String(values[organisationInput(field)] ?? '')
  const isElsewhere = said('address') !== '' || said('postalCode') !== ''
  return {
    name: said('name'),
    kana: said('kana'),
    registrationNumber: said('registrationNumber'),
    registeredPostalCode: said('registeredPostalCode'),
    registeredAddress: said('registeredAddress'),
    postalCode: said(isElsewhere ? 'postalCode' : 'registeredPostalCode'),
    address: said(isElsewhere ? 'address' : 'registeredAddress'),
    phone: said('phone'),
    english: {
      name: said('englishName'),
      prefecture: said('englishPrefecture'),
      city: said('englishCity'),
      country: said('country'),
    },
  }
}

/** An organisation as it is shown before it is sent, and on record. */
export const organisationItems = (organisation: Organisation, desk: Desk): readonly SummaryItem[] => {
  const { fields } = desk.words.organisationFields
  const values = organisationValues(organisation)
  return organisationFieldNames.map((name) => {
    const value = values[organisationInput(name)]!
    const country = name === 'country' && countriesIn(desk.language).find(({ code }) => code === value)
    return { label: fields[name].label, value: country ? country.name : value }
  })
}
