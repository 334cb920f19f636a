import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailingsJob, NewMailing } from '../../src/domain/office/mailing.ts'
import { newId } from '../../src/kit/ids.ts'
import { systemRandom } from '../../src/kit/random.ts'
import { createMailingsJob } from '../../src/store/mailings-job.ts'
import { createOutbox } from '../../src/store/outbox.ts'
import { id, later, newAccount, now, openWorld, type World } from './world.ts'

const PORTAL = 'keys'
const window = { from: '2026-12-01T13:00:00.000Z', until: '2026-12-02T17:00:00.000Z' }
const details = {
  country: 'JP',
  postalCode: '',
  address: ['', '', '', '', ''] as const,
  phone: '',
  wantsNews: true,
}

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.end())

const worker = (): MailingsJob =>
  createMailingsJob(world.db, world.vault, { newId: () => newId(now, systemRandom), token: () => systemRandom.token() })

/** Works until nothing is left; tells how many letters each batch had. */
const postAll = async (job = worker(), count = 3): Promise<readonly number[]> => {
  const batches: number[] = []
  for (;;) {
    const batch = await job.postSome(later(60), count)
    if (!batch) return batches
    batches.push(batch.posted)
  }
}

const accounts = async (from: number, to: number, rest: Parameters<typeof newAccount>[1] = {}): Promise<void> => {
  for (let n = from; n <= to; n++) await world.stores.of(PORTAL).accounts.create(newAccount(n, rest))
}

const announce = (n: number, rest: Partial<NewMailing> = {}): Promise<void> =>
  world.stores.of(PORTAL).mailings.begin({
    id: id(n),
    letter: 'maintenance-announced',
    facts: { ja: { ...window, text: '電源の工事' }, en: { ...window, text: 'Power works' } },
    at: now,
    ...rest,
  } as NewMailing)

const news = (n: number): Promise<void> =>
  announce(n, {
    letter: 'product-news',
    facts: { ja: { subject: '新機種', text: '発売しました。' }, en: { subject: 'New', text: 'It is here.' } },
  })

const posted = (): Promise<any[]> =>
  world.asOwner(`select * from outbox where portal = $1 order by recipient collate "C", id`, [PORTAL])
const recipients = async (): Promise<string[]> => (await posted()).map((row) => row.recipient)

