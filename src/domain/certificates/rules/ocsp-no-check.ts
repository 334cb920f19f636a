import { nothing } from '../../../kit/der.ts'
import { extensionOf } from '../certificate.ts'
import { type CertificateRule, profiles } from './rule.ts'

export const ocspNoCheck: CertificateRule = {
  cites: 'RFC 6960 §4.2.2.2.1, BR 4.9.9, 7.1.2.8.6',
  from: profiles,
  about: ['ocsp'],
  breach: (certificate) => {
    const found = extensionOf(certificate, 'ocspNoCheck')
    return found && !found.critical && found.value.equals(nothing) ? null : 'asks to be asked about itself'
  },
}
