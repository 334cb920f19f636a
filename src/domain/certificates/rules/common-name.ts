import { dnsNamesOf } from '../certificate.ts'
import { type CertificateRule, profiles, servers } from './rule.ts'

export const commonName: CertificateRule = {
  cites: 'BR 7.1.4.3',
  from: profiles,
  about: servers,
  breach: (certificate) => {
    const names = certificate.subject.filter(({ type }) => type === 'CN').map(({ value }) => value)
    if (names.length > 1) return 'several common names'
    const known = dnsNamesOf(certificate)
    return names.every((name) => known.includes(name)) ? null : 'a common name that is none of the alternative names'
  },
}
