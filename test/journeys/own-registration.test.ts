import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dealers } from '../../src/demo/sample-keys.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { isIn, signInWith } from './keys-sign-in.ts'

const [who] = dealers as readonly [(typeof dealers)[number]]

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const signedIn = (): Promise<Browser> => signInWith(counter, who.registrationId, who.password)
const account = async () => (await counter.program.stores.of('keys').accounts.select({ mail: who.email }))[0]!

describe('KEY-8 the account page of a dealer', () => {
  it('shows ID, company, person in charge and what was registered, each with the way to change it', async () => {
    const browser = await signedIn()
    await browser.open('/keys/account')
    for (const shown of [
      who.registrationId,
      who.company,
      who.name,
      who.email,
      '日本',
      who.postalCode,
      who.address[0],
      who.phone,
    ])
      expect(browser.page.text).toContain(shown)
    expect(browser.page.link('会社名 変更')).toBe('/keys/change-details')
    expect(browser.page.link('所在地 変更')).toBe('/keys/change-details')
    expect(browser.page.link('登録ID 登録IDを再発行')).toBe('/keys/reissue-id')
    expect(browser.page.link('パスワード 変更')).toBe('/keys/change-password')
    // One form for all of it: names have none of their own here.
    expect((await browser.open('/keys/change-names')).status).toBe(404)
  })

  it('changes all of it in one form, looks an address up there too, and notes it', async () => {
    const browser = await signedIn()
    await browser.open('/keys/change-details')
    expect(browser.page.heading).toBe('登録情報の変更')
    const kept = browser.page.form('変更する').values
    expect([kept.get('company'), kept.get('country'), kept.get('address1'), kept.get('news')]).toEqual([
      who.company,
      'JP',
      who.address[0],
      'yes',
    ])
    await browser.send('郵便番号から所在地を入力', { 所在地1: '', 郵便番号: '105-0011', 担当者: '' })
    expect(browser.page.form('変更する').values.get('address2')).toBe('港区芝公園')
    await browser.send('変更する', { 会社名: '' })
    expect(browser.page.error('会社名')).toContain('会社名')
    expect(browser.page.form('変更する').values.get('address2')).toBe('港区芝公園')
    await browser.send('変更する', { 会社名: '㈱あさぎり髙映像' })
    expect(browser.page.heading).toBe('アカウント')
    expect(browser.page.text).toContain('㈱あさぎり髙映像')
    expect(browser.page.text).toContain('東京都 港区芝公園')
    expect(browser.page.text).toContain('登録情報を変更しました')
    expect(await account()).toMatchObject({ name: '', company: '㈱あさぎり髙映像' })
    expect(await counter.program.stores.of('keys').details.of((await account()).id)).toMatchObject({
      address: ['東京都', '港区芝公園', '', '', ''],
      wantsNews: true,
    })
  })

  it('issues a new ID by the password once more: shown, mailed, good at once; the old one has ended', async () => {
    const browser = await signedIn()
    await browser.open('/keys/reissue-id')
    expect(browser.page.text).toContain(who.registrationId)
    await browser.send('再発行する', { 今のパスワード: 'chigau-kotoba-99' })
    expect(browser.page.status).toBe(422)
    await browser.send('再発行する', { 今のパスワード: who.password })
    expect(browser.page.heading).toBe('登録IDを再発行しました')
    const letter = await counter.mailTo(who.email)
    expect(letter.subject).toBe('【つばめビジョン】登録ID再発行のお知らせ')
    const id = /【新しい登録ID】\s+(\S+)/.exec(letter.text)![1]!
    expect(id).not.toBe(who.registrationId)
    expect(browser.page.text).toContain(id)
    expect(isIn(await signInWith(counter, who.registrationId, who.password))).toBe(false)
    expect(isIn(await signInWith(counter, id, who.password))).toBe(true)
    await browser.click('アカウントへ')
    expect(browser.page.text).toContain(id)
    expect(browser.page.text).toContain('登録IDを再発行しました')
  })

  it('keeps the address of a registered account one of a kind when it is changed', async () => {
    const { accounts } = counter.program.stores.of('keys')
    const { id } = await account()
    expect(
      await accounts.setIdentifiers(id, [
        { kind: 'registration-id', canonical: who.registrationId },
        { kind: 'mail', canonical: who.email },
      ]),
    ).toBe(true)
    const browser = await signedIn()
    await browser.open('/keys/change-mail')
    const [mailLabel, passwordLabel] = [...browser.page.form('確認のメールを送る').labels.keys()]
    await browser.send('確認のメールを送る', {
      [mailLabel!]: 'new@asagiri-eizo.example',
      [passwordLabel!]: who.password,
    })
    await browser.follow(await counter.mailTo('new@asagiri-eizo.example'))
    await browser.send('変更を完了する')
    expect(await accounts.byIdentifier({ kind: 'mail', canonical: 'new@asagiri-eizo.example' })).toMatchObject({ id })
    expect(await accounts.byIdentifier({ kind: 'mail', canonical: who.email })).toBeNull()
  })

  it('ACC-32 takes the registered data home, and deletes them with the account', async () => {
    const browser = await signedIn()
    const { id } = await account()
    await browser.open('/keys/export-data')
    const data = JSON.parse(await (await browser.sendRaw('ファイルを受け取る')).text())
    expect(data.details).toEqual({
      country: 'JP',
      postalCode: who.postalCode,
      address: [...who.address],
      phone: who.phone,
      wantsNews: who.wantsNews,
    })
    expect(data.permissions).toEqual(['mpcs'])
    expect(data.identifiers).toEqual([
      { kind: 'mail', value: who.email },
      { kind: 'registration-id', value: who.registrationId },
    ])
    await counter.program.stores.of('keys').accounts.close(id)
    expect(await counter.program.stores.of('keys').details.of(id)).toBeNull()
    expect(await counter.program.stores.of('keys').permissions.of(id)).toEqual([])
    expect(isIn(await signInWith(counter, who.registrationId, who.password))).toBe(false)
  })

  it('an account without details, as an import makes it, shows a blank row and can fill it in', async () => {
    const { id } = await account()
    await counter.program.db.inAllPortals((query) =>
      sql`delete from account_details where account_id = ${id}`.execute(query),
    )
    const browser = await signedIn()
    await browser.open('/keys/account')
    expect(browser.page.text).toContain('所在地')
    await browser.click('所在地 変更')
    await browser.send('変更する', { 所在地1: '東京都' })
    expect(browser.page.text).toContain('東京都')
    expect(await counter.program.stores.of('keys').details.of(id)).toMatchObject({ country: 'JP', wantsNews: false })
  })

  it('is there only where the portal’s accounts have such data', async () => {
    for (const page of ['change-details', 'reissue-id'])
      expect((await counter.browser().open(`/partner/${page}`)).url).toContain('/partner/')
    const { flows, portal } = counter.program.house.portals.get('partner')!
    for (const page of ['change-details', 'reissue-id']) expect(flows.get(page)!.first({ portal } as never)).toBeNull()
  })
})

