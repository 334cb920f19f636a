import { existsSync, realpathSync } from 'node:fs'
import type pg from 'pg'
import type { Settings } from '../settings.ts'
import { databaseFolder, socketFolder } from '../store/database-folder.ts'
import { serverPort } from '../store/embedded.ts'
import { isLocked } from '../store/folder-lock.ts'
import type { Log } from '../web/house.ts'
import { CommandRefused } from './command.ts'
import { type OpenDatabase, openDatabase } from './database.ts'

/**
 * The database for a command: a server, the embedded PostgreSQL of a program that runs in the same data folder, or the embedded one started
 * for the while. Throws `CommandRefused` where there is none yet, unless `make` says that it may be made.
 */
export const reachDatabase = async (
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  log: Log,
  make = false,
): Promise<OpenDatabase> => {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl === null && isLocked(dataDir)) return { connection: runningIn(dataDir), close: async () => {} }
  if (databaseUrl === null && !make && !existsSync(databaseFolder(dataDir)))
    throw new CommandRefused(
      `There is no database in ${dataDir} yet: set DATA_DIR or DATABASE_URL to the one you mean, or run “madoguchi migrate” first.`,
    )
  return openDatabase(settings, log)
}

/** The embedded database that another process runs at this moment, over its private socket. */
const runningIn = (dataDir: string): pg.ClientConfig => ({
  host: socketFolder(realpathSync(dataDir)),
  port: serverPort,
  user: 'madoguchi',
  database: 'madoguchi',
})
