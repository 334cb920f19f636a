import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../src/store/audit.ts'
import { id, later, now, openWorld, type World } from './world.ts'

describe('ACC-50 the audit trail', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.end())

  /** What somebody with all rights over the tables could do. */
  const tamper = async (...statements: readonly (readonly [string, ...unknown[]])[]): Promise<void> => {
    await world.asOwner('alter table audit_events disable trigger user')
    for (const [sql, ...values] of statements) await world.asOwner(sql, values)
    await world.asOwner('alter table audit_events enable trigger user')
  }
  beforeEach(() => tamper(['delete from audit_events'], ['delete from audit_heads']))

  const write = async (count: number, portal = 'trade'): Promise<void> => {
    await world.stores.atomically(portal, async ({ audit }) => {
      for (let n = 1; n <= count; n++)
        await audit.note({ event: 'sign-in.refused', by: 'stranger', address: '203.0.113.7', facts: { n } }, later(n))
    })
  }
  const verify = (portal = 'trade', batch = 4) =>
    world.db.inPortal(portal, (query) => verifyAudit(query, portal, batch))

  it('ACC-50 notes who, what, which portal, when and from where, and shows an account its newest', async () => {
    const { audit } = world.stores.of('trade')
    for (const n of [1, 2, 3])
      await audit.note(
        { event: 'sign-in.accepted', by: 'account', accountId: id(1), address: '203.0.113.7', facts: { n } },
        later(n),
      )
    await audit.note({ event: 'sign-out', by: 'account', accountId: id(2) }, now)
    const recent = await audit.recent(id(1), 2)
    expect(recent.map((one) => [one.number, one.at, one.event, one.accountId])).toEqual([
      [3, later(3), 'sign-in.accepted', id(1)],
      [2, later(2), 'sign-in.accepted', id(1)],
    ])
    expect(JSON.parse(recent[0]!.body)).toEqual({
      version: 1,
      portal: 'trade',
      at: later(3).toISOString(),
      event: 'sign-in.accepted',
      by: 'account',
      accountId: id(1),
      address: '203.0.113.7',
      facts: { n: 3 },
    })
    expect(await world.stores.of('partner').audit.recent(id(1), 9)).toEqual([])
  })

  it('ACC-50 cannot be changed, shortened or emptied', async () => {
    await write(3)
    for (const sql of [
      `update audit_events set event = 'sign-out' where number = 2`,
      'delete from audit_events where number = 3',
      'truncate audit_events',
    ])
      await expect(world.asOwner(sql)).rejects.toThrow('append-only')
    expect(await verify()).toMatchObject({ ok: true, head: { number: 3 } })
  })

  it('ACC-50 200 notes made in parallel make one unbroken chain a portal', async () => {
    const note = (n: number) => ({ event: 'sign-in.refused', by: 'stranger', facts: { n } }) as const
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => world.stores.of(n % 4 ? 'trade' : 'partner').audit.note(note(n), later(n))),
    )
    expect(await verify('trade', 1000)).toMatchObject({ ok: true, head: { number: 150 } })
    expect(await verify('partner', 7)).toMatchObject({ ok: true, head: { number: 50 } })
    expect(await world.stores.auditedPortals()).toEqual(['partner', 'trade'])
  })

  it('ACC-50 is verified while others go on writing', async () => {
    await write(50)
    const writing = Promise.all(Array.from({ length: 40 }, () => write(3)))
    const verdicts = []
    for (let i = 0; i < 10; i++) verdicts.push(await verify('trade', 5))
    await writing
    expect(verdicts.filter((one) => !one.ok)).toEqual([])
    expect(await verify()).toMatchObject({ ok: true, head: { number: 170 } })
  })

  it('ACC-50 notes of one transaction are written in their order, or not at all', async () => {
    const failing = world.stores.atomically('trade', async ({ audit }) => {
      await audit.note({ event: 'sign-out', by: 'account' }, now)
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await verify()).toEqual({ ok: true, head: { number: 0, hash: new Uint8Array() } })
    await write(5)
    const rows = await world.asOwner('select body from audit_events order by number')
    expect(rows.map((row) => JSON.parse(row.body).facts.n)).toEqual([1, 2, 3, 4, 5])
  })

  it('ACC-50 a note holds up nobody: transactions that note first and last do not wait for each other in a circle', async () => {
    const note = { event: 'sign-in.refused', by: 'stranger' } as const
    const work = Array.from({ length: 60 }, (_, n) =>
      world.stores.atomically('trade', async ({ audit, throttle }) => {
        if (n % 2) await audit.note(note, now)
        await throttle.countInWindow('circle', 60, now)
        if (n % 2 === 0) await audit.note(note, now)
      }),
    )
    expect((await Promise.allSettled(work)).filter((one) => one.status === 'rejected')).toEqual([])
    expect(await verify()).toMatchObject({ ok: true, head: { number: 60 } })
  })

  const swap = `
    update audit_events set number = case number when 3 then 7 else 3 end + 1000 where number in (3, 7)`
  it.each([
    [
      'a changed text',
      5,
      'changed',
      [[`update audit_events set body = replace(body, '"n":5', '"n":6') where number = 5`]],
    ],
    ['a changed time', 6, 'changed', [[`update audit_events set at = at + interval '1 ms' where number = 6`]]],
    ['a changed event', 1, 'changed', [[`update audit_events set event = 'sign-out' where number = 1`]]],
    ['a changed account', 9, 'changed', [[`update audit_events set account_id = $1 where number = 9`, id(7)]]],
    ['a changed hash', 4, 'changed', [[`update audit_events set hash = previous where number = 4`]]],
    ['a deleted row', 4, 'missing', [['delete from audit_events where number = 4']]],
    ['the first row deleted', 1, 'missing', [['delete from audit_events where number = 1']]],
    ['the last row deleted', 10, 'missing', [['delete from audit_events where number = 10']]],
    ['all rows deleted', 1, 'missing', [['delete from audit_events']]],
    [
      'rows that changed places',
      3,
      'changed',
      [[swap], ['update audit_events set number = number - 1000 where number > 1000']],
    ],
    [
      'the head set back',
      10,
      'out-of-place',
      [[`update audit_heads set number = 9, hash = (select hash from audit_events where number = 9)`]],
    ],
    ['the head deleted', 1, 'out-of-place', [['delete from audit_heads']]],
    ['a changed head', 10, 'changed', [[`update audit_heads set hash = sha256(hash)`]]],
    [
      'a row of another portal',
      1,
      'changed',
      [
        ['delete from audit_heads'],
        [`update audit_events set portal = 'partner'`],
        [`insert into audit_heads select 'partner', 10, hash from audit_events where number = 10`],
      ],
    ],
  ] as const)('ACC-50 finds %s', async (what, number, fault, statements) => {
    await write(10)
    expect((await verify()).ok).toBe(true)
    await tamper(...statements)
    const portal = what === 'a row of another portal' ? 'partner' : 'trade'
    for (const batch of [1, 3, 5, 10, 1000])
      expect(await verify(portal, batch)).toEqual({ ok: false, number, what: fault })
  })

  it('ACC-50 finds a row that was written anew with a fitting hash', async () => {
    await write(10)
    await tamper([
      `update audit_events set body = replace(body, '"n":5', '"n":9'),
        hash = sha256(previous || convert_to('5' || E'\\n' || replace(body, '"n":5', '"n":9'), 'UTF8')) where number = 5`,
    ])
    expect(await verify()).toEqual({ ok: false, number: 6, what: 'out-of-place' })
  })

  it('PLT-32 ACC-50 the database chains whatever is noted as the check computes it', async () => {
    const fact = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    )
    const facts = fc.dictionary(fc.string({ unit: 'grapheme' }), fact)
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { maxLength: 6 }), async (list) => {
        await world.stores.atomically('trade', async ({ audit }) => {
          for (const facts of list) await audit.note({ event: 'import.done', by: 'operator', facts }, now)
        })
        count += list.length
        expect(await verify()).toMatchObject({ ok: true, head: { number: count } })
      }),
      { numRuns: 40 },
    )
  })
})
