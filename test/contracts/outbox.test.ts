import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClaimedLetter, Outbox } from '../../src/domain/outbox.ts'
import { addSeconds, days, minutes, seconds } from '../../src/kit/time.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { createOutbox, createPost } from '../../src/store/outbox.ts'
import { sampleFacts } from '../fakes/letters.ts'
import { noting, openPostOffice, type PostOffice, start, token, vault } from './post-office.ts'

let office: PostOffice

beforeAll(async () => {
  office = await openPostOffice()
})
afterAll(() => office.end())
beforeEach(() => office.empty())

describe('ACC-40 the outbox', () => {
  it('ACC-40 holds the letter if and only if the business transaction ends well', async () => {
    await expect(
      office.db.inPortal('partner', async (query) => {
        await createPost(query, 'partner', vault).send(
          {
            id: '019aa0c0-0000-7000-8000-00000000ffff',
            letter: 'already-registered',
            to: 'a@x.example',
            language: 'ja',
            facts: {},
          },
          office.now(),
        )
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await office.rows()).toEqual([])
    await office.post()
    expect(await office.rows()).toHaveLength(1)
  })

  it('ACC-40 keeps the secret sealed while the letter waits, and wipes it when it has gone', async () => {
    const id = await office.post()
    const whole = async () =>
      JSON.stringify(await office.db.inAllPortals((query) => query.selectFrom('outbox').selectAll().execute()))
    const sealed = (await office.row(id)).secret!
    expect(await whole()).not.toContain(token)
    expect(Buffer.from(sealed).includes(token)).toBe(false)
    expect(vault.openText('outbox', sealed)).toBe(token)
    const transport = noting()
    await office.worker(transport).idle()
    expect(await office.row(id)).toMatchObject({
      state: 'sent',
      secret: null,
      sent_at: office.now(),
      tries: 1,
      last_error: null,
    })
    expect(transport.told).toHaveLength(1)
  })

  it('ACC-34 a letter of one portal is not seen from another', async () => {
    await office.post({ portal: 'partner' })
    const seen = await office.db.inPortal('trade', (query) => query.selectFrom('outbox').selectAll().execute())
    expect(seen).toEqual([])
  })

  it('ACC-40 two workers side by side send 240 letters once each', async () => {
    for (let i = 0; i < 240; i++) await office.post({ portal: ['partner', 'member', 'trade'][i % 3]! })
    const others = office.open()
    const transport = noting()
    await Promise.all([office.worker(transport).idle(), office.worker(transport, createOutbox(others, vault)).idle()])
    await others.close()
    expect(transport.told).toHaveLength(240)
    expect(new Set(transport.told).size).toBe(240)
    expect((await office.rows()).every((one) => one.state === 'sent' && one.tries === 1 && one.secret === null)).toBe(
      true,
    )
  })

  it('ACC-40 a letter whose worker vanished is taken up when its lease has ended, not before', async () => {
    const id = await office.post()
    expect(await office.outbox.claim(office.now(), 1)).toHaveLength(1)
    const transport = noting()
    office.pass(seconds(89))
    await office.worker(transport).idle()
    expect(transport.told).toEqual([])
    expect((await office.row(id)).state).toBe('sending')
    office.pass(seconds(1))
    await office.worker(transport).idle()
    expect(transport.told).toHaveLength(1)
    expect(await office.row(id)).toMatchObject({ state: 'sent', tries: 2 })
  })

  it('ACC-40 a worker that comes back late neither undoes nor repeats what another one did', async () => {
    const id = await office.post()
    const [late] = await office.outbox.claim(office.now(), 1)
    office.pass(minutes(2))
    const [current] = await office.outbox.claim(office.now(), 1)
    await office.outbox.retry(late!, 'too late', addSeconds(office.now(), days(1)))
    await office.outbox.giveUp(late!, 'too late')
    expect(await office.row(id)).toMatchObject({ state: 'sending', tries: 2, last_error: null })
    expect((await office.row(id)).secret).not.toBeNull()
    await office.outbox.sent(late!, office.now())
    await office.outbox.retry(current!, 'put off', office.now())
    expect(await office.row(id)).toMatchObject({ state: 'sent', secret: null })
    expect(await office.outbox.claim(addSeconds(office.now(), days(1)), 10)).toEqual([])
  })

  it('ACC-40 a letter that has gone is not sent again when the database was away just then', async () => {
    const id = await office.post()
    const transport = noting()
    let broken = true
    const flaky: Outbox = {
      ...office.outbox,
      sent: (letter, at) =>
        broken ? Promise.reject(new Error('Connection terminated')) : office.outbox.sent(letter, at),
    }
    const runner = office.worker(transport, flaky)
    await runner.idle()
    expect((await office.row(id)).state).toBe('sending')
    broken = false
    office.pass(minutes(2))
    await runner.idle()
    expect((await office.row(id)).state).toBe('sent')
    expect(transport.told).toHaveLength(1)
  })

  it('ACC-40 a letter whose link or code has ended is not sent', async () => {
    const until = new Date('2026-11-20T00:10:00Z').toISOString()
    const id = await office.post({ letter: 'one-time-code', secret: '04915837', facts: { until } })
    office.pass(minutes(10))
    const transport = noting()
    await office.worker(transport).idle()
    expect(transport.told).toEqual([])
    expect(await office.row(id)).toMatchObject({ state: 'failed', secret: null, last_error: 'expired' })
  })

  it('ACC-40 tries again after 1, 2, 4 … minutes and gives up after 24 hours, the secret wiped', async () => {
    const id = await office.post({ letter: 'reset-link', facts: { until: '2026-12-20T00:00:00Z' } })
    const tries: number[] = []
    const transport: Transport = {
      deliver: async () => {
        tries.push((office.now().getTime() - start.getTime()) / 60_000)
        throw new Error(`451 later, says the server of ${token}`)
      },
      close: () => {},
    }
    const runner = office.worker(transport)
    for (let round = 0; round < 60 && (await office.row(id)).state !== 'failed'; round++) {
      await runner.idle()
      const { state, due_at, secret, last_error } = await office.row(id)
      expect(last_error).toBe('451 later, says the server of …')
      if (state === 'failed') expect(secret).toBeNull()
      else office.set(due_at)
    }
    expect(tries.slice(0, 8)).toEqual([0, 1, 3, 7, 15, 31, 63, 123])
    expect(tries.at(-1)).toBe(24 * 60)
    expect(await office.row(id)).toMatchObject({ state: 'failed', secret: null })
  })

  it('a secret that cannot be opened waits like any other trouble and holds up nobody', async () => {
    const id = await office.post()
    await office.db.inAllPortals((query) =>
      query
        .updateTable('outbox')
        .set({ secret: Buffer.from('not sealed by us') })
        .where('id', '=', id)
        .execute(),
    )
    const good = await office.post()
    await office.worker(noting()).idle()
    expect(await office.row(id)).toMatchObject({ state: 'waiting', tries: 1 })
    expect(await office.row(good)).toMatchObject({ state: 'sent' })
  })

  it('greets by the name of the account', async () => {
    await office.db.inPortal('member', async (query) => {
      const account = '019aa0c0-0000-7000-8000-00000000aaaa'
      await query
        .insertInto('accounts')
        .values({
          portal: 'member',
          id: account,
          role: 'sole',
          state: 'active',
          name: '髙﨑 美咲',
          created_at: office.now(),
        } as any)
        .execute()
      await createPost(query, 'member', vault).send(
        {
          id: '019aa0c0-0000-7000-8000-00000000bbbb',
          letter: 'password-changed',
          to: 'a@x.example',
          language: 'ja',
          accountId: account,
          facts: sampleFacts['password-changed'],
        },
        office.now(),
      )
    })
    expect((await office.outbox.claim(office.now(), 1))[0]?.name).toBe('髙﨑 美咲')
    await office.db.inAllPortals((query) => query.deleteFrom('accounts').execute())
  })
})

describe('ACC-40 who goes first', () => {
  const claimOne = async (): Promise<ClaimedLetter> => (await office.outbox.claim(office.now(), 1))[0]!

  it('ACC-40 a flood of one portal does not keep the letters of another waiting', async () => {
    for (let i = 0; i < 50; i++) await office.post({ portal: 'trade', letter: 'handed-over', secret: null })
    office.pass(seconds(1))
    await office.post({ portal: 'member', letter: 'handed-over', secret: null })
    expect((await claimOne()).portal).toBe('trade')
    expect((await claimOne()).portal).toBe('member')
    expect((await office.outbox.claim(office.now(), 3)).map((one) => one.portal)).toEqual(['trade', 'trade', 'trade'])
  })

  it('ACC-40 what ends soon goes before what does not', async () => {
    await office.post({ letter: 'handed-over', secret: null })
    await office.post({ letter: 'reset-link', facts: { until: '2026-11-21T00:00:00.000Z' } })
    office.pass(seconds(1))
    await office.post({ letter: 'one-time-code', facts: { until: '2026-11-20T00:10:00.000Z' } })
    expect([await claimOne(), await claimOne(), await claimOne()].map((one) => one.letter)).toEqual([
      'one-time-code',
      'reset-link',
      'handed-over',
    ])
  })

  it('ACC-40 of one recipient only one letter is under way', async () => {
    for (let i = 0; i < 3; i++) await office.post({ to: 'same@x.example' })
    await office.post({ to: 'other@x.example' })
    const first = await claimOne()
    expect(first.to).toBe('same@x.example')
    expect((await office.outbox.claim(office.now(), 10)).map((one) => one.to)).toEqual(['other@x.example'])
    await office.outbox.sent(first, office.now())
    expect((await claimOne()).to).toBe('same@x.example')
  })

  it('the backlog says how many wait and since when', async () => {
    expect(await office.outbox.backlog()).toEqual({ waiting: 0, failed: 0, oldest: null })
    await office.post()
    office.pass(minutes(1))
    await office.post()
    const [first] = await office.outbox.claim(office.now(), 1)
    expect(await office.outbox.backlog()).toEqual({ waiting: 2, failed: 0, oldest: start })
    await office.outbox.giveUp(first!, 'refused')
    expect(await office.outbox.backlog()).toEqual({ waiting: 1, failed: 1, oldest: addSeconds(start, minutes(1)) })
  })
})
