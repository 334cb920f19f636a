import type { Organisation } from './desk-data.ts'
import { type DistinguishedName, longest, type NamePart } from './distinguished-name.ts'
import { isGovernment, writtenRegistrationNumber } from './registration-number.ts'
import type { CertificateService } from './service.ts'

/**
 * The subject of a server's certificate: the examined data in Latin letters, never what a request says (CRT-11), in the order of BR 7.1.4.2.
 * The first name of the server is its common name where that is short enough; the alternative names hold it in any case.
 */
export const subjectOf = (
  organisation: Organisation,
  profile: CertificateService['profile'],
  firstName: string,
): DistinguishedName => {
  const { name, prefecture, city, country } = organisation.english
  return [
    ...(profile === 'server-ev' ? extended(organisation) : []),
    { type: 'C', value: country },
    { type: 'ST', value: prefecture },
    { type: 'L', value: city },
    { type: 'O', value: name },
    ...(firstName.length <= longest.CN! ? [{ type: 'CN', value: firstName } as const] : []),
  ]
}

/** Who is who in a register: all numbers here are of the Japanese one (EVG 7.1.4.2.3 – 7.1.4.2.5). */
const extended = ({ registrationNumber }: Organisation): readonly NamePart[] => [
  {
    type: 'businessCategory',
    value: isGovernment(registrationNumber) ? 'Government Entity' : 'Private Organization',
  },
  { type: 'jurisdictionC', value: 'JP' },
  { type: 'serialNumber', value: writtenRegistrationNumber(registrationNumber) },
]
