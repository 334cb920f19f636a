import { type CertificateRule, everything, rfc5280 } from './rule.ts'

export const validityOrder: CertificateRule = {
  cites: 'RFC 5280 §4.1.2.5',
  from: rfc5280,
  about: everything,
  breach: ({ notBefore, notAfter }) => (notBefore < notAfter ? null : 'ends before it begins'),
}
