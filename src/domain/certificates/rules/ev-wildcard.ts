import { dnsNamesOf } from '../certificate.ts'
import { type CertificateRule, firstRequirements } from './rule.ts'

export const evWildcard: CertificateRule = {
  cites: 'EVG 3.2.2.1, 7.1.4.2.1',
  from: firstRequirements,
  about: ['server-ev'],
  breach: (certificate) => (dnsNamesOf(certificate).some((name) => name.startsWith('*.')) ? 'a wildcard' : null),
}
