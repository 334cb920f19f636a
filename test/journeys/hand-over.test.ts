import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MadeMain, makeMainUser } from '../../src/desks/office/main-user.ts'
import { newId } from '../../src/kit/ids.ts'
import type { Browser } from './counter.ts'
import { hibari, openTrade, type TradeCounter, yanagi } from './trade-people.ts'

const HOUR = 3_600_000
const madoka = yanagi.sharedUsers[0]!
const harada = yanagi.sharedUsers[1]!

let counter: TradeCounter
beforeEach(async () => {
  counter = await openTrade()
})
afterEach(() => counter.close())

/** The main user asks for it; the two mails. */
const ask = async (to: { readonly name: string; readonly email: string } = madoka) => {
  const main = await counter.signIn(yanagi.code, yanagi.password)
  await main.open('/trade/shared-users')
  await main.click('メインユーザの引き継ぎ')
  await main.send(`${to.name} この方に引き継ぐ`)
  expect(main.page.text).toContain('まだ完了していません')
  await main.send('確認のメールを送る')
  expect(main.page.text).toContain('まだ完了していません')
  return { main, mails: [await counter.mailTo(yanagi.email), await counter.mailTo(to.email)] as const }
}
const opened = async (mail: { readonly text: string }): Promise<Browser> => {
  const browser = counter.browser({ address: '198.51.100.3' })
  await browser.follow(mail)
  return browser
}
const roles = async () => {
  const customer = (await counter.stores.customers.byCode(yanagi.code))!
  const all = await counter.stores.accounts.ofCustomer(customer.id)
  return Object.fromEntries(all.map(({ name, role }) => [name, role]))
}
const before = { [yanagi.name]: 'main', [madoka.name]: 'shared', [harada.name]: 'shared' }
const after = { [yanagi.name]: 'shared', [madoka.name]: 'main', [harada.name]: 'shared' }