describe('KEY-1 the sign-in page', () => {
  it('has the manual’s labels and links, says which cookies there are, and asks nothing', async () => {
    const browser = counter.browser()
    const page = await browser.open('/keys/sign-in')
    expect([...page.form('ログイン').labels.keys()]).toEqual(
      expect.arrayContaining(['登録ID', 'パスワード', '画像に表示されている文字を入力してください。']),
    )
    for (const link of [
      'パスワードを忘れた方はこちら',
      '初めて使用する方へ ユーザー登録はこちら',
      'クッキーポリシー',
      'プライバシーポリシー',
    ])
      expect(page.hasLink(link), link).toBe(true)
    const notice = page.html.indexOf('動作に必要なクッキーだけ')
    expect(notice).toBeGreaterThan(0)
    expect(notice).toBeLessThan(page.html.indexOf('name="identifier"'))
    await browser.click('クッキーポリシー')
    expect(browser.page.heading).toBe('クッキーポリシー')
    await browser.open('/keys/sign-in')
    await browser.click('プライバシーポリシー')
    expect(browser.page.heading).toBe('プライバシーポリシー')
    const partner = await browser.open('/partner/sign-in')
    expect(partner.text).not.toContain('動作に必要なクッキーだけ')
  })

  it('ACC-3 one sentence for a wrong ID and a wrong password; full width is folded, case is not', async () => {
    const wide = who.registrationId.replace(/[A-Z0-9]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    expect(isIn(await signInWith(counter, wide, who.password))).toBe(true)
    for (const [id, password] of [
      [who.registrationId.toLowerCase(), who.password],
      [who.registrationId, who.password.toUpperCase()],
      ['NOBODY2345', who.password],
    ] as const) {
      const browser = await signInWith(counter, id, password)
      expect(isIn(browser)).toBe(false)
      expect(browser.page.error('パスワード')).toBe('登録IDまたはパスワードが正しくありません。')
    }
  })
})
