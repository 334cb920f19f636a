import type { AuthorityName } from '../domain/certificates/authority.ts'
import type { Authorities } from '../domain/certificates/status.ts'
import type { Vault } from '../domain/vault.ts'
import type { Query } from './db.ts'

/** What `authorities.key_sealed` is sealed for. */
export const authorityKey = 'authority-key'

/** The issuers of one portal with their sealed keys (CRT-40). */
export const createAuthorities = (query: Query, portal: string, vault: Vault): Authorities => ({
  async create({ name, issuer, certificate, key }, at) {
    const made = await query
      .insertInto('authorities')
      .values({
        portal,
        name,
        issuer,
        certificate,
        key_sealed: key === null ? null : Buffer.from(vault.seal(authorityKey, key)),
        created_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst()
    return made !== undefined
  },

  async byName(name) {
    const row = await query
      .selectFrom('authorities')
      .selectAll()
      .where('portal', '=', portal)
      .where('name', '=', name)
      .executeTakeFirst()
    if (!row) return null
    const { issuer, certificate, key_sealed } = row
    return {
      name,
      issuer: issuer as AuthorityName | null,
      certificate: Buffer.from(certificate),
      key: key_sealed === null ? null : vault.open(authorityKey, key_sealed),
    }
  },

  async certificates() {
    const rows = await query
      .selectFrom('authorities')
      .select(['name', 'issuer', 'certificate'])
      .where('portal', '=', portal)
      .orderBy('name')
      .execute()
    return rows.map(({ name, issuer, certificate }) => ({
      name: name as AuthorityName,
      issuer: issuer as AuthorityName | null,
      certificate: Buffer.from(certificate),
    }))
  },
})
