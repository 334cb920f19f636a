import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Counter, openCounter } from './counter.ts'

const HOUR = 3_600_000
const [yanagi, hibari] = sampleData.trade.customers as [
  (typeof sampleData.trade.customers)[number],
  (typeof sampleData.trade.customers)[number],
]
const madoka = yanagi.sharedUsers[0]!

describe('a forgotten customer code', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  const remind = async (postalCode: string, mail: string, address = '203.0.113.5') => {
    const browser = counter.browser({ address })
    await browser.open('/trade/recover')
    await browser.click('お客様コードをお忘れですか？')
    await browser.send('送信', { 郵便番号: postalCode, メールアドレス: mail })
    await counter.settle()
    return browser.page
  }

  it('TRD-7 is mailed where postal code and address match, in any spelling', async () => {
    const page = await remind('２４４ー０８０６', ' Yanagi@Yanagi-Tategu.example ')
    expect(page.heading).toBe('ご連絡ありがとうございます')
    const mail = await counter.mailTo(yanagi.email)
    expect(mail.subject).toBe('【こばと金物オンライン】お客様コードのお知らせ')
    expect(mail.text).toContain(yanagi.code)
    expect(mail.text).toContain(`${yanagi.name} 様`)
  })

  it('TRD-7 the page is the same whatever was given, and nobody else gets a mail', async () => {
    const before = (await counter.mailsTo(hibari.email)).length
    const pages = [
      await remind(hibari.postalCode, hibari.email),
      await remind(hibari.postalCode, yanagi.email),
      await remind(hibari.postalCode, 'nobody@nowhere.example'),
      await remind(yanagi.postalCode, madoka.email),
    ]
    expect(new Set(pages.map((page) => page.text)).size).toBe(1)
    expect((await counter.mailsTo(hibari.email)).length).toBe(before + 1)
    expect(await counter.mailsTo('nobody@nowhere.example')).toEqual([])
    // Shared users sign in with their own address and have no code of their own.
    expect(await counter.mailsTo(madoka.email)).toEqual([])
  })

  it('TRD-2 a malformed postal code is refused on the page with an example, and what was typed stays', async () => {
    const page = await remind('244-08', yanagi.email)
    expect(page.status).toBe(422)
    expect(page.error('郵便番号')).toContain('244-0806')
    expect(page.form('送信').values.get('mail')).toBe(yanagi.email)
  })

  it('ACC-25 TRD-7 at most three mails an account and ten a network address an hour; the page stays the same', async () => {
    counter.clock.advance(2 * HOUR)
    const before = (await counter.mailsTo(yanagi.email)).length
    const texts = new Set<string>()
    for (let n = 0; n < 5; n++) texts.add((await remind(yanagi.postalCode, yanagi.email, '203.0.113.77')).text)
    expect((await counter.mailsTo(yanagi.email)).length).toBe(before + 3)
    for (let n = 0; n < 6; n++) texts.add((await remind(hibari.postalCode, 'x@y.example', '203.0.113.77')).text)
    const hibariBefore = (await counter.mailsTo(hibari.email)).length
    texts.add((await remind(hibari.postalCode, hibari.email, '203.0.113.77')).text)
    expect((await counter.mailsTo(hibari.email)).length).toBe(hibariBefore)
    expect(texts.size).toBe(1)
  })

  it('is not there in a portal without customers', async () => {
    for (const path of ['/partner/remind-code', '/partner/ask-main-user', '/member/remind-code'])
      expect((await counter.browser().open(path)).status).toBe(404)
  })
})

describe('a shared user who forgot the password', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  const ask = async (code: string, mail: string, address = '203.0.113.5') => {
    const browser = counter.browser({ address })
    await browser.open('/trade/recover')
    await browser.click('共有ユーザーアカウントをご利用でしょうか？')
    await browser.send('依頼する', { お客様コード: code, メールアドレス: mail })
    await counter.settle()
    return browser.page
  }

  it('TRD-8 the page explains that the main user resets it, and the request is mailed to the main user', async () => {
    const browser = counter.browser()
    await browser.open('/trade/ask-main-user')
    expect(browser.page.heading).toBe('共有ユーザーアカウントをご利用でしょうか？')
    expect(browser.page.text).toContain('メインユーザの方が再設定します')
    const page = await ask('ＪＰ１０００２３１', madoka.email)
    expect(page.status).toBe(200)
    const mail = await counter.mailTo(yanagi.email)
    expect(mail.subject).toContain('共有ユーザからのパスワード再設定のご依頼')
    expect(mail.text).toContain(madoka.name)
    expect(mail.text).toContain(madoka.email)
    expect(await counter.mailsTo(madoka.email)).toEqual([])
  })

  it('TRD-8 the page is the same for an unknown person, another customer’s user and the main user, and nobody is told', async () => {
    const before = (await counter.mailsTo(hibari.email)).length
    const pages = [
      await ask(yanagi.code, madoka.email),
      await ask(hibari.code, madoka.email),
      await ask(hibari.code, 'nobody@nowhere.example'),
      await ask(hibari.code, hibari.email),
      await ask('JP9999999', madoka.email),
    ]
    expect(new Set(pages.map((page) => page.text)).size).toBe(1)
    expect((await counter.mailsTo(hibari.email)).length).toBe(before)
  })

  it('ACC-25 TRD-8 asks the main user at most three times an hour for one shared user', async () => {
    counter.clock.advance(2 * HOUR)
    const before = (await counter.mailsTo(yanagi.email)).length
    for (let n = 0; n < 5; n++) await ask(yanagi.code, madoka.email, `203.0.113.${80 + n}`)
    expect((await counter.mailsTo(yanagi.email)).length).toBe(before + 3)
  })
})
