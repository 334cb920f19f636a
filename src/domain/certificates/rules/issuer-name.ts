import { type CertificateRule, everything, rfc5280 } from './rule.ts'

export const issuerName: CertificateRule = {
  cites: 'RFC 5280 §4.1.2.4, BR 7.1.4.1',
  from: rfc5280,
  about: everything,
  breach: ({ issuerDer }, { issuer }) =>
    issuerDer.equals(issuer.subjectDer) ? null : "the issuer's name differs from the issuer's own certificate",
}
