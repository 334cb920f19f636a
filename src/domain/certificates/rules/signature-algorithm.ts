import { type CertificateRule, everything, firstRequirements } from './rule.ts'

const allowed: ReadonlySet<string> = new Set(['1.2.840.113549.1.1.11', '1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3'])

export const signatureAlgorithm: CertificateRule = {
  cites: 'RFC 5280 §4.1.1.2, BR 7.1.3.2',
  from: firstRequirements,
  about: everything,
  breach: ({ algorithms: [inside, outside] }) => {
    if (inside !== outside) return `signed with ${outside}, but says ${inside}`
    return allowed.has(inside) ? null : `the signature algorithm ${inside}`
  },
}
