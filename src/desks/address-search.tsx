import type { PostalAddress } from '../domain/field-data.ts'
import { FieldButton, RadioGroup } from '../pages/form.tsx'
import type { Desk } from './desk.ts'
import type { Field } from './flow.ts'

/**
 * Addresses by postal code, in a form that works without script: a button below the code sends the whole form, which comes back with what was
 * found in its empty boxes, or with a choice.
 */

export interface AddressSearchWords {
  readonly button: string
  readonly none: string
  readonly filled: string
  readonly several: string
  readonly choose: string
  readonly use: string
  readonly kept: (found: string) => string
  readonly or: string
}

/** An address as far as a postal code tells it: the prefecture, and the city with the town. */
export type KnownAddress = readonly [prefecture: string, rest: string]

/** What was found for the postal code that was typed, and what became of it. */
export interface Found {
  readonly is: 'none' | 'filled' | 'several' | 'kept' | 'fits'
  readonly addresses: readonly KnownAddress[]
}

/** The buttons of the form beside the main one: they send the whole form, keep what was typed and judge no more than they need. */
export const SEARCH = 'find-address'
const USE = 'use-address'
const lesser = (all: Readonly<Record<string, string>>): boolean => all['press'] === SEARCH || all['press'] === USE

/** Not judged while a lesser button was pressed: the value stays as it was typed. */
export const later = (field: Field<string>): Field<string> => ({
  ...field,
  read: (raw, all) => (lesser(all) ? { ok: true, value: raw } : field.read(raw, all)),
})

/** The field of the postal code with the button below it. `read` judges the code even while the button is pressed; choosing asks nothing of it. */
export const withSearch = (code: Field<string>, words: AddressSearchWords): Field<string> => ({
  ...code,
  presses: true,
  read: (raw, all) => (all['press'] === USE ? { ok: true, value: raw } : code.read(raw, all)),
  draw: (props) => (
    <>
      {code.draw(props)}
      <FieldButton press={{ label: words.button, name: 'press', value: SEARCH }} />
    </>
  ),
})

/** Which button was pressed; nothing of it is drawn. */
export const pressed: Field<string> = {
  label: '',
  read: (raw) => ({ ok: true, value: raw === SEARCH || raw === USE ? raw : '' }),
  draw: () => null,
}

/** Which of several addresses was chosen; drawn above the address. Null where none was. */
export const candidate = (words: AddressSearchWords, found: Found | null): Field<KnownAddress | null> => ({
  label: words.choose,
  read: (raw, all) => {
    const chosen = found?.addresses[/^\d{1,3}$/.test(raw) ? Number(raw) : -1]
    return all['press'] === USE && chosen === undefined
      ? { ok: false, text: words.several }
      : { ok: true, value: chosen ?? null }
  },
  draw: ({ name, value, error, need }) =>
    found?.is === 'several' ? (
      <>
        <RadioGroup
          name={name}
          label={words.choose}
          hint={words.several}
          need={need(false)}
          value={value}
          error={error}
          choices={found.addresses.map((address, place) => ({ value: String(place), label: address.join('') }))}
        />
        <FieldButton press={{ label: words.use, name: 'press', value: USE }} />
      </>
    ) : null,
})

/** What is said below the address of what was found; `usual` where there is nothing to say. */
export const addressHint = (words: AddressSearchWords, found: Found | null, usual: string): string => {
  if (found?.is === 'none' || found?.is === 'filled') return words[found.is]
  if (found?.is === 'kept') return words.kept(found.addresses.map((address) => address.join('')).join(words.or))
  return usual
}

const knownOf = (known: readonly PostalAddress[]): readonly KnownAddress[] => {
  const each = known.map(({ prefecture, city, town }) => [prefecture, city + town] as const)
  return [...new Map(each.map((address) => [address.join(''), address])).values()]
}

/** What pressing a lesser button found, with the address to be put into the empty boxes; null where they are to be left as they are. */
export interface SearchResult {
  readonly found: Found
  readonly fill: KnownAddress | null
}

/** What the lesser button that was pressed comes to. `typed` is the address so far. */
export const addressSearched = (
  by: { readonly press: string; readonly candidate: KnownAddress | null; readonly postalCode: string },
  typed: string,
  desk: Desk,
): SearchResult | Promise<SearchResult> =>
  by.press === SEARCH || by.candidate === null
    ? findAddress(by.postalCode, typed, desk)
    : useAddress(by.candidate, typed)

/** Looks the postal code up; a single address is put into empty boxes, never over what somebody typed. */
const findAddress = async (postalCode: string, typed: string, desk: Desk): Promise<SearchResult> => {
  const addresses = knownOf(await desk.addressesOf(postalCode))
  const [first] = addresses
  if (first === undefined) return { found: { is: 'none', addresses }, fill: null }
  if (typed.trim() !== '') {
    const fits = addresses.some((one) => typed.startsWith(one.join('')))
    return { found: { is: fits ? 'fits' : 'kept', addresses }, fill: null }
  }
  if (addresses.length > 1) return { found: { is: 'several', addresses }, fill: null }
  return { found: { is: 'filled', addresses }, fill: first }
}

/** Puts the address that was chosen into the boxes, if they are still empty. */
const useAddress = (chosen: KnownAddress, typed: string): SearchResult =>
  typed.trim() === ''
    ? { found: { is: 'filled', addresses: [chosen] }, fill: chosen }
    : { found: { is: 'kept', addresses: [chosen] }, fill: null }
