import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds, minutes } from '../../src/kit/time.ts'
import { createSender } from '../../src/mail/send.ts'
import { smtpTransport } from '../../src/mail/smtp.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { sampleSender } from '../fakes/letters.ts'
import { type FakeSmtp, startSmtp } from '../fakes/smtp.ts'
import { openPostOffice, type PostOffice, token } from './post-office.ts'

let office: PostOffice

beforeAll(async () => {
  office = await openPostOffice()
})
afterAll(() => office.end())
beforeEach(() => office.empty())

describe('ACC-40 with a mail server', () => {
  let server: FakeSmtp
  let transport: Transport

  beforeEach(async () => {
    server = await startSmtp()
    transport = smtpTransport({ url: server.url, patience: 2000 })
  })
  afterEach(async () => {
    transport.close()
    await server.close()
  })

  it('PLT-31 while the mail server is away mails wait, and come through once when it is back', async () => {
    await server.kill()
    const ids = [await office.post({ to: 'a@x.example' }), await office.post({ to: 'b@x.example' })]
    const runner = office.worker(transport)
    for (let minute = 0; minute < 3; minute++) {
      await runner.idle()
      await runner.idle()
      office.pass(minutes(1))
    }
    for (const id of ids) expect((await office.row(id)).state).toBe('waiting')
    expect((await office.row(ids[0]!)).last_error).toMatch(/ECONNREFUSED/)
    await server.restart()
    office.pass(minutes(5))
    await runner.idle()
    for (const to of ['a@x.example', 'b@x.example']) {
      expect((await server.waitForMessage(to)).parsed.text).toContain(`https://counter.example/partner/link/${token}`)
      expect(await server.messages(to)).toHaveLength(1)
    }
  })

  it('ACC-40 a bad address holds up no other: refused for good, put off, or without any answer', async () => {
    const refused = await office.post({ to: 'refuse-a@x.example' })
    const slow = await office.post({ to: 'slow-a@x.example' })
    const stuck = await office.post({ to: 'stuck-a@x.example' })
    for (let i = 0; i < 8; i++) await office.post({ to: `good-${i}@x.example` })
    const waited = server.waitForStuck()
    const runner = office.worker(transport)
    const ended = runner.idle()
    await waited
    // The stuck one keeps its lane until its patience ends; all others arrive meanwhile.
    for (let i = 0; i < 8; i++) await server.waitForMessage(`good-${i}@x.example`)
    expect((await office.row(stuck)).state).toBe('sending')
    await ended
    expect(await office.row(refused)).toMatchObject({ state: 'failed', secret: null, tries: 1 })
    expect((await office.row(refused)).last_error).toContain('550')
    expect(await office.row(slow)).toMatchObject({
      state: 'waiting',
      tries: 1,
      due_at: addSeconds(office.now(), minutes(1)),
    })
    expect(await office.row(stuck)).toMatchObject({ state: 'waiting', tries: 1 })
    office.pass(minutes(1))
    await runner.idle()
    expect(await office.row(slow)).toMatchObject({ state: 'sent', tries: 2 })
    expect(await server.messages('slow-a@x.example')).toHaveLength(1)
    expect(await server.messages('refuse-a@x.example')).toEqual([])
  })

  it('ACC-40 a mail repeated after a crash in the worst moment is the same mail', async () => {
    await office.post({ to: 'a@x.example' })
    const send = createSender({ ...sampleSender, transport })
    const [letter] = await office.outbox.claim(office.now(), 1)
    expect(await send(letter!, office.now())).toEqual({ is: 'delivered' })
    office.pass(minutes(2))
    await office.worker(transport).idle()
    const [first, second, ...more] = await server.messages('a@x.example')
    expect(more).toEqual([])
    expect(second?.parsed.messageId).toBe(first?.parsed.messageId)
  })
})
