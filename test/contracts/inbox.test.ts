import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds, days, hours, minutes } from '../../src/kit/time.ts'
import { inboxTransport } from '../../src/mail/inbox.ts'
import { createSender } from '../../src/mail/send.ts'
import { createInbox } from '../../src/store/inbox.ts'
import { sampleSender } from '../fakes/letters.ts'
import { openPostOffice, type PostOffice, start } from './post-office.ts'

let office: PostOffice

beforeAll(async () => {
  office = await openPostOffice()
})
afterAll(() => office.end())
beforeEach(() => office.empty())

describe('the demo’s inbox', () => {
  it('holds every mail once, newest first by arrival even when the clock was set back', async () => {
    const inbox = createInbox(office.db)
    const runner = office.worker(inboxTransport(inbox))
    await office.post({ to: 'Misaki@x.example', portal: 'member', letter: 'temporary-password', secret: 'Kp7-mR2_xd' })
    office.pass(days(1))
    await office.db.inAllPortals((query) =>
      query
        .updateTable('outbox')
        .set({ facts: JSON.stringify({ until: '2027-01-01T00:00:00Z', minutes: 60 }) })
        .execute(),
    )
    await runner.idle()
    office.set(addSeconds(start, hours(1)))
    const later = await office.post({ to: 'misaki@x.example', portal: 'trade' })
    await office.post({ to: 'other@x.example' })
    await runner.idle()
    const found = await inbox.to('MISAKI@x.example')
    expect(found.map((one) => one.portal)).toEqual(['trade', 'member'])
    expect(found[0]).toMatchObject({
      id: later,
      to: 'misaki@x.example',
      from: 'あおばコネクトID <no-reply@aoba.example>',
      sentAt: office.now(),
    })
    expect(found[1]?.text).toContain('【仮パスワード】\nKp7-mR2_xd\n')
    expect(found[1]?.html).toContain('Kp7-mR2_xd')
    const first = await inbox.newest(2)
    expect(first.mails.map((one) => one.to)).toEqual(['other@x.example', 'misaki@x.example'])
    const rest = await inbox.newest(2, first.next!)
    expect([rest.mails.map((one) => one.to), rest.next]).toEqual([['Misaki@x.example'], null])
    expect((await inbox.byId('trade', later))?.subject).toBe('【あおばコネクトID】パスワードリセットのお知らせ')
    expect(await inbox.byId('member', later)).toBeNull()
  })

  it('ACC-40 a mail tried again is there once', async () => {
    const inbox = createInbox(office.db)
    const send = createSender({ ...sampleSender, transport: inboxTransport(inbox) })
    await office.post({ to: 'a@x.example' })
    const [letter] = await office.outbox.claim(office.now(), 1)
    await send(letter!, office.now())
    office.pass(minutes(2))
    await office.worker(inboxTransport(inbox)).idle()
    expect(await inbox.to('a@x.example')).toHaveLength(1)
  })
})
