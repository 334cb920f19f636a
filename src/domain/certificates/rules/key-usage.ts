import { tags } from '../../../kit/der.ts'
import { extensionOf } from '../certificate.ts'
import { type CertificateRule, everything, type ProfileName, profiles } from './rule.ts'

// Content of the bit string, its count of unused bits first: keyCertSign with cRLSign; digitalSignature alone.
const signing = Buffer.of(1, 0b0000_0110)
const digitalSignature = Buffer.of(7, 0b1000_0000)

const wanted: Readonly<Record<ProfileName, Buffer>> = {
  root: signing,
  issuing: signing,
  'server-ov': digitalSignature,
  'server-ev': digitalSignature,
  member: digitalSignature,
  ocsp: digitalSignature,
}

/** Every server of today agrees on keys in the open and signs; so none of its keys need be able to decipher others. */
export const keyUsage: CertificateRule = {
  cites: 'RFC 5280 §4.2.1.3, BR 7.1.2.7.11, 7.1.2.10.7',
  from: profiles,
  about: everything,
  breach: (certificate, { profile }) => {
    const found = extensionOf(certificate, 'keyUsage')
    if (!found?.critical) return 'no critical key usage'
    return found.node.tag === tags.bitString && found.node.content.equals(wanted[profile])
      ? null
      : 'a key usage of another profile'
  },
}
