import { afterEach, describe, expect, it } from 'vitest'
import { openProgram } from '../../src/app.ts'
import { readSettings, SettingsRefused } from '../../src/settings.ts'
import { openCounter } from '../journeys/counter.ts'
import { emptyDatabase, freshDatabase } from '../setup/fresh-database.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const production = {
  PUBLIC_URL: 'https://counter.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MADOGUCHI_SECRET: 'zR8vKq3mT6wY1pLs9dXh2cNf5bGj7aQe',
}

describe('a database of another kind', () => {
  const ends: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })
  const open = (mode: 'demo' | 'serve', connection: object, migrate = false) =>
    openProgram({
      settings: readSettings(mode, mode === 'serve' ? production : {}),
      connection,
      migrate,
      log: quiet,
      jobs: false,
    })

  it('PLT-3 production refuses the demo’s database', async () => {
    const database = await freshDatabase()
    ends.push(database.drop)
    await (await open('demo', database.connection)).close()
    await expect(open('serve', database.connection)).rejects.toThrow(/the demo’s sample accounts/)
  })

  it('PLT-3 the demo refuses a database with people in it, and leaves it as it is', async () => {
    const database = await freshDatabase()
    ends.push(database.drop)
    const program = await open('serve', database.connection)
    await program.house.stores.atomically('member', async ({ accounts }) => {
      const at = program.house.clock.now()
      await accounts.create({
        id: '019a0000-0000-7000-8000-000000000001',
        role: 'sole',
        name: '本物 太郎',
        mail: null,
        language: 'ja',
        identifiers: [],
        at,
      })
    })
    await program.close()
    await expect(open('demo', database.connection)).rejects.toThrow(/not the demo’s/)
    await (await open('serve', database.connection)).close()
  })

  it('PLT-3 PLT-4 production does not start before the migrations were run, and says what to do', async () => {
    const database = await emptyDatabase()
    ends.push(database.drop)
    await expect(open('serve', database.connection)).rejects.toThrow(/madoguchi migrate/)
    await (await open('demo', database.connection, true)).close()
  })
})

describe('PLT-3 settings', () => {
  const faultsOf = (mode: 'demo' | 'serve', environment: Record<string, string>): readonly string[] => {
    try {
      readSettings(mode, environment)
      return []
    } catch (error) {
      if (error instanceof SettingsRefused) return error.faults.map((fault) => fault.split(':', 1)[0]!)
      throw error
    }
  }
  it.each([
    ['demo', {}, []],
    ['serve', production, []],
    ['serve', {}, ['MADOGUCHI_SECRET', 'SMTP_URL', 'PUBLIC_URL']],
    ['serve', { ...production, MADOGUCHI_SECRET: 'short' }, ['MADOGUCHI_SECRET']],
    ['serve', { ...production, MADOGUCHI_SECRET: 'a'.repeat(40) }, ['MADOGUCHI_SECRET']],
    [
      'serve',
      { ...production, MADOGUCHI_SECRET: 'a-secret-for-demo-mode-only-that-everybody-knows' },
      ['MADOGUCHI_SECRET'],
    ],
    ['serve', { ...production, PUBLIC_URL: 'http://counter.example' }, ['PUBLIC_URL']],
    ['serve', { ...production, PUBLIC_URL: 'counter.example' }, ['PUBLIC_URL', 'PUBLIC_URL']],
    [
      'demo',
      { PORT: 'x', DATABASE_URL: 'mysql://x', SMTP_URL: 'http://x', TRUSTED_PROXIES: '10.0.0.0/8 nonsense' },
      ['PORT', 'DATABASE_URL', 'SMTP_URL', 'TRUSTED_PROXIES'],
    ],
  ] as const)('%s with %j: %j, all at once', (mode, environment, faults) => {
    expect(faultsOf(mode, environment)).toEqual(faults)
  })
})

describe('PLT-5 health', () => {
  it('tells that it is alive, ready, and how it does', async () => {
    const counter = await openCounter()
    const get = (path: string) => counter.program.server.request(`http://localhost${path}`)
    expect(await (await get('/healthz')).json()).toEqual({ alive: true })
    expect(await (await get('/readyz')).json()).toEqual({ ready: true, faults: [], notices: [] })
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toMatch(/^madoguchi_mail_waiting 0$/m)
    expect(metrics).toMatch(/^madoguchi_job_failures\{job="send-mail"\} 0$/m)
    await counter.program.db.pool.end()
    const away = await get('/readyz')
    expect(away.status).toBe(503)
    expect(await away.json()).toEqual({ ready: false, faults: ['the database does not answer'], notices: [] })
    await counter.program.runner.stop()
  })
})
