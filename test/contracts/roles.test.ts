import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { bindRole } from '../../src/store/roles.ts'
import { withDatabase } from '../setup/database.ts'
import { asAdmin, type FreshDatabase, freshDatabase } from '../setup/fresh-database.ts'

describe('row-level security binds the program', () => {
  let database: FreshDatabase
  let asSuper: pg.ClientConfig

  beforeEach(async () => {
    database = await freshDatabase()
    const [row] = await query(database.connection, 'select current_database() as name')
    asSuper = withDatabase(inject('testServer').admin, row.name)
  })
  afterEach(() => database.drop())

  async function query(connection: pg.ClientConfig, sql: string): Promise<any[]> {
    const client = new pg.Client(connection)
    await client.connect()
    const result: any = await client.query(sql).finally(() => client.end())
    return Array.isArray(result) ? result.at(-1).rows : result.rows
  }

  const isSuper = () =>
    asAdmin(
      async (client) => (await client.query(`select current_setting('is_superuser') as yes`)).rows[0].yes === 'on',
    )

  it('PLT-2 gives a superuser a role that policies bind, with rights on what is there and what comes', async (context) => {
    context.skip(!(await isSuper()), 'DATABASE_URL names an ordinary role')
    await query(asSuper, 'create table held (id serial primary key, portal text)')
    await query(
      asSuper,
      `alter table held enable row level security; create policy own on held using (portal = current_setting('app.portal', true))`,
    )
    await query(asSuper, `insert into held (portal) values ('a'), ('b')`)
    expect(await query(asSuper, 'select portal from held')).toHaveLength(2)

    const role = await bindRole(asSuper)
    expect(role).toBe('madoguchi_app')
    await query(
      asSuper,
      'create table later (id serial primary key); create function one() returns int language sql as $$ select 1 $$',
    )
    expect(await query(asSuper, `set role ${role}; set app.portal = 'b'; select portal from held`)).toEqual([
      { portal: 'b' },
    ])
    expect(
      await query(
        asSuper,
        `set role ${role}; insert into later default values; update later set id = 5; select id, one() from later`,
      ),
    ).toEqual([{ id: 5, one: 1 }])
    await expect(
      query(asSuper, `set role ${role}; set app.portal = 'a'; insert into held (portal) values ('b')`),
    ).rejects.toThrow('row-level security')
    await expect(query(asSuper, `set role ${role}; create table mine (id int)`)).rejects.toThrow('permission denied')
  })

  it('PLT-2 the role is made once, however many processes and databases ask for it', async (context) => {
    context.skip(!(await isSuper()), 'DATABASE_URL names an ordinary role')
    const other = await freshDatabase()
    try {
      const [row] = await query(other.connection, 'select current_database() as name')
      const second = withDatabase(inject('testServer').admin, row.name)
      const roles = await Promise.all(
        [asSuper, second, asSuper, second, asSuper, second].map((connection) => bindRole(connection)),
      )
      expect(new Set(roles)).toEqual(new Set(['madoguchi_app']))
    } finally {
      await other.drop()
    }
  })

  it('PLT-2 leaves an ordinary role as it is', async (context) => {
    context.skip(inject('testServer').owner === null && (await isSuper()), 'DATABASE_URL names a superuser')
    expect(await bindRole(database.connection)).toBeNull()
  })
})
