import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './counter.ts'
import { linkIn } from './counter.ts'
import { hibari, openTrade, type SampleCustomer, type TradeCounter, yanagi } from './trade-people.ts'

const HOUR = 3_600_000
const [madoka, harada] = yanagi.sharedUsers as [
  SampleCustomer['sharedUsers'][number],
  SampleCustomer['sharedUsers'][number],
]

let counter: TradeCounter
beforeAll(async () => {
  counter = await openTrade()
})
afterAll(() => counter.close())
const signIn: TradeCounter['signIn'] = (...who) => counter.signIn(...who)
const accountOf = async (identifier: string) => (await counter.accountOf(identifier))!

describe('共有ユーザー管理', () => {
  let main: Browser
  beforeEach(async () => {
    counter.clock.advance(2 * HOUR)
    main = await signIn(yanagi.code, yanagi.password)
    await main.open('/trade/shared-users')
  })

  it('TRD-9 lists the own customer’s shared users with their state and last sign-in', async () => {
    await signIn(madoka.email, madoka.password)
    await main.open('/trade/shared-users')
    expect(main.page.heading).toBe('共有ユーザー管理')
    for (const { name, email } of yanagi.sharedUsers) {
      expect(main.page.text).toContain(name)
      expect(main.page.text).toContain(email)
    }
    expect(main.page.text).toContain(`${madoka.name} ${madoka.email} 利用中 2026/11/20`)
    expect(main.page.text).toContain(`${harada.name} ${harada.email} 利用中 まだありません`)
    for (const { name } of hibari.sharedUsers) expect(main.page.text).not.toContain(name)
    expect(main.page.text).not.toContain(yanagi.email)
  })

  it('TRD-9 ACC-30 an added user gets a link for 24 hours, sets a password and signs in with the own address', async () => {
    await main.click('共有ユーザを追加')
    await main.send('追加する', { お名前: '髙﨑 鈴', メールアドレス: 'Suzu@Yanagi-Tategu.example' })
    expect(main.page.url).toMatch(/^\/trade\/shared-users/)
    expect(main.page.text).toContain('共有ユーザを追加しました')
    expect(main.page.text).toMatch(/髙﨑 鈴 suzu@yanagi-tategu\.example 招待中：.*まで/)
    const mail = await counter.mailTo('suzu@yanagi-tategu.example')
    expect(mail.text).toContain('メインユーザの方')
    expect(mail.text).toContain('再作成')
    const suzu = counter.browser()
    await suzu.follow(mail)
    await suzu.send('送信', {
      新しいパスワード: 'renge-to-hasu-7',
      新しいパスワードを再入力してください: 'renge-to-hasu-7',
    })
    expect(suzu.page.heading).toBe('パスワードが変更されました。続行するにはログインしてください')
    const signedIn = await signIn('suzu@yanagi-tategu.example', 'renge-to-hasu-7')
    expect(signedIn.page.status).toBe(200)
    await main.open('/trade/shared-users')
    expect(main.page.text).toContain('髙﨑 鈴 suzu@yanagi-tategu.example 利用中')
  })

  it('TRD-9 an ended invitation is made anew there; the old link says so', async () => {
    await main.click('共有ユーザを追加')
    await main.send('追加する', { お名前: '青山 楓', メールアドレス: 'kaede@yanagi-tategu.example' })
    const first = await counter.mailTo('kaede@yanagi-tategu.example')
    counter.clock.advance(24 * HOUR)
    const late = counter.browser()
    await late.follow(first)
    expect(late.page.heading).toBe('リンクの有効期限が切れています')
    expect(late.page.text).toContain('再作成')
    main = await signIn(yanagi.code, yanagi.password)
    await main.open('/trade/shared-users')
    expect(main.page.text).toContain('kaede@yanagi-tategu.example 招待の期限切れ')
    await main.send('青山 楓 再作成')
    const second = await counter.mailTo('kaede@yanagi-tategu.example')
    expect(linkIn(second)).not.toBe(linkIn(first))
    const browser = counter.browser()
    await browser.follow(second)
    expect(browser.page.heading).toBe('パスワードの新規作成または再設定登録')
  })

  it('TRD-8 TRD-9 a wish stands on top until the main user resets; the link is the shared user’s own', async () => {
    const stranger = counter.browser()
    await stranger.open('/trade/ask-main-user')
    await stranger.send('依頼する', { お客様コード: yanagi.code, メールアドレス: harada.email })
    await counter.settle()
    await main.open('/trade/shared-users')
    expect(main.page.text).toContain('パスワード再設定のご依頼')
    await main.send(`${harada.name} パスワードを再設定`)
    expect(main.page.text).not.toContain('パスワード再設定のご依頼')
    const mail = await counter.mailTo(harada.email)
    expect(mail.subject).toBe('【こばと金物オンライン】パスワードリセットのお知らせ')
    expect(mail.text).not.toContain(yanagi.code)
    expect(mail.text).toContain('メインユーザの方に')
    const browser = counter.browser()
    await browser.follow(mail)
    await browser.send('送信', {
      新しいパスワード: 'kugi-to-bisu-33',
      新しいパスワードを再入力してください: 'kugi-to-bisu-33',
    })
    expect((await signIn(harada.email, 'kugi-to-bisu-33')).page.url).not.toContain('sign-in')
  })

  it('TRD-9 a suspended user is signed out, cannot sign in or recover, and can again once resumed', async () => {
    const user = await signIn(madoka.email, madoka.password, '203.0.113.9')
    await main.send(`${madoka.name} 停止`)
    expect(main.page.text).toContain(`${madoka.name} ${madoka.email} 停止中`)
    await user.open('/trade/account')
    expect(user.page.url).toContain('/trade/sign-in')
    expect((await signIn(madoka.email, madoka.password)).page.status).toBe(422)
    const before = (await counter.mailsTo(yanagi.email)).length
    const stranger = counter.browser()
    await stranger.open('/trade/ask-main-user')
    await stranger.send('依頼する', { お客様コード: yanagi.code, メールアドレス: madoka.email })
    expect((await counter.mailsTo(yanagi.email)).length).toBe(before)
    await main.send(`${madoka.name} 再開`)
    counter.clock.advance(2 * HOUR)
    expect((await signIn(madoka.email, madoka.password)).page.url).not.toContain('sign-in')
  })

  it('TRD-9 deletion asks once, then nothing personal is left, and the person is told', async () => {
    await main.click('共有ユーザを追加')
    await main.send('追加する', { お名前: '一時 太郎', メールアドレス: 'ichiji@yanagi-tategu.example' })
    const { id } = await accountOf('ichiji@yanagi-tategu.example')
    await main.send('一時 太郎 削除')
    expect(main.page.heading).toBe('共有ユーザの削除')
    expect(main.page.text).toContain('ichiji@yanagi-tategu.example')
    expect((await counter.stores.accounts.byId(id))!.state).toBe('active')
    const tab = main.tab()
    await tab.open(main.page.url)
    await main.send('削除する')
    expect(main.page.text).toContain('共有ユーザを削除しました')
    expect(main.page.text).not.toContain('一時 太郎')
    const gone = (await counter.stores.accounts.byId(id))!
    expect([gone.state, gone.name, gone.mail]).toEqual(['closed', '', null])
    expect((await counter.mailTo('ichiji@yanagi-tategu.example')).subject).toContain('削除')
    // The second tab leads to the list, and deletes nothing more.
    await tab.send('削除する')
    expect(tab.page.heading).toBe('共有ユーザー管理')
  })

  it('ACC-3 TRD-9 a taken address gives a clear message that tells nothing of other customers’ accounts, and no mail', async () => {
    const theirs = hibari.sharedUsers[0]!
    const before = (await counter.mailsTo(theirs.email)).length
    await main.click('共有ユーザを追加')
    await main.send('追加する', { お名前: '西', メールアドレス: theirs.email })
    expect(main.page.status).toBe(422)
    expect(main.page.error('メールアドレス')).toBe(
      'このメールアドレスは、共有ユーザには使えません。別のメールアドレスを入力してください。',
    )
    expect(main.page.text).not.toContain(hibari.company)
    await main.send('追加する', { お名前: '柳', メールアドレス: madoka.email.toUpperCase() })
    expect(main.page.error('メールアドレス')).toContain('すでに登録されています')
    expect((await counter.mailsTo(theirs.email)).length).toBe(before)
  })

  it('TRD-9 a double click on a button does its work once', async () => {
    const before = (await counter.mailsTo(madoka.email)).length
    const answers = await Promise.all([
      main.sendRaw(`${madoka.name} パスワードを再設定`),
      main.sendRaw(`${madoka.name} パスワードを再設定`),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await counter.mailsTo(madoka.email)).length).toBe(before + 1)
  })

  it('TRD-9 one address gets only so many mails an hour, and the main user is told', async () => {
    for (let n = 0; n < 5; n++) {
      await main.open('/trade/shared-users')
      await main.send(`${madoka.name} パスワードを再設定`)
    }
    const before = (await counter.mailsTo(madoka.email)).length
    await main.open('/trade/shared-users')
    await main.send(`${madoka.name} パスワードを再設定`)
    expect(main.page.status).toBe(422)
    expect(main.page.text).toContain('1時間ほどたってから')
    expect((await counter.mailsTo(madoka.email)).length).toBe(before)
  })
})

