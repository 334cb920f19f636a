import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMail } from '../../src/domain/outbox.ts'
import { smtpTransport } from '../../src/mail/smtp.ts'
import { MailDelayed, MailRefused, ServerAway, type Transport } from '../../src/mail/transport.ts'
import { type FakeSmtp, startSmtp } from '../fakes/smtp.ts'

const mail = (to: string, other: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: '019aa0c0-0000-7000-8000-00000000002a',
  portal: 'partner',
  from: { name: 'あおばコネクトID', address: 'no-reply@aoba.example' },
  to,
  language: 'ja',
  subject: '【あおばコネクトID】パスワードリセットのお知らせ',
  text: '髙﨑 𠮷 様\n\n㈱①\n',
  html: '<!doctype html>\n<html lang="ja"><body><p>髙﨑 𠮷 様</p></body></html>\n',
  at: new Date('2026-11-20T00:05:00Z'),
  ...other,
})

describe('ACC-40 over SMTP', () => {
  let server: FakeSmtp
  let transport: Transport

  beforeEach(async () => {
    server = await startSmtp()
    transport = smtpTransport({ url: server.url })
  })
  afterEach(async () => {
    transport.close()
    await server.close()
  })

  it('ACC-40 ACC-2 text and HTML arrive in UTF-8 as they were written, names included', async () => {
    await transport.deliver(mail('a@tsubaki.example'))
    const { parsed, raw, from, to } = await server.waitForMessage('a@tsubaki.example')
    expect(parsed.subject).toBe('【あおばコネクトID】パスワードリセットのお知らせ')
    expect(parsed.from).toEqual({ name: 'あおばコネクトID', address: 'no-reply@aoba.example' })
    expect(parsed.to?.map((one) => one.address)).toEqual(['a@tsubaki.example'])
    expect(parsed.text?.trim()).toBe('髙﨑 𠮷 様\n\n㈱①')
    expect(parsed.html).toContain('<p>髙﨑 𠮷 様</p>')
    expect([from, to]).toEqual(['no-reply@aoba.example', ['a@tsubaki.example']])
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m)
    expect(raw.match(/^Content-Type: text\/(plain|html); charset=utf-8\r$/gm)).toHaveLength(2)
    expect(raw.match(/^Content-Transfer-Encoding: base64\r$/gm)).toHaveLength(2)
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'))
    expect(Buffer.from(raw, 'latin1').every((byte) => byte < 128)).toBe(true)
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78)
  })

  it('ACC-40 says that a machine wrote it, in which language, and when by the program’s clock', async () => {
    await transport.deliver(mail('a@tsubaki.example'))
    const { raw } = await server.waitForMessage('a@tsubaki.example')
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(raw).toMatch(/^Content-Language: ja\r$/m)
    expect(raw).toMatch(/^Date: Fri, 20 Nov 2026 00:05:00 \+0000\r$/m)
    expect(raw).toMatch(/^MIME-Version: 1\.0\r$/m)
  })

  it('KEY-10 product news carries the way out that mail programs show as a button; other mail does not (RFC 8058)', async () => {
    const unsubscribe = `https://counter.example/keys/open/${'Zq3vT0kEnX-'.repeat(4).slice(0, 43)}`
    await transport.deliver(mail('a@tsubaki.example', { unsubscribe }))
    const { raw } = await server.waitForMessage('a@tsubaki.example')
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' ')
    expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
    expect(headers.match(/^List-Unsubscribe: (.*)$/m)?.[1]).toBe(`<${unsubscribe}>`)
    await transport.deliver(mail('b@tsubaki.example'))
    expect((await server.waitForMessage('b@tsubaki.example')).raw).not.toMatch(/^List-Unsubscribe/m)
  })

  it('ACC-40 the same mail has the same Message-ID at every try, another mail another one', async () => {
    await transport.deliver(mail('a@tsubaki.example'))
    await transport.deliver(mail('a@tsubaki.example', { at: new Date('2026-11-20T00:06:00Z') }))
    await transport.deliver(mail('a@tsubaki.example', { id: '019aa0c0-0000-7000-8000-00000000002b' }))
    const ids = (await server.messages()).map((one) => one.parsed.messageId)
    expect(ids).toEqual([
      '<019aa0c0-0000-7000-8000-00000000002a.partner@aoba.example>',
      '<019aa0c0-0000-7000-8000-00000000002a.partner@aoba.example>',
      '<019aa0c0-0000-7000-8000-00000000002b.partner@aoba.example>',
    ])
  })

  it('an address cannot bring further recipients or headers', async () => {
    for (const to of ['a@x.example, b@x.example', 'a@x.example\r\nBcc: b@x.example', 'a@x.example> b@x.example'])
      await expect(transport.deliver(mail(to))).rejects.toThrow(MailRefused)
    await transport.deliver(mail('c@x.example', { subject: 'x\r\nBcc: b@x.example' }))
    await server.waitForMessage('c@x.example')
    const [only, ...others] = await server.messages()
    expect([only?.to, others]).toEqual([['c@x.example'], []])
    expect(only?.raw).not.toMatch(/^Bcc:/im)
  })

  it('ACC-40 tells an address refused for good from one put off, and goes on with the next mail', async () => {
    await expect(transport.deliver(mail('refuse-a@x.example'))).rejects.toThrow(MailRefused)
    await expect(transport.deliver(mail('refuse-a@x.example'))).rejects.toThrow('550')
    await expect(transport.deliver(mail('slow-a@x.example'))).rejects.toThrow(MailDelayed)
    await transport.deliver(mail('slow-a@x.example'))
    await transport.deliver(mail('good@x.example'))
    expect((await server.messages()).map((one) => one.to)).toEqual([['slow-a@x.example'], ['good@x.example']])
  })

  it('PLT-31 tells a server that is away, and finds it again by itself', async () => {
    await transport.deliver(mail('first@x.example'))
    await server.kill()
    await expect(transport.deliver(mail('second@x.example'))).rejects.toThrow(ServerAway)
    await server.restart()
    await transport.deliver(mail('second@x.example'))
    expect((await server.messages()).map((one) => one.to[0])).toEqual(['first@x.example', 'second@x.example'])
  })

  it('gives up waiting for a server that does not answer', async () => {
    const hasty = smtpTransport({ url: server.url, patience: 300 })
    await expect(hasty.deliver(mail('stuck-a@x.example'))).rejects.toThrow(MailDelayed)
    await hasty.deliver(mail('good@x.example'))
    hasty.close()
  })
})

