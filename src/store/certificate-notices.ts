import type { CertificateNotices } from '../domain/certificates/status.ts'
import type { Query } from './db.ts'

/** What was told about contracts and applications of one portal. */
export const createCertificateNotices = (query: Query, portal: string): CertificateNotices => ({
  async give(about, what, at) {
    const given = await query
      .insertInto('certificate_notices')
      .values({ portal, about, what, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('what')
      .executeTakeFirst()
    return given !== undefined
  },
})
