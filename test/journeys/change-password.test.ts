import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { passSignIn, people, signInAs } from './sign-in-as.ts'

const next = 'Shiokaze-88-nami'
const labels = {
  current: '今の会員サポートパスワード',
  next: '新しい会員サポートパスワード',
  again: '新しい会員サポートパスワード(確認)',
} as const
const typed = (current: string, chosen = next, again = chosen) => ({
  [labels.current]: current,
  [labels.next]: chosen,
  [labels.again]: again,
})

describe('ACC-13 a signed-in person changes the password', () => {
  let counter: Counter
  let browser: Browser
  const { password, mail } = people.member
  beforeEach(async () => {
    counter = await openCounter()
    browser = await signInAs(counter, 'member')
    await browser.open('/member/change-password')
  })
  afterEach(() => counter.close())

  const audited = async (event: string): Promise<number> => {
    const stores = counter.program.house.stores.of('member')
    const account = (await stores.accounts.byIdentifier({ kind: 'login-id', canonical: 'abcd' }))!
    return (await stores.audit.recent(account.id, 100)).filter((entry) => entry.event === event).length
  }

  it('with the present one; every other session ends, this one goes on, a mail tells of it', async () => {
    const other = await signInAs(counter, 'member')
    await browser.send('変更する', typed(password))
    expect(browser.page.url).toBe('/member/?notice=passwordChanged')
    expect(browser.page.text).toContain('パスワードを変更しました。')
    expect((await other.open('/member/account')).url).toContain('/member/sign-in')
    expect((await browser.open('/member/account')).heading).toBe('アカウント')
    expect((await counter.mailTo(mail)).subject).toBe('【みどりネット 会員サポート】パスワード変更のお知らせ')
    expect(await audited('password.changed')).toBe(1)

    await passSignIn(counter, other, 'member')
    expect(other.page.status).toBe(422)
    await passSignIn(counter, other, 'member', { ...people.member, password: next })
    expect(other.page.url).toBe('/member/account')
  })

  it('ACC-20 and every link or temporary password that is still out ends', async () => {
    const stranger = counter.browser()
    await stranger.open('/member/recover-by-temporary-password')
    await stranger.send('送信', { ログインID: 'abcd', 基本メールアドレス: mail })
    const temporary = /【仮パスワード】\s*(\S+)/.exec((await counter.mailTo(mail)).text)![1]!
    await browser.send('変更する', typed(password))
    await stranger.send('ログイン', { 仮パスワード: temporary })
    expect(stranger.page.heading).not.toBe('会員サポートパスワードの再設定')
  })

  it('shows every broken rule at once, and what was typed never comes back', async () => {
    await browser.send('変更する', typed(password, 'short!', 'shorter'))
    expect(browser.page.status).toBe(422)
    expect(browser.page.error(labels.again)).toContain('先に入力したパスワードと違います')
    await browser.send('変更する', typed(password, 'short!'))
    expect(browser.page.text).toContain('9文字以上')
    expect(browser.page.text).toContain('使えない文字')
    expect(browser.page.html).not.toContain('short!')
    await browser.send('変更する', typed(password, password))
    expect(browser.page.error(labels.next)).toContain('今の')
    expect(await audited('password.changed')).toBe(0)
  })

  it('ACC-4 a wrong present one counts: waits after five, and the session ends after ten', async () => {
    for (let tries = 1; tries <= 5; tries++) {
      await browser.send('変更する', typed('guess-number-0'))
      expect(browser.page.error(labels.current)).toBe(
        '今の会員サポートパスワードが違います。もう一度お確かめください。',
      )
    }
    expect(browser.page.text).toContain('1秒たってから')
    // Too early: not even the right one is judged.
    await browser.send('変更する', typed(password))
    expect(browser.page.status).toBe(422)
    for (let tries = 6; tries <= 10; tries++) {
      counter.clock.advance(61_000)
      await browser.send('変更する', typed('guess-number-0'))
    }
    expect(browser.page.url).toBe('/member/sign-in?notice=signedOutByTries')
    expect((await browser.open('/member/account')).url).toContain('/member/sign-in')
    expect(await audited('confirmation.refused')).toBe(10)

    counter.clock.advance(61_000)
    await passSignIn(counter, browser, 'member')
    await browser.open('/member/change-password')
    await browser.send('変更する', typed(password))
    expect(browser.page.url).toContain('passwordChanged')
  })

  it('ACC-4 parallel guesses from one session are not more than the tries there are', async () => {
    const form = browser.page.form('変更する')
    const guess = () =>
      browser.request(form.action, {
        method: 'POST',
        body: new URLSearchParams({ current: 'guess-number-0', next, again: next }),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    await Promise.all(Array.from({ length: 20 }, guess))
    expect(await audited('confirmation.refused')).toBe(5)
  })

  it('does not tell whether a new one was used before to somebody who has not got the present one', async () => {
    await browser.send('変更する', typed('not-the-one-1', password))
    expect(browser.page.error(labels.next)).toBe('')
  })

  it('a recovery that comes in between wins', async () => {
    const { house } = counter.program
    const stores = house.stores.of('member')
    const account = (await stores.accounts.byIdentifier({ kind: 'login-id', canonical: 'abcd' }))!
    const recovered = await house.hasher.hash('Recovered-in-2026')
    const { hash } = house.hasher
    // While the new password is hashed, the person sets another one by a recovery.
    house.hasher.hash = async (plain) => {
      await stores.accounts.setPassword(account.id, recovered, counter.clock.now())
      return hash(plain)
    }
    await browser.send('変更する', typed(password))
    house.hasher.hash = hash
    expect(browser.page.status).toBe(422)
    expect((await stores.accounts.byId(account.id))?.passwordHash).toBe(recovered)
  })
})
