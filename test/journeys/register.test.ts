import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Browser, type Counter, linkIn, openCounter } from './counter.ts'

const HOUR = 3_600_000
const known = sampleData.partner.accounts.find(({ password }) => password !== null)!
const waiting = sampleData.partner.accounts.find(({ password }) => password === null)!
const suspended = sampleData.partner.accounts.find(({ state }) => state === 'suspended')!
const password = 'Tsubame#2026ko'
const agree = '利用規約に同意する'

describe('PAR-12 ACC-30 「新規ユーザー登録」', () => {
  let counter: Counter
  let addresses = 0
  const anybody = (): Browser => counter.browser({ address: `198.51.100.${++addresses}` })
  beforeAll(async () => {
    counter = await openCounter({ connections: 20 })
  })
  afterAll(() => counter.close())

  const ask = async (mail: string, browser = anybody()): Promise<Browser> => {
    await browser.open('/partner/sign-in')
    await browser.click('新規ユーザー登録')
    await browser.send('送信する', { メールアドレス: mail })
    return browser
  }
  const toConfirm = async (mail: string, browser = anybody()): Promise<Browser> => {
    await ask(mail, browser)
    await browser.follow(await counter.mailTo(mail))
    await browser.send('確認画面へ進む', { お名前: '髙﨑 翼', 会社名: '㈱つばめ①' })
    return browser
  }
  const tick = (browser: Browser, more: Record<string, string> = {}) =>
    browser.send('登録する', { パスワード: password, [agree]: 'yes', ...more })

  it('confirms the address, asks, shows what was entered, asks for consent, and makes the account', async () => {
    const mail = 'tsubasa@tsubame.example'
    const browser = await ask('Ｔsubasa＠tsubame.example')
    expect(browser.page.text).toContain('まだ登録は完了していません')
    const letter = await counter.mailTo(mail)
    expect(letter.subject).toBe('【あおばコネクトID】メールアドレス確認のお願い')
    await browser.follow(letter)
    expect(browser.page.url).not.toContain(linkIn(letter).split('/').at(-1))
    expect(browser.page.text).toContain(mail)
    await browser.send('確認画面へ進む')
    expect(browser.page.error('お名前')).toContain('お名前')
    expect(browser.page.error('会社名')).toContain('会社名')
    await browser.send('確認画面へ進む', { お名前: '髙﨑 翼', 会社名: '㈱つばめ' })
    expect(browser.page.text).toContain('㈱つばめ')
    await browser.send('入力した内容を変更する')
    expect(browser.page.form('確認画面へ進む').values.get('name')).toBe('髙﨑 翼')
    await browser.send('確認画面へ進む', { 会社名: '㈱つばめ①' })
    expect(browser.page.form('登録する').values.has('agree-terms')).toBe(false)
    await browser.send('登録する', { パスワード: 'tsubasa' })
    expect(browser.page.error(agree)).toContain(agree)
    await tick(browser, { パスワード: 'tsubasa' })
    expect(browser.page.error('パスワード')).not.toBe('')
    await tick(browser, { パスワード: 'kzW9-Tsubasa-vq' })
    expect(browser.page.error('パスワード')).toContain('ログインID')
    await tick(browser)
    expect(browser.page.heading).toBe('登録が完了しました')

    const stores = counter.program.stores.of('partner')
    const account = await stores.accounts.byIdentifier({ kind: 'mail', canonical: mail })
    expect(account).toMatchObject({ name: '髙﨑 翼', company: '㈱つばめ①', mail, role: 'sole', language: 'ja' })
    expect(await stores.consents.of(account!.id)).toMatchObject([{ terms: 'terms', givenAt: counter.clock.now() }])

    await browser.click('ログイン')
    await browser.send('ログインする', { ログインID: mail })
    await browser.send('ログインする', { パスワード: password })
    expect(browser.page.form('確認する').labels.has('ワンタイムパスワード')).toBe(true)
    expect((await counter.mailTo(mail)).subject).toContain('ワンタイムパスワード通知')
  })

  it('in English too, and mails in English from then on', async () => {
    const browser = counter.browser({ address: '198.51.101.1', language: 'en' })
    await browser.open('/partner/register')
    await browser.send('Send', { 'E-mail address': 'jo@harborline.example' })
    const letter = await counter.mailTo('jo@harborline.example')
    await browser.follow(letter)
    await browser.send('Go on to check', { Name: 'Jo Field', Company: 'Harbor Line' })
    await browser.send('Register', { Password: password, 'I agree to the terms of use': 'yes' })
    expect(browser.page.heading).toBe('You are registered')
    const account = await counter.program.stores
      .of('partner')
      .accounts.byIdentifier({ kind: 'mail', canonical: 'jo@harborline.example' })
    expect(account?.language).toBe('en')
  })

  it.each([
    ['an account', known.loginId],
    ['an account without a password', waiting.loginId],
    ['a suspended account', suspended.loginId],
  ])('ACC-3 an address of %s: the same pages, and a mail that says so', async (_what, mail) => {
    const plain = (html: string) => html.replace(/[A-Za-z0-9_-]{43}/g, 'TOKEN')
    const there = await ask(mail)
    const nowhere = await ask(`new-${addresses}@nowhere.example`)
    expect(plain(there.page.html)).toBe(plain(nowhere.page.html))
    const letter = await counter.mailTo(mail)
    expect(letter.subject).toBe('【あおばコネクトID】ご登録済みのお知らせ')
    expect(letter.text).toContain('パスワードをリセットする')
    expect(linkIn(letter)).toBe('http://localhost/partner/recover')
  })

  it('ACC-25 three mails an hour and mailbox, whoever asks; the page stays the same', async () => {
    const headings = new Set<string>()
    for (const mail of ['often@nowhere.example', known.loginId]) {
      counter.clock.advance(HOUR)
      const before = (await counter.mailsTo(mail)).length
      for (let i = 0; i < 5; i++) headings.add((await ask(mail)).page.heading)
      expect((await counter.mailsTo(mail)).length - before).toBe(3)
    }
    expect([...headings]).toEqual(['メールをお送りしました'])
  })

  it('the link lives 24 hours, also while somebody pauses on a page', async () => {
    const browser = await toConfirm('late@tsubame.example')
    const letter = await counter.mailTo('late@tsubame.example')
    counter.clock.advance(24 * HOUR - 1)
    const intime = anybody()
    await intime.follow(letter)
    expect(intime.page.heading).toBe('お客様情報の入力')
    await intime.send('確認画面へ進む', { お名前: '遅井', 会社名: '夕方' })
    counter.clock.advance(1)
    await tick(intime)
    expect(intime.page.heading).toBe('リンクの有効期限が切れています')
    await browser.follow(letter)
    expect(browser.page.heading).toBe('リンクの有効期限が切れています')
    await browser.click('新規ユーザー登録をやり直す')
    expect(browser.page.heading).toBe('新規ユーザー登録')
  })

  it('a used link says that the registration is done; another one of the same address that it is taken', async () => {
    const mail = 'twice@tsubame.example'
    const one = await toConfirm(mail)
    const first = await counter.mailTo(mail)
    const two = await toConfirm(mail)
    await tick(two)
    expect(two.page.heading).toBe('登録が完了しました')
    await tick(one)
    expect(one.page.heading).toBe('このメールアドレスは登録済みです')
    const again = anybody()
    await again.follow(first)
    expect(again.page.heading).toBe('このメールアドレスは登録済みです')
    await again.follow({ text: (await counter.mailsTo(mail)).find(({ text }) => text !== first.text)!.text })
    expect(again.page.heading).toBe('登録は完了しています')
  })

  it('100 parallel sendings of the last page make one account', async () => {
    const mail = 'parallel@tsubame.example'
    const browser = await toConfirm(mail)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => browser.sendRaw('登録する', { パスワード: password, [agree]: 'yes' })),
    )
    expect(answers.every(({ status }) => status === 303 || status === 422)).toBe(true)
    const made = await counter.program.db.inPortal('partner', (query) =>
      query.selectFrom('accounts').select('id').where('mail', '=', mail).execute(),
    )
    expect(made).toHaveLength(1)
  })

  it('is not there where a portal declares no registration, nor for somebody signed in', async () => {
    expect((await anybody().open('/member/register')).status).toBe(404)
  })
})
