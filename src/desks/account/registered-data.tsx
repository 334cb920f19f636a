import type { Account } from '../../domain/accounts/account.ts'
import type { Details } from '../../domain/accounts/details.ts'
import { readPostalCode } from '../../domain/accounts/postal-code.ts'
import { countriesIn, countryName } from '../../kit/countries.ts'
import { foldCode, isWellFormed } from '../../kit/fold.ts'
import { Checkbox, Select, TextField } from '../../pages/form.tsx'
import type { SummaryItem } from '../../pages/summary-list.tsx'
import {
  type AddressSearchWords,
  addressHint,
  addressSearched,
  candidate,
  type Found,
  type KnownAddress,
  later,
  pressed,
  SEARCH,
  withSearch,
} from '../address-search.tsx'
import type { Desk } from '../desk.ts'
import { drawn, type FieldWords, line, mail } from '../fields.tsx'
import type { Field } from '../flow.ts'

/** What a dealer or corporate customer registers, in the order of the form (manual 003 §4 4, KEY-3). */
export const dataFields = [
  'company',
  'country',
  'postalCode',
  'address1',
  'address2',
  'address3',
  'address4',
  'address5',
  'phone',
  'name',
] as const
export type DataField = (typeof dataFields)[number]

/** Registered data as a form has them: every value a text, `news` `yes` or `no`. */
export type RegisteredData = Readonly<Record<DataField | 'news', string>>

export interface RegisteredDataWords {
  readonly fields: Readonly<Record<DataField | 'mail' | 'mailAgain', FieldWords>>
  /** The box, and how its answer is called in a list. */
  readonly news: FieldWords & { readonly item: string; readonly yes: string; readonly no: string }
  readonly search: AddressSearchWords
  readonly chooseCountry: string
  readonly mailDiffers: (label: string) => string
  readonly phone: (label: string) => string
  readonly postalCodeAbroad: (label: string) => string
}

/** Longer than any line of a label on a parcel. */
const LINE = 100

/** The fields; `found` stands below the postal code and above the address. */
export const dataFieldsOf = (desk: Desk, found: Found | null) => {
  const words = desk.words.registeredData
  const of = words.fields
  const address = (at: 1 | 2 | 3 | 4 | 5): Field<string> =>
    later(
      line(
        desk,
        at === 1
          ? { label: of.address1.label, hint: addressHint(words.search, found, of.address1.hint ?? '') }
          : of[`address${at}`],
        { required: at === 1, most: LINE, autocomplete: at <= 3 ? `address-line${at}` : 'off' },
      ),
    )
  return {
    press: pressed,
    company: later(line(desk, of.company, { most: LINE, autocomplete: 'organization' })),
    country: later(country(desk)),
    postalCode: withSearch(postalCode(desk), words.search),
    candidate: candidate(words.search, found),
    address1: address(1),
    address2: address(2),
    address3: address(3),
    address4: address(4),
    address5: address(5),
    phone: later(phone(desk)),
    name: later(line(desk, of.name, { required: false, most: 60, autocomplete: 'name' })),
  }
}

/** The address of mail, twice, and whether product news is wanted. */
export const mailFieldsOf = (desk: Desk) => {
  const words = desk.words.registeredData
  const again = mail(desk, words.fields.mailAgain)
  return {
    mail: later(mail(desk, words.fields.mail)),
    mailAgain: later({
      ...again,
      read: (raw, all) => {
        const read = again.read(raw, all)
        const first = mail(desk, words.fields.mail).read(all['mail'] ?? '', all)
        return read.ok && first.ok && read.value !== first.value
          ? { ok: false, text: words.mailDiffers(words.fields.mailAgain.label) }
          : read
      },
    }),
  }
}

/** The box for product news. */
export const newsField = (desk: Desk): Field<string> => {
  const { news } = desk.words.registeredData
  return {
    label: news.label,
    read: (raw) => ({ ok: true, value: raw === 'yes' ? 'yes' : 'no' }),
    draw: ({ name, value, error, need }) => (
      <Checkbox
        name={name}
        label={news.label}
        hint={news.hint}
        need={need(false)}
        value="yes"
        checked={value === 'yes'}
        error={error}
      />
    ),
  }
}

