import { type Selectable, sql } from 'kysely'
import type { AuthorityName, Certificates, IssuedCertificate } from '../domain/certificates/authority.ts'
import type { Journal } from '../domain/certificates/journal.ts'
import type { ReasonCode } from '../domain/certificates/revocation.ts'
import type { ProfileName } from '../domain/certificates/rules/rule.ts'
import type { Query } from './db.ts'
import type { CertificatesTable } from './schema-certificates.ts'

const issuedOf = (row: Selectable<CertificatesTable>): IssuedCertificate => ({
  issuer: row.issuer as AuthorityName,
  serial: row.serial,
  profile: row.profile as ProfileName,
  der: Buffer.from(row.der!),
  applicationId: row.application_id,
  contractId: row.contract_id,
  accountId: row.account_id,
  names: row.names,
  notBefore: row.not_before,
  notAfter: row.not_after,
  issuedAt: row.issued_at!,
  revokedAt: row.revoked_at,
  reason: row.reason as ReasonCode | null,
  revokeDueAt: row.revoke_due_at,
})

const commonName = (subject: readonly { readonly type: string; readonly value: string }[]): string =>
  subject.find(({ type }) => type === 'CN')?.value ?? ''

/** The journal of one portal's certificates (CRT-42). */
export const createJournal = (query: Query, portal: string): Journal => ({
  async reserve(reservation, at) {
    const { issuer, profile, approval, serial, subject, names, keyFingerprint, notBefore, notAfter } = reservation
    const reserved = await query
      .insertInto('certificates')
      .values({
        portal,
        issuer,
        serial,
        approval,
        profile,
        state: 'reserved',
        application_id: reservation.applicationId,
        contract_id: reservation.contractId,
        account_id: reservation.accountId,
        subject: commonName(subject),
        names: [...names],
        key_fingerprint: keyFingerprint,
        not_before: notBefore,
        not_after: notAfter,
        reserved_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('serial')
      .executeTakeFirst()
    return reserved !== undefined
  },

  async aboutToSign(issuer, serial, hash) {
    const announced = await query
      .updateTable('certificates')
      .set({ state: 'signing', hash })
      .where('portal', '=', portal)
      .where('issuer', '=', issuer)
      .where('serial', '=', serial)
      .where('state', '=', 'reserved')
      .returning('serial')
      .executeTakeFirst()
    return announced !== undefined
  },

  async keep(issuer, serial, hash, der, at) {
    const kept = await query
      .updateTable('certificates')
      .set({ state: 'issued', der: Buffer.from(der), issued_at: at })
      .where('portal', '=', portal)
      .where('issuer', '=', issuer)
      .where('serial', '=', serial)
      .where('state', '=', 'signing')
      .where('hash', '=', hash)
      .returningAll()
      .executeTakeFirst()
    return kept ? issuedOf(kept) : null
  },

  async abandon(before, at) {
    // What may have been signed is treated as issued: it goes on the list of what is not to be trusted.
    const { rows } = await sql`
      update certificates set state = 'lost',
        revoked_at = case when state = 'signing' then ${at}::timestamptz end,
        reason = case when state = 'signing' then 'unspecified' end
      where portal = ${portal} and state in ('reserved', 'signing') and reserved_at < ${before}
      returning serial`.execute(query)
    return rows.length
  },
})

/** What is asked of the certificates of one portal. */
export const createCertificates = (query: Query, portal: string): Certificates => {
  const issued = () =>
    query.selectFrom('certificates').selectAll().where('portal', '=', portal).where('state', '=', 'issued')
  const listed = async (found: ReturnType<typeof issued>): Promise<readonly IssuedCertificate[]> =>
    (await found.orderBy('issued_at', 'desc').orderBy('serial').execute()).map(issuedOf)

  return {
    async bySerial(issuer, serial) {
      const row = await issued().where('issuer', '=', issuer).where('serial', '=', serial).executeTakeFirst()
      return row ? issuedOf(row) : null
    },
    ofApplication: (application) => listed(issued().where('application_id', '=', application)),
    ofContract: (contract) => listed(issued().where('contract_id', '=', contract)),
    ofKey: (fingerprint) => listed(issued().where('key_fingerprint', '=', fingerprint)),
    ofAccount: (account) => listed(issued().where('account_id', '=', account)),

    async revoke(issuer, serial, reason, at) {
      const revoked = await query
        .updateTable('certificates')
        .set({
          revoked_at: sql<Date>`coalesce(revoked_at, ${at})`,
          // A key that turns out to be in other hands is told, whatever was told before (BR 4.9.1.1); nothing else changes afterwards.
          reason: sql<string>`case when revoked_at is null or ${reason} = 'keyCompromise' then ${reason} else reason end`,
        })
        .where('portal', '=', portal)
        .where('issuer', '=', issuer)
        .where('serial', '=', serial)
        .where('state', '=', 'issued')
        .returning('serial')
        .executeTakeFirst()
      return revoked !== undefined
    },

    async revokeLater(issuer, serial, dueAt) {
      await query
        .updateTable('certificates')
        .set({ revoke_due_at: dueAt })
        .where('portal', '=', portal)
        .where('issuer', '=', issuer)
        .where('serial', '=', serial)
        .where('state', '=', 'issued')
        .where('revoked_at', 'is', null)
        .execute()
    },

    async dueBy(now, count) {
      const due = issued().where('revoke_due_at', '<=', now).where('revoked_at', 'is', null)
      return (await due.orderBy('revoke_due_at').orderBy('serial').limit(count).execute()).map(issuedOf)
    },

    async blockKey(fingerprint, at) {
      await query
        .insertInto('blocked_keys')
        .values({ portal, fingerprint, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async isBlocked(fingerprint) {
      const found = await query
        .selectFrom('blocked_keys')
        .select('fingerprint')
        .where('portal', '=', portal)
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst()
      return found !== undefined
    },

    async keyHolder(fingerprint) {
      const seen = await query
        .selectFrom('seen_keys')
        .select('holder_id')
        .where('portal', '=', portal)
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst()
      return seen?.holder_id ?? null
    },

    async claimKey(fingerprint, holder, at) {
      await query
        .insertInto('seen_keys')
        .values({ portal, fingerprint, holder_id: holder, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const seen = await query
        .selectFrom('seen_keys')
        .select('holder_id')
        .where('portal', '=', portal)
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirstOrThrow()
      return seen.holder_id === holder
    },
  }
}
