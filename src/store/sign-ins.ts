import { CompiledQuery, type Selectable } from 'kysely'
import type pg from 'pg'
import type { Begun, Entered, SignIns, TryAt } from '../domain/accounts/sign-in.ts'
import { NETWORK } from '../domain/accounts/throttle.ts'
import { accountOf } from './accounts.ts'
import { auditBody } from './audit-chain.ts'
import type { Query } from './db.ts'
import type { AccountsTable } from './schema.ts'
import { type CountedTry, tryOf, waits } from './throttle.ts'

/** The hot path of sign-in, each step one statement (ACC-4). */
export const createSignIns = (query: Query, portal: string): SignIns => ({
  async begin(at, now) {
    const { rows } = await query.executeQuery<BegunRow>(CompiledQuery.raw(beginText, beginValues(portal, at, now)))
    return begunOf(at, rows[0]!)
  },

  async enter(entered) {
    const { rows } = await query.executeQuery<{ entered: boolean }>(
      CompiledQuery.raw(enterText, enterValues(portal, entered)),
    )
    return rows[0]!.entered
  },
})

/** Enters in a transaction of its own, in one round trip. */
export const enterSignIn = async (pool: pg.Pool, portal: string, entered: Entered): Promise<boolean> => {
  const { rows } = await pool.query<{ entered: boolean }>({
    name: 'enter-sign-in',
    text: enterText,
    values: enterValues(portal, entered),
  })
  return rows[0]!.entered
}

const enterValues = (portal: string, { session, deviceHash, clear, giveBack, note }: Entered): unknown[] => {
  const { accountId, id, tokenHash, browser, address, at, endsAt, certificate = null } = session
  const body = auditBody(portal, note, at)
  return [
    ...[portal, accountId, id, tokenHash, browser, address, at, endsAt, deviceHash, clear, giveBack],
    ...[note.event, body, certificate],
  ]
}

/** Begins a sign-in in a transaction of its own, in one round trip. */
export const beginSignIn = async (pool: pg.Pool, portal: string, at: TryAt, now: Date): Promise<Begun> => {
  const { rows } = await pool.query<BegunRow>({
    name: 'begin-sign-in',
    text: beginText,
    values: beginValues(portal, at, now),
  })
  return begunOf(at, rows[0]!)
}

const beginText = `
  select (account).*, known, (attempt).count, (attempt).turned_away, (attempt).last_at, own_tries, from_address
  from begin_sign_in($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

const enterText = 'select enter_sign_in($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as entered'

const beginValues = (portal: string, { who, lanes, deviceHash }: TryAt, now: Date): unknown[] => [
  portal,
  who.kind,
  who.canonical,
  deviceHash,
  lanes.from,
  lanes.stranger,
  lanes.browser,
  lanes.seen,
  now,
  NETWORK.seconds,
  waits,
]

/** All columns of the account are null where there is none. */
type BegunRow = (Selectable<AccountsTable> | { id: null }) &
  CountedTry & { known: boolean; own_tries: number; from_address: number }

const begunOf = ({ lanes }: TryAt, row: BegunRow): Begun => ({
  account: row.id === null ? null : accountOf(row),
  attempt: tryOf(row),
  lane: row.known ? lanes.browser : lanes.stranger,
  fromAddress: row.from_address,
  ownTries: row.own_tries,
})
