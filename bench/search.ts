import type { IssuedKeys } from '../src/domain/keys/issued-keys.ts'
import { lookUpBy } from '../src/domain/keys/look-up.ts'
import { sealCard } from '../src/store/cards.ts'
import { openDb } from '../src/store/db.ts'
import { migrate } from '../src/store/migrate.ts'
import { bindRole } from '../src/store/roles.ts'
import { createStores } from '../src/store/stores.ts'
import { keySeal } from '../src/store/use-card.ts'
import { createVault } from '../src/vault/seal.ts'
import { migrations, openPlace, type Place } from './place.ts'
import { BIG_DEALER, cardAt, deviceAt, holderAt, PORTAL, plantDevices } from './plant-devices.ts'

/**
 * PLT-44: how much slower searches and lists are where there is more to search. BENCH_ROWS is how many devices many are (a million takes
 * 2 to 3 GB of disk), BENCH_ROUNDS how often each thing is asked.
 */
const FEW = 10_000
const MANY = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 2000)
const WARM_UP = 200
const PER_PAGE = 50
/** Cards whose numbers are real, so that they can be looked for. */
const SAMPLE = 1000
const AT_MOST = 2

/** What somebody waits for, by name; `n` is a place of the sample. */
type Ask = (keys: IssuedKeys, planted: Planted, n: number) => Promise<unknown>

const asks: readonly (readonly [string, Ask])[] = [
  ['search by device', (keys, _, n) => keys.ofDevice(deviceAt(n), holderAt(n))],
  ['search by card', (keys, _, n) => keys.ofCard(cardAt(n), holderAt(n))],
  ['search by a device of somebody else', (keys, _, n) => keys.ofDevice(deviceAt(n), holderAt(n + 5))],
  ['search by a device that nobody has', (keys, _, n) => keys.ofDevice(deviceAt(-n), holderAt(n))],
  ['first page of the own list', (keys) => keys.devicesOf(BIG_DEALER, null, PER_PAGE + 1)],
  ['100th page of the own list', (keys, { page100 }) => keys.devicesOf(BIG_DEALER, page100, PER_PAGE + 1)],
]

interface Planted {
  readonly rows: number
  readonly keys: IssuedKeys
  readonly sample: readonly number[]
  readonly page100: Parameters<IssuedKeys['devicesOf']>[1]
  close(): Promise<void>
}

/** Searches among few devices and among many, in turn, so that whatever else the machine does meets both alike. */
export const benchSearch = async (databaseUrl: string | undefined): Promise<void> => {
  const place = await openPlace(databaseUrl)
  try {
    const few = await plant(place, FEW)
    const many = await plant(place, MANY)
    for (const [name, ask] of asks) await compare(name, ask, few, many)
    await few.close()
    await many.close()
  } finally {
    await place.end()
  }
}

const plant = async (place: Place, rows: number): Promise<Planted> => {
  const connection = await place.database(`devices_${rows}`)
  await migrate(connection, migrations, new Date())
  const db = openDb({ connection, role: await bindRole(connection), connections: 2, onIdleError: () => {} })
  const vault = createVault('a secret that is only used in the bench')
  const { issuedKeys, secrets } = createStores(db, vault).of(PORTAL)
  const sample = Array.from({ length: SAMPLE }, (_, place) => 1 + Math.floor((place * rows) / SAMPLE))
  const began = performance.now()
  await plantDevices({
    connection,
    rows,
    sealed: { card: sealCard(vault, cardAt(1)), key: vault.seal(keySeal, '0123456789ABCDEF') },
    lookUp: lookUpBy(await secrets.read('cards', 1)),
    lookedFor: sample,
  })
  console.log(`planted ${rows} devices in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return {
    rows,
    keys: issuedKeys,
    sample,
    page100: await pageAfter(issuedKeys, 99),
    close: () => db.close(),
  }
}

/** The last line of so many pages. */
const pageAfter = async (keys: IssuedKeys, pages: number): Promise<Planted['page100']> => {
  let after: Planted['page100'] = null
  for (let page = 0; page < pages; page++) {
    const last = (await keys.devicesOf(BIG_DEALER, after, PER_PAGE)).at(-1)
    if (!last) throw new Error(`the list ends before page ${page + 1}`)
    after = { endsOn: last.endsOn, device: last.record.device }
  }
  return after
}

const compare = async (name: string, ask: Ask, few: Planted, many: Planted): Promise<void> => {
  const times = new Map([
    [few, [] as number[]],
    [many, [] as number[]],
  ])
  for (let round = -WARM_UP; round < ROUNDS; round++)
    for (const [planted, taken] of times) {
      const n = planted.sample[(round + WARM_UP) % SAMPLE]!
      const began = performance.now()
      await ask(planted.keys, planted, n)
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
