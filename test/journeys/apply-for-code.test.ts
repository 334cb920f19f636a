import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  approveCustomerCode,
  type Decision,
  refuseCustomerCode,
  waitingApplications,
} from '../../src/desks/office/customer-codes.ts'
import { newId } from '../../src/kit/ids.ts'
import { type Browser, linkIn } from './counter.ts'
import { openTrade, type TradeCounter } from './trade-people.ts'

const HOUR = 3_600_000
const CONSENT = '利用規約に同意します'
const typed = {
  会社名: '㈱髙﨑家具',
  '会社名（フリガナ）': 'たかさきｶｸﾞ',
  郵便番号: '２４４ー０８０６',
  住所: '神奈川県横浜市戸塚区上品濃0-9',
  電話番号: '０４５−３１２−３４５６',
  ご担当者名: '髙﨑 鈴',
  メールアドレス: 'suzu@takasaki-kagu.example',
  事業内容: '家具の製造',
  [CONSENT]: 'yes',
}

let counter: TradeCounter
beforeAll(async () => {
  counter = await openTrade()
})
afterAll(() => counter.close())

const open = async (address = '203.0.113.5'): Promise<Browser> => {
  const browser = counter.browser({ address })
  await browser.open('/trade/recover')
  await browser.click('「お客様コード」を持っていません')
  return browser
}

const apply = async (own: Partial<typeof typed> = {}, address?: string): Promise<Browser> => {
  const browser = await open(address)
  await browser.send('確認画面へ進む', { ...typed, ...own })
  await browser.send('申請を送信する')
  await counter.settle()
  return browser
}

/** Applies and confirms; gives the number. */
const applied = async (mail: string, address?: string): Promise<string> => {
  await apply({ メールアドレス: mail }, address)
  const browser = counter.browser()
  await browser.follow(await counter.mailTo(mail))
  await browser.send('申請を完了する')
  return /A-\d{6}/.exec(browser.page.text)![0]
}

const decide = (work: (staff: Parameters<typeof approveCustomerCode>[1]) => Promise<Decision>): Promise<Decision> => {
  const { house } = counter.program
  const now = counter.clock.now()
  return house.stores.atomically('trade', (stores) =>
    work({
      portal: house.portals.get('trade')!.portal,
      stores,
      now,
      random: house.random,
      vault: house.vault,
      newId: () => newId(now, house.random),
      who: 'test',
    }),
  )
}

