import { toAgree } from '../../domain/accounts/consent.ts'
import { Checkbox, FieldButton, RadioGroup } from '../../pages/form.tsx'
import { phone, reading } from '../contact-fields.tsx'
import type { Desk } from '../desk.ts'
import { type FieldWords, line, mail, postalCode } from '../fields.tsx'
import type { Field } from '../flow.ts'

/** What is asked of somebody who wants a customer code, in the order of the form (TRD-10). */
export type Asked = 'company' | 'kana' | 'postalCode' | 'address' | 'phone' | 'name' | 'mail' | 'business'
export const asked: readonly Asked[] = ['company', 'kana', 'postalCode', 'address', 'phone', 'name', 'mail', 'business']

export interface ApplicationFieldWords {
  readonly fields: Readonly<Record<Asked, FieldWords>>
  readonly search: {
    readonly button: string
    readonly none: string
    readonly filled: string
    readonly several: string
    readonly choose: string
    readonly use: string
    readonly kept: (found: string) => string
    readonly or: string
  }
  readonly consent: {
    readonly label: (titles: string) => string
    readonly join: string
    readonly read: (title: string) => string
  }
}

/** What 「住所を検索」 found for the postal code that was typed, and what became of it. */
export interface Found {
  readonly is: 'none' | 'filled' | 'several' | 'kept' | 'fits'
  readonly addresses: readonly string[]
}

/** The buttons of the form beside the main one: they send the whole form, keep what was typed and judge no more than they need. */
export const SEARCH = 'find-address'
export const USE = 'use-address'
const lesser = (all: Readonly<Record<string, string>>): boolean => all['press'] === SEARCH || all['press'] === USE

/** Not judged while a lesser button was pressed: the value stays as it was typed. */
const later = (field: Field<string>): Field<string> => ({
  ...field,
  read: (raw, all) => (lesser(all) ? { ok: true, value: raw } : field.read(raw, all)),
})

/** The fields of the application; `found` stands below the postal code and above the address. */
export const applicationFields = (desk: Desk, words: ApplicationFieldWords, found: Found | null, submit: string) => {
  const of = words.fields
  const code = postalCode(desk, of.postalCode)
  const address = line(
    desk,
    { label: of.address.label, hint: addressHint(words, found) },
    { most: 200, autocomplete: 'address-line1' },
  )
  return {
    press: pressed(submit),
    company: later(line(desk, of.company, { autocomplete: 'organization' })),
    // Browsers know no reading of a name and would put the name itself here.
    kana: later(reading(desk, of.kana)),
    postalCode: {
      ...code,
      // Choosing from what was found asks nothing of the code any more.
      read: (raw, all) => (all['press'] === USE ? { ok: true, value: raw } : code.read(raw, all)),
      draw: (props) => (
        <>
          {code.draw(props)}
          <FieldButton press={{ label: words.search.button, name: 'press', value: SEARCH }} />
        </>
      ),
    } satisfies Field<string>,
    candidate: candidate(words, found),
    address: later(address),
    phone: later(phone(desk, of.phone)),
    name: later(line(desk, of.name, { most: 60, autocomplete: 'name' })),
    mail: later(mail(desk, of.mail)),
    business: later(line(desk, of.business, { most: 200 })),
    consent: later(consent(desk, words)),
  }
}

/** Which button was pressed. The first button of a form is the one that Enter presses: it is the main one, unseen. */
const pressed = (submit: string): Field<string> => ({
  label: '',
  read: (raw) => ({ ok: true, value: raw === SEARCH || raw === USE ? raw : '' }),
  draw: () => (
    <button type="submit" hidden>
      {submit}
    </button>
  ),
})

/** Which of several addresses was chosen, by its place; drawn above the address. */
const candidate = (words: ApplicationFieldWords, found: Found | null): Field<string> => ({
  label: words.search.choose,
  read: (raw, all) => {
    const chosen = found?.addresses[/^\d{1,3}$/.test(raw) ? Number(raw) : -1]
    return all['press'] === USE && chosen === undefined
      ? { ok: false, text: words.search.several }
      : { ok: true, value: chosen ?? '' }
  },
  draw: ({ name, value, error, need }) =>
    found?.is === 'several' ? (
      <>
        <RadioGroup
          name={name}
          label={words.search.choose}
          hint={words.search.several}
          need={need(false)}
          value={value}
          error={error}
          choices={found.addresses.map((label, place) => ({ value: String(place), label }))}
        />
        <FieldButton press={{ label: words.search.use, name: 'press', value: USE }} />
      </>
    ) : null,
})

const addressHint = ({ fields, search }: ApplicationFieldWords, found: Found | null): string => {
  if (found?.is === 'none' || found?.is === 'filled') return search[found.is]
  if (found?.is === 'kept') return search.kept(found.addresses.join(search.or))
  return fields.address.hint ?? ''
}

/** The box for the portal's texts that have to be agreed to; it starts unticked, and the texts can be read first (ACC-33). */
const consent = (desk: Desk, words: ApplicationFieldWords): Field<string> => {
  const texts = toAgree(desk.portal.terms)
  const titles = texts.map(({ title }) => title[desk.language]).join(words.consent.join)
  const label = words.consent.label(titles)
  return {
    label,
    read: (raw) =>
      texts.length === 0 || raw === 'yes'
        ? { ok: true, value: 'yes' }
        : { ok: false, text: desk.words.faults.notAgreed(label) },
    draw: ({ name, value, error, need }) =>
      texts.length === 0 ? null : (
        <Checkbox
          name={name}
          label={label}
          need={need(true)}
          value="yes"
          checked={value === 'yes'}
          error={error}
          hint={desk.portal.terms.map((text) => (
            <p>
              <a href={desk.path(`terms/${text.id}`)}>{words.consent.read(text.title[desk.language])}</a>
            </p>
          ))}
        />
      ),
  }
}

type Typed = Readonly<Record<'postalCode' | 'address', string>>
const isEmpty = (typed: Typed): boolean => typed.address.trim() === ''

/** Looks the postal code up; a single address is put into an empty box, never over what somebody typed. */
export const findAddress = async (typed: Typed, desk: Desk): Promise<{ found: Found; address: string }> => {
  const known = await desk.addressesOf(typed.postalCode)
  const addresses = [...new Set(known.map(({ prefecture, city, town }) => prefecture + city + town))]
  const [first] = addresses
  if (first === undefined) return { found: { is: 'none', addresses }, address: typed.address }
  if (!isEmpty(typed)) {
    const fits = addresses.some((one) => typed.address.startsWith(one))
    return { found: { is: fits ? 'fits' : 'kept', addresses }, address: typed.address }
  }
  if (addresses.length > 1) return { found: { is: 'several', addresses }, address: '' }
  return { found: { is: 'filled', addresses }, address: first }
}

/** Puts the address that was chosen into the box, if that is still empty. */
export const useAddress = (typed: Typed, chosen: string): { found: Found; address: string } =>
  isEmpty(typed)
    ? { found: { is: 'filled', addresses: [chosen] }, address: chosen }
    : { found: { is: 'kept', addresses: [chosen] }, address: typed.address }