const country = (desk: Desk): Field<string> => {
  const { fields, chooseCountry } = desk.words.registeredData
  return {
    label: fields.country.label,
    read: (raw) =>
      countriesIn(desk.language).some(({ code }) => code === raw)
        ? { ok: true, value: raw }
        : { ok: false, text: desk.words.faults.notChosen(fields.country.label) },
    draw: (props) => (
      <Select
        {...drawn(props, fields.country)}
        empty={chooseCountry}
        autocomplete="country"
        choices={countriesIn(desk.language).map(({ code, name: label }) => ({ value: code, label }))}
      />
    ),
  }
}

/** Half-width; a Japanese one in its canonical spelling, any other as its country has it. Whoever looks an address up needs a Japanese one. */
const postalCode = (desk: Desk): Field<string> => {
  const { fields, postalCodeAbroad } = desk.words.registeredData
  const { label } = fields.postalCode
  return {
    label,
    read: (raw, all) => {
      if (!isWellFormed(raw)) return { ok: false, text: desk.words.faults.characters(label) }
      const typed = foldCode(raw.slice(0, 256))
      const searching = all['press'] === SEARCH
      if (typed === '') return searching ? { ok: false, text: desk.words.faults.empty(label) } : { ok: true, value: '' }
      if (searching || all['country'] === 'JP') {
        const read = readPostalCode(raw)
        return read.ok ? { ok: true, value: read.canonical } : { ok: false, text: desk.words.faults.postalCode(label) }
      }
      return /^[A-Za-z0-9][A-Za-z0-9 -]{1,14}$/.test(typed)
        ? { ok: true, value: typed }
        : { ok: false, text: postalCodeAbroad(label) }
    },
    draw: (props) => (
      <TextField {...drawn(props, fields.postalCode, false)} width="code" autocomplete="postal-code" plain />
    ),
  }
}

/** Half-width, as it was typed: dealers are all over the world, and an extension may follow. */
const phone = (desk: Desk): Field<string> => {
  const { fields, phone: fault } = desk.words.registeredData
  const { label } = fields.phone
  return {
    label,
    read: (raw) => {
      if (!isWellFormed(raw)) return { ok: false, text: desk.words.faults.characters(label) }
      const typed = foldCode(raw.slice(0, 256))
      if (typed === '') return { ok: true, value: '' }
      return /^[0-9+(][0-9+() #.-]{3,29}$/.test(typed) && typed.replace(/\D/g, '').length >= 4
        ? { ok: true, value: typed }
        : { ok: false, text: fault(label) }
    },
    draw: (props) => (
      <TextField
        {...drawn(props, fields.phone, false)}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        width="medium"
        plain
      />
    ),
  }
}

/** The data after a lesser button: with the address that was found, where the boxes of the address were empty. */
export const searchedData = async (
  data: RegisteredData,
  press: string,
  candidate: KnownAddress | null,
  desk: Desk,
): Promise<{ readonly found: Found; readonly searched: RegisteredData }> => {
  const typed = [data.address1, data.address2, data.address3, data.address4, data.address5].join('')
  const { found, fill } = await addressSearched({ press, candidate, postalCode: data.postalCode }, typed, desk)
  return { found, searched: fill === null ? data : { ...data, country: 'JP', address1: fill[0], address2: fill[1] } }
}

/** Data as they are kept. */
export const detailsOf = (data: RegisteredData): Details => ({
  country: data.country,
  postalCode: data.postalCode,
  address: [data.address1, data.address2, data.address3, data.address4, data.address5],
  phone: data.phone,
  wantsNews: data.news === 'yes',
})

/** What is kept, as a form has it. An account that has no details yet, such as an imported one, is taken to be in Japan. */
export const dataOf = (
  { company, name }: Pick<Account, 'company' | 'name'>,
  details: Details | null,
): RegisteredData => {
  const [address1, address2, address3, address4, address5] = details?.address ?? ['', '', '', '', '']
  return {
    company,
    country: details?.country ?? 'JP',
    postalCode: details?.postalCode ?? '',
    address1,
    address2,
    address3,
    address4,
    address5,
    phone: details?.phone ?? '',
    name,
    news: details?.wantsNews === true ? 'yes' : 'no',
  }
}

/** The data in a list, in the order of the form; the address of mail stands before the news. */
export const dataItems = (data: RegisteredData, mailAddress: string, desk: Desk): readonly SummaryItem[] => {
  const { fields, news } = desk.words.registeredData
  const shown = { ...data, country: countryName(data.country, desk.language) }
  return [
    ...dataFields.map((field) => ({ label: fields[field].label, value: shown[field] })),
    { label: fields.mail.label, value: mailAddress },
    { label: news.item, value: data.news === 'yes' ? news.yes : news.no },
  ]
}