describe('KEY-10 mail to everybody', () => {
  it('KEY-10 reaches every account that can be mailed, once each, in its language, in batches', async () => {
    const { stores } = world
    await accounts(1, 7)
    await accounts(8, 8, { language: 'en' })
    await accounts(9, 9, { mail: null } as never)
    await accounts(10, 10, { at: later(1) })
    await accounts(11, 12)
    await stores.of(PORTAL).accounts.setState(id(11), 'suspended')
    await stores.of('trade').accounts.create(newAccount(1, { mail: 'other@trade.example' }))
    await announce(100)
    expect(await postAll()).toEqual([3, 3, 3, 0])
    expect(await recipients()).toEqual([12, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => `user${n}@sakura.example`))
    const rows = await posted()
    expect(rows[8]).toMatchObject({
      language: 'en',
      account_id: id(8),
      mailing: id(100),
      facts: { ...window, text: 'Power works' },
    })
    expect(rows[0]).toMatchObject({ language: 'ja', letter: 'maintenance-announced', secret: null, due_at: later(60) })
    expect(await stores.of(PORTAL).mailings.recent(5)).toMatchObject([{ id: id(100), posted: 9, endedAt: later(60) }])
    expect(await stores.of('trade').mailings.recent(5)).toEqual([])
    expect(await worker().postSome(later(60), 3)).toBeNull()
  })

  it('KEY-10 nobody twice and nobody left out: several processes at once, and batches that break off', async () => {
    await accounts(1, 40)
    await announce(100)
    let toBreak = 6
    const breaking = createMailingsJob(world.db, world.vault, {
      newId: () => {
        if (toBreak-- % 7 === 0) throw new Error('broken off')
        return newId(now, systemRandom)
      },
      token: () => systemRandom.token(),
    })
    const process = async (job: MailingsJob): Promise<void> => {
      for (let quiet = 0; quiet < 3; ) {
        const batch = await job.postSome(now, 3).catch(() => 'broken' as const)
        if (batch === null) quiet += 1
      }
    }
    await Promise.all([process(worker()), process(worker()), process(breaking)])
    expect(await postAll()).toEqual([])
    const all = await recipients()
    expect([all.length, new Set(all).size]).toEqual([40, 40])
  })

  it('KEY-10 product news goes to those alone who asked for it, each with a link of its own that is good beside older ones', async () => {
    const { mailings, details: kept, grants } = world.stores.of(PORTAL)
    await accounts(1, 4)
    await kept.set(id(1), details)
    await kept.set(id(2), { ...details, wantsNews: false })
    await kept.set(id(4), details)
    expect(await mailings.wantingNews()).toBe(2)
    await news(100)
    await postAll()
    await news(101)
    await postAll()
    expect(await recipients()).toEqual([1, 1, 4, 4].map((n) => `user${n}@sakura.example`))
    const tokens = (await posted()).map((row) => world.vault.openText('outbox', row.secret))
    const found = await Promise.all(tokens.map((token) => grants.bySecret(world.vault.mac('link', token))))
    expect(found.map((grant) => grant?.accountId)).toEqual([id(1), id(1), id(4), id(4)])
    for (const grant of found) {
      expect(grant).toMatchObject({ purpose: 'stop-news', spentAt: null, replacedAt: null })
      expect(await grants.spend(grant!.id, later(399 * 86_400))).toBe(true)
    }
    expect(await mailings.declineNews(id(1))).toBe(true)
    expect(await mailings.declineNews(id(1))).toBe(false)
    expect((await kept.of(id(1)))?.wantsNews).toBe(false)
    expect(await recipients()).toEqual([4, 4].map((n) => `user${n}@sakura.example`))
    await announce(102)
    await postAll()
    expect(await recipients()).toHaveLength(6)
  })

  it('KEY-10 what is out of date ends, and letters that have not gone are taken back', async () => {
    const { mailings, windows } = world.stores.of(PORTAL)
    await accounts(1, 6)
    const text = { ja: '', en: '' }
    const planned = { kind: 'maintenance', from: later(3600), until: later(7200), announcedAt: now, text } as const
    await windows.create({ id: id(50), ...planned })
    await announce(100, { windowId: id(50) })
    await worker().postSome(later(1), 4)
    const outbox = createOutbox(world.db, world.vault)
    const [sent, underWay] = await outbox.claim(later(1), 2)
    await outbox.sent(sent!, later(1))
    await mailings.overtake(id(50), later(2))
    expect(await postAll()).toEqual([])
    expect((await posted()).map((row) => row.state).sort()).toEqual(['sending', 'sent'])
    await outbox.retry(underWay!, 'later', later(3))
    expect((await outbox.claim(later(4), 1))[0]?.facts).toMatchObject({ until: later(2).toISOString() })
    await announce(101, { windowId: id(50), letter: 'maintenance-withdrawn', facts: { ja: window, en: window } })
    expect(await postAll()).toEqual([3, 3, 0])
    expect((await mailings.recent(5)).map(({ posted: count, endedAt }) => [count, endedAt])).toEqual([
      [6, later(60)],
      [4, later(2)],
    ])
  })

  it('names up to ten of the reader’s devices whose term ends meanwhile, and nobody else’s', async () => {
    const { customers } = world.stores.of(PORTAL)
    const rest = { company: '', kana: '', postalCode: '2440806', address: '', phone: '' }
    await customers.create({ id: id(90), code: 'JP0000001', ...rest }, now)
    await accounts(1, 1)
    await accounts(2, 2, { role: 'main', customerId: id(90) })
    await accounts(3, 3)
    const device = async (holder: string, n: number, endsOn: string): Promise<void> => {
      const name = n.toString(16).toUpperCase().padStart(16, '0')
      await world.asOwner(
        `insert into devices (portal, kind, device_id, ends_on, created_at) values ($1, 'hdcom', $2, $3, $4)`,
        [PORTAL, name, endsOn, now],
      )
      await world.asOwner(
        `insert into device_holders (portal, holder_id, kind, device_id, seq, ends_on) values ($1, $2, 'hdcom', $3, 1, $4)`,
        [PORTAL, holder, name, endsOn],
      )
    }
    for (let n = 1; n <= 11; n++) await device(id(1), n, '2026-12-02')
    await device(id(90), 21, '2026-12-01')
    for (const [n, day] of ['2026-11-30', '2026-12-03'].entries()) await device(id(90), 31 + n, day)
    await announce(100)
    await postAll()
    const [one, two, three] = (await posted()).map((row) => row.facts)
    expect(one.devices).toHaveLength(10)
    expect(one).toMatchObject({ more: true, text: '電源の工事' })
    expect(two.devices).toEqual([{ device: '0000-0000-0000-0015', endsOn: '2026-12-01' }])
    expect([two.more, three.devices]).toEqual([undefined, undefined])
  })
})

describe('KEY-10 letters of mailings go after all others', () => {
  it('of every portal, however early they were posted; and not at all where they are not asked for', async () => {
    await accounts(1, 30)
    await announce(100)
    await postAll(worker(), 500)
    const send = (portal: string, n: number, letter: 'one-time-code' | 'password-changed') =>
      world.stores.of(portal).post.send(
        {
          id: id(200 + n),
          letter,
          to: `p${n}@x.example`,
          language: 'ja',
          facts: (letter === 'one-time-code'
            ? { until: later(900).toISOString(), minutes: 10 }
            : { at: '', how: 'changed' }) as never,
        },
        later(120),
      )
    await send(PORTAL, 1, 'password-changed')
    await send(PORTAL, 2, 'one-time-code')
    await send('trade', 3, 'password-changed')
    const outbox = createOutbox(world.db, world.vault)
    const order = await outbox.claim(later(121), 3, 'but-mailings')
    expect(order.map(({ letter, isOfMany }) => [letter, isOfMany]).sort()).toEqual([
      ['one-time-code', false],
      ['password-changed', false],
      ['password-changed', false],
    ])
    expect(await outbox.claim(later(121), 3, 'but-mailings')).toEqual([])
    await send('trade', 4, 'password-changed')
    const mixed = await outbox.claim(later(121), 2)
    expect(mixed.map(({ isOfMany }) => isOfMany).sort()).toEqual([false, true])
    expect((await outbox.claim(later(121), 50)).length).toBe(29)
  })
})
