import { tags } from '../../../kit/der.ts'
import { extensionOf, keyIdentifier } from '../certificate.ts'
import { type CertificateRule, everything, rfc5280 } from './rule.ts'

export const subjectKeyIdentifier: CertificateRule = {
  cites: 'RFC 5280 §4.2.1.2',
  from: rfc5280,
  about: everything,
  breach: (certificate) => {
    const found = extensionOf(certificate, 'subjectKeyIdentifier')
    if (!found || found.critical || found.node.tag !== tags.octetString) return 'no identifier of its own key'
    return found.node.content.equals(keyIdentifier(certificate.spki)) ? null : 'the identifier of another key'
  },
}
