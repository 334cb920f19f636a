import { membersOf } from '../../../kit/der.ts'
import { extensionOf } from '../certificate.ts'
import { readHostName } from '../host-name.ts'
import { type CertificateRule, firstRequirements, servers } from './rule.ts'

/** Names of servers alone, each in the form of the DNS and known outside of its house, none twice. */
export const serverNames: CertificateRule = {
  cites: 'RFC 5280 §4.2.1.6, BR 4.2.2, 7.1.2.7.12',
  from: firstRequirements,
  about: servers,
  breach: (certificate) => {
    const found = extensionOf(certificate, 'subjectAltName')
    if (!found) return 'no alternative names'
    if (found.critical !== (certificate.subject.length === 0))
      return 'alternative names that are critical beside a subject'
    const names = membersOf(found.node)
    if (names.length === 0) return 'no alternative names'
    if (names.some(({ tag }) => tag !== 0x82)) return 'an alternative name that is no name of a server'
    const texts = names.map(({ content }) => content.toString('latin1'))
    if (new Set(texts).size < texts.length) return 'a name that stands there twice'
    const broken = texts.find((text) => {
      const read = readHostName(text)
      return !read.ok || read.name.ascii !== text
    })
    return broken === undefined ? null : `the name ${broken}`
  },
}
