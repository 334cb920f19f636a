import type { ApplicationSearch } from '../src/domain/certificates/records.ts'
import { japanDay, plusDays, reminders } from '../src/domain/certificates/term.ts'
import type { Stores } from '../src/domain/stores.ts'
import { applicationData } from '../src/store/applications.ts'
import { contractData } from '../src/store/contracts.ts'
import { openDb } from '../src/store/db.ts'
import { migrate } from '../src/store/migrate.ts'
import { bindRole } from '../src/store/roles.ts'
import { createStores } from '../src/store/stores.ts'
import { createVault } from '../src/vault/seal.ts'
import { migrations, openPlace, type Place } from './place.ts'
import { applicationAt, codeAt, holderAt, LARGEST, NOW, PORTAL, plantApplications } from './plant-applications.ts'

/**
 * PLT-44: how much slower a customer's list and search are, and the work that comes by itself, where the portal has more records. BENCH_ROWS is
 * how many records many are (a million takes 2 GB of disk), BENCH_ROUNDS how often each thing is asked.
 */
const FEW = 10_000
const MANY = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 300)
const WARM_UP = 30
const PER_PAGE = 50
const SAMPLE = 1000
const AT_MOST = 2

type Ask = (stores: Stores, n: number) => Promise<unknown>

const list =
  (search: ApplicationSearch, from = 0): Ask =>
  ({ applications }) =>
    applications.list(LARGEST, search, { from, count: PER_PAGE }, NOW)

const today = japanDay(NOW)

/** What somebody waits for, by name; `n` is a record of the sample. */
const asks: readonly (readonly [string, Ask])[] = [
  ['one record', ({ applications }, n) => applications.byId(applicationAt(n), holderAt(n))],
  [
    'the list of a customer',
    ({ applications }, n) => applications.list(holderAt(n), {}, { from: 0, count: PER_PAGE }, NOW),
  ],
  ['first page of the largest', list({})],
  ['50th page of the largest', list({}, 49 * PER_PAGE)],
  ['how many the largest has', ({ applications }) => applications.count(LARGEST, {}, NOW)],
  ['by a part of the name', list({ contains: [{ field: 'organisation', text: 'works49' }] })],
  [
    'by server and contract',
    list({
      contains: [
        { field: 'server', text: 'www7' },
        { field: 'contract', text: codeAt(7) },
      ],
    }),
  ],
  ['sorted by name', list({ sort: { by: 'organisation', down: false } })],
  ['ended ones by their end', list({ past: true, sort: { by: 'ends', down: true } })],
]

/** What jobs look for, again and again. */
const looks: readonly (readonly [string, Ask])[] = [
  ['approved ones', ({ applications }) => applications.approved(20)],
  ['what staff have to do', ({ applications }) => applications.waiting(20)],
  ['contracts to be reminded of', ({ contracts }) => contracts.toRemind(today, reminders, 20)],
  ['contracts that go on', ({ contracts }) => contracts.toGoOn(plusDays(today, 60), 20)],
  ['contracts that are over', ({ contracts }) => contracts.endedBefore(today, 20)],
]

interface Planted {
  readonly rows: number
  readonly stores: Stores
  readonly sample: readonly number[]
  close(): Promise<void>
}

/** Asks among few records and among many, in turn, so that whatever else the machine does meets both alike. */
export const benchApplications = async (databaseUrl: string | undefined): Promise<void> => {
  const place = await openPlace(databaseUrl)
  try {
    const few = await plant(place, FEW)
    const many = await plant(place, MANY)
    for (const [name, ask] of asks) await compare(name, ask, few, many, ROUNDS)
    for (const [name, ask] of looks) await compare(`job: ${name}`, ask, few, many, Math.ceil(ROUNDS / 10))
    await few.close()
    await many.close()
  } finally {
    await place.end()
  }
}

const plant = async (place: Place, rows: number): Promise<Planted> => {
  const connection = await place.database(`applications_${rows}`)
  await migrate(connection, migrations, new Date())
  const db = openDb({ connection, role: await bindRole(connection), connections: 2, onIdleError: () => {} })
  const vault = createVault('a secret that is only used in the bench')
  const began = performance.now()
  await plantApplications(connection, rows, {
    application: vault.seal(applicationData, '{}'),
    contract: vault.seal(contractData, '{}'),
  })
  console.log(`planted ${rows} records in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return {
    rows,
    stores: createStores(db, vault).of(PORTAL),
    sample: Array.from({ length: SAMPLE }, (_, at) => 1 + Math.floor((at * rows) / SAMPLE)),
    close: () => db.close(),
  }
}

const compare = async (name: string, ask: Ask, few: Planted, many: Planted, rounds: number): Promise<void> => {
  const times = new Map([
    [few, [] as number[]],
    [many, [] as number[]],
  ])
  for (let round = -WARM_UP; round < rounds; round++)
    for (const [planted, taken] of times) {
      const n = planted.sample[(round + WARM_UP) % SAMPLE]!
      const began = performance.now()
      await ask(planted.stores, n)
      if (round >= 0) taken.push(performance.now() - began)
    }
  const at = (planted: Planted, share: number): number => {
    const taken = times.get(planted)!.toSorted((a, b) => a - b)
    return taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!
  }
  const shown = (planted: Planted): string =>
    `${planted.rows}: p50 ${at(planted, 0.5).toFixed(2)} ms, p99 ${at(planted, 0.99).toFixed(2)} ms`
  const ratio = at(many, 0.99) / at(few, 0.99)
  console.log(
    `PLT-44 ${name.padEnd(38)} p99 ratio ${ratio.toFixed(2)} (at most ${AT_MOST})  ${shown(few)}; ${shown(many)}`,
  )
}
