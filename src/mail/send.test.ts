import { describe, expect, it } from 'vitest'
import { sampleFacts, sampleSender } from '../../test/fakes/letters.ts'
import type { ClaimedLetter, OutgoingMail } from '../domain/outbox.ts'
import { createSender } from './send.ts'
import { MailDelayed, MailRefused, ServerAway, type Transport } from './transport.ts'

const now = new Date('2026-11-20T00:05:00Z')

const letter = (other: Partial<ClaimedLetter> = {}): ClaimedLetter => ({
  id: '019aa0c0-0000-7000-8000-00000000002a',
  portal: 'partner',
  letter: 'reset-link',
  to: 'a@x.example',
  name: '髙﨑 美咲',
  language: 'ja',
  facts: sampleFacts['reset-link'],
  secret: () => 'the-token',
  isOfMany: false,
  tries: 1,
  createdAt: now,
  ...other,
})

const through = (deliver: Transport['deliver']) =>
  createSender({ ...sampleSender, transport: { deliver, close: () => {} } })

describe('ACC-40 from a letter to a mail', () => {
  it('puts a link’s token into the portal’s link, and a code or password as it is', async () => {
    const mails: OutgoingMail[] = []
    const send = through(async (mail) => void mails.push(mail))
    expect(await send(letter(), now)).toEqual({ is: 'delivered' })
    await send(
      letter({
        letter: 'temporary-password',
        facts: sampleFacts['temporary-password'],
        language: 'en',
        portal: 'member',
      }),
      now,
    )
    expect(mails[0]).toMatchObject({
      id: letter().id,
      portal: 'partner',
      to: 'a@x.example',
      from: { name: 'あおばコネクトID', address: 'no-reply@aoba.example' },
      language: 'ja',
      at: now,
    })
    expect(mails[0]?.text).toContain('\nhttps://counter.example/partner/link/the-token\n')
    expect(mails[1]?.text).toContain('\nthe-token\n')
    expect(mails[1]?.text).toContain('\nhttps://counter.example/member/recover/temporary\n')
    expect(mails[1]?.from.name).toBe('Aoba Connect ID')
  })

  it('tells apart what the transport said, and repeats no secret', async () => {
    const saying = (error: Error) =>
      through(async () => {
        throw error
      })(letter(), now)
    expect(await saying(new MailRefused('550 no, not https://x.example/the-token'))).toEqual({
      is: 'refused',
      reason: '550 no, not https://x.example/…',
    })
    expect(await saying(new MailDelayed('451 later'))).toEqual({ is: 'later', reason: '451 later' })
    expect(await saying(new ServerAway('nobody there'))).toEqual({ is: 'away', reason: 'nobody there' })
    expect(await saying(new Error('anything else'))).toEqual({ is: 'later', reason: 'anything else' })
  })

  it('a letter that cannot be written waits: a portal that is gone, a secret that does not open, words nobody has', async () => {
    const fine = async () => {}
    const gone = createSender({
      ...sampleSender,
      portalOf: () => {
        throw new Error('no portal of that name')
      },
      transport: { deliver: fine, close: () => {} },
    })
    expect(await gone(letter(), now)).toEqual({ is: 'later', reason: 'no portal of that name' })
    const broken = letter({
      secret: () => {
        throw new Error('a sealed secret was changed')
      },
    })
    expect(await through(fine)(broken, now)).toMatchObject({ is: 'later' })
    expect(await through(fine)(letter({ letter: 'of-tomorrow' as never }), now)).toMatchObject({ is: 'later' })
  })
})
