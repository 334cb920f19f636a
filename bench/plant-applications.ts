import { createHash } from 'node:crypto'
import pg from 'pg'

/** The portal the bench plants in, and the moment it is asked at. */
export const PORTAL = 'certs'
export const NOW = new Date('2026-11-20T01:00:00Z')

/** Records of the largest customer, however many there are of others; those have so many each. */
const OF_THE_LARGEST = 5000
const OF_OTHERS = 20
/** One record in so many is under way, one contract has ended, one is approved and waits for its certificate. */
const EVERY = { open: 50, past: 5, approved: 100_000 } as const

const uuid = (text: string): string => {
  const d = createHash('sha256').update(text).digest('hex')
  return [d.slice(0, 8), d.slice(8, 12), d.slice(12, 16), d.slice(16, 20), d.slice(20, 32)].join('-')
}

export const LARGEST = uuid('holder 0')
/** Whose the n-th record is, counted from 1. */
export const holderAt = (n: number): string =>
  n <= OF_THE_LARGEST ? LARGEST : uuid(`holder ${Math.ceil(n / OF_OTHERS)}`)
export const applicationAt = (n: number): string => uuid(`application ${n}`)
export const codeAt = (n: number): string => `B${String(n).padStart(7, '0')}`

/** What is the same in every row: sealed once, since what is sealed is never searched. */
export interface SealedData {
  readonly application: Uint8Array
  readonly contract: Uint8Array
}

const ROWS_AT_ONCE = 250_000

/** SQL for the id that `uuid` gives. */
const id = (text: string): string => `left(encode(sha256((${text})::bytea), 'hex'), 32)::uuid`

/** Plants applications with their contracts and certificates by statements on sets; each is there as if it had been gone through. */
export const plantApplications = async (
  connection: pg.ClientConfig,
  rows: number,
  sealed: SealedData,
): Promise<void> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(
      `select set_config('madoguchi.portal', '*', false), set_config('synchronous_commit', 'off', false)`,
    )
    await client.query(
      `insert into authorities (portal, name, certificate, key_sealed, created_at) values ('${PORTAL}', 'sr', '\\x30', '\\x30', now())`,
    )
    // What is planted fits together: where the server lets us (a superuser may say so) it need not look at each reference.
    await client.query('set session_replication_role = replica').catch(() => {})
    await client.query(`create temp table planted (n int, application_id uuid, contract_id uuid, holder_id uuid, ends_on date, status text,
      at timestamptz)`)
    for (let from = 1; from <= rows; from += ROWS_AT_ONCE) {
      await client.query('truncate planted')
      await client.query(plantedRows, [from, Math.min(rows, from + ROWS_AT_ONCE - 1)])
      for (const [statement, values] of insertions(sealed)) await client.query(statement, values)
    }
    await client.query('vacuum analyze applications, contracts, certificates')
  } finally {
    await client.end()
  }
}

const plantedRows = `
  insert into planted
  select n, ${id(`'application ' || n`)}, ${id(`'contract ' || n`)},
    ${id(`'holder ' || case when n <= ${OF_THE_LARGEST} then 0 else (n + ${OF_OTHERS - 1}) / ${OF_OTHERS} end`)},
    '2026-11-20'::date + case when n % ${EVERY.past} = 0 then -1 - n % 700 else n % 365 end,
    case when n % ${EVERY.approved} = 0 then 'issuing' when n % ${EVERY.open} = 0 then 'examining' else 'done' end,
    '2026-11-20T01:00:00Z'::timestamptz - (n % 700) * interval '1 day' - n * interval '1 millisecond'
  from generate_series($1::int, $2::int) as n`

const insertions = ({ application, contract }: SealedData): readonly (readonly [string, unknown[]])[] => [
  [
    `insert into contracts (portal, id, code, account_id, holder_id, service, renews_itself, begins_on, ends_on, carried_over, state, agent_code,
       organisation, server_name, data, examined_at, created_at)
     select '${PORTAL}', contract_id, 'B' || lpad(n::text, 7, '0'), holder_id, holder_id, 'sr3', n % 10 = 0, ends_on - 364, ends_on, 0,
       case when n % ${EVERY.past} = 0 then 'ended' else 'active' end, 'T' || 100000 + n % 1000, 'works' || n,
       'www' || n || '.works.example', $1::bytea, at, at
     from planted where status = 'done'`,
    [contract],
  ],
  [
    `insert into applications (portal, id, account_id, holder_id, kind, status, service, contract_id, applied_at, changed_at, completed_at,
       agent_code, organisation, organisation_folded, server_name, server_type, data)
     select '${PORTAL}', application_id, holder_id, holder_id, 'new', status, 'sr3', case when status = 'done' then contract_id end, at, at,
       case when status = 'done' then at end, 'T' || 100000 + n % 1000, 'works' || n, 'works' || n, 'www' || n || '.works.example', 'nginx',
       $1::bytea
     from planted`,
    [application],
  ],
  [
    `insert into certificates (portal, issuer, serial, approval, profile, state, der, application_id, contract_id, names, key_fingerprint,
       not_before, not_after, reserved_at, issued_at)
     select '${PORTAL}', 'sr', left(encode(sha256(('serial ' || n)::bytea), 'hex'), 32), 'planted ' || n, 'server-ov', 'issued', $1::bytea,
       application_id, contract_id, array['www' || n || '.works.example'], '', at, at + interval '199 days', at, at
     from planted where status = 'done'`,
    [application],
  ],
]
