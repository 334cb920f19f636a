import { tags } from '../../../kit/der.ts'
import { type CertificateRule, everything, rfc5280 } from './rule.ts'

export const timeEncoding: CertificateRule = {
  cites: 'RFC 5280 §4.1.2.5',
  from: rfc5280,
  about: everything,
  breach: ({ notBefore, notAfter, timeTags }) => {
    const wanted = [notBefore, notAfter].map((at) => (at.getUTCFullYear() < 2050 ? tags.utcTime : tags.generalizedTime))
    return wanted.every((tag, place) => tag === timeTags[place]) ? null : 'a time in the form of another century'
  },
}
