import type pg from 'pg'
import { demoMark } from './demo/plant.ts'
import type { Settings } from './settings.ts'
import { kindOfDatabase } from './store/database-kind.ts'

/** The database is another mode's, or not ready: people's data must not meet sample accounts whose passwords everybody knows. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
}

/** Throws where a demo would open people's accounts, or production the demo's. Nothing is changed before this has passed. */
export const guardMode = async (mode: Settings['mode'], connection: pg.ClientConfig): Promise<void> => {
  const kind = await kindOfDatabase(connection, demoMark)
  if (mode === 'serve' && kind === 'demo')
    throw new DatabaseRefused(
      'This database holds the demo’s sample accounts, whose passwords everybody knows: give production one of its own.',
    )
  if (mode === 'demo' && kind === 'people')
    throw new DatabaseRefused(
      'This database holds accounts that are not the demo’s: the demo needs a database (or DATA_DIR) of its own.',
    )
}

/** Throws where migrations are still to be run: a program that starts all the same would fail page by page. */
export const demandMigrated = (pending: readonly string[]): void => {
  if (pending.length > 0)
    throw new DatabaseRefused(
      `The database is older than this program (${pending.join(', ')}): run “madoguchi migrate”.`,
    )
}
