import { tags } from '../../../kit/der.ts'
import { longest, type NameType } from '../distinguished-name.ts'
import { type CertificateRule, everything, rfc5280 } from './rule.ts'

const printable: ReadonlySet<string> = new Set(['C', 'serialNumber', 'jurisdictionC'])

/** Values that say something, no longer than they may be, in the encoding that their kind has. */
export const subjectValues: CertificateRule = {
  cites: 'RFC 5280 §4.1.2.4, appendix A, BR 7.1.4.2',
  from: rfc5280,
  about: everything,
  breach: ({ subject }) => {
    for (const { type, value, tag } of subject) {
      if (value.trim() !== value || /^[\s.\-–—]*$/u.test(value)) return `a ${type} that says nothing`
      if (/\p{Cc}/u.test(value)) return `a ${type} with signs that nobody sees`
      if ([...value].length > (longest[type as NameType] ?? 128)) return `a ${type} that is too long`
      if ((type === 'C' || type === 'jurisdictionC') && !/^[A-Z]{2}$/.test(value)) return `the country ${value}`
      if (tag !== (printable.has(type) ? tags.printableString : tags.utf8String)) return `a ${type} in another encoding`
    }
    return null
  },
}
