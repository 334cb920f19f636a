import { type CertificateRule, everything, rfc5280 } from './rule.ts'

export const version: CertificateRule = {
  cites: 'RFC 5280 §4.1.2.1, BR 7.1.1',
  from: rfc5280,
  about: everything,
  breach: ({ version }) => (version === 3 ? null : `version ${version} instead of 3`),
}