describe('お客様コード申請フォーム', () => {
  beforeEach(() => counter.clock.advance(2 * HOUR))

  it('TRD-10 input, confirmation, mail, receipt; approved: a code of JP and 7 digits, and the main user is invited', async () => {
    const browser = await open()
    expect(browser.page.heading).toBe('お客様コード申請フォーム')
    expect(browser.page.form('確認画面へ進む').values.has('consent')).toBe(false)
    await browser.send('確認画面へ進む', typed)
    expect(browser.page.text).toContain('まだ完了していません')
    for (const shown of [
      '㈱髙﨑家具',
      'タカサキカグ',
      '244-0806',
      '045-312-3456',
      '髙﨑 鈴',
      'suzu@takasaki-kagu.example',
    ])
      expect(browser.page.text).toContain(shown)
    await browser.send('申請を送信する')
    expect(browser.page.heading).toBe('確認のメールをお送りします')
    expect(await waitingApplications({ stores: counter.stores })).toEqual([])

    const mail = await counter.mailTo('suzu@takasaki-kagu.example')
    expect(mail.text).toContain('㈱髙﨑家具 御中')
    const elsewhere = counter.browser({ address: '198.51.100.7' })
    await elsewhere.follow(mail)
    expect(elsewhere.page.text).toContain('まだ完了していません')
    expect(await waitingApplications({ stores: counter.stores })).toEqual([])
    await elsewhere.send('申請を完了する')
    expect(elsewhere.page.heading).toBe('申請を受け付けました')
    const number = /A-\d{6}/.exec(elsewhere.page.text)![0]
    expect((await counter.mailTo('suzu@takasaki-kagu.example')).text).toContain(number)
    const [waiting] = await waitingApplications({ stores: counter.stores })
    expect(waiting).toMatchObject({
      number,
      facts: { company: '㈱髙﨑家具', phone: '045-312-3456', business: '家具の製造' },
    })
    const terms = counter.program.house.portals.get('trade')!.portal.terms.find(({ id }) => id === 'terms')!
    expect(waiting!.facts['consents']).toBe(`terms ${terms.version}`)
    expect(Date.parse(waiting!.facts['consentedAt']!)).toBe(counter.clock.now().getTime())

    const decision = await decide((staff) => approveCustomerCode(number, staff))
    if (decision.is !== 'approved') throw new Error(decision.is)
    expect(decision.code).toMatch(/^JP\d{7}$/)
    const invitation = await counter.mailTo('suzu@takasaki-kagu.example')
    expect(invitation.text).toContain(decision.code)
    const newcomer = counter.browser()
    await newcomer.follow(invitation)
    await newcomer.send('送信', {
      新しいパスワード: 'tansu-to-tsukue-5',
      新しいパスワードを再入力してください: 'tansu-to-tsukue-5',
    })
    await newcomer.click('今すぐログイン')
    await newcomer.send('ログイン', {
      お客様コードまたはメールアドレス: decision.code,
      パスワード: 'tansu-to-tsukue-5',
    })
    await newcomer.open('/trade/shared-users')
    expect(newcomer.page.text).toContain(`㈱髙﨑家具（お客様コード ${decision.code}）`)
  })

  it('TRD-10 refused: the reason is mailed, no account is made, and nobody can decide again', async () => {
    const number = await applied('refused@takasaki-kagu.example')
    const reason = '事業所の所在地を確認できませんでした。'
    expect(await decide((staff) => refuseCustomerCode(number, reason, staff))).toEqual({ is: 'refused' })
    const mail = await counter.mailTo('refused@takasaki-kagu.example')
    expect(mail.text).toContain(reason)
    expect(mail.text).toContain(number)
    expect(await decide((staff) => approveCustomerCode(number, staff))).toEqual({
      is: 'not-waiting',
      state: 'refused',
    })
    expect(await decide((staff) => approveCustomerCode('A-000000', staff))).toEqual({
      is: 'not-waiting',
      state: null,
    })
    expect(await counter.stores.accounts.select({ mail: 'refused@takasaki-kagu.example' })).toEqual([])
  })

  it('TRD-10 parallel approvals: one code for one application, different codes for different ones', async () => {
    const number = await applied('twice@takasaki-kagu.example', '203.0.113.30')
    const same = await Promise.all(
      Array.from({ length: 6 }, () => decide((staff) => approveCustomerCode(number, staff))),
    )
    expect(same.filter(({ is }) => is === 'approved')).toHaveLength(1)
    expect(await counter.stores.accounts.select({ mail: 'twice@takasaki-kagu.example' })).toHaveLength(1)
    const mails = await counter.mailsTo('twice@takasaki-kagu.example')
    expect(mails.filter(({ subject }) => subject.includes('アカウントのご案内'))).toHaveLength(1)

    const numbers: string[] = []
    for (let n = 0; n < 5; n++) numbers.push(await applied(`many${n}@takasaki-kagu.example`, `203.0.113.${40 + n}`))
    const all = await Promise.all(numbers.map((one) => decide((staff) => approveCustomerCode(one, staff))))
    const codes = all.map((decision) => (decision.is === 'approved' ? decision.code : decision.is))
    expect(new Set(codes).size).toBe(5)
    for (const code of codes) expect(code).toMatch(/^JP\d{7}$/)
  })

  it('TRD-10 a link confirmed in parallel opens one case; afterwards, or too late, its page says so', async () => {
    await apply({ メールアドレス: 'parallel@takasaki-kagu.example' })
    const mail = await counter.mailTo('parallel@takasaki-kagu.example')
    const before = (await waitingApplications({ stores: counter.stores })).length
    const tabs = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const browser = counter.browser()
        await browser.follow(mail)
        return browser
      }),
    )
    const answers = await Promise.all(tabs.map((tab) => tab.sendRaw('申請を完了する')))
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect((await waitingApplications({ stores: counter.stores })).length).toBe(before + 1)
    expect((await counter.mailsTo('parallel@takasaki-kagu.example')).length).toBe(2)
    const again = counter.browser()
    expect((await again.follow(mail)).heading).toBe('この申請は受け付け済みです')

    await apply({ メールアドレス: 'late@takasaki-kagu.example' })
    const late = await counter.mailTo('late@takasaki-kagu.example')
    counter.clock.advance(24 * HOUR)
    expect((await counter.browser().follow(late)).heading).toBe('リンクの有効期限が切れています')
    expect(linkIn(late)).not.toContain('?')
  })

  it('TRD-10 a double click on the last button writes one request', async () => {
    const browser = await open()
    await browser.send('確認画面へ進む', { ...typed, メールアドレス: 'double@takasaki-kagu.example' })
    await Promise.all([
      browser.sendRaw('申請を送信する'),
      browser.sendRaw('申請を送信する'),
      browser.sendRaw('申請を送信する'),
    ])
    expect(await counter.mailsTo('double@takasaki-kagu.example')).toHaveLength(1)
  })

  it('TRD-10 every broken field is told at once, in words that help, and everything typed stays', async () => {
    const browser = await open()
    await browser.send('確認画面へ進む', {
      ...typed,
      '会社名（フリガナ）': '髙﨑家具',
      郵便番号: '24-0806',
      電話番号: '1234',
      ご担当者名: '',
      メールアドレス: 'suzu',
    })
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('5件')
    expect(browser.page.error('会社名（フリガナ）')).toContain('カタカナ')
    expect(browser.page.error('郵便番号')).toContain('244-0806')
    expect(browser.page.error('電話番号')).toContain('市外局番')
    expect(browser.page.error('ご担当者名')).toContain('入力してください')
    expect(browser.page.form('確認画面へ進む').values.get('company')).toBe('㈱髙﨑家具')
    const { [CONSENT]: _, ...without } = typed
    const other = await open()
    await other.send('確認画面へ進む', without)
    expect(other.page.text).toContain(`「${CONSENT}」にチェックを入れてください`)
  })

  it('TRD-10 「変更」 leads back to the form with everything in it, and from there to the confirmation again', async () => {
    const browser = await open()
    await browser.send('確認画面へ進む', typed)
    await browser.click('電話番号 変更')
    expect(browser.page.form('確認画面へ進む').values.get('company')).toBe('㈱髙﨑家具')
    await browser.send('確認画面へ進む', { 電話番号: '03-5555-0000' })
    expect(browser.page.text).toContain('03-5555-0000')
    expect(browser.page.text).toContain('㈱髙﨑家具')
  })

  it('ACC-25 one address gets at most three mails an hour, and the page stays the same', async () => {
    const texts = new Set<string>()
    for (let n = 0; n < 5; n++)
      texts.add((await apply({ メールアドレス: 'third-party@elsewhere.example' }, `203.0.113.${60 + n}`)).page.text)
    expect(texts.size).toBe(1)
    expect(await counter.mailsTo('third-party@elsewhere.example')).toHaveLength(3)
  })
})

