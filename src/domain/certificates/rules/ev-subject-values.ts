import { type CertificateRule, firstRequirements } from './rule.ts'

const categories: ReadonlySet<string> = new Set([
  'Private Organization',
  'Government Entity',
  'Business Entity',
  'Non-Commercial Entity',
])

export const evSubjectValues: CertificateRule = {
  cites: 'EVG 7.1.4.2.3, 7.1.4.2.4',
  from: firstRequirements,
  about: ['server-ev'],
  breach: ({ subject }) => {
    const partOf = (type: string): string => subject.find((part) => part.type === type)?.value ?? ''
    if (!categories.has(partOf('businessCategory'))) return `the business category ${partOf('businessCategory')}`
    return partOf('jurisdictionL') !== '' && partOf('jurisdictionST') === ''
      ? 'a place of incorporation without its prefecture'
      : null
  },
}