describe('ACC-40 over TLS', () => {
  let server: FakeSmtp

  beforeEach(async () => {
    server = await startSmtp({ tls: true })
  })
  afterEach(() => server.close())

  const deliver = async (url: string) => {
    const transport = smtpTransport({ url })
    await transport.deliver(mail('a@x.example')).finally(() => transport.close())
  }

  it('a certificate nobody vouches for is no server of ours; a private one can be allowed', async () => {
    await expect(deliver(server.url)).rejects.toThrow(ServerAway)
    expect(await server.messages()).toEqual([])
    await deliver(`${server.url}?tls.rejectUnauthorized=false`)
    expect((await server.waitForMessage('a@x.example')).secure).toBe(true)
  })

  it('signs in with the password of SMTP_URL, and only where it is right', async () => {
    const withUser = (password: string) =>
      `${server.url.replace('//', `//madoguchi:${password}@`)}?tls.rejectUnauthorized=false`
    await expect(deliver(withUser('guess'))).rejects.toThrow(ServerAway)
    await deliver(withUser('open%20sesame'))
    const { user, secure } = await server.waitForMessage('a@x.example')
    expect([user, secure]).toEqual(['madoguchi', true])
  })
})

it('an address that is no mail server’s stops at once', () => {
  expect(() => smtpTransport({ url: 'https://mail.example' })).toThrow('smtp://')
  expect(() => smtpTransport({ url: 'mail.example' })).toThrow(TypeError)
})
