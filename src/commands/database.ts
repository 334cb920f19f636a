import type pg from 'pg'
import type { Settings } from '../settings.ts'
import type { Log } from '../web/house.ts'

export interface OpenDatabase {
  readonly connection: pg.ClientConfig
  close(): Promise<void>
}

/** The database the settings name: a server, or the embedded PostgreSQL that this process runs from now on. */
export const openDatabase = async (
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  log: Log,
): Promise<OpenDatabase> => {
  if (settings.databaseUrl !== null)
    return { connection: { connectionString: settings.databaseUrl }, close: async () => {} }
  const { startEmbedded } = await import('../store/embedded.ts')
  const embedded = await startEmbedded({ dataDir: settings.dataDir, log })
  return { connection: embedded.connection, close: () => embedded.stop() }
}
