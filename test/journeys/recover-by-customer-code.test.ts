import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './counter.ts'
import { hibari, openTrade, type TradeCounter, tsukushi, yanagi } from './trade-people.ts'

const HOUR = 3_600_000
const chosen = 'kiri-no-tansu'
const once = { 新しいパスワード: chosen, 新しいパスワードを再入力してください: chosen }

let counter: TradeCounter
beforeAll(async () => {
  counter = await openTrade()
})
afterAll(() => counter.close())
beforeEach(() => counter.clock.advance(2 * HOUR))

const reset = async (code: string, postalCode: string, mail: string): Promise<Browser> => {
  const browser = counter.browser()
  await browser.open('/trade/')
  await browser.click('ログイン')
  await browser.click('パスワードをお忘れですか？')
  await browser.send('送信', { お客様コード: code, 郵便番号: postalCode, メールアドレス: mail })
  await counter.settle()
  return browser
}

describe('manual 002: the main user’s password is set anew', () => {
  it('TRD-1 … TRD-6: every step, by the manual’s own words', async () => {
    const browser = counter.browser()
    await browser.open('/trade/')
    await browser.click('ログイン')
    expect([...browser.page.form('ログイン').labels.keys()]).toEqual(['お客様コードまたはメールアドレス', 'パスワード'])
    await browser.click('パスワードをお忘れですか？')
    expect(browser.page.heading).toBe('パスワードリセット/パスワード申請')
    for (const link of [
      'お客様コードをお忘れですか？',
      '共有ユーザーアカウントをご利用でしょうか？',
      '「お客様コード」を持っていません',
      '個人情報保護方針',
    ])
      expect(browser.page.hasLink(link), link).toBe(true)
    expect(browser.page.text.match(/必須/g)).toHaveLength(3)
    expect(browser.page.text).toContain('お客様コードに紐づくメールアドレス')
    expect(browser.page.text).toContain('1日たっても届かないときは')
    await browser.send('送信', { お客様コード: yanagi.code, 郵便番号: '2440806', メールアドレス: yanagi.email })
    expect(browser.page.heading).toBe('ご連絡ありがとうございます')
    expect(browser.page.text).toContain('まもなく、パスワードをリセットするためのメールをお届けいたします。')

    const mail = await counter.mailTo(yanagi.email)
    for (const told of [yanagi.code, '24時間', 'クレジットカード', 'もう一度'])
      expect(mail.text.replaceAll('\n', '')).toContain(told)
    await browser.follow(mail)
    expect(browser.page.heading).toBe('パスワードの新規作成または再設定登録')
    await browser.send('送信', { 新しいパスワード: 'kiri777', 新しいパスワードを再入力してください: 'kiri777' })
    expect(browser.page.error('新しいパスワード')).toContain('8')
    await browser.send('送信', { 新しいパスワード: chosen, 新しいパスワードを再入力してください: 'kiri-no-tana' })
    expect(browser.page.status).toBe(422)
    await browser.send('送信', once)
    expect(browser.page.heading).toBe('パスワードが変更されました。続行するにはログインしてください')
    await browser.click('今すぐログイン')
    await browser.send('ログイン', { お客様コードまたはメールアドレス: yanagi.code, パスワード: chosen })
    expect(browser.page.url).not.toContain('sign-in')
    expect((await counter.signIn(yanagi.code, yanagi.password)).page.status).toBe(422)
  })

  it('TRD-3 TRD-4 all three have to match; whatever was given, the page is the same and nobody else gets a mail', async () => {
    const shared = hibari.sharedUsers[0]!
    const before = (await counter.mailsTo(hibari.email)).length
    const pages = [
      await reset(hibari.code, hibari.postalCode, hibari.email),
      await reset(hibari.code, '244-0806', hibari.email),
      await reset(hibari.code, hibari.postalCode, yanagi.email),
      await reset(yanagi.code, hibari.postalCode, hibari.email),
      await reset(hibari.code, hibari.postalCode, shared.email),
      await reset('JP0000000', hibari.postalCode, 'nobody@nowhere.example'),
    ]
    expect(new Set(pages.map(({ page }) => page.text)).size).toBe(1)
    expect((await counter.mailsTo(hibari.email)).length).toBe(before + 1)
    expect(await counter.mailsTo(shared.email)).toEqual([])
  })

  it('TRD-2 every field is required, and a malformed one is told with an example', async () => {
    const { page } = await reset('JP12', '24408', '')
    expect(page.status).toBe(422)
    expect(page.error('お客様コード')).toMatch(/JP\d{7}/)
    expect(page.error('郵便番号')).toContain('244-0806')
    expect(page.error('メールアドレス')).toContain('入力してください')
  })

  it('TRD-4 the link works for 24 hours and once, parallel uses included; then its page says what to do', async () => {
    await reset(tsukushi.code, tsukushi.postalCode, tsukushi.email)
    const mail = await counter.mailTo(tsukushi.email)
    counter.clock.advance(24 * HOUR - 1000)
    const tabs = [counter.browser(), counter.browser(), counter.browser()]
    for (const tab of tabs) await tab.follow(mail)
    const answers = await Promise.all(tabs.map((tab) => tab.sendRaw('送信', once)))
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    const told = (await counter.mailsTo(tsukushi.email)).filter(({ subject }) => subject.includes('パスワード変更'))
    expect(told).toHaveLength(1)
    expect((await counter.browser().follow(mail)).heading).toBe('このリンクは使用済みです')

    counter.clock.advance(2 * HOUR)
    await reset(tsukushi.code, tsukushi.postalCode, tsukushi.email)
    const late = await counter.mailTo(tsukushi.email)
    counter.clock.advance(24 * HOUR)
    const browser = counter.browser()
    expect((await browser.follow(late)).heading).toBe('リンクの有効期限が切れています')
    expect(browser.page.hasLink('もう一度メールを受け取る')).toBe(true)
  })
})
