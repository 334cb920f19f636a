import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stores } from '../../src/domain/stores.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

describe('ACC-32 deletion', () => {
  let world: World
  let stores: Stores
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('trade')
  })
  afterAll(() => world.end())

  const personal = ['さくら', 'sakura', 'KEY-PHRASE', 'Chrome', '203.0.113.7', 'hash of', '芝公園']

  const fill = async (n: number): Promise<void> => {
    await stores.accounts.create(
      newAccount(n, {
        name: 'さくら 一郎',
        company: 'さくら商会',
        contract: 'KEY-PHRASE',
        mail: `p${n}@sakura.example`,
        passwordHash: 'hash of the first',
        identifiers: [{ kind: 'mail', canonical: `p${n}@sakura.example` }],
      }),
    )
    await stores.accounts.setPassword(id(n), 'hash of the second', now)
    await stores.sessions.start({
      id: id(n + 100),
      tokenHash: `session ${n}`,
      accountId: id(n),
      browser: 'Chrome / Windows',
      address: '203.0.113.7',
      at: now,
      endsAt: later(3600),
    })
    await stores.sessions.rememberBrowser(id(n), `browser ${n}`, now)
    await stores.grants.create({
      id: id(n + 100),
      purpose: 'password',
      accountId: id(n),
      secretHash: `hash of ${n}`,
      facts: { mail: 'KEY-PHRASE' },
      at: now,
      expiresAt: later(60),
    })
    const code = { codeHash: 'hash of a code', accountId: id(n), sentAt: now, expiresAt: later(60) }
    await stores.codes.put(`flow ${n}`, code, now)
    await stores.consents.give(id(n), 'terms', '2026-04-01', now)
    await stores.details.set(id(n), {
      country: 'JP',
      postalCode: '105-0011',
      address: ['東京都港区芝公園', '', '', '', ''],
      phone: '03-1234-5678',
      wantsNews: true,
    })
    await stores.permissions.give(id(n), 'mpcs', now)
    await stores.sharedUserRequests.open(id(n + 100), id(n), now)
    await stores.cases.open({
      id: id(n + 100),
      kind: 'inquiry',
      number: `Q-${n}`,
      state: 'waiting',
      accountId: id(n),
      facts: { text: 'KEY-PHRASE' },
      createdAt: now,
    })
    const letter = {
      letter: 'account-deleted',
      to: `p${n}@sakura.example`,
      language: 'ja',
      facts: { at: 'さくら' },
    } as const
    await stores.post.send({ id: id(n + 100), accountId: id(n), ...letter }, now)
    await stores.post.send({ id: id(n + 200), accountId: id(n), ...letter }, now)
    await world.asOwner(`update outbox set state = 'sent', sent_at = $1 where id = $2`, [now, id(n + 200)])
    await stores.audit.note({ event: 'account.created', by: 'operator', accountId: id(n) }, now)
  }

  it('leaves no personal datum and no way in; what was agreed, asked and noted stays, about nobody', async () => {
    await fill(1)
    await fill(2)
    const tables: { name: string }[] = await world.asOwner(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'`,
    )
    const dump = async (n: number): Promise<Record<string, string>> => {
      const all: Record<string, string> = {}
      for (const { name } of tables) {
        const rows = await world.asOwner(`select to_jsonb(t) as row from ${name} as t`)
        all[name] = rows
          .map(({ row }) => JSON.stringify(row))
          .filter((row) => row.includes(id(n)))
          .join('\n')
      }
      return all
    }
    const held = (rows: Record<string, string>) =>
      Object.keys(rows)
        .filter((name) => rows[name] !== '')
        .sort()
    const untouched = await dump(2)
    expect(personal.filter((word) => JSON.stringify(untouched).includes(word)).length).toBeGreaterThan(4)

    await stores.accounts.close(id(1))
    const left = await dump(1)
    expect(held(left)).toEqual(['accounts', 'audit_events', 'cases', 'consents', 'outbox'])
    for (const word of personal) expect(JSON.stringify(left)).not.toContain(word)
    expect(await dump(2)).toEqual(untouched)
    expect(await stores.cases.byNumber('Q-1')).toMatchObject({ state: 'waiting', facts: {} })
    expect(await stores.accounts.byId(id(1))).toMatchObject({
      state: 'closed',
      name: '',
      mail: null,
      passwordHash: null,
    })
    const letters = await world.asOwner('select state, recipient, facts from outbox where account_id = $1', [id(1)])
    expect(letters).toEqual([{ state: 'sent', recipient: '', facts: {} }])
  })

  it('stays deleted, and its address may be used anew', async () => {
    await fill(3)
    await stores.accounts.close(id(3))
    await stores.accounts.setState(id(3), 'active')
    await stores.accounts.setNames(id(3), { name: '名前', company: '会社' })
    expect(await stores.accounts.setMail(id(3), 'new@sakura.example', null)).toBe(false)
    await stores.accounts.close(id(3))
    expect(await stores.accounts.byId(id(3))).toMatchObject({ state: 'closed', name: '', mail: null })
    const again = newAccount(4, { identifiers: [{ kind: 'mail', canonical: 'p3@sakura.example' }] })
    expect(await stores.accounts.create(again)).toBe(true)
  })
})
