import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { applyCard, type FactsAt } from '../src/desks/keys/apply-card.ts'
import { gmtDay } from '../src/domain/keys/calendar.ts'
import type { ConnectionNumber } from '../src/domain/keys/connection-number.ts'
import { termRule } from '../src/domain/keys/term.ts'
import { openDb } from '../src/store/db.ts'
import { migrate } from '../src/store/migrate.ts'
import { bindRole } from '../src/store/roles.ts'
import { createStores, type StoreRoom } from '../src/store/stores.ts'
import { createVault } from '../src/vault/seal.ts'
import { cardId, issueByHand, numberOf } from './issue-by-hand.ts'
import { migrations, openPlace } from './place.ts'

/** Issues of one turn, and how many turns each side has: one after the other, so that whatever else the machine does meets both alike. */
const ISSUES = Number(process.env['BENCH_ISSUES'] ?? 4000)
const TURNS = 3
const CLIENTS = 8
const AT_LEAST = 0.5
const [OURS, BY_HAND] = ['ours', 'by-hand'] as const

/** What a turn took. */
interface Turn {
  readonly perSecond: number
}

/** PLT-42: registration keys issued a second, against the same rows by a transaction that was written by hand. */
export const benchKeys = async (databaseUrl: string | undefined): Promise<void> => {
  const place = await openPlace(databaseUrl)
  try {
    const connection = await place.database('keys')
    await migrate(connection, migrations, new Date())
    const role = await bindRole(connection)
    const db = openDb({ connection, role, connections: CLIENTS, onIdleError: () => {} })
    const room = createStores(db, createVault('a secret that is only used in the bench'))
    await plant(connection, (TURNS + 1) * ISSUES)
    const hand = byHand(connection, role)
    // The first turn warms up: connections, the database's own memory, and what it knows of its tables, as autovacuum would tell it.
    await issueMany(room, 1, ISSUES / 4, CLIENTS)
    await hand.run(1, ISSUES / 4, CLIENTS)
    await analyze(connection)
    const statements = await countStatements(() => issueMany(room, ISSUES - 1, 1, 1))
    const turns: { readonly ours: Turn; readonly byHand: Turn }[] = []
    for (let turn = 1; turn <= TURNS; turn++) {
      const first = turn * ISSUES
      turns.push({
        ours: await issueMany(room, first, ISSUES, CLIENTS),
        byHand: await hand.run(first, ISSUES, CLIENTS),
      })
    }
    const alone = {
      ours: await issueMany(room, ISSUES / 2, ISSUES / 8, 1),
      byHand: await hand.run(ISSUES / 2, ISSUES / 8, 1),
    }
    await db.close()
    await check(connection)
    report(turns, alone, statements, hand.name)
  } finally {
    await place.end()
  }
}

/** Cards that are free, and applications that hold three numbers each, the same for both sides. */
const plant = async (connection: pg.ClientConfig, count: number): Promise<void> => {
  const client = await asOwner(connection)
  for (const portal of [OURS, BY_HAND]) {
    await client.query(
      `insert into cards (portal, id, number_mac, pair_mac, sealed, product, created_at)
      select $1, ${cardId('n')}, md5('number ' || n) || md5(n::text), md5('pair ' || n) || md5(n::text), decode(repeat('ab', 62), 'hex'), '701W', now()
      from generate_series(1, $2::int) as n`,
      [portal, count],
    )
    for (const k of [0, 1, 2])
      await client.query(
        `insert into connection_numbers (portal, number, held_by, held_until)
        select $1, ${numberOf('n', k)}, 'application ' || n, now() + interval '1 day' from generate_series(1, $2::int) as n`,
        [portal, count],
      )
  }
  await client.end()
  await analyze(connection)
}

const analyze = async (connection: pg.ClientConfig): Promise<void> => {
  const client = await asOwner(connection)
  await client.query('analyze')
  await client.end()
}

