import { type CertificateRule, type ProfileName, profiles, servers } from './rule.ts'

const needed: Readonly<Partial<Record<ProfileName, readonly string[]>>> = {
  'server-ov': ['C', 'O'],
  'server-ev': ['C', 'O', 'businessCategory', 'serialNumber', 'jurisdictionC'],
}

const allowed: Readonly<Partial<Record<ProfileName, readonly string[]>>> = {
  'server-ov': ['C', 'ST', 'L', 'street', 'postalCode', 'O', 'CN'],
  'server-ev': [
    ...['C', 'ST', 'L', 'street', 'postalCode', 'O', 'CN', 'businessCategory', 'serialNumber'],
    ...['jurisdictionC', 'jurisdictionST', 'jurisdictionL', 'organizationIdentifier'],
  ],
}

/** Who the organisation is and where; nothing that nobody examined, such as a department. */
export const subjectParts: CertificateRule = {
  cites: 'BR 7.1.2.7.4, EVG 7.1.4.2',
  from: profiles,
  about: servers,
  breach: ({ subject }, { profile }) => {
    const types = subject.map(({ type }) => type)
    const lacking = needed[profile]?.find((type) => !types.includes(type))
    if (lacking) return `no ${lacking} in the subject`
    if (!types.includes('ST') && !types.includes('L')) return 'neither ST nor L in the subject'
    const other = types.find((type) => !allowed[profile]?.includes(type))
    if (other) return `${other} in the subject`
    return new Set(types).size === types.length ? null : 'a part of the subject that stands there twice'
  },
}
