import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Embedded, EmbeddedFailed, EmbeddedRefused, startEmbedded } from '../../src/store/embedded.ts'
import { findPostgres } from '../../src/store/postgres-program.ts'
import { ask, type EmbeddedProcess, lives, serverPid, silent, startChild } from '../setup/embedded-process.ts'

const patient = { timeout: 20_000, interval: 20 }
const isRoot = process.getuid?.() === 0
const can = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const tied = can('setpriv', '--pdeathsig', 'INT', 'true')

describe('the embedded database', () => {
  let base: string
  let dataDir: string
  let running: Embedded[]
  let children: EmbeddedProcess[]

  beforeEach(() => {
    base = mkdtempSync(path.join(tmpdir(), 'madoguchi-embedded-'))
    dataDir = base
    running = []
    children = []
  })
  afterEach(async () => {
    for (const embedded of running) await embedded.stop()
    for (const { kill } of children) await kill()
    if (children.length > 0 && !tied) await (await startEmbedded({ dataDir, log: silent })).stop()
    // A killed process leaves a server that is still ending.
    await vi.waitFor(() => expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false), patient)
    rmSync(base, { recursive: true, force: true })
  })

  async function start(options: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<Embedded> {
    const embedded = await startEmbedded({ dataDir, log: silent, ...options })
    running.push(embedded)
    return embedded
  }
  function child(what: 'hold' | 'write' | 'leave', before: string[] = []): EmbeddedProcess {
    const started = startChild(what, dataDir, before)
    children.push(started)
    return started
  }

  it('PLT-2 is a durable PostgreSQL 18 on a private socket, used by an ordinary role', async () => {
    const { connection } = await start()
    const [facts] = await ask(
      connection,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('listen_addresses') as network,
         current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('timezone') as zone,
         getdatabaseencoding() as encoding, datlocprovider as provider, datlocale as locale, pg_get_userbyid(datdba) as owner
       from pg_database where datname = current_database()`,
    )
    expect(facts).toEqual({
      ...{ major: 18, network: '', fsync: 'on', commit: 'on', zone: 'UTC' },
      ...{ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', owner: 'madoguchi' },
    })
    const [role] = await ask(
      connection,
      'select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    )
    expect(role).toEqual({ rolname: 'madoguchi', rolsuper: false, rolbypassrls: false })
    expect(connection.host.startsWith(dataDir)).toBe(true)
    expect(statSync(connection.host).mode & 0o777).toBe(0o700)
  })

  it('PLT-2 ends with stop, and keeps what was written for the next start', async () => {
    const first = await start()
    await ask(first.connection, `create table kept as select '窓口' as word`)
    const pid = serverPid(dataDir)
    await first.stop()
    await first.stop()
    expect(lives(pid)).toBe(false)
    const second = await start()
    expect(await ask(second.connection, 'select word from kept')).toEqual([{ word: '窓口' }])
    expect(second.restarts()).toBe(0)
  })

  it('PLT-2 is started again when PostgreSQL dies, each time', async () => {
    const warnings: string[] = []
    const embedded = await start({ log: { ...silent, warn: (_facts, message) => warnings.push(message) } })
    await ask(embedded.connection, 'create table kept (n int)')
    for (const n of [1, 2]) {
      await ask(embedded.connection, `insert into kept values (${n})`)
      process.kill(serverPid(dataDir), 'SIGKILL')
      await vi.waitFor(() => expect(embedded.restarts()).toBe(n), patient)
      expect(await ask(embedded.connection, 'select count(*)::int as rows from kept')).toEqual([{ rows: n }])
    }
    expect(warnings).toHaveLength(2)
  })

  it('PLT-2 refuses a second process on the same folder in one sentence, and the first goes on', async () => {
    const { connection } = await start()
    const second = child('hold')
    expect(await second.end()).toBe(1)
    expect(second.said.at(-1)).toBe(
      `EmbeddedRefused: The data folder ${dataDir} is in use by another madoguchi process (process ${process.pid}): stop that one first, or set DATA_DIR to another folder.`,
    )
    await expect(startEmbedded({ dataDir, log: silent })).rejects.toThrow(EmbeddedRefused)
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('PLT-2 a program holds its folder as long as it lives, even if it forgets about it', async () => {
    const program = child('hold')
    await program.line((line) => line === 'up')
    await expect(startEmbedded({ dataDir, log: silent })).rejects.toThrow(`(process ${program.child.pid})`)
    await program.kill()
    await start()
  })

  it('PLT-2 ends with a program that is killed, and with one that just ends', async (context) => {
    context.skip(!tied, 'needs setpriv')
    for (const what of ['hold', 'leave'] as const) {
      const program = child(what)
      await program.line((line) => line === 'up')
      const pid = what === 'hold' ? serverPid(dataDir) : null
      await (what === 'hold' ? program.kill() : program.end())
      if (pid) await vi.waitFor(() => expect(lives(pid)).toBe(false), patient)
      await vi.waitFor(() => expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false), patient)
    }
  })

  it('PLT-30 kill -9 while writing, again and again: nothing that was told is lost, nothing is half done or done twice', async () => {
    let told = 0
    for (let round = 0; round < 6; round++) {
      const program = child('write')
      await program.line((line) => line === 'up')
      const enough = told + 20 + round * 15
      await program.line((line) => Number(line) >= enough)
      await program.kill()
      told = Math.max(...program.said.map(Number).filter((n) => n > 0))
    }
    const { connection } = await start()
    const [given] = await ask(
      connection,
      'select count(*)::int as rows, count(distinct n)::int as different, max(n) as last from given',
    )
    const [taken] = await ask(
      connection,
      'select count(*)::int as rows, count(distinct n)::int as different, max(n) as last from taken',
    )
    expect(given).toEqual(taken)
    expect(given.last).toBeGreaterThanOrEqual(told)
    expect(given).toEqual({ rows: given.last, different: given.last, last: given.last })
  })

  it('PLT-30 kill -9 in the middle of the first start leaves nothing that stands in the way', async () => {
    const unfinished = () => readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'))
    const moments = [
      () => unfinished().some((name) => existsSync(path.join(dataDir, name, 'PG_VERSION'))),
      () => existsSync(path.join(dataDir, 'postgres')),
      () => existsSync(path.join(dataDir, 'postgres/postmaster.pid')),
    ]
    for (const moment of moments) {
      expect(moment()).toBe(false)
      const program = child('hold')
      await vi.waitFor(() => expect(moment()).toBe(true), { timeout: 20_000, interval: 2 })
      await program.kill()
      await vi.waitFor(() => expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false), patient)
      if (moment === moments[0]) {
        expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false)
        for (const name of unfinished()) rmSync(path.join(dataDir, name, 'PG_VERSION'), { force: true })
      }
    }
    const { connection } = await start()
    expect(await ask(connection, 'select current_user as me')).toEqual([{ me: 'madoguchi' }])
    expect(unfinished()).toEqual([])
  })

  it('PLT-30 starts although the number of the dead server belongs to another process by now', async () => {
    await (await start()).stop()
    writeFileSync(
      path.join(dataDir, 'postgres/postmaster.pid'),
      `${process.ppid}\n${dataDir}/postgres\n1\n5432\n${dataDir}/run\n\n\n`,
    )
    const { connection } = await start()
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('PLT-2 a folder with a long path has its socket in a private folder elsewhere', async () => {
    dataDir = path.join(dataDir, 'a-rather-long-name-for-a-folder/'.repeat(4))
    mkdirSync(dataDir, { recursive: true })
    const { connection } = await start()
    expect(connection.host.length).toBeLessThanOrEqual(80)
    expect(statSync(connection.host).mode & 0o777).toBe(0o700)
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
    await running[0]!.stop()
    expect(existsSync(connection.host)).toBe(false)
  })

  it('PLT-2 says with PostgreSQL’s own words why it does not start, and starts when that is mended', async () => {
    await (await start()).stop()
    const file = path.join(dataDir, 'postgres/postgresql.auto.conf')
    const sound = readFileSync(file)
    writeFileSync(file, 'no_such_setting = 1\n')
    const failed = startEmbedded({ dataDir, log: silent })
    await expect(failed).rejects.toThrow(EmbeddedFailed)
    await expect(failed).rejects.toThrow('unrecognized configuration parameter "no_such_setting"')
    writeFileSync(file, sound)
    await start()
  })

  it('PLT-2 names DATABASE_URL where no embedded database exists for the platform', () => {
    const { arch } = process
    Object.defineProperty(process, 'arch', { value: 'pdp11' })
    try {
      expect(() => findPostgres()).toThrow('set DATABASE_URL to a PostgreSQL server')
    } finally {
      Object.defineProperty(process, 'arch', { value: arch })
    }
  })

  it('PLT-2 keeps the server’s log small and free of what people typed', async () => {
    writeFileSync(path.join(dataDir, 'postgres.log'), Buffer.alloc(5_000_001, 0x20))
    const { connection } = await start()
    await ask(connection, 'create table person (name text primary key)')
    await ask(connection, `insert into person values ('山田花子')`)
    await expect(ask(connection, `insert into person values ('山田花子')`)).rejects.toThrow('duplicate key')
    await expect(ask(connection, `select '山田花子'::int`)).rejects.toThrow('invalid input')
    await running[0]!.stop()
    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toContain('山田花子')
    expect(statSync(path.join(dataDir, 'postgres.log.1')).size).toBe(5_000_001)
  })

  describe('whoever runs it', () => {
    it('PLT-2 root, with and without user namespaces, on the same folder in turn', async (context) => {
      context.skip(!isRoot || !can('setpriv', '--reuid=65534', 'true'), 'needs root')
      const modes = can('unshare', '--user', '--map-user=65534', 'true')
        ? (['nobody', 'namespace', 'nobody'] as const)
        : (['nobody'] as const)
      for (const [turn, runAs] of modes.entries()) {
        const embedded = await start({ program: findPostgres(runAs) })
        await ask(embedded.connection, `create table turn_${turn} (n int)`)
        expect(await ask(embedded.connection, `select 1 from pg_tables where tablename like 'turn_%'`)).toHaveLength(
          turn + 1,
        )
        expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(runAs === 'nobody' ? 65534 : 0)
        await embedded.stop()
      }
    })

    it.for([
      ['an ordinary user', 65534],
      ['a user number without a name', 54321],
    ] as const)('PLT-2 %s', async ([, uid], context) => {
      const become = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
      const could = (...words: string[]) => can(become[0]!, ...become.slice(1), ...words)
      context.skip(!isRoot || !could('true'), 'needs root')
      context.skip(uid !== 65534 && !could('unshare', '--user', '--map-user=65534', 'true'), 'needs user namespaces')
      chownSync(dataDir, uid, uid)
      const program = child('hold', become)
      await program.line((line) => line === 'up')
      const pid = serverPid(dataDir)
      expect(statSync(`/proc/${pid}`).uid).toBe(uid)
      await program.kill()
      const next = child('hold', become)
      await next.line((line) => line === 'up')
      await next.kill()
      await vi.waitFor(() => expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false), patient)
    })
  })
})
