import { sql } from 'kysely'
import { SealBroken, type Vault } from '../domain/vault.ts'
import { presetData } from './account-presets.ts'
import { documentContent } from './application-documents.ts'
import { draftData } from './application-drafts.ts'
import { applicationData } from './applications.ts'
import { authorityKey } from './authorities.ts'
import { bulkRow } from './bulk.ts'
import { cardSeal } from './cards.ts'
import { caseFacts } from './cases.ts'
import { contractData } from './contracts.ts'
import type { Db } from './db.ts'
import { flowState } from './flow-states.ts'
import { grantFacts } from './grants.ts'
import { outboxSecret } from './outbox.ts'
import { portalSecret } from './portal-secrets.ts'
import { requestSeal } from './requests.ts'
import { keySeal } from './use-card.ts'

/**
 * Everything that is kept sealed: where it lies, what it is sealed for, and what its rows are named by beside their portal, in SQL, with
 * its type. `most`: how many are read at once where each may be large.
 */
export const sealedColumns = [
  { table: 'outbox', column: 'secret', purpose: outboxSecret, id: 'id', type: 'uuid' },
  { table: 'requests', column: 'sealed', purpose: requestSeal, id: 'id', type: 'uuid' },
  { table: 'grants', column: 'facts', purpose: grantFacts, id: 'id', type: 'uuid' },
  { table: 'flow_states', column: 'state', purpose: flowState, id: 'id', type: 'text' },
  { table: 'cases', column: 'facts', purpose: caseFacts, id: 'id', type: 'uuid' },
  { table: 'portal_secrets', column: 'sealed', purpose: portalSecret, id: `(name || ' ' || epoch)`, type: 'text' },
  { table: 'cards', column: 'sealed', purpose: cardSeal, id: 'id', type: 'uuid' },
  { table: 'card_uses', column: 'key_sealed', purpose: keySeal, id: 'card_id', type: 'uuid' },
  { table: 'authorities', column: 'key_sealed', purpose: authorityKey, id: 'name', type: 'text' },
  { table: 'bulk_rows', column: 'sealed', purpose: bulkRow, id: 'id', type: 'uuid' },
  { table: 'contracts', column: 'data', purpose: contractData, id: 'id', type: 'uuid' },
  { table: 'applications', column: 'data', purpose: applicationData, id: 'id', type: 'uuid' },
  { table: 'application_drafts', column: 'data', purpose: draftData, id: 'id', type: 'uuid' },
  { table: 'application_documents', column: 'content', purpose: documentContent, id: 'id', type: 'uuid', most: 4 },
  { table: 'account_presets', column: 'data', purpose: presetData, id: 'account_id', type: 'uuid' },
] as const

/** What became of one column: how many seals were seen, how many were made anew, how many could not be opened. */
export interface Resealed {
  /** As `outbox.secret`. */
  readonly column: string
  readonly sealed: number
  readonly anew: number
  readonly broken: number
}

const AT_ONCE = 500

/**
 * Seals anew with the newest key whatever an older one sealed (PLT-24), a batch of rows a transaction: whoever writes the same rows waits
 * for one batch at most, and an end in the middle loses nothing. What is sealed already is left alone, so it may be called again.
 */
export const reseal = async (db: Db, vault: Vault, atOnce = AT_ONCE): Promise<readonly Resealed[]> => {
  const all: Resealed[] = []
  for (const one of sealedColumns) {
    const most = 'most' in one ? Math.min(one.most, atOnce) : atOnce
    let count = { sealed: 0, anew: 0, broken: 0 }
    for (let from: Place | null = null; ; ) {
      const batch: Batch = await resealBatch(db, vault, one, from, most)
      count = {
        sealed: count.sealed + batch.sealed,
        anew: count.anew + batch.anew,
        broken: count.broken + batch.broken,
      }
      if (batch.last === null) break
      from = batch.last
    }
    all.push({ column: `${one.table}.${one.column}`, ...count })
  }
  return all
}

interface Place {
  readonly portal: string
  readonly id: string
}

interface Batch {
  readonly sealed: number
  readonly anew: number
  readonly broken: number
  /** The last row that was seen; null where there were no more. */
  readonly last: Place | null
}

const resealBatch = (
  db: Db,
  vault: Vault,
  { table, column, purpose, ...named }: (typeof sealedColumns)[number],
  from: Place | null,
  atOnce: number,
): Promise<Batch> =>
  db.inAllPortals(async (query) => {
    const [rows, bytes, id, type] = [sql.table(table), sql.ref(column), sql.raw(named.id), sql.raw(named.type)]
    const after = from === null ? sql`` : sql`and (portal, ${id}) > (${from.portal}::text, ${from.id}::${type})`
    const found = await sql<Place & { bytes: Uint8Array }>`
      select portal, ${id} as id, ${bytes} as bytes from ${rows} where ${bytes} is not null ${after}
      order by portal, ${id} limit ${atOnce} for no key update`.execute(query)
    let anew = 0
    let broken = 0
    for (const row of found.rows) {
      if (!vault.isStale(row.bytes)) continue
      const opened = openOr(vault, purpose, row.bytes)
      if (opened === null) {
        broken += 1
        continue
      }
      await sql`update ${rows} set ${bytes} = ${Buffer.from(vault.seal(purpose, opened))}
        where portal = ${row.portal} and ${id} = ${row.id}::${type}`.execute(query)
      anew += 1
    }
    const last = found.rows.length < atOnce ? null : found.rows.at(-1)!
    return { sealed: found.rows.length, anew, broken, last }
  })

const openOr = (vault: Vault, purpose: string, bytes: Uint8Array): Uint8Array | null => {
  try {
    return vault.open(purpose, bytes)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}
