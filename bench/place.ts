import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../src/store/embedded.ts'
import { openOwnDatabase } from './own-database.ts'

/** The migrations' folder, from the sources and from what is built of them. */
export const migrations = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../../migrations' : '../migrations', import.meta.url),
)

const silent = { info: () => {}, warn: () => {}, error: console.error }

/** Where databases are made, and forgotten again: a server's, or embedded ones that end with it. */
export interface Place {
  database(name: string): Promise<pg.ClientConfig>
  end(): Promise<void>
}

const serverPlace = (url: string): Place => {
  const made: { drop(): Promise<void> }[] = []
  return {
    async database() {
      const own = await openOwnDatabase(url)
      made.push(own)
      return { connectionString: own.url }
    },
    end: async () => {
      for (const { drop } of made) await drop()
    },
  }
}

const embeddedPlace = async (): Promise<Place> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
  const { admin, connection, stop } = await startEmbedded({ dataDir, log: silent })
  return {
    async database(name) {
      const client = new pg.Client({ ...admin })
      await client.connect()
      await client.query(`create database ${name} owner ${connection.user}`)
      await client.end()
      return { ...connection, database: name }
    },
    async end() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A server by its address; without one, an embedded one that is started for the bench. */
export const openPlace = async (databaseUrl: string | undefined): Promise<Place> =>
  databaseUrl === undefined ? embeddedPlace() : serverPlace(databaseUrl)