describe('住所を検索', () => {
  const search = async (code: string, address = ''): Promise<Browser> => {
    const browser = await open()
    await browser.send('住所を検索', { 会社名: '㈱髙﨑家具', 郵便番号: code, 住所: address })
    return browser
  }
  const values = (browser: Browser) => browser.page.form('確認画面へ進む').values

  it('TRD-10 fills the empty address from the postal code and keeps what was typed', async () => {
    const browser = await search('２４４－０８０６')
    expect(browser.page.status).toBe(200)
    expect(values(browser).get('address')).toBe('神奈川県横浜市戸塚区上品濃')
    expect(values(browser).get('company')).toBe('㈱髙﨑家具')
    expect(values(browser).has('consent')).toBe(false)
  })

  it('TRD-10 lists every address of 498-0000 and takes the one that is chosen', async () => {
    const browser = await search('498-0000')
    expect(browser.page.text).toContain('愛知県弥富市')
    expect(browser.page.text).toContain('三重県桑名郡木曽岬町')
    expect(browser.page.text).not.toContain('以下に掲載')
    expect(values(browser).get('address')).toBe('')
    await browser.send('この住所を使う', { 三重県桑名郡木曽岬町: '1' })
    expect(values(browser).get('address')).toBe('三重県桑名郡木曽岬町')
  })

  it('TRD-10 writes over nothing, and shows what it found instead', async () => {
    const browser = await search('244-0806', '横浜市戸塚区 うちの会社')
    expect(values(browser).get('address')).toBe('横浜市戸塚区 うちの会社')
    expect(browser.page.text).toContain('神奈川県横浜市戸塚区上品濃')
  })

  it('TRD-10 says so where there is none, and where the code is malformed', async () => {
    expect((await search('999-9999')).page.text).toContain('見つかりませんでした')
    const broken = await search('24')
    expect(broken.page.status).toBe(422)
    expect(broken.page.error('郵便番号')).toContain('244-0806')
    expect(values(broken).get('company')).toBe('㈱髙﨑家具')
  })
})
