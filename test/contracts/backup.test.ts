import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackupRefused, backup, restore } from '../../src/store/backup.ts'
import { type Embedded, startEmbedded } from '../../src/store/embedded.ts'
import { isLocked } from '../../src/store/folder-lock.ts'
import { ask, type EmbeddedProcess, silent, startChild } from '../setup/embedded-process.ts'

describe('backup and restore of the embedded database', () => {
  let base: string
  let dataDir: string
  let other: string
  let file: string
  let running: Embedded[]
  let writer: EmbeddedProcess | null

  beforeEach(() => {
    base = mkdtempSync(path.join(tmpdir(), 'madoguchi-backup-'))
    dataDir = path.join(base, 'data')
    other = path.join(base, 'other')
    file = path.join(base, 'backup.tar.gz')
    running = []
    writer = null
  })
  afterEach(async () => {
    for (const embedded of running) await embedded.stop()
    if (writer) {
      await writer.kill()
      await (await start(dataDir)).stop()
    }
    rmSync(base, { recursive: true, force: true })
  })

  async function start(folder: string): Promise<Embedded> {
    const embedded = await startEmbedded({ dataDir: folder, log: silent })
    running.push(embedded)
    return embedded
  }

  it('PLT-6 a backup taken while another process writes holds all that was committed before, whole', async () => {
    const prepared = await start(dataDir)
    await ask(
      prepared.connection,
      `create table bulk as select n, repeat('x', 200) as text from generate_series(1, 50000) as n`,
    )
    await ask(prepared.connection, 'create index on bulk (text, n)')
    await prepared.stop()
    writer = startChild('write', dataDir)
    await writer.line((line) => Number(line) >= 50)
    const before = Math.max(...writer.said.map(Number).filter((n) => n > 0))
    await backup({ dataDir, file, log: silent })
    const after = Math.max(...writer.said.map(Number).filter((n) => n > 0))
    expect(after).toBeGreaterThan(before)
    await writer.line((line) => Number(line) > after)
    expect(statSync(file).mode & 0o777).toBe(0o600)

    await restore({ dataDir: other, file, log: silent })
    const restored = await start(other)
    const [given] = await ask(restored.connection, 'select count(*)::int as rows, max(n) as last from given')
    const [taken] = await ask(restored.connection, 'select count(*)::int as rows, max(n) as last from taken')
    expect(given).toEqual(taken)
    expect(given.rows).toBe(given.last)
    expect(given.last).toBeGreaterThanOrEqual(before)
    expect(await ask(restored.connection, 'select count(*)::int as rows from bulk')).toEqual([{ rows: 50_000 }])
    const inOwn = { ...restored.admin, database: restored.connection.database }
    await ask(inOwn, 'create extension amcheck')
    const checked = await ask(
      inOwn,
      `select bt_index_check(oid, true) from pg_class where relkind = 'i' and relpersistence = 'p' and relam = (select oid from pg_am where amname = 'btree')`,
    )
    expect(checked.length).toBeGreaterThan(100)
    expect(readdirSync(path.join(dataDir, 'postgres/pg_replslot'))).toEqual([])
  })

  it('PLT-6 a backup of a database that does not run starts it for the while; any tar can read it', async () => {
    const first = await start(dataDir)
    await ask(first.connection, `create table kept as select '窓口' as word`)
    await first.stop()
    writeFileSync(file, 'an older backup')
    await backup({ dataDir, file, log: silent })
    expect(isLocked(dataDir)).toBe(false)
    const listed = spawnSync('tar', ['-tzf', file], { encoding: 'utf8' })
    if (!listed.error)
      expect(listed.stdout.trim().split('\n')).toEqual(
        expect.arrayContaining(['PG_VERSION', 'base/', 'global/pg_control', 'backup_label']),
      )
    expect(readdirSync(base).sort()).toEqual(['backup.tar.gz', 'data'])

    mkdirSync(other)
    await restore({ dataDir: other, file, log: silent })
    const restored = await start(other)
    expect(await ask(restored.connection, 'select word from kept')).toEqual([{ word: '窓口' }])
  })

  it('PLT-6 refuses in words what cannot be done, and changes nothing', async () => {
    const first = await start(dataDir)
    await backup({ dataDir, file, log: silent })
    const refused = (sentence: string) => ({ is: BackupRefused, sentence })
    const attempt = async (work: Promise<void>, { is, sentence }: ReturnType<typeof refused>) => {
      await expect(work).rejects.toThrow(is)
      await expect(work).rejects.toThrow(sentence)
    }
    await attempt(restore({ dataDir, file, log: silent }), refused('is not empty'))
    expect(await ask(first.connection, 'select 1 as one')).toEqual([{ one: 1 }])

    await attempt(backup({ dataDir: other, file, log: silent }), refused('There is no embedded database'))
    expect(existsSync(other)).toBe(false)

    await attempt(restore({ dataDir: other, file: `${file}.none`, log: silent }), refused('There is no backup file'))
    const whole = readFileSync(file)
    for (const broken of [whole.subarray(0, whole.length / 2), Buffer.from('not a backup')]) {
      writeFileSync(file, broken)
      await attempt(restore({ dataDir: other, file, log: silent }), refused('is not a complete backup'))
      expect(existsSync(path.join(other, 'postgres'))).toBe(false)
    }
    writeFileSync(file, whole)
    await restore({ dataDir: other, file, log: silent })
    expect(existsSync(path.join(other, 'postgres/PG_VERSION'))).toBe(true)
  })
})
