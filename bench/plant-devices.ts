import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Day } from '../src/domain/keys/calendar.ts'
import type { PrintedCard } from '../src/domain/keys/cards.ts'
import type { Device } from '../src/domain/keys/device.ts'
import type { LookUp } from '../src/domain/keys/look-up.ts'

/** The portal the bench plants in, and the day its terms are counted from. */
export const PORTAL = 'keys'
export const TODAY = '2026-11-20' as Day

/** Every so many devices one is a multi-point server, has no end yet, was extended. */
const EVERY = { mpcs: 50, waiting: 20, extended: 3 } as const

const hex = (text: string): string => createHash('sha256').update(text).digest('hex').toUpperCase()

/** The n-th device, counted from 1, as the statements below name it. */
export const deviceAt = (n: number): Device =>
  n % EVERY.mpcs === 0
    ? { kind: 'mpcs', id: hex(String(n)).slice(0, 12) }
    : { kind: 'hdcom', id: hex(String(n)).slice(0, 16) }

/** The card that founded the n-th device's key. */
export const cardAt = (n: number): PrintedCard => ({
  number: hex(`card ${n}`).slice(0, 16),
  registrationId: hex(`card ${n}`).slice(16, 28),
})

/** One dealer has six devices in ten, more than a hundred pages even in the smallest plant; a thousand others share the rest. */
export const BIG_DEALER = uuid(hex('holder 0'))
const SMALL_DEALERS = 1000
export const holderAt = (n: number): string =>
  n % 10 < 6 ? BIG_DEALER : uuid(hex(`holder ${1 + (n % SMALL_DEALERS)}`))

function uuid(digits: string): string {
  const d = digits.toLowerCase()
  return [d.slice(0, 8), d.slice(8, 12), d.slice(12, 16), d.slice(16, 20), d.slice(20, 32)].join('-')
}

export interface Plant {
  readonly connection: pg.ClientConfig
  readonly rows: number
  /** Sealed once and used for every row: what is sealed is never searched. */
  readonly sealed: { readonly card: Uint8Array; readonly key: Uint8Array }
  /** Hashes of the cards that will be looked for, by the places of their devices; the others have random ones. */
  readonly lookUp: LookUp
  readonly lookedFor: readonly number[]
}

const ROWS_AT_ONCE = 250_000

/** Plants devices with their cards, uses, ledgers and holders by statements on sets; each is there as if it had been applied for. */
export const plantDevices = async ({ connection, rows, sealed, lookUp, lookedFor }: Plant): Promise<void> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(
      `select set_config('madoguchi.portal', '*', false), set_config('synchronous_commit', 'off', false)`,
    )
    await client.query(
      `create temp table looked_for as select * from unnest($1::int[], $2::text[], $3::text[]) as t (n, number_mac, pair_mac)`,
      [lookedFor, lookedFor.map((n) => lookUp.number(cardAt(n).number)), lookedFor.map((n) => lookUp.pair(cardAt(n)))],
    )
    await client.query('create unique index on looked_for (n)')
    // What is planted fits together: where the server lets us (a superuser may say so) it need not look at each reference.
    await client.query('set session_replication_role = replica').catch(() => {})
    await client.query(numbersTable)
    for (let from = 1; from <= rows; from += ROWS_AT_ONCE) {
      await client.query('truncate planted')
      await client.query(plantedRows, [from, Math.min(rows, from + ROWS_AT_ONCE - 1)])
      for (const [statement, values] of insertions(sealed)) await client.query(statement, values)
    }
    await client.query('vacuum analyze cards, devices, ledger_entries, card_uses, device_holders')
  } finally {
    await client.end()
  }
}

const numbersTable = `create temp table planted (
  n int, kind text, device_id text, holder_id uuid, ends_on date, extended boolean,
  card_id uuid, extension_id uuid, founding_entry uuid, begun_entry uuid, extension_entry uuid)`

const plantedRows = `
  insert into planted
  select n, case when n % ${EVERY.mpcs} = 0 then 'mpcs' else 'hdcom' end,
    left(upper(encode(sha256(n::text::bytea), 'hex')), case when n % ${EVERY.mpcs} = 0 then 12 else 16 end),
    left(encode(sha256(('holder ' || case when n % 10 < 6 then 0 else 1 + n % ${SMALL_DEALERS} end)::bytea), 'hex'), 32)::uuid,
    case when n % ${EVERY.waiting} = 0 then null else '${TODAY}'::date - 500 + (n::bigint * 7919 % 1500)::int end,
    n % ${EVERY.extended} = 0,
    gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid()
  from generate_series($1::int, $2::int) as n`

const at = `'${TODAY}T01:00:00Z'::timestamptz - interval '500 days'`

const insertions = ({ card, key }: Plant['sealed']): readonly (readonly [string, unknown[]])[] => [
  [
    `insert into cards (portal, id, number_mac, pair_mac, sealed, product, batch, created_at)
     select '${PORTAL}', card_id, coalesce(l.number_mac, encode(sha256(('number ' || n)::bytea), 'hex')),
       coalesce(l.pair_mac, encode(sha256(('pair ' || n)::bytea), 'hex')), $1::bytea, '701W', 'bench', ${at}
     from planted left join looked_for as l using (n)
     union all
     select '${PORTAL}', extension_id, encode(sha256(('number of extension ' || n)::bytea), 'hex'),
       encode(sha256(('pair of extension ' || n)::bytea), 'hex'), $1::bytea, '701W', 'bench', ${at}
     from planted where extended`,
    [card],
  ],
  [
    `insert into devices (portal, kind, device_id, seq, number, ends_on, created_at)
     select '${PORTAL}', kind, device_id, 1, '111-' || lpad((n % 100000)::text, 5, '0'), ends_on, ${at} from planted`,
    [],
  ],
  [
    `insert into ledger_entries (portal, id, kind, device_id, place, change, at)
     select '${PORTAL}', founding_entry, kind, device_id, 1, jsonb_build_object('is', 'granted', 'on', '2025-07-08', 'run', 1,
       'product', '701W', 'period', 'P1Y', 'anchor', null), ${at} from planted
     union all
     select '${PORTAL}', extension_entry, kind, device_id, 2, jsonb_build_object('is', 'granted', 'on', '2025-07-08', 'run', 1,
       'product', '701W', 'period', 'P1Y', 'anchor', null), ${at} from planted where extended
     union all
     select '${PORTAL}', begun_entry, kind, device_id, 3,
       jsonb_build_object('is', 'begun', 'on', (ends_on - interval '1 year')::date, 'run', 1), ${at}
     from planted where ends_on is not null`,
    [],
  ],
  [
    `insert into card_uses (portal, card_id, kind, device_id, seq, key_mac, key_sealed, entry_id, account_id, holder_id, terms, terms_version, at)
     select '${PORTAL}', card_id, kind, device_id, 1, encode(sha256(('key ' || n)::bytea), 'hex'), $1::bytea, founding_entry, holder_id, holder_id,
       'service-paid', '2026-04-01', ${at} from planted
     union all
     select '${PORTAL}', extension_id, kind, device_id, null, null, null, extension_entry, holder_id, holder_id,
       'service-paid', '2026-04-01', ${at} from planted where extended`,
    [key],
  ],
  [
    `insert into device_holders (portal, holder_id, kind, device_id, seq, ends_on)
     select '${PORTAL}', holder_id, kind, device_id, 1, ends_on from planted`,
    [],
  ],
]
