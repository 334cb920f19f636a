import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Counter, openCounter } from './counter.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('manual 000: the first password, and sign-in with a mailed one-time password', () => {
  let counter: Counter
  const newcomer = sampleData.partner.accounts.find(({ password }) => password === null)!
  const password = 'Umikaze-42-minato'

  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  it('PAR-1 … PAR-11: every step, and the one-time password again after 90 days and not sooner', async () => {
    const browser = counter.browser()
    await browser.open('/partner/')
    await browser.click('ログイン')
    await browser.send('ログインする', { ログインID: newcomer.loginId })
    await browser.click('パスワードをリセットする')
    expect(browser.page.form('送信する').values.get('identifier')).toBe(newcomer.loginId)
    await browser.send('送信する')
    expect(browser.page.text).toContain('メール')

    const mail = await counter.mailTo(newcomer.loginId)
    expect(mail.subject).toBe('【あおばコネクトID】パスワードリセットのお知らせ')
    await browser.follow(mail)
    expect(browser.page.url).not.toContain(mail.text.match(/open\/(\S+)/)![1])
    await browser.send('送信する', { 新しいパスワード: 'short', '新しいパスワード(確認用)': 'short' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.title).toMatch(/^エラー：/)
    await browser.send('送信する', { 新しいパスワード: password, '新しいパスワード(確認用)': password })
    expect(browser.page.heading).toBe('アカウントが更新されました')

    await browser.click('ログイン')
    await browser.send('ログインする', { ログインID: newcomer.loginId })
    await browser.send('ログインする', { パスワード: password })
    const codeMail = await counter.mailTo(newcomer.loginId)
    expect(codeMail.subject).toBe('【あおばコネクトID】ワンタイムパスワード通知')
    const code = /^\d{8}$/m.exec(codeMail.text)![0]
    await browser.send('確認する', { ワンタイムパスワード: code })
    expect(browser.page.url).toBe('/partner/')
    expect(browser.page.text).toContain(newcomer.name)

    const again = async (address: string) => {
      const other = counter.browser({ address })
      await other.open('/partner/sign-in')
      await other.send('ログインする', { ログインID: newcomer.loginId })
      await other.send('ログインする', { パスワード: password })
      return other.page
    }
    counter.clock.advance(90 * DAY - HOUR)
    expect((await again('203.0.113.9')).url).toBe('/partner/')
    counter.clock.advance(HOUR)
    expect((await again('203.0.113.10')).url).toMatch(/\/code$/)
  })

  it('ACC-7 whoever signs in again and again gets no more than ten mails with codes an hour', async () => {
    const person = sampleData.partner.accounts[1]!
    const ask = async (turn: number) => {
      const browser = counter.browser({ address: `198.51.100.${turn}` })
      await browser.open('/partner/sign-in')
      await browser.send('ログインする', { ログインID: person.loginId })
      return browser.send('ログインする', { パスワード: person.password! })
    }
    for (let turn = 0; turn < 12; turn++) await ask(turn)
    const refused = await ask(12)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('1時間ほどたってから')
    const codes = (await counter.mailsTo(person.loginId)).filter(({ subject }) =>
      subject.includes('ワンタイムパスワード'),
    )
    expect(codes).toHaveLength(10)
    counter.clock.advance(HOUR)
    expect((await ask(13)).url).toMatch(/\/code$/)
  })

  it('ACC-3 an unknown address and a wrong password look the same', async () => {
    const answer = async (loginId: string) => {
      const browser = counter.browser()
      await browser.open('/partner/sign-in')
      await browser.send('ログインする', { ログインID: loginId })
      await browser.send('ログインする', { パスワード: 'not-the-password-1' })
      return [browser.page.status, browser.page.text.replaceAll(loginId, 'X')]
    }
    expect(await answer(sampleData.partner.accounts[0]!.loginId)).toEqual(await answer('nobody@nowhere.example'))
  })
})
