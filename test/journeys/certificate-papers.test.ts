import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../fakes/pdf-text.ts'
import { applicationOf, type Customer, file, issueFor, newCustomer } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

const pdf = (size = 0): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(`%PDF-1.7\n${'x'.repeat(size)}\n%%EOF\n`, 'latin1'))
const chosen = (name: string, bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], name)

describe('CRT-19 サービス申込書 and documents', () => {
  let counter: Counter
  let me: Customer
  let of: string

  beforeAll(async () => {
    counter = await openCounter()
    me = await newCustomer(counter)
    of = (await file(counter, applicationOf(counter, me))).id
  })
  afterAll(() => counter.close())

  it('the form says all of the application, one press away', async () => {
    await me.browser.open(`/certs/application-form?of=${of}`)
    const answer = await me.browser.sendRaw('印刷')
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain(
      'サービス申込書_20261120_www.yuzuki-works.example.pdf',
    )
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (process.env['KEEP_PDF']) writeFileSync(process.env['KEEP_PDF'], bytes)
    const { text } = readPdf(bytes)
    for (const said of [
      'SR3.0 サービス申込書',
      'すずかけトラスト株式会社 御中',
      '株式会社柚木工業',
      '010001012345',
      'Yuzuki Works Co., Ltd.',
      'www.yuzuki-works.example',
      '登録担当者情報',
      '技術担当者情報',
      '事務担当者情報',
      'T100482',
      '柚木 葵',
    ])
      expect(text, said).toContain(said)
  })

  it('documents are sent, listed and come back to who sent them, as attachments', async () => {
    await me.browser.open(`/certs/send-documents?of=${of}`)
    const page = await me.browser.send('送る', { 書類のファイル: chosen('C:\\書類\\登記簿.pdf', pdf(2000)) })
    expect(page.html).toContain('書類を受け取りました。')
    expect(page.html).toContain('登記簿.pdf')
    expect(page.html).toContain('2 KB')
    const action = /<form class="button-form" method="post" action="([^"]+)"/
      .exec(page.html)![1]!
      .replaceAll('&amp;', '&')
    const [, document] = /name="document" value="([^"]+)"/.exec(page.html)!
    const [, flow] = /name="flow" value="([^"]+)"/.exec(page.html)!
    const take = (browser = me.browser, at = action) =>
      browser.request(at, {
        method: 'POST',
        body: new URLSearchParams({ act: 'take', flow: flow!, document: document! }),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    const answer = await take()
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf(2000))
    // Neither somebody else nor another record of one's own leads to it.
    const other = await newCustomer(counter)
    expect((await take(other.browser)).headers.get('content-disposition')).toBeNull()
    const second = await file(counter, applicationOf(counter, me, { serverName: 'b.yuzuki-works.example' }))
    expect((await take(me.browser, action.replace(of, second.id))).headers.get('content-disposition')).toBeNull()
  })

  it.each([
    [
      'page.pdf',
      Uint8Array.from(Buffer.from('<html><script>alert(1)</script>')),
      'PDF、JPEG、PNGのファイルを選んでください。',
    ],
    ['empty.pdf', new Uint8Array(0), 'ファイルが空です。'],
  ])('%s: told in words, beside the field', async (name, bytes, said) => {
    await me.browser.open(`/certs/send-documents?of=${of}`)
    const page = await me.browser.send('送る', { 書類のファイル: chosen(name, bytes) })
    expect(page.status).toBe(422)
    expect(page.html).toContain(said)
  })

  it('more than 10 MB is refused, and so is a twenty-first document', async () => {
    await me.browser.open(`/certs/send-documents?of=${of}`)
    expect((await me.browser.sendRaw('送る', { 書類のファイル: chosen('a.pdf', pdf(11_000_000)) })).status).toBe(413)
    const { documents } = counter.program.stores.of('certs')
    const content = pdf()
    for (let n = (await documents.of(of)).length; n < 20; n++)
      await documents.add({
        id: crypto.randomUUID(),
        applicationId: of,
        name: `${n}.pdf`,
        type: 'application/pdf',
        size: content.length,
        uploadedAt: counter.clock.now(),
        content,
      })
    await me.browser.open(`/certs/send-documents?of=${of}`)
    expect((await me.browser.send('送る', { 書類のファイル: chosen('a.pdf', pdf()) })).html).toContain(
      '送れる書類は20個までです。',
    )
  })

  it('nobody can send to a record that is done, nor to somebody else’s', async () => {
    const issued = await issueFor(counter, { customer: me, application: { serverName: 'c.yuzuki-works.example' } })
    expect((await me.browser.open(`/certs/send-documents?of=${issued.application.id}`)).html).toContain(
      'もう受け付けていません',
    )
    const other = await newCustomer(counter)
    for (const path of ['send-documents', 'application-form'])
      expect((await other.browser.open(`/certs/${path}?of=${of}`)).html).toContain('お申し込みが見つかりません')
  })
})
