import { membersOf, readOid } from '../../../kit/der.ts'
import { extensionOf } from '../certificate.ts'
import { type CertificateRule, everything, type ProfileName, profiles } from './rule.ts'

const serverAuth = '1.3.6.1.5.5.7.3.1'
const clientAuth = '1.3.6.1.5.5.7.3.2'
const ocspSigning = '1.3.6.1.5.5.7.3.9'

const wanted: Readonly<Record<ProfileName, readonly (readonly string[])[]>> = {
  root: [[]],
  issuing: [[serverAuth], [clientAuth]],
  'server-ov': [[serverAuth]],
  'server-ev': [[serverAuth]],
  member: [[clientAuth]],
  ocsp: [[ocspSigning]],
}

/** One purpose a certificate: a server's never signs anybody in. */
export const extendedKeyUsage: CertificateRule = {
  cites: 'RFC 5280 §4.2.1.12, BR 7.1.2.7.10, 7.1.2.10.6',
  from: profiles,
  about: everything,
  breach: (certificate, { profile }) => {
    const found = extensionOf(certificate, 'extendedKeyUsage')
    const purposes = found ? membersOf(found.node).map(readOid) : []
    return wanted[profile].some((one) => one.join() === purposes.join()) ? null : `the purposes ${purposes.join(', ')}`
  },
}
