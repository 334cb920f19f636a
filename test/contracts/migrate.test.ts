import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MigrationRefused, migrate, pendingMigrations } from '../../src/store/migrate.ts'
import { emptyDatabase, type FreshDatabase } from '../setup/fresh-database.ts'

const now = new Date('2026-11-02T03:04:05Z')

describe('PLT-4 migrations', () => {
  let folder: string
  let database: FreshDatabase

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-migrations-'))
    database = await emptyDatabase()
  })
  afterEach(async () => {
    rmSync(folder, { recursive: true })
    await database.drop()
  })

  const write = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql)
  const run = () => migrate(database.connection, folder, now)
  async function ask(sql: string): Promise<any[]> {
    const client = new pg.Client(database.connection)
    await client.connect()
    const { rows } = await client.query(sql).finally(() => client.end())
    return rows
  }

  it('PLT-4 applies new files once, in the order of their names, and writes down when', async () => {
    write('0002_shelf.sql', 'alter table book add shelf text')
    write('0001_book.sql', 'create table book (id int primary key); insert into book values (1)')
    expect(await run()).toEqual(['0001_book.sql', '0002_shelf.sql'])
    write('0003_reader.sql', 'create table reader (id int)')
    expect(await run()).toEqual(['0003_reader.sql'])
    expect(await run()).toEqual([])
    expect(await ask('select * from book')).toEqual([{ id: 1, shelf: null }])
    expect(await ask('select name, length(sha256) as length, applied_at from migrations order by name')).toEqual([
      { name: '0001_book.sql', length: 64, applied_at: now },
      { name: '0002_shelf.sql', length: 64, applied_at: now },
      { name: '0003_reader.sql', length: 64, applied_at: now },
    ])
  })

  it('PLT-4 applies each file once when several processes start together', async () => {
    write('0001_book.sql', 'create table book (id int); insert into book values (1)')
    write('0002_book.sql', 'insert into book values (2)')
    const applied = await Promise.all([run(), run(), run(), run(), run(), run()])
    expect(applied.flat().sort()).toEqual(['0001_book.sql', '0002_book.sql'])
    expect(await ask('select id from book order by id')).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('PLT-4 leaves nothing of a file that fails, and goes on from there when it is mended', async () => {
    write('0001_book.sql', 'create table book (id int)')
    write('0002_shelf.sql', 'create table shelf (id int); select 1 / 0')
    await expect(run()).rejects.toThrow('division by zero')
    expect(await ask(`select to_regclass('shelf') as shelf, to_regclass('book')::text as book`)).toEqual([
      { shelf: null, book: 'book' },
    ])
    write('0002_shelf.sql', 'create table shelf (id int)')
    expect(await run()).toEqual(['0002_shelf.sql'])
  })

  it('PLT-4 says in words that an applied file was changed, is missing, or that a new one comes too late', async () => {
    write('0001_book.sql', 'create table book (id int)')
    write('0003_shelf.sql', 'create table shelf (id int)')
    await run()
    write('0001_book.sql', 'create table book (id bigint)')
    await expect(run()).rejects.toThrow(MigrationRefused)
    await expect(run()).rejects.toThrow('Migration 0001_book.sql was changed after it was applied')
    write('0001_book.sql', 'create table book (id int)')
    write('0002_late.sql', 'create table late (id int)')
    await expect(run()).rejects.toThrow('0002_late.sql comes before 0003_shelf.sql')
    rmSync(path.join(folder, '0002_late.sql'))
    rmSync(path.join(folder, '0003_shelf.sql'))
    await expect(run()).rejects.toThrow(
      'Migration 0003_shelf.sql was applied to this database, but its file is missing',
    )
  })

  it('PLT-4 refuses two files with one number, and names it cannot order', async () => {
    write('0001_book.sql', 'select 1')
    write('0001_shelf.sql', 'select 1')
    await expect(run()).rejects.toThrow('0001_book.sql and 0001_shelf.sql have the same number')
    rmSync(path.join(folder, '0001_shelf.sql'))
    write('2_Shelf.sql', 'select 1')
    await expect(run()).rejects.toThrow('2_Shelf.sql is no name for a migration')
  })

  it('PLT-4 a database is ready when nothing of this program is pending, whatever a newer program added', async () => {
    write('0001_book.sql', 'create table book (id int)')
    const client = new pg.Client(database.connection)
    await client.connect()
    try {
      expect(await pendingMigrations(client, folder)).toEqual(['0001_book.sql'])
      write('0002_shelf.sql', 'create table shelf (id int)')
      await run()
      expect(await pendingMigrations(client, folder)).toEqual([])
      rmSync(path.join(folder, '0002_shelf.sql'))
      expect(await pendingMigrations(client, folder)).toEqual([])
    } finally {
      await client.end()
    }
  })
})