describe('who may use 共有ユーザー管理', () => {
  const pages = ['/trade/shared-users', '/trade/add-shared-user']

  it('TRD-9 a shared user sees none of it, a stranger is led to sign in, another portal has none', async () => {
    counter.clock.advance(2 * HOUR)
    const shared = await signIn(hibari.sharedUsers[0]!.email, hibari.sharedUsers[0]!.password)
    expect(shared.page.text).not.toContain('共有ユーザー管理')
    for (const path of pages) {
      expect((await shared.open(path)).status).toBe(403)
      expect((await counter.browser().open(path)).url).toContain('/trade/sign-in')
    }
    const stranger = counter.browser()
    expect((await stranger.open('/partner/shared-users')).text).not.toContain('共有ユーザー管理')
  })

  it('PLT-23 TRD-9 every act refuses another customer’s user, the main user and unknown ids, and changes nothing', async () => {
    counter.clock.advance(2 * HOUR)
    const { accounts } = counter.stores
    const theirMain = await accountOf(yanagi.code)
    const ownMain = await accountOf(hibari.code)
    const targets = [
      (await accountOf(madoka.email)).id,
      theirMain.id,
      ownMain.id,
      '01900000-0000-7000-8000-000000000000',
    ]
    const main = await signIn(hibari.code, hibari.password)
    const mailsBefore = (await counter.mailsTo(madoka.email)).length
    for (const user of targets)
      for (const act of ['reset', 'invite', 'suspend', 'resume', 'delete']) {
        await main.open('/trade/shared-users')
        const form = main.page.form(`${hibari.sharedUsers[0]!.name} 停止`)
        const answer = await main.request(form.action, {
          method: 'POST',
          body: new URLSearchParams(
            [...form.values, ['act', act], ['user', user]].filter(
              ([name], at, all) => all.findLastIndex(([other]) => other === name) === at,
            ) as [string, string][],
          ),
          headers: { 'sec-fetch-site': 'same-origin' },
        })
        expect([act, answer.status]).toEqual([act, 422])
        expect(await answer.text()).toContain('見つかりませんでした')
      }
    for (const id of targets.slice(0, 3)) expect((await accounts.byId(id))!.state).toBe('active')
    expect((await counter.mailsTo(madoka.email)).length).toBe(mailsBefore)
  })

  it('TRD-9 at most as many as the portal says, also when several are added at once', async () => {
    counter.clock.advance(2 * HOUR)
    const stores = counter.stores
    const customer = (await stores.customers.byCode(hibari.code))!
    const count = async () =>
      (await stores.accounts.ofCustomer(customer.id)).filter(({ role }) => role === 'shared').length
    const add = async (address: string) => {
      const browser = await signIn(hibari.code, hibari.password, address)
      await browser.open('/trade/add-shared-user')
      return browser
    }
    for (let n = await count(); n < 48; n++)
      await stores.accounts.create({
        id: crypto.randomUUID(),
        customerId: customer.id,
        role: 'shared',
        name: `共有 ${n}`,
        mail: `s${n}@hibari-naiso.example`,
        language: 'ja',
        identifiers: [{ kind: 'mail', canonical: `s${n}@hibari-naiso.example` }],
        at: counter.clock.now(),
      })
    const tabs = await Promise.all([1, 2, 3, 4, 5].map((n) => add(`203.0.113.${100 + n}`)))
    const answers = await Promise.all(
      tabs.map((tab, n) =>
        tab.sendRaw('追加する', { お名前: `同時 ${n}`, メールアドレス: `p${n}@hibari-naiso.example` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 422, 422, 422])
    expect(await count()).toBe(50)
    await tabs[0]!.open('/trade/shared-users')
    expect(tabs[0]!.page.hasLink('共有ユーザを追加')).toBe(false)
    expect(tabs[0]!.page.text).toContain('50人を登録しています')
  })
})
