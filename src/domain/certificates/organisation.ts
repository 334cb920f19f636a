import { countriesIn } from '../../kit/countries.ts'
import { foldCode, isWellFormed, katakana, tidyName } from '../../kit/fold.ts'
import { readPostalCode } from '../accounts/postal-code.ts'
import type { Organisation } from './desk-data.ts'
import { longest } from './distinguished-name.ts'
import { readRegistrationNumber } from './registration-number.ts'

/** A field of the organisation's page. */
export type OrganisationField =
  | Exclude<keyof Organisation, 'english'>
  | 'englishName'
  | 'englishPrefecture'
  | 'englishCity'
  | 'country'

export type OrganisationFault =
  | 'empty'
  | 'too-long'
  | 'malformed'
  /** Anything but katakana. */
  | 'kana'
  /** Neither twelve nor thirteen digits. */
  | 'length'
  | 'check-digit'
  /** Signs that are no Latin letters, digits or those of a name. */
  | 'latin'
  /** Nothing but signs: it names nobody (BR 7.1.4.2). */
  | 'says-nothing'

/** The organisation in its canonical spelling, or everything that is wrong with it at once (CRT-12). */
export type OrganisationReading =
  | { readonly ok: true; readonly organisation: Organisation }
  | { readonly ok: false; readonly faults: Readonly<Partial<Record<OrganisationField, OrganisationFault>>> }

/** One field in its canonical spelling, or what is wrong with it. */
export type OrganisationFieldReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly fault: OrganisationFault }

const good = (value: string): OrganisationFieldReading => ({ ok: true, value })
const bad = (fault: OrganisationFault): OrganisationFieldReading => ({ ok: false, fault })

const mostOfText = 200

/** A text in Japanese or any other script: half-width kana become full width, nothing else of a name changes. */
const readText = (typed: string): OrganisationFieldReading => {
  if (!isWellFormed(typed)) return bad('malformed')
  const value = tidyName(typed)
  if (value === '') return bad('empty')
  return [...value].length > mostOfText ? bad('too-long') : good(value)
}

/** 法人名(カナ): hiragana and half-width kana become full-width katakana; Latin letters and digits have to be spelled out. */
const readKana = (typed: string): OrganisationFieldReading => {
  const text = readText(typed)
  if (!text.ok) return text
  const value = katakana(text.value).replace(/\s+/gu, '\u3000')
  return /^[ァ-ヺー・\u3000]+$/u.test(value) && /[ァ-ヺ]/u.test(value) ? good(value) : bad('kana')
}

/** Signs that company names of the register may have beside Latin letters and digits, and those of places. */
const latin = /^[A-Za-z0-9 &'(),\-./+:!?@]*$/

/** A name in Latin letters as a certificate says it: half width, no more characters than RFC 5280 has room for. */
const readLatin = (typed: string, most: number): OrganisationFieldReading => {
  if (!isWellFormed(typed)) return bad('malformed')
  if (typed.length > 1000) return bad('too-long')
  const value = foldCode(typed.replace(/[‘’]/g, "'"))
  if (value === '') return bad('empty')
  if (!latin.test(value)) return bad('latin')
  if (!/[A-Za-z0-9]/.test(value)) return bad('says-nothing')
  return value.length > most ? bad('too-long') : good(value)
}

const readCountry = (typed: string): OrganisationFieldReading => {
  // Longer than any code; a cut could leave half a sign.
  const code = isWellFormed(typed) && typed.length <= 100 ? foldCode(typed).toUpperCase() : ''
  if (code === '') return bad('empty')
  return countriesIn('en').some((one) => one.code === code) ? good(code) : bad('malformed')
}

const readPostal = (typed: string): OrganisationFieldReading => {
  const read = readPostalCode(typed)
  return read.ok ? good(read.canonical) : bad(read.fault)
}

const readNumber = (typed: string): OrganisationFieldReading => {
  const read = readRegistrationNumber(typed)
  return read.ok ? good(read.number) : bad(read.fault)
}

/** Gives the canonical spelling of a telephone number, or null for what is none. */
export type ReadPhone = (typed: string) => string | null

const readers: Readonly<Record<OrganisationField, (typed: string, readPhone: ReadPhone) => OrganisationFieldReading>> =
  {
    name: readText,
    kana: readKana,
    registrationNumber: readNumber,
    registeredPostalCode: readPostal,
    registeredAddress: readText,
    postalCode: readPostal,
    address: readText,
    phone: (typed, readPhone) => {
      if (typed.trim() === '') return bad('empty')
      const read = readPhone(typed)
      return read === null ? bad('malformed') : good(read)
    },
    englishName: (typed) => readLatin(typed, longest.O!),
    englishPrefecture: (typed) => readLatin(typed, longest.ST!),
    englishCity: (typed) => readLatin(typed, longest.L!),
    country: readCountry,
  }

/** The fields in the order in which they are asked for. */
export const organisationFieldNames = Object.keys(readers) as readonly OrganisationField[]

/** Reads what was typed into one field, for forms that leave others out. */
export const readOrganisationField = (
  field: OrganisationField,
  typed: string,
  readPhone: ReadPhone,
): OrganisationFieldReading => readers[field](typed, readPhone)

/** Reads what was typed into the fields of an organisation. */
export const readOrganisation = (typed: Organisation, readPhone: ReadPhone): OrganisationReading => {
  const { english, ...rest } = typed
  const flat: Readonly<Record<OrganisationField, string>> = {
    ...rest,
    englishName: english.name,
    englishPrefecture: english.prefecture,
    englishCity: english.city,
    country: english.country,
  }
  const read = Object.fromEntries(
    organisationFieldNames.map((field) => [field, readOrganisationField(field, flat[field], readPhone)]),
  ) as Readonly<Record<OrganisationField, OrganisationFieldReading>>
  const faults: Partial<Record<OrganisationField, OrganisationFault>> = {}
  for (const [field, one] of Object.entries(read)) if (!one.ok) faults[field as OrganisationField] = one.fault
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const said = (field: OrganisationField): string => {
    const one = read[field]
    return one.ok ? one.value : ''
  }
  return {
    ok: true,
    organisation: {
      name: said('name'),
      kana: said('kana'),
      registrationNumber: said('registrationNumber'),
      registeredPostalCode: said('registeredPostalCode'),
      registeredAddress: said('registeredAddress'),
      postalCode: said('postalCode'),
      address: said('address'),
      phone: said('phone'),
      english: {
        name: said('englishName'),
        prefecture: said('englishPrefecture'),
        city: said('englishCity'),
        country: said('country'),
      },
    },
  }
}
