import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newRows, newRun } from './bulk-world.ts'
import { day, newApplication, newContract } from './certificates-world.ts'
import { applying, newDevice, openKeys } from './keys-world.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

/** Tables of the whole program. Every other table belongs to portals, also one that is made tomorrow. */
const ofTheProgram = ['migrations', 'program_facts']

describe('ACC-34 row-level security', () => {
  let world: World
  let tables: string[]
  beforeAll(async () => {
    world = await openWorld()
    const rows = await world.asOwner(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'f', 'v', 'm') order by name`,
    )
    tables = rows.map((row) => row.name).filter((name) => !ofTheProgram.includes(name))
    await fill('partner', 1)
    await fill('trade', 2)
  })
  afterAll(() => world.end())

  /** At least one row in every table of a portal. */
  const fill = async (portal: string, n: number): Promise<void> => {
    const stores = world.stores.of(portal)
    const customer = { code: `JP000000${n}`, company: '', kana: '', postalCode: '2440806', address: '', phone: '' }
    await stores.customers.create({ id: id(n), ...customer }, now)
    await stores.accounts.create(newAccount(n, { customerId: id(n), passwordHash: 'first' }))
    await stores.accounts.setPassword(id(n), 'second', now)
    const times = { at: now, endsAt: later(60) }
    const session = { id: id(n), tokenHash: `token ${n}`, accountId: id(n), browser: '', address: '', ...times }
    await stores.sessions.start(session)
    await stores.sessions.rememberBrowser(id(n), `device ${n}`, now)
    await stores.throttle.countTry(`lane ${n}`, now)
    const secret = { secretHash: `secret ${n}`, at: now, expiresAt: later(60) }
    await stores.grants.create({ id: id(n), purpose: 'password', accountId: id(n), ...secret })
    const code = { codeHash: 'code', accountId: id(n), sentAt: now, expiresAt: later(60) }
    await stores.codes.put(`flow ${n}`, code, now)
    const from = { address: '', language: 'ja' } as const
    await stores.requests.write(id(n), { kind: 'recover', facts: {} }, from, now)
    await stores.consents.give(id(n), 'terms', '2026-04-01', now)
    await stores.sharedUserRequests.open(id(n), id(n), now)
    const waiting = { kind: 'inquiry', state: 'waiting', accountId: id(n), facts: {}, createdAt: now } as const
    await stores.cases.open({ id: id(n), number: `Q-${n}`, ...waiting })
    const letter = { letter: 'account-deleted', to: 'a@sakura.example', language: 'ja', facts: { at: '' } } as const
    await stores.post.send({ id: id(n), ...letter }, now)
    await stores.audit.note({ event: 'sign-out', by: 'account' }, now)
    const flow = { flow: 'sign-in', browserHash: '', state: {}, expiresAt: later(60) }
    await stores.flowStates.insert({ id: `flow ${n}`, ...flow })
    const details = { country: 'JP', postalCode: '2440806', phone: '', wantsNews: true }
    await stores.details.set(id(n), { ...details, address: ['', '', '', '', ''] })
    await stores.permissions.give(id(n), 'mpcs', now)
    await stores.pictures.spend(`picture ${n}`, later(60))
    const away = { kind: 'maintenance', from: later(60), until: later(120), announcedAt: now } as const
    await stores.windows.create({ id: id(n), ...away, text: { ja: '', en: '' } })
    const told = { from: '', until: '' }
    await stores.mailings.begin({ id: id(n), letter: 'maintenance-withdrawn', facts: { ja: told, en: told }, at: now })
    const keys = openKeys(world, portal)
    await keys.found(newDevice(), await keys.printed('701W'))
    await stores.numbers.draw(applying())
    await stores.bulk.begin(newRun({ account: id(n), holder: id(n) }), newRows(1))
    await fillCertificates(portal, n)
    await world.asOwner(
      `insert into inbox (portal, id, sender, recipient, subject, text, html, sent_at) values ($1, $2, '', '', '', '', '', $3)`,
      [portal, id(n), now],
    )
  }

  const fillCertificates = async (portal: string, n: number): Promise<void> => {
    const stores = world.stores.of(portal)
    const bytes = Buffer.from('x')
    await stores.authorities.create({ name: 'sr', issuer: null, certificate: bytes, key: bytes }, now)
    await stores.journal.reserve(
      {
        ...{ issuer: 'sr', profile: 'server-ov', approval: `${n}`, serial: '01', keyFingerprint: `${n}` },
        ...{ applicationId: null, contractId: null, accountId: null, subject: [], names: [] },
        ...{ notBefore: now, notAfter: later(60) },
      },
      now,
    )
    await stores.statuses.publish('sr', { number: 1, der: bytes, thisUpdate: now, nextUpdate: later(60), told: 0 })
    await stores.certificates.blockKey(`${n}`, now)
    await stores.certificates.claimKey(`${n}`, id(n), now)
    await stores.notices.give(id(n), 'ends-30', now)
    await stores.contracts.create(newContract({ id: id(n) }), now)
    const application = newApplication({ contractId: id(n) })
    await stores.applications.create(application)
    const draft = { kind: 'new', contractId: null, data: {}, changedAt: now, expiresAt: later(60) } as const
    await stores.drafts.save({ id: id(n), account: id(n), ...draft }, null)
    const document = { name: '', type: 'application/pdf', size: 1, content: bytes, uploadedAt: now } as const
    await stores.documents.add({ id: id(n), applicationId: application.id, ...document })
    const coupon = { number: `C-${n}`, agentCode: '', service: '', uses: 1, until: day('2026-12-31') }
    await stores.coupons.create(coupon, now)
    await stores.coupons.hold(`C-${n}`, application.id, '', '', day('2026-11-20'), now)
    await stores.presets.set(id(n), { agentCode: '', data: {} })
  }

  /** One statement with this portal named, undone afterwards. `null`: no transaction, no portal named. */
  const ask = async (portal: string | null, sql: string): Promise<any> => {
    const client = await world.db.pool.connect()
    try {
      await client.query('begin')
      if (portal !== null) await client.query(`select set_config('madoguchi.portal', $1, true)`, [portal])
      return await client.query(sql)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const count = async (portal: string | null, table: string, where = 'true'): Promise<number> =>
    (await ask(portal, `select count(*) as n from ${table} where ${where}`)).rows[0].n

  it('ACC-34 stands on every table but those of the whole program, for the tables’ owner too', async () => {
    expect(tables.length).toBeGreaterThan(15)
    const rows = await world.asOwner(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'portal' and a.attnotnull)
      order by name`,
    )
    expect(rows.map((row) => row.name)).toEqual(tables)
  })

  it('ACC-34 with one portal named, no row of another can be read, in any table', async () => {
    for (const table of tables) {
      expect([table, await count('*', table, `portal = 'trade'`)]).not.toEqual([table, 0])
      expect([table, await count('partner', table, `portal = 'partner'`)]).not.toEqual([table, 0])
      expect([table, await count('partner', table, `portal <> 'partner'`)]).toEqual([table, 0])
      expect([table, await count('member', table)]).toEqual([table, 0])
    }
  })

  it('ACC-34 with one portal named, no row of another can be written, in any table', async () => {
    for (const table of tables) {
      const changed = await ask('partner', `update ${table} set portal = portal where portal = 'trade'`)
      const deleted = await ask('partner', `delete from ${table} where portal = 'trade'`)
      expect([table, changed.rowCount, deleted.rowCount]).toEqual([table, 0, 0])
      // A policy is judged before keys and triggers are: a row that comes out of the own portal, and a row that goes there.
      const [{ columns }] = await world.asOwner(
        `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      )
      const foreign = `insert into ${table} (${columns}) overriding system value select ${columns}
        from (select (jsonb_populate_record(null::${table}, to_jsonb(mine) || '{"portal": "trade"}')).*
          from (select * from ${table} limit 1) as mine) as theirs`
      await expect(ask('partner', foreign), table).rejects.toThrow('row-level security')
      // Of what is never changed, whoever tries hears that first.
      if (!['audit_events', 'ledger_entries'].includes(table))
        await expect(ask('partner', `update ${table} set portal = 'trade'`), table).rejects.toThrow(
          'row-level security',
        )
    }
  })

  it('ACC-34 with no portal named nothing can be read or written, in any table', async () => {
    for (const table of tables) {
      for (const portal of [null, '']) {
        expect([table, await count(portal, table)]).toEqual([table, 0])
        expect([table, (await ask(portal, `delete from ${table}`)).rowCount]).toEqual([table, 0])
      }
    }
  })

  it('ACC-34 a portal without a name is no portal', async () => {
    const insert = (portal: string) =>
      ask(
        portal,
        `insert into tries (portal, lane, count, first_at, last_at) values ('', '', 1, '2026-01-01', '2026-01-01')`,
      )
    await expect(insert('')).rejects.toThrow('row-level security')
  })

  it('ACC-34 a job across portals sees all of them', async () => {
    for (const table of tables) expect([table, (await count('*', table)) >= 2]).toEqual([table, true])
  })

  it('ACC-34 a connection forgets its portal when its transaction ends', async () => {
    await Promise.all(Array.from({ length: 40 }, () => world.stores.of('partner').accounts.byId(id(1))))
    const counts = await Promise.all(
      Array.from(
        { length: 40 },
        async () => (await world.db.pool.query('select count(*) as n from accounts')).rows[0].n,
      ),
    )
    expect(new Set(counts)).toEqual(new Set([0]))
  })
})
