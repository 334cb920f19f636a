import { userInfo } from 'node:os'
import { pino } from 'pino'
import { root } from '../app.ts'
import { openDemoClock } from '../demo/clock.ts'
import { demoMark } from '../demo/plant.ts'
import type { Staff } from '../desks/office/staff.ts'
import type { Words } from '../desks/words.ts'
import { withPortalWords } from '../desks/words.ts'
import type { Hasher } from '../domain/accounts/password.ts'
import type { Stores } from '../domain/stores.ts'
import type { Vault } from '../domain/vault.ts'
import { demandMigrated } from '../guard-database.ts'
import { newId } from '../kit/ids.ts'
import type { Language } from '../kit/language.ts'
import { type Random, systemRandom } from '../kit/random.ts'
import type { Portal } from '../portal/define.ts'
import { loadPortals } from '../portal/load.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type DatabaseKind, kindOfDatabase } from '../store/database-kind.ts'
import { type Db, openDb } from '../store/db.ts'
import { pendingMigrations } from '../store/migrate.ts'
import { bindRole } from '../store/roles.ts'
import { createStores, type StoreRoom } from '../store/stores.ts'
import { createHasher } from '../vault/argon2.ts'
import { createVault } from '../vault/seal.ts'
import { en } from '../words/en.ts'
import { ja } from '../words/ja.ts'
import { CommandRefused } from './command.ts'
import { withoutData } from './log-errors.ts'
import { reachDatabase } from './reach-database.ts'

/** What a command works with: the program without its pages. */
export interface CommandProgram {
  readonly settings: Settings
  readonly db: Db
  readonly stores: StoreRoom
  readonly vault: Vault
  readonly hasher: Hasher
  readonly random: Random
  readonly portals: readonly Portal[]
  now(): Date
  /** Throws `CommandRefused` for a name that no portal has. */
  portal(name: string): Portal
  words(portal: Portal, language: Language): Words
  /** What staff's acts work with, inside one transaction. */
  staff(portal: Portal, stores: Stores): Staff
}

/** Warnings and worse on standard error, so that what a command prints is its answer alone. */
export const commandLog = () =>
  pino({ level: 'warn', serializers: { err: withoutData } }, pino.destination({ dest: 2, sync: true }))

/**
 * Opens database, stores and portals as `serve` does, or as `demo` does where the database holds the demo's data, and closes them when the
 * work is done. A program that runs on the same database meanwhile goes on; it sends the mails that the work leaves.
 */
export const withProgram = async <T>(work: (program: CommandProgram) => Promise<T>): Promise<T> => {
  const log = commandLog()
  // Where the database is, is read in the same way in both modes; which of them it is only the database knows.
  const place = readSettings('demo')
  const database = await reachDatabase(place, log)
  try {
    const db = openDb({
      connection: database.connection,
      role: await bindRole(database.connection),
      connections: 4,
      onIdleError: (error) => log.warn({ err: error }, 'a database connection broke'),
    })
    try {
      return await work(await openCommandProgram(db, place, await kindOfDatabase(database.connection, demoMark)))
    } finally {
      await db.close()
    }
  } finally {
    await database.close()
  }
}

const openCommandProgram = async (db: Db, place: Settings, kind: DatabaseKind): Promise<CommandProgram> => {
  demandMigrated(await pendingMigrations(db.pool, `${root}migrations`))
  const demo = kind === 'demo'
  const settings = demo ? place : readSettings('serve')
  const vault = createVault(settings.secrets)
  const stores = createStores(db, vault)
  const machine = { now: () => new Date() }
  const clock = demo ? await openDemoClock(stores.facts, machine) : machine
  const loaded = await loadPortals(`${root}portals`, { ja, en })
  const random = systemRandom
  return {
    settings,
    db,
    stores,
    vault,
    hasher: createHasher(),
    random,
    portals: loaded.map(({ portal }) => portal),
    now: () => clock.now(),
    portal: (name) => {
      const found = loaded.find(({ portal }) => portal.id === name)
      if (found) return found.portal
      throw new CommandRefused(
        `There is no portal “${name}”; there are: ${loaded.map(({ portal }) => portal.id).join(', ')}`,
      )
    },
    words: ({ id }, language) => {
      const own = loaded.find(({ portal }) => portal.id === id)?.words[language] ?? {}
      return withPortalWords({ ja, en }[language], own)
    },
    staff: (portal, inside) => {
      const now = clock.now()
      return { portal, stores: inside, now, random, vault, newId: () => newId(now, random), who: whoAmI() }
    },
  }
}

/** The user of the operating system who called the command. */
const whoAmI = (): string => {
  try {
    return userInfo().username
  } catch {
    // A container's user may have a number and no name.
    return String(process.getuid?.() ?? 'unknown')
  }
}
