import { domainToASCII, domainToUnicode } from 'node:url'

/** A name that a server is reached by, as a certificate carries it. */
export interface HostName {
  /** Lower case, ASCII (`xn--…`); a wildcard's begins with `*.`. */
  readonly ascii: string
  /** As people read it; the same where it is ASCII anyway. */
  readonly unicode: string
  readonly isWildcard: boolean
}

/** Why a name cannot stand in a certificate (BR 4.2.2, 7.1.4.2; RFC 5280 §4.2.1.6). */
export type HostNameFault =
  | 'empty'
  /** No name by the rules of the DNS: signs, lengths, hyphens (RFC 1034 §3.5, RFC 5890 §2.3.1). */
  | 'malformed'
  /** An address in the place of a name. */
  | 'ip-address'
  /** A name without a dot, or below an ending that no public name has. */
  | 'internal'
  /** A star anywhere but alone in front, or before the last label. */
  | 'wildcard-form'
  /** A label that claims to be international and is not one. */
  | 'idn'

export type HostNameReading =
  | { readonly ok: true; readonly name: HostName }
  | { readonly ok: false; readonly fault: HostNameFault; readonly typed: string }

// Endings for names within a house (RFC 6761, 6762, 7686, 8375, and what routers and directories are used with).
const internalEndings: readonly string[] = [
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
  'private',
  'workgroup',
]

const longestTyped = 1000

/** Reads a name of a request or a form: an international one in either spelling, one dot at the end is dropped. */
export function readHostName(typed: string): HostNameReading {
  const bad = (fault: HostNameFault): HostNameReading => ({ ok: false, fault, typed: typed.slice(0, longestTyped) })
  const bare = typed.slice(0, longestTyped).normalize('NFKC').trim().toLowerCase().replace(/\.$/, '')
  if (bare === '') return bad('empty')
  if (typed.length > longestTyped) return bad('malformed')
  if (/^[\d.]+$/.test(bare) || /^\[?[\da-f]*:[\da-f:.]*\]?$/.test(bare)) return bad('ip-address')
  const isWildcard = bare.startsWith('*.')
  const base = isWildcard ? bare.slice(2) : bare
  if (base.includes('*')) return bad('wildcard-form')
  const ascii = /^[\u0020-\u007e]*$/.test(base) ? base : domainToASCII(base)
  if (ascii === '' || !isDnsName(ascii)) return bad('malformed')
  const labels = ascii.split('.')
  if (labels.some((label) => !isHonestLabel(label))) return bad('idn')
  if (labels.length < 2 || internalEndings.includes(labels.at(-1)!)) return bad('internal')
  // A last label of digits is read as an address by browsers (WHATWG URL §3.5).
  if (/^(\d+|0x[\da-f]*)$/.test(labels.at(-1)!)) return bad('ip-address')
  if (isWildcard && labels.length < 2) return bad('wildcard-form')
  const star = isWildcard ? '*.' : ''
  return { ok: true, name: { ascii: star + ascii, unicode: star + domainToUnicode(ascii), isWildcard } }
}

function isDnsName(ascii: string): boolean {
  return ascii.length <= 253 && ascii.split('.').every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label))
}

// Two hyphens in the third and fourth place say that a label is encoded: then it has to decode, and to come back the same.
function isHonestLabel(label: string): boolean {
  if (!/^..--/.test(label)) return true
  if (!label.startsWith('xn--')) return false
  const decoded = domainToUnicode(label)
  return decoded !== '' && decoded !== label && domainToASCII(decoded) === label
}
