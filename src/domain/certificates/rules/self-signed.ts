import { type CertificateRule, rfc5280 } from './rule.ts'

export const selfSigned: CertificateRule = {
  cites: 'RFC 5280 §3.2, BR 7.1.2.1',
  from: rfc5280,
  about: ['root'],
  breach: ({ issuerDer, subjectDer }) =>
    issuerDer.equals(subjectDer) ? null : 'a root of another name than its issuer',
}