const asOwner = async (connection: pg.ClientConfig): Promise<pg.Client> => {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(`select set_config('madoguchi.portal', '*', false)`)
  return client
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0')
const uuid = (n: number): string => `00000000-0000-4000-8000-${hex(n, 12)}`

/** Issues keys as the last step of an application does: card, device, term, number, letter and audit note in one transaction. */
const issueMany = async (room: StoreRoom, first: number, count: number, clients: number): Promise<Turn> => {
  let next = first
  const client = async (): Promise<void> => {
    for (let n = next++; n < first + count; n = next++) await issue(room, n)
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: (count * 1000) / (performance.now() - began) }
}

const issue = (room: StoreRoom, n: number): Promise<void> => {
  const now = new Date()
  const facts: FactsAt = { rule: termRule, away: [], today: gmtDay(now), now }
  const number: ConnectionNumber = `100${Math.floor(n / 100_000)}-${String(n % 100_000).padStart(5, '0')}`
  return room.atomically(OURS, async (stores) => {
    const applied = await applyCard(
      stores,
      {
        asked: 'new',
        device: { kind: 'hdcom', id: hex(n, 16).toUpperCase() },
        card: { id: uuid(n), product: '701W', state: { is: 'free' } },
        founding: { number, application: `application ${n}` },
        account: uuid(n),
        holder: uuid(n),
        terms: { id: 'paid', version: '2026-04-01' },
      },
      facts,
    )
    if (applied.is !== 'done' || applied.key === null) throw new Error(`issue ${n}: ${applied.is}`)
    await stores.audit.note({ event: 'key.issued', by: 'account', accountId: uuid(n), facts: { number } }, now)
    const term = { months: 12 }
    await stores.post.send(
      {
        id: uuid(n),
        letter: 'key-issued',
        to: 'hanbai@koeda-denki.example',
        language: 'ja',
        facts: { kind: 'hdcom', device: hex(n, 16), number, term },
        secret: applied.key,
      },
      now,
    )
  })
}

/** How many statements something sends to the database. */
const countStatements = async (work: () => Promise<unknown>): Promise<number> => {
  const prototype = pg.Client.prototype as unknown as Record<'query', (...given: unknown[]) => unknown>
  const { query } = prototype
  let count = 0
  prototype.query = function (this: unknown, ...given) {
    count += 1
    return query.apply(this, given)
  }
  await work()
  prototype.query = query
  return count
}

interface ByHand {
  readonly name: string
  run(first: number, count: number, clients: number): Promise<Turn>
}

/** pgbench where the machine has it; elsewhere the same statements, prepared, by as many connections of this process. */
const byHand = (connection: pg.ClientConfig, role: string | null): ByHand => {
  const pgbench = ['/usr/bin/pgbench', ...globSync('/usr/lib/postgresql/*/bin/pgbench').sort().reverse()].find(
    existsSync,
  )
  return pgbench ? byPgbench(pgbench, connection, role) : byConnections(connection, role)
}

const byPgbench = (pgbench: string, connection: pg.ClientConfig, role: string | null): ByHand => ({
  name: 'pgbench, prepared',
  async run(first, count, clients) {
    const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
    const script = join(folder, 'issue.sql')
    const lines = [
      `\\set n ${first} + :i * :clients + :client_id`,
      '\\set i :i + 1',
      ...issueByHand(BY_HAND).map(oneLine),
    ]
    writeFileSync(script, `${lines.join('\n')}\n`)
    const { connectionString, host, port, user, password, database } = connection
    const url = new URL(
      connectionString ?? `postgresql://${user}@${encodeURIComponent(host ?? '')}:${port}/${database}`,
    )
    if (password && typeof password === 'string') url.password = password
    const each = Math.floor(count / clients)
    const options = [
      '-n',
      '-M',
      'prepared',
      '-c',
      clients,
      '-j',
      Math.min(clients, 2),
      '-t',
      each,
      '-D',
      'i=0',
      '-D',
      `clients=${clients}`,
    ]
    const ran = spawnSync(pgbench, [...options.map(String), '-f', script, url.href], {
      encoding: 'utf8',
      env: { ...process.env, ...(role === null ? {} : { PGOPTIONS: `-c role=${role}` }) },
    })
    rmSync(folder, { recursive: true, force: true })
    const perSecond = Number(/tps = ([\d.]+)/.exec(ran.stdout)?.[1])
    if (ran.status !== 0 || !(perSecond > 0)) throw new Error(`pgbench: ${ran.stderr}`)
    return { perSecond }
  },
})

const oneLine = (statement: string): string => `${statement.replace(/\s+/g, ' ')};`

const byConnections = (connection: pg.ClientConfig, role: string | null): ByHand => ({
  name: 'by hand through pg, prepared',
  async run(first, count, clients) {
    const statements = issueByHand(BY_HAND).map((text, place) => ({
      name: `by hand ${place}`,
      text: text.replaceAll(':n', '$1'),
      takes: text.includes(':n'),
    }))
    let next = first
    const options = role === null ? {} : { options: `-c role=${role}` }
    const opened = Array.from({ length: clients }, () => new pg.Client({ ...connection, ...options }))
    await Promise.all(opened.map((client) => client.connect()))
    const began = performance.now()
    await Promise.all(
      opened.map(async (client) => {
        for (let n = next++; n < first + count; n = next++)
          for (const { name, text, takes } of statements) await client.query({ name, text, values: takes ? [n] : [] })
      }),
    )
    const perSecond = (count * 1000) / (performance.now() - began)
    await Promise.all(opened.map((client) => client.end()))
    return { perSecond }
  },
})

/** Both sides have written the same numbers of rows. */
const check = async (connection: pg.ClientConfig): Promise<void> => {
  const client = await asOwner(connection)
  const tables = [
    'devices',
    'card_uses',
    'ledger_entries',
    'device_holders',
    'outbox',
    'audit_events',
    'connection_numbers',
  ]
  for (const table of tables) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from ${table} where portal = any ($1) group by portal`,
      [[OURS, BY_HAND]],
    )
    if (rows.length !== 2 || Math.abs(rows[0]!.n - rows[1]!.n) > CLIENTS * 2 * TURNS)
      throw new Error(`${table}: ${rows.map(({ n }) => n).join(' and ')} rows`)
  }
  await client.end()
}

const report = (
  turns: readonly { readonly ours: Turn; readonly byHand: Turn }[],
  alone: { readonly ours: Turn; readonly byHand: Turn },
  statements: number,
  name: string,
): void => {
  const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
  const line = (what: string, perSecond: number, rest: string): void =>
    console.log(`${what.padEnd(58)} ${`${perSecond.toFixed(0)}/s`.padStart(14)}  ${rest}`)
  line(
    `PLT-42 ${name}, ${CLIENTS} at once`,
    middle(turns.map(({ byHand }) => byHand.perSecond)),
    `${issueByHand('').length} statements`,
  )
  line(
    `PLT-42 keys issued, ${CLIENTS} at once`,
    middle(turns.map(({ ours }) => ours.perSecond)),
    `ratio ${middle(turns.map(({ ours, byHand }) => ours.perSecond / byHand.perSecond)).toFixed(2)} (at least ${AT_LEAST}); ${statements} statements`,
  )
  line(
    'PLT-42 keys issued, one after the other',
    alone.ours.perSecond,
    `${(1000 / alone.ours.perSecond).toFixed(1)} ms each, by hand ${(1000 / alone.byHand.perSecond).toFixed(1)} ms`,
  )
}
