import { membersOf } from '../../../kit/der.ts'
import { extensionOf, keyIdentifier } from '../certificate.ts'
import { belowRoot, type CertificateRule, profiles } from './rule.ts'

/** The issuer's key by its identifier and by nothing else: name and serial number would tie it to one certificate of that key. */
export const authorityKeyIdentifier: CertificateRule = {
  cites: 'RFC 5280 §4.2.1.1, BR 7.1.2.11.1',
  from: profiles,
  about: belowRoot,
  breach: (certificate, { issuer }) => {
    const found = extensionOf(certificate, 'authorityKeyIdentifier')
    if (!found || found.critical) return "no identifier of the issuer's key"
    const [key, ...more] = membersOf(found.node)
    if (more.length > 0 || key?.tag !== 0x80) return "more about the issuer's key than its identifier"
    return key.content.equals(keyIdentifier(issuer.spki)) ? null : 'the identifier of another issuer'
  },
}
