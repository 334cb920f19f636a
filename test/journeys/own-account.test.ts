import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Counter, openCounter } from './counter.ts'
import { passSignIn, people, signInAs } from './sign-in-as.ts'

const MINUTE = 60_000
const [user] = sampleData.trade.customers[0]!.sharedUsers
const sharedUser = { id: user!.email, password: user!.password, mail: user!.email }

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

describe('the start page', () => {
  it('PAR-10 shows the name, 「ログアウト」, the day of the last check and of the next one', async () => {
    const { page } = await signInAs(counter, 'partner')
    expect(page.url).toBe('/partner/')
    expect(page.text).toContain(`${people.partner.name} 様`)
    expect(page.hasButton('ログアウト')).toBe(true)
    expect(page.text).toMatch(/前回のご本人確認 2026年11月20日\(金\) 次回のご本人確認 2027年2月18日\(木\)/)
  })

  it('MEM-9 shows 「登録情報」: login ID, basic mail address, contract, and the ways to change address and password', async () => {
    const { page } = await signInAs(counter, 'member')
    expect(page.heading).toBe('登録情報')
    for (const fact of ['abcd@midori.example', people.member.mail, 'M-1048-2201']) expect(page.text).toContain(fact)
    expect(page.link('基本メールアドレス 変更')).toBe('/member/change-mail')
    expect(page.link('会員サポートパスワードの変更')).toBe('/member/change-password')
  })

  it('TRD-9 leads a main user to 「共有ユーザー管理」 and puts what shared users ask for on top; a shared user sees neither', async () => {
    const { house } = counter.program
    const stores = house.stores.of('trade')
    const shared = (await stores.accounts.byIdentifier({ kind: 'mail', canonical: sharedUser.id }))!
    await stores.sharedUserRequests.open(shared.id, shared.id, counter.clock.now())
    const main = await signInAs(counter, 'trade')
    expect(main.page.text).toContain('共有ユーザの方1名から')
    expect(main.page.link('共有ユーザー管理')).toBe('/trade/shared-users')
    const other = await signInAs(counter, 'trade', sharedUser)
    expect(other.page.text).toContain(shared.name)
    expect(other.page.hasLink('共有ユーザー管理')).toBe(false)
    expect(other.page.text).not.toContain('共有ユーザの方1名')
  })
})

describe('sessions', () => {
  it('ACC-5 end after 30 minutes without use and after 12 hours in any case, to the millisecond', async () => {
    const browser = await signInAs(counter, 'member')
    const isIn = async () => (await browser.open('/member/account')).heading === 'アカウント'
    counter.clock.advance(30 * MINUTE - 1)
    expect(await isIn()).toBe(true)
    counter.clock.advance(30 * MINUTE)
    expect(await isIn()).toBe(false)

    await passSignIn(counter, browser, 'member')
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect(await isIn()).toBe(true)
      counter.clock.advance(20 * MINUTE - (minutes === 700 ? 1 : 0))
    }
    expect(await isIn()).toBe(true)
    counter.clock.advance(1)
    expect(await isIn()).toBe(false)
  })

  it('ACC-5 ACC-31 lists the browsers, ends one of them or all others, and never somebody else’s', async () => {
    const here = await signInAs(counter, 'member')
    const phone = await signInAs(counter, 'member', people.member, {
      agent: 'Mozilla/5.0 (iPhone) Safari/604',
      address: '198.51.100.7',
    })
    const third = await signInAs(counter, 'member')
    await here.open('/member/account')
    expect(here.page.text).toContain('Chrome / Windows（今お使いのブラウザ）')
    expect(here.page.text).toContain('接続元 198.51.100.7')

    await here.send('Safari / iOS ログインを終了する')
    expect(here.page.text).toContain('ほかのブラウザでのログインを終了しました。')
    expect((await phone.open('/member/account')).heading).not.toBe('アカウント')
    expect((await third.open('/member/account')).heading).toBe('アカウント')

    await here.open('/member/account')
    await here.send('ほかのブラウザのログインをすべて終了する')
    expect((await third.open('/member/account')).heading).not.toBe('アカウント')
    expect((await here.open('/member/account')).heading).toBe('アカウント')
    expect(here.page.text).toContain('ほかのブラウザのログインを終了しました。')
  })

  it('ACC-5 another account’s session cannot be ended by its id', async () => {
    const other = { id: 'suzu1207', password: 'Asagao/77Hana', mail: 'misaki.s@mail.midori.example' }
    const victim = await signInAs(counter, 'member', other)
    const stores = counter.program.house.stores.of('member')
    const account = (await stores.accounts.byIdentifier({ kind: 'login-id', canonical: other.id }))!
    const [session] = await stores.sessions.list(account.id, counter.clock.now(), new Date(0))
    const attacker = await signInAs(counter, 'member')
    const end = (id: string) =>
      attacker.request('/member/account', {
        method: 'POST',
        body: new URLSearchParams({ act: 'end-session', session: id }),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    expect((await end(session!.id)).status).toBe(303)
    expect((await victim.open('/member/account')).heading).toBe('アカウント')
    expect((await end("1' or '1'='1")).status).toBe(422)
  })

  it('ACC-5 signing out ends the session on the server; no page of it may be kept by the browser', async () => {
    const browser = await signInAs(counter, 'trade')
    const page = await browser.open('/trade/account')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const kept = browser.cookies.get('madoguchi-trade-session')!
    await browser.send('ログアウト')
    expect(browser.page.text).toContain('ログアウトしました。')
    const again = await counter
      .browser()
      .request('/trade/account', { headers: { cookie: `madoguchi-trade-session=${kept}` } })
    expect(again.status).toBe(303)
  })
})

describe('own data', () => {
  it('ACC-31 names, language and the record of what happened, newest first', async () => {
    const browser = await signInAs(counter, 'partner')
    await browser.open('/partner/account')
    await browser.click('お名前 変更')
    await browser.send('保存する', { お名前: '髙﨑 ①子', 会社名: '㈱なぎさ' })
    expect(browser.page.text).toContain('変更を保存しました。')
    for (const kept of ['髙﨑 ①子', '㈱なぎさ']) expect(browser.page.text).toContain(kept)
    expect(browser.page.text).toMatch(/お名前などを変更しました。.*ログインしました。/)

    const form = browser.page.form('保存する')
    expect(form.values.get('language')).toBe('ja')
    const chosen = new URLSearchParams([...form.values])
    chosen.set('language', 'en')
    await browser.request(form.action, { method: 'POST', body: chosen, headers: { 'sec-fetch-site': 'same-origin' } })
    await browser.open('/partner/change-password')
    const next = 'Shiosai-44-minato'
    await browser.send('変更する', {
      今のパスワード: people.partner.password,
      新しいパスワード: next,
      '新しいパスワード(確認用)': next,
    })
    expect((await counter.mailTo(people.partner.mail)).subject).toBe('【Aoba Connect ID】Your password was changed')
  })

  it('names that a contract holds are not changed here', async () => {
    const browser = await signInAs(counter, 'member')
    expect((await browser.request('/member/change-names')).status).toBe(404)
  })
})
