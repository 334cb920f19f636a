import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { withDatabase } from './database.ts'

/** A migrated database for one test or one test file, and its end. */
export interface FreshDatabase {
  connection: pg.ClientConfig
  drop(): Promise<void>
}

/** PostgreSQL copies a template only while nobody is connected to it; two workers may copy at the same moment. */
const attempts = 200
const pause = 50
const inUse = '55006'

/** Copies the run's migrated, empty database. */
export function freshDatabase(): Promise<FreshDatabase> {
  return makeDatabase(inject('testServer').template)
}

/** A database without any table, for tests of the migrations themselves. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return makeDatabase('template0')
}

async function makeDatabase(template: string): Promise<FreshDatabase> {
  const server = inject('testServer')
  const name = `${server.template}_${randomBytes(5).toString('hex')}`
  const owner = server.owner ? ` owner ${server.owner}` : ''
  await asAdmin(async (client) => {
    for (let left = attempts; ; left--) {
      try {
        await client.query(`create database ${name} template ${template}${owner}`)
        return
      } catch (error) {
        if ((error as { code?: string }).code !== inUse || left === 0) throw error
        await delay(pause)
      }
    }
  })
  return {
    connection: withDatabase(server.user, name),
    drop: () => asAdmin(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}

/** Runs something as the one who makes databases (a superuser on the embedded server). */
export async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(inject('testServer').admin)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
