import { type ExtensionName, extensionIds } from '../certificate.ts'
import { type CertificateRule, everything, type ProfileName, profiles } from './rule.ts'

const common: readonly ExtensionName[] = ['keyUsage', 'authorityKeyIdentifier', 'subjectKeyIdentifier']
const ofStatus: readonly ExtensionName[] = ['crlDistributionPoints', 'authorityInfoAccess']

const allowed: Readonly<Record<ProfileName, readonly ExtensionName[]>> = {
  root: [...common, 'basicConstraints'],
  issuing: [...common, ...ofStatus, 'basicConstraints', 'extendedKeyUsage', 'certificatePolicies'],
  'server-ov': [...common, ...ofStatus, 'extendedKeyUsage', 'certificatePolicies', 'subjectAltName'],
  'server-ev': [...common, ...ofStatus, 'extendedKeyUsage', 'certificatePolicies', 'subjectAltName'],
  member: [...common, ...ofStatus, 'extendedKeyUsage', 'certificatePolicies', 'subjectAltName'],
  ocsp: [...common, 'extendedKeyUsage', 'ocspNoCheck'],
}

/** A profile has its extensions and no others: what stands in a certificate stands there for a reason. */
export const extensionsKnown: CertificateRule = {
  cites: 'BR 7.1.2',
  from: profiles,
  about: everything,
  breach: ({ extensions }, { profile }) => {
    const ids = allowed[profile].map((name) => extensionIds[name] as string)
    const other = extensions.find(({ id }) => !ids.includes(id))
    return other ? `the extension ${other.id}` : null
  },
}
