import { createHash } from 'node:crypto'
import type { AuditNote } from '../domain/office/audit.ts'

/** A row of the audit trail as it is checked. */
export interface ChainedRow {
  readonly number: number
  readonly at: Date
  readonly event: string
  readonly account_id: string | null
  readonly body: string
  readonly previous: Uint8Array
  readonly hash: Uint8Array
}

/** The end of a chain: how many entries it has, and the hash that covers them all. Written down elsewhere it proves the trail later. */
export interface ChainHead {
  readonly number: number
  readonly hash: Uint8Array
}

/**
 * The first entry that is not as it was written: `missing`, `changed` in itself, or `out-of-place`: whole in itself, but not the
 * successor of the entry before it.
 */
export interface ChainFault {
  readonly number: number
  readonly what: 'missing' | 'changed' | 'out-of-place'
}

/** A chain without entries. */
export const emptyChain: ChainHead = { number: 0, hash: new Uint8Array() }

const bodyVersion = 1

/** What an entry says, in its one spelling: JSON with sorted names, without those that have no value (ACC-50). */
export const auditBody = (portal: string, { event, by, accountId, address, facts }: AuditNote, at: Date): string =>
  JSON.stringify(sorted({ version: bodyVersion, portal, at: at.toISOString(), event, by, accountId, address, facts }))

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]))
}

/** SHA-256 over the hash of the entry before, this entry's number, a line break and its body: as `audit_append` makes it. */
export const chainHash = (previous: Uint8Array, number: number, body: string): Uint8Array =>
  createHash('sha256').update(previous).update(`${number}\n${body}`, 'utf8').digest()

/** The head after this row, or what is wrong with the row. */
export const followChain = (portal: string, head: ChainHead, row: ChainedRow): ChainHead | ChainFault => {
  const number = head.number + 1
  if (row.number !== number) return { number, what: 'missing' }
  const isWhole = same(chainHash(row.previous, number, row.body), row.hash) && saysTheSame(portal, row)
  if (!isWhole) return { number, what: 'changed' }
  return same(row.previous, head.hash) ? { number, hash: row.hash } : { number, what: 'out-of-place' }
}

// The columns beside the body serve look-ups. The hash covers the body only, so they have to say what the body says.
const saysTheSame = (portal: string, row: ChainedRow): boolean => {
  const body = readBody(row.body)
  return (
    body?.['portal'] === portal &&
    body['at'] === row.at.toISOString() &&
    body['event'] === row.event &&
    (body['accountId'] ?? null) === row.account_id
  )
}

const readBody = (text: string): Record<string, unknown> | null => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
