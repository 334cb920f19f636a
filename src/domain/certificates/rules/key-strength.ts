import { readPublicKey } from '../public-key.ts'
import { type CertificateRule, everything } from './rule.ts'

export const keyStrength: CertificateRule = {
  cites: 'BR 6.1.5',
  from: new Date('2014-01-01T00:00:00Z'),
  about: everything,
  breach: ({ spki }) => {
    const key = readPublicKey(spki)
    if (key.kind === 'other') return `a key of ${key.algorithm}`
    if (key.kind === 'rsa' && (key.bits < 2048 || key.bits % 8 !== 0)) return `an RSA key of ${key.bits} bits`
    return null
  },
}