describe('メインユーザの引き継ぎ', () => {
  it('TRD-11 when both have confirmed, they change places: code, address, list; each keeps the password, both are told', async () => {
    const { main, mails } = await ask()
    for (const mail of mails) expect(mail.subject).toContain('メインユーザ引き継ぎ確認のお願い')
    const first = await opened(mails[0])
    expect(first.page.text).toContain(`${yanagi.company} ${yanagi.code}`)
    expect(await roles()).toEqual(before)
    await first.send('引き継ぎを確認する')
    expect(first.page.text).toContain('もうお一人の確認を待っています')
    expect(await roles()).toEqual(before)

    const second = await opened(mails[1])
    await second.send('引き継ぎを確認する')
    expect(second.page.text).toContain('引き継ぎが完了しました')
    expect(await roles()).toEqual(after)
    expect((await first.open(first.page.url)).text).toContain('引き継ぎが完了しました')

    for (const address of [yanagi.email, madoka.email])
      expect((await counter.mailTo(address)).subject).toContain('メインユーザ引き継ぎ完了のお知らせ')
    // Who is signed in has the new role at once.
    expect((await main.open('/trade/shared-users')).status).toBe(403)
    const newMain = await counter.signIn(yanagi.code, madoka.password)
    await newMain.open('/trade/shared-users')
    expect(newMain.page.text).toContain(yanagi.email)
    expect(newMain.page.text).not.toContain(madoka.email)
    expect((await counter.signIn(yanagi.email, yanagi.password)).page.status).toBe(200)
    expect((await counter.signIn(yanagi.code, yanagi.password)).page.status).toBe(422)
    expect((await counter.signIn(madoka.email, madoka.password)).page.status).toBe(422)
    const { audit } = counter.stores
    for (const who of [yanagi.code, yanagi.email])
      expect((await audit.recent((await counter.accountOf(who))!.id, 9)).map(({ event }) => event)).toContain(
        'main-user.handed-over',
      )
  })

  it('TRD-11 both confirming at the same moment, each several times, swaps once', async () => {
    const { mails } = await ask()
    const tabs = await Promise.all([mails[0], mails[1], mails[0], mails[1]].map(opened))
    const answers = await Promise.all(tabs.map((tab) => tab.sendRaw('引き継ぎを確認する')))
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(await roles()).toEqual(after)
    const told = (await counter.mailsTo(madoka.email)).filter(({ subject }) => subject.includes('引き継ぎ完了'))
    expect(told).toHaveLength(1)
  })

  it('TRD-11 after 24 hours, or with only one confirmation, nothing changes', async () => {
    const { mails } = await ask()
    await (await opened(mails[1])).send('引き継ぎを確認する')
    counter.clock.advance(24 * HOUR)
    const late = await opened(mails[0])
    expect(late.page.heading).toBe('リンクの有効期限が切れています')
    expect(await roles()).toEqual(before)
  })

  it('TRD-11 a later hand-over, a suspension or a deletion calls the earlier one off, for both of its links', async () => {
    const { mails } = await ask()
    const early = await opened(mails[1])
    counter.clock.advance(HOUR)
    const { main, mails: later } = await ask(harada)
    for (const mail of mails) expect((await opened(mail)).page.heading).toBe('この引き継ぎは取りやめになりました')
    await early.send('引き継ぎを確認する')
    expect(early.page.heading).toBe('この引き継ぎは取りやめになりました')
    await (await opened(later[0])).send('引き継ぎを確認する')
    await main.open('/trade/shared-users')
    await main.send(`${harada.name} 停止`)
    expect((await opened(later[1])).page.heading).toBe('この引き継ぎは取りやめになりました')
    expect(await roles()).toEqual(before)
  })

  it('TRD-11 nobody but the own customer’s users with a password can be chosen', async () => {
    const main = await counter.signIn(yanagi.code, yanagi.password)
    await main.open('/trade/add-shared-user')
    await main.send('追加する', { お名前: '未設定 太郎', メールアドレス: 'mada@yanagi-tategu.example' })
    await main.open('/trade/hand-over')
    expect(main.page.text).not.toContain('未設定 太郎')
    expect(main.page.text).not.toContain(hibari.sharedUsers[0]!.name)
    for (const who of ['mada@yanagi-tategu.example', hibari.sharedUsers[0]!.email, hibari.code, yanagi.code]) {
      await main.open('/trade/hand-over')
      const form = main.page.form(`${madoka.name} この方に引き継ぐ`)
      const body = new URLSearchParams([...new Map([...form.values, ['user', (await counter.accountOf(who))!.id]])])
      const answer = await main.request(form.action, {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      expect([who, answer.status]).toEqual([who, 422])
    }
    const shared = await counter.signIn(madoka.email, madoka.password)
    expect((await shared.open('/trade/hand-over')).status).toBe(403)
  })

  it('TRD-11 is refused beforehand where the main user could not sign in afterwards', async () => {
    const main = await counter.signIn(yanagi.code, yanagi.password)
    await main.open('/trade/add-shared-user')
    await main.send('追加する', { お名前: '柳 俊介（予備）', メールアドレス: yanagi.email })
    await main.open('/trade/hand-over')
    await main.send(`${madoka.name} この方に引き継ぐ`)
    await main.send('確認のメールを送る')
    expect(main.page.status).toBe(422)
    expect(main.page.text).toContain('ログインできなくなります')
    expect(await counter.mailsTo(madoka.email)).toEqual([])
  })
})

describe('the main user made by staff', () => {
  const make = (code: string, mail: string): Promise<MadeMain> => {
    const { house } = counter.program
    const now = counter.clock.now()
    const { portal } = house.portals.get('trade')!
    return house.stores.atomically('trade', (stores) =>
      makeMainUser(code, mail, {
        portal,
        stores,
        now,
        random: house.random,
        vault: house.vault,
        newId: () => newId(now, house.random),
        who: 'test',
      }),
    )
  }

  it('TRD-11 swaps without anybody’s confirmation and tells both; wrong codes and people of other customers are refused', async () => {
    expect(await make('JP9999999', madoka.email)).toEqual({ is: 'no-customer' })
    expect(await make(yanagi.code, hibari.sharedUsers[0]!.email)).toEqual({ is: 'no-such-shared-user' })
    expect(await make(yanagi.code, 'nobody@nowhere.example')).toEqual({ is: 'no-such-shared-user' })
    expect(await roles()).toEqual(before)
    expect(await make('ｊｐ１０００２３１', madoka.email.toUpperCase())).toEqual({
      is: 'done',
      code: yanagi.code,
      from: yanagi.name,
      to: madoka.name,
    })
    expect(await roles()).toEqual(after)
    for (const address of [yanagi.email, madoka.email])
      expect((await counter.mailTo(address)).text).toContain(yanagi.code)
  })

  it('TRD-11 is refused, and nothing changes, where the old main user would have nothing to sign in with', async () => {
    const main = await counter.signIn(yanagi.code, yanagi.password)
    await main.open('/trade/add-shared-user')
    await main.send('追加する', { お名前: '柳 俊介（予備）', メールアドレス: yanagi.email })
    expect(await make(yanagi.code, madoka.email)).toEqual({ is: 'old-main-user-has-no-identifier' })
    expect(await roles()).toMatchObject(before)
    expect((await counter.signIn(madoka.email, madoka.password)).page.status).toBe(200)
  })
})
