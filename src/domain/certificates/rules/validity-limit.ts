import { limitAt, longestLives } from '../validity.ts'
import { type CertificateRule, servers } from './rule.ts'

/** The last second counts, and a day has 86,400 of them. */
export const validityLimit: CertificateRule = {
  cites: 'BR 6.3.2 (SC-081v3)',
  from: longestLives[0]!.from,
  about: servers,
  breach: ({ notBefore, notAfter }) => {
    const most = limitAt(longestLives, notBefore).days
    const seconds = (notAfter.getTime() - notBefore.getTime()) / 1000 + 1
    return seconds <= most * 86_400 ? null : `lives ${Math.ceil(seconds / 86_400)} days instead of ${most} at most`
  },
}
