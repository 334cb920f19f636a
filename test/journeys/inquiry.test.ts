import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './counter.ts'
import { openTrade, type TradeCounter, yanagi } from './trade-people.ts'

const HOUR = 3_600_000
const typed = {
  お名前: '髙﨑 鈴',
  メールアドレス: 'suzu@takasaki-kagu.example',
  お客様コード: 'ｊｐ１０００２３１',
  件名: '納期について',
  お問い合わせ内容: '丁番の納期を\n教えてください。',
}

let counter: TradeCounter
beforeAll(async () => {
  counter = await openTrade()
})
afterAll(() => counter.close())
beforeEach(() => counter.clock.advance(2 * HOUR))

const ask = async (own: Partial<typeof typed> = {}, address = '203.0.113.5'): Promise<Browser> => {
  const browser = counter.browser({ address })
  await browser.open('/trade/')
  await browser.click('お問い合わせ')
  await browser.send('送信', { ...typed, ...own })
  await counter.settle()
  return browser
}
const cases = () => counter.stores.cases.waiting('inquiry')

describe('お問い合わせ', () => {
  it('TRD-12 reaches staff with a number, which is mailed; the mail repeats nothing a stranger wrote', async () => {
    const { page } = await ask()
    expect(page.heading).toBe('お問い合わせありがとうございます')
    const [open] = await cases()
    expect(open!.facts).toMatchObject({
      name: '髙﨑 鈴',
      mail: 'suzu@takasaki-kagu.example',
      customerCode: 'JP1000231',
      subject: '納期について',
      text: '丁番の納期を\n教えてください。',
    })
    const mail = await counter.mailTo('suzu@takasaki-kagu.example')
    expect(mail.text).toContain(open!.number)
    for (const theirs of ['納期', '丁番', '髙﨑']) expect(mail.text + mail.html + mail.subject).not.toContain(theirs)
  })

  it('TRD-12 is named at the foot of every page and on every recovery page', async () => {
    const browser = counter.browser()
    for (const path of [
      '/trade/recover',
      '/trade/remind-code',
      '/trade/ask-main-user',
      '/trade/apply-for-code',
      '/trade/sign-in',
    ]) {
      await browser.open(path)
      expect(browser.page.link('お問い合わせ')).toBe('/trade/inquiry')
    }
    expect((await browser.open('/partner/inquiry')).status).toBe(404)
  })

  it('TRD-12 asks somebody who is signed in nothing twice, and the subject stands in their mail', async () => {
    const browser = await counter.signIn(yanagi.code, yanagi.password)
    await browser.open('/trade/inquiry')
    const { values } = browser.page.form('送信')
    expect([values.get('name'), values.get('mail'), values.get('customerCode')]).toEqual([
      yanagi.name,
      yanagi.email,
      yanagi.code,
    ])
    await browser.send('送信', { 件名: '請求書について', お問い合わせ内容: '再発行をお願いします。' })
    const mail = await counter.mailTo(yanagi.email)
    expect(mail.text).toContain('請求書について')
    expect((await cases()).at(-1)!.accountId).toBe((await counter.accountOf(yanagi.code))!.id)
  })

  it('TRD-12 what is missing is told beside its field, and the code may be left out', async () => {
    const browser = counter.browser()
    await browser.open('/trade/inquiry')
    await browser.send('送信', { ...typed, お客様コード: '', 件名: '', お問い合わせ内容: ' ' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.error('件名')).toContain('入力してください')
    expect(browser.page.error('お問い合わせ内容')).toContain('入力してください')
    expect(browser.page.error('お客様コード')).toBe('')
  })

  it('TRD-12 nobody’s mailbox is filled: three mails an hour to one address, while every question still reaches staff', async () => {
    const before = (await cases()).length
    const texts = new Set<string>()
    for (let n = 0; n < 6; n++)
      texts.add((await ask({ メールアドレス: 'victim@elsewhere.example' }, `203.0.113.${20 + n}`)).page.text)
    expect(await counter.mailsTo('victim@elsewhere.example')).toHaveLength(3)
    expect((await cases()).length).toBe(before + 6)
    expect(texts.size).toBe(1)
  })

  it('TRD-12 one network address: past ten an hour nothing is mailed, past fifty nothing is kept; the page stays the same', async () => {
    const before = (await cases()).length
    const texts = new Set<string>()
    for (let n = 0; n < 53; n++)
      texts.add((await ask({ メールアドレス: `m${n}@elsewhere.example` }, '203.0.113.99')).page.text)
    expect((await cases()).length).toBe(before + 50)
    expect(await counter.mailsTo('m9@elsewhere.example')).toHaveLength(1)
    expect(await counter.mailsTo('m10@elsewhere.example')).toEqual([])
    expect(texts.size).toBe(1)
  })

  it('TRD-12 a double click asks once', async () => {
    const before = (await cases()).length
    const browser = counter.browser()
    await browser.open('/trade/inquiry')
    await Promise.all([browser.sendRaw('送信', typed), browser.sendRaw('送信', typed)])
    await counter.settle()
    expect((await cases()).length).toBe(before + 1)
  })
})
