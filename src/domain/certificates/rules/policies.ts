import { membersOf, readOid } from '../../../kit/der.ts'
import { extensionOf } from '../certificate.ts'
import { type CertificateRule, type ProfileName, profiles, servers } from './rule.ts'

/** Organisation validated, extended validation. */
const reserved: Readonly<Partial<Record<ProfileName, string>>> = {
  'server-ov': '2.23.140.1.2.2',
  'server-ev': '2.23.140.1.1',
}

/** The identifier that everybody knows comes first, so that whoever reads one only reads that one. */
export const policies: CertificateRule = {
  cites: 'BR 7.1.2.7.9, EVG 7.1.6.4',
  from: profiles,
  about: servers,
  breach: (certificate, { profile }) => {
    const found = extensionOf(certificate, 'certificatePolicies')
    if (!found || found.critical) return 'no policies'
    const ids = membersOf(found.node).map((policy) => readOid(membersOf(policy)[0]))
    if (ids[0] !== reserved[profile]) return `the policy ${ids[0]} first`
    return new Set(ids).size === ids.length ? null : 'a policy that stands there twice'
  },
}
