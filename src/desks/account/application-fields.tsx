import { toAgree } from '../../domain/accounts/consent.ts'
import { Checkbox } from '../../pages/form.tsx'
import {
  type AddressSearchWords,
  addressHint,
  candidate,
  type Found,
  later,
  pressed,
  withSearch,
} from '../address-search.tsx'
import { phone, reading } from '../contact-fields.tsx'
import type { Desk } from '../desk.ts'
import { type FieldWords, line, mail, postalCode } from '../fields.tsx'
import type { Field } from '../flow.ts'

/** What is asked of somebody who wants a customer code, in the order of the form (TRD-10). */
export type Asked = 'company' | 'kana' | 'postalCode' | 'address' | 'phone' | 'name' | 'mail' | 'business'
export const asked: readonly Asked[] = ['company', 'kana', 'postalCode', 'address', 'phone', 'name', 'mail', 'business']

export interface ApplicationFieldWords {
  readonly fields: Readonly<Record<Asked, FieldWords>>
  readonly search: AddressSearchWords
  readonly consent: {
    readonly label: (titles: string) => string
    readonly join: string
    readonly read: (title: string) => string
  }
}

/** The fields of the application; `found` stands below the postal code and above the address. */
export const applicationFields = (desk: Desk, words: ApplicationFieldWords, found: Found | null) => {
  const of = words.fields
  const code = postalCode(desk, of.postalCode)
  const address = line(
    desk,
    { label: of.address.label, hint: addressHint(words.search, found, of.address.hint ?? '') },
    { most: 200, autocomplete: 'address-line1' },
  )
  return {
    press: pressed,
    company: later(line(desk, of.company, { autocomplete: 'organization' })),
    // Browsers know no reading of a name and would put the name itself here.
    kana: later(reading(desk, of.kana)),
    postalCode: withSearch(code, words.search),
    candidate: candidate(words.search, found),
    address: later(address),
    phone: later(phone(desk, of.phone)),
    name: later(line(desk, of.name, { most: 60, autocomplete: 'name' })),
    mail: later(mail(desk, of.mail)),
    business: later(line(desk, of.business, { most: 200 })),
    consent: later(consent(desk, words)),
  }
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
