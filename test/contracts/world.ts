import pg from 'pg'
import type { NewAccount } from '../../src/domain/accounts/account.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import { bindRole } from '../../src/store/roles.ts'
import { createStores, type StoreRoom } from '../../src/store/stores.ts'
import { createVault } from '../../src/vault/seal.ts'
import { freshDatabase } from '../setup/fresh-database.ts'

/** The moment most tests happen at. */
export const now = new Date('2026-11-20T01:00:00Z')

/** `n` seconds after (before, where negative) `now`. */
export const later = (n: number): Date => new Date(now.getTime() + n * 1000)

/** The n-th of a row of ids; the same n is the same id. */
export const id = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** A database of its own with stores on it, and enough connections for what is really parallel. */
export interface World {
  readonly db: Db
  readonly stores: StoreRoom
  readonly vault: ReturnType<typeof createVault>
  readonly connection: pg.ClientConfig
  /** As the tables' owner, past the stores: what a tamperer or a broken disk could do. */
  asOwner(sql: string, values?: readonly unknown[]): Promise<any[]>
  end(): Promise<void>
}

export const connections = 20

export const openWorld = async (): Promise<World> => {
  const { connection, drop } = await freshDatabase()
  const db = openDb({ connection, role: await bindRole(connection), connections, onIdleError: () => {} })
  const vault = createVault('a secret that is only used in these tests')
  const owner = new pg.Client(connection)
  owner.on('error', () => {})
  await owner.connect()
  await owner.query(`select set_config('madoguchi.portal', '*', false)`)
  return {
    db,
    stores: createStores(db, vault),
    vault,
    connection,
    asOwner: async (sql, values = []) => (await owner.query(sql, [...values])).rows,
    async end() {
      await db.close()
      await owner.end()
      await drop()
    },
  }
}

/** An account that is made with as little as possible. */
export const newAccount = (n: number, rest: Partial<NewAccount> = {}): NewAccount => ({
  id: id(n),
  role: 'sole',
  name: '佐藤 花子',
  mail: `user${n}@sakura.example`,
  language: 'ja',
  identifiers: [{ kind: 'login-id', canonical: `user${n}` }],
  at: now,
  ...rest,
})
