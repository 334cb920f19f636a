import { sql } from 'kysely'
import type { AuthorityName } from '../domain/certificates/authority.ts'
import type { ReasonCode } from '../domain/certificates/revocation.ts'
import type { CertificateStatuses, SerialStatus } from '../domain/certificates/status.ts'
import type { Query } from './db.ts'

/** What the world may ask of the issuers of one portal (CRT-43). */
export const createCertificateStatuses = (query: Query, portal: string): CertificateStatuses => {
  const ofIssuer = (issuer: AuthorityName) =>
    query.selectFrom('certificates').where('portal', '=', portal).where('issuer', '=', issuer)
  return {
    async statusOf(issuer, serial): Promise<SerialStatus> {
      const row = await ofIssuer(issuer)
        .select(['state', 'revoked_at', 'reason'])
        .where('serial', '=', serial)
        .executeTakeFirst()
      if (row?.revoked_at) return { is: 'revoked', at: row.revoked_at, reason: row.reason as ReasonCode }
      return { is: row?.state === 'issued' ? 'good' : 'unknown' }
    },

    async revoked(issuer, since) {
      const rows = await ofIssuer(issuer)
        .select(['serial', 'revoked_at', 'reason'])
        .where('revoked_at', 'is not', null)
        .where('not_after', '>=', since)
        .orderBy('revoked_at')
        .orderBy('serial')
        .execute()
      return rows.map(({ serial, revoked_at, reason }) => ({ serial, at: revoked_at!, reason: reason as ReasonCode }))
    },

    async toTell(issuer) {
      const { told } = await ofIssuer(issuer)
        .where('revoked_at', 'is not', null)
        .select(sql<number>`count(*) + count(*) filter (where reason = 'keyCompromise')`.as('told'))
        .executeTakeFirstOrThrow()
      return told
    },

    async newestList(issuer) {
      const row = await query
        .selectFrom('revocation_lists')
        .selectAll()
        .where('portal', '=', portal)
        .where('issuer', '=', issuer)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!row) return null
      const { number, der, told, this_update: thisUpdate, next_update: nextUpdate } = row
      return { number, der, told, thisUpdate, nextUpdate }
    },

    async publish(issuer, { number, der, thisUpdate, nextUpdate, told }) {
      const published = await query
        .insertInto('revocation_lists')
        .values({
          portal,
          issuer,
          number,
          der: Buffer.from(der),
          this_update: thisUpdate,
          next_update: nextUpdate,
          told,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('number')
        .executeTakeFirst()
      // Lists before the last two are nobody's any more.
      if (published)
        await query
          .deleteFrom('revocation_lists')
          .where('portal', '=', portal)
          .where('issuer', '=', issuer)
          .where('number', '<', number - 1)
          .execute()
      return published !== undefined
    },
  }
}
