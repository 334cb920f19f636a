import { membersOf, tags } from '../../../kit/der.ts'
import { extensionOf } from '../certificate.ts'
import { type CertificateRule, everything, profiles } from './rule.ts'

/** An authority says so, critically; an issuing one has nobody below it. Everybody else says nothing. */
export const basicConstraints: CertificateRule = {
  cites: 'RFC 5280 §4.2.1.9, BR 7.1.2.1.4, 7.1.2.10.4',
  from: profiles,
  about: everything,
  breach: (certificate, { profile }) => {
    const found = extensionOf(certificate, 'basicConstraints')
    if (profile !== 'root' && profile !== 'issuing')
      return found ? 'basic constraints where there is no authority' : null
    if (!found) return 'no basic constraints'
    if (!found.critical) return 'basic constraints that are not critical'
    const [isAuthority, pathLength] = membersOf(found.node)
    if (isAuthority?.tag !== tags.boolean || isAuthority.content[0] !== 0xff) return 'an authority that does not say so'
    if (profile === 'root') return pathLength ? 'a path length in a root' : null
    return pathLength?.content.equals(Buffer.of(0)) ? null : 'an issuing authority that others could stand below'
  },
}
