import { foldCode, foldMail, isWellFormed } from '../../kit/fold.ts'

/** What a portal's customers sign in with, as the portal declares it (ACC-1). Data only. */
export type Identifier =
  /** An e-mail address; case is ignored. */
  | { readonly kind: 'mail' }
  /** A login ID shown with a fixed ending `@domain`; what stands before the first `@` counts, case is ignored (manual 001). */
  | { readonly kind: 'login-id'; readonly domain: string }
  /** A code the portal gives out. In `pattern` `#` is a digit, `?` a letter, everything else itself: `JP#######`. Case is ignored. */
  | { readonly kind: 'customer-code'; readonly pattern: string }
  /** An issued ID of ASCII letters and digits; case counts. */
  | { readonly kind: 'registration-id' }
  /** Eight ASCII letters and digits; case counts. */
  | { readonly kind: 'access-key' }

export type IdentifierKind = Identifier['kind']
export type CustomerCode = Extract<Identifier, { kind: 'customer-code' }>

/** Why something typed is no identifier of its kind. It says nothing of whether an account exists. */
export type IdentifierFault = 'empty' | 'too-long' | 'malformed'

/** `canonical` is the one spelling that is stored, looked up and counted by (ACC-2). */
export type IdentifierReading<K extends IdentifierKind = IdentifierKind> =
  | { readonly ok: true; readonly kind: K; readonly canonical: string }
  | { readonly ok: false; readonly fault: IdentifierFault }

// Longer than any identifier, however it is spelled; spares the patterns below a text that was sent to keep them busy.
const longestTyped = 1024

/** The canonical spelling of what was typed as an identifier of this kind, or why it is none. */
export function readIdentifier<I extends Identifier>(identifier: I, typed: string): IdentifierReading<I['kind']> {
  if (typed.length > longestTyped) return { ok: false, fault: 'too-long' }
  if (!isWellFormed(typed)) return { ok: false, fault: 'malformed' }
  if (foldCode(typed) === '') return { ok: false, fault: 'empty' }
  const read = canonicalOf(identifier, typed)
  return typeof read === 'object'
    ? { ok: true, kind: identifier.kind, canonical: read.canonical }
    : { ok: false, fault: read }
}

/** Reads a field that takes the portal's customer code or an e-mail address (TRD-1): what holds an `@` is an address. */
export function readMailOr(code: CustomerCode, typed: string): IdentifierReading<'mail' | 'customer-code'> {
  const isMail = isWellFormed(typed) && foldMail(typed.slice(0, longestTyped)).includes('@')
  return isMail ? readIdentifier({ kind: 'mail' }, typed) : readIdentifier(code, typed)
}

type Canonical = { readonly canonical: string } | IdentifierFault

function canonicalOf(identifier: Identifier, typed: string): Canonical {
  switch (identifier.kind) {
    case 'mail':
      return mailAddress(foldMail(typed))
    case 'login-id':
      return matched(foldMail(typed).split('@', 1)[0]!.trim(), 64, /^[a-z0-9._-]+$/)
    case 'customer-code':
      return customerCode(identifier.pattern, foldCode(typed).toUpperCase())
    case 'registration-id':
      return matched(foldCode(typed), 64, /^[A-Za-z0-9]+$/)
    case 'access-key':
      return matched(foldCode(typed), 8, /^[A-Za-z0-9]{8}$/)
  }
}

function matched(text: string, most: number, form: RegExp): Canonical {
  if (text.length > most) return 'too-long'
  return form.test(text) ? { canonical: text } : 'malformed'
}

// RFC 5321 §4.5.3.1 (64 and 254 octets), §4.1.2 (dot-string); quoted local parts and address literals are taken for slips of the hand.
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domainName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/

function mailAddress(folded: string): Canonical {
  const at = folded.lastIndexOf('@')
  const local = folded.slice(0, at)
  if (at < 1 || !localPart.test(local)) return 'malformed'
  const domain = asciiDomain(folded.slice(at + 1))
  if (domain === undefined) return 'malformed'
  if (local.length > 64 || domain.split('.').some((label) => label.length > 63)) return 'too-long'
  if (local.length + 1 + domain.length > 254) return 'too-long'
  if (!domainName.test(domain) || /\.[0-9]+$/.test(domain)) return 'malformed'
  return { canonical: `${local}@${domain}` }
}

// An international name in its ASCII form (`xn--…`), which is what mail is delivered by.
function asciiDomain(domain: string): string | undefined {
  if (/^[a-z0-9.-]*$/.test(domain)) return domain
  if (/[\0-,/:-`{-\x7F]/.test(domain)) return undefined
  return URL.parse(`http://${domain}/`)?.hostname
}

// Dashes and spaces may stand anywhere or be left out: the pattern says where the canonical form has them.
function customerCode(pattern: string, folded: string): Canonical {
  const signs = [...folded.replace(/[-\s]/g, '')]
  const places = [...pattern]
  const needed = places.filter((place) => !/[-\s]/.test(place)).length
  if (signs.length > needed) return 'too-long'
  if (signs.length < needed) return 'malformed'
  let canonical = ''
  for (const place of places) {
    if (/[-\s]/.test(place)) {
      canonical += place
      continue
    }
    const sign = signs.shift()!
    const fits = place === '#' ? /[0-9]/.test(sign) : place === '?' ? /[A-Z]/.test(sign) : place.toUpperCase() === sign
    if (!fits) return 'malformed'
    canonical += sign
  }
  return { canonical }
}
