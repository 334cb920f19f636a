import type { CertificateAuthority } from '../domain/certificates/certificate-authority.ts'

/** A list that has less of its life left than this share is late: those that the program signs are renewed long before. */
const LATE = 0.2

/** What an operator has to see to about a portal's authorities, in a line each; none: all is well. */
export const authorityNotices = async (
  portal: string,
  ca: Pick<CertificateAuthority, 'isReady' | 'list'>,
  now: Date,
): Promise<readonly string[]> => {
  if (!(await ca.isReady())) return [`${portal} has no authorities and issues nothing: madoguchi ca init ${portal}`]
  // The root's alone: it is the one that somebody may have to sign by hand.
  const list = await ca.list('root')
  if (!list) return []
  const life = list.nextUpdate.getTime() - list.thisUpdate.getTime()
  const isLate = list.nextUpdate.getTime() - now.getTime() < life * LATE
  return isLate
    ? [`the list of ${portal}'s root ends at ${list.nextUpdate.toISOString()}: madoguchi ca list ${portal}`]
    : []
}
