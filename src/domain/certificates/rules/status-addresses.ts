import { membersOf, readOid } from '../../../kit/der.ts'
import { extensionOf, type ReadCertificate } from '../certificate.ts'
import { type CertificateRule, type ProfileName, profiles, subscribers } from './rule.ts'

const ocsp = '1.3.6.1.5.5.7.48.1'
const issuers = '1.3.6.1.5.5.7.48.2'

// Whoever looks a status up must not need another certificate for that: no TLS.
const isPlain = (address: string): boolean => /^http:\/\/[\u0021-\u007e]+$/.test(address) && URL.canParse(address)

const aboutStatus: readonly ProfileName[] = [...subscribers, 'issuing']

/** Where a certificate's status and its issuer are to be had. */
export const statusAddresses: CertificateRule = {
  cites: 'RFC 5280 §4.2.1.13, §4.2.2.1, BR 7.1.2.7.7, 7.1.2.11.2',
  from: profiles,
  about: aboutStatus,
  breach: (certificate) => {
    const lists = listAddresses(certificate)
    if (lists?.length !== 1) return 'not one address of a list of revoked certificates'
    const access = accessAddresses(certificate)
    if (!access.some(({ method }) => method === issuers)) return 'no address of its issuer'
    if (access.some(({ method }) => method !== ocsp && method !== issuers)) return 'an address for something else'
    const broken = [...lists, ...access.map(({ address }) => address)].find((address) => !isPlain(address))
    return broken === undefined ? null : `the address ${broken}`
  },
}

const listAddresses = (certificate: ReadCertificate): readonly string[] | null => {
  const found = extensionOf(certificate, 'crlDistributionPoints')
  if (!found || found.critical) return null
  return membersOf(found.node).flatMap((point) => {
    const [name] = membersOf(point)
    const [full] = name?.tag === 0xa0 ? membersOf(name) : []
    return full?.tag === 0xa0 ? membersOf(full).map(({ content }) => content.toString('latin1')) : ['']
  })
}

const accessAddresses = (certificate: ReadCertificate): readonly { method: string; address: string }[] => {
  const found = extensionOf(certificate, 'authorityInfoAccess')
  if (!found || found.critical) return []
  return membersOf(found.node).map((one) => {
    const [method, address] = membersOf(one)
    return { method: readOid(method), address: address?.tag === 0x86 ? address.content.toString('latin1') : '' }
  })
}
