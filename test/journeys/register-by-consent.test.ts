import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dealers } from '../../src/demo/sample-keys.ts'
import { type Browser, type Counter, linkIn, openCounter } from './counter.ts'
import { isIn, signInWith } from './keys-sign-in.ts'

const HOUR = 3_600_000
const LINK = '初めて使用する方へ ユーザー登録はこちら'
const [known] = dealers

const filled = (mail: string) => ({
  会社名: '㈱やまびこ通商①',
  国名: 'JP',
  郵便番号: '９９９－９９９９',
  所在地1: '大阪府',
  所在地2: '門真市０−１',
  電話番号: '９９９ー９９９９ー９９９９',
  担当者: '髙﨑 望',
  メールアドレス: mail,
  'メールアドレス（確認用）': mail,
})

let counter: Counter
let addresses = 0
const anybody = (options: { language?: 'en' } = {}, at = counter): Browser =>
  at.browser({ address: `198.51.100.${++addresses}`, ...options })

const toForm = async (browser = anybody()): Promise<Browser> => {
  await browser.open('/keys/sign-in')
  await browser.click(LINK)
  await browser.send('同意する')
  return browser
}
const toConfirmation = async (mail: string, browser = anybody()): Promise<Browser> => {
  await toForm(browser)
  await browser.send('次へ', filled(mail))
  return browser
}
const ask = async (mail: string, browser = anybody()): Promise<Browser> => {
  await toConfirmation(mail, browser)
  await browser.send('登録')
  return browser
}
const byMail = (at: Counter, mail: string) => at.program.stores.of('keys').accounts.select({ mail })
const passwordIn = (mail: { readonly text: string }): string => /【パスワード】\s+(\S+)/.exec(mail.text)![1]!

describe('KEY-2 … KEY-6 registration of dealers and corporate customers (manual 003 §4)', () => {
  beforeAll(async () => {
    counter = await openCounter({ connections: 20 })
  })
  afterAll(() => counter.close())

  it('KEY-2 shows the text on personal information; 「同意しない」 leads back to sign-in and nothing is kept', async () => {
    const browser = anybody()
    await browser.open('/keys/sign-in')
    await browser.click(LINK)
    expect(browser.page.heading).toBe('販売店／法人のお客様情報の登録について')
    expect(browser.page.text).toContain('個人情報保護管理者')
    await browser.send('同意しない')
    expect(browser.page.heading).toBe('ログイン')
    // Without the consent there is no way to the form.
    const later = await browser.open('/keys/register-by-consent')
    expect(later.heading).toBe('販売店／法人のお客様情報の登録について')
  })

  it('KEY-2 agrees to the text that was shown: another one that came in meanwhile is shown first', async () => {
    const browser = anybody()
    await browser.open('/keys/register-by-consent')
    const { action, values } = browser.page.form('同意する')
    const body = new URLSearchParams([...values])
    body.set('version', '2020-01-01')
    const answer = await browser.request(action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    await browser.open(answer.headers.get('location')!)
    expect(browser.page.heading).toBe('販売店／法人のお客様情報の登録について')
    await browser.send('同意する')
    expect(browser.page.heading).toBe('販売店／法人のお客様 新規登録')
  })

  it('KEY-3 asks for the manual’s fields; what is broken is told at once and what was typed stays', async () => {
    const browser = await toForm()
    expect(browser.page.heading).toBe('販売店／法人のお客様 新規登録')
    const form = browser.page.form('次へ')
    expect([...form.labels.keys()].filter((label) => label !== '')).toEqual(
      [
        '会社名',
        '郵便番号',
        '所在地1',
        '所在地2',
        '所在地3',
        '所在地4',
        '所在地5',
        '電話番号',
        '担当者',
        'メールアドレス',
        'メールアドレス（確認用）',
        '製品情報のお知らせメールを受信する',
        '国名',
      ].toSorted((a, b) => [...form.labels.keys()].indexOf(a) - [...form.labels.keys()].indexOf(b)),
    )
    expect(form.values.get('news')).toBe('yes')
    await browser.send('次へ', { 国名: '', 担当者: '望', 郵便番号: 'あ', 電話番号: 'でんわ' })
    for (const label of [
      '会社名',
      '国名',
      '郵便番号',
      '所在地1',
      '電話番号',
      'メールアドレス',
      'メールアドレス（確認用）',
    ])
      expect(browser.page.error(label), label).toContain(label)
    expect(browser.page.error('担当者')).toBe('')
    expect(browser.page.form('次へ').values.get('name')).toBe('望')
    await browser.send('次へ', { ...filled('a@yamabiko.example'), 'メールアドレス（確認用）': 'b@yamabiko.example' })
    expect(browser.page.error('メールアドレス（確認用）')).toContain('先に入力したメールアドレスと違います')
    await browser.send('キャンセル')
    expect(browser.page.heading).toBe('ログイン')
  })

  it('KEY-3 a known postal code fills the empty lines of the address, by a button, and writes over nothing', async () => {
    const browser = await toForm()
    const search = '郵便番号から所在地を入力'
    await browser.send(search, { 郵便番号: '１０５ー００１１', 会社名: 'やまびこ' })
    const values = browser.page.form('次へ').values
    expect(values.get('postalCode')).toBe('105-0011')
    expect(values.get('address1')).toBe('東京都')
    expect(values.get('address2')).toBe('港区芝公園')
    expect(values.get('company')).toBe('やまびこ')
    expect(values.get('country')).toBe('JP')
    await browser.send(search, { 郵便番号: '5300001' })
    expect(browser.page.form('次へ').values.get('address1')).toBe('東京都')
    expect(browser.page.text).toContain('大阪府大阪市北区梅田')
    await browser.send(search, { 郵便番号: '' })
    expect(browser.page.error('郵便番号')).toContain('郵便番号')
    // 498-0000 is several towns: one is chosen.
    const other = await toForm()
    await other.send(search, { 郵便番号: '498-0000' })
    await other.send('この所在地を使う', {})
    expect(other.page.text).toContain('この所在地を使う')
    await other.send('この所在地を使う', { ...Object.fromEntries([[choiceIn(other), '1']]) })
    expect(other.page.form('次へ').values.get('address1')).toMatch(/県$/)
  })

  it('KEY-4 KEY-5 shows everything as typed, keeps it on 「前へ」, confirms the address, issues the ID; the password is only in the mail', async () => {
    const mail = 'nozomi@yamabiko.example'
    const browser = await toConfirmation('Ｎozomi＠yamabiko.example')
    expect(browser.page.heading).toBe('販売店／法人のお客様 新規登録確認')
    for (const shown of [
      '㈱やまびこ通商①',
      '日本',
      '999-9999',
      '大阪府',
      '門真市０−１',
      '999-9999-9999',
      '髙﨑 望',
      mail,
      '受信する',
    ])
      expect(browser.page.text).toContain(shown)
    await browser.send('前へ')
    expect(browser.page.heading).toBe('販売店／法人のお客様 新規登録')
    const kept = browser.page.form('次へ').values
    expect(kept.get('company')).toBe('㈱やまびこ通商①')
    expect(kept.get('mailAgain')).toBe(mail)
    expect(kept.get('news')).toBe('yes')
    await browser.send('次へ', { 担当者: '髙﨑 希' })
    await browser.send('登録')
    expect(browser.page.heading).toBe('確認メールを送信しました')
    expect(await byMail(counter, mail)).toEqual([])

    const letter = await counter.mailTo(mail)
    expect(letter.subject).toBe('【つばめビジョン】メールアドレス確認のお願い')
    // A scanner that opens the link makes nothing and uses nothing up.
    await anybody().follow(letter)
    expect(await byMail(counter, mail)).toEqual([])
    const reader = anybody()
    await reader.follow(letter)
    expect(reader.page.url).not.toContain(linkIn(letter).split('/').at(-1))
    expect(reader.page.heading).toBe('販売店／法人のお客様 登録内容の最終確認')
    expect(reader.page.text).toContain('髙﨑 希')
    await reader.send('登録')
    expect(reader.page.heading).toBe('販売店／法人のお客様 登録完了')
    const registered = await counter.mailTo(mail)
    expect(registered.subject).toBe('【つばめビジョン】販売店／法人のお客様 登録完了通知')
    const id = /【登録ID】\s+(\S+)/.exec(registered.text)![1]!
    const password = passwordIn(registered)
    expect(id).toMatch(/^[A-Z2-9]{10}$/)
    expect(registered.text).toContain('㈱やまびこ通商① 髙﨑 希 様')
    expect(registered.text).toContain('http://localhost/keys/sign-in')
    expect(reader.page.text).toContain(id)
    expect(reader.page.html).not.toContain(password)

    const [account] = await byMail(counter, mail)
    expect(account).toMatchObject({ company: '㈱やまびこ通商①', name: '髙﨑 希', mail, language: 'ja', role: 'sole' })
    const stores = counter.program.stores.of('keys')
    expect(await stores.details.of(account!.id)).toEqual({
      country: 'JP',
      postalCode: '999-9999',
      address: ['大阪府', '門真市０−１', '', '', ''],
      phone: '999-9999-9999',
      wantsNews: true,
    })
    const text = counter.program.house.portals.get('keys')!.portal.terms.find((one) => one.id === 'registration')!
    expect(await stores.consents.of(account!.id)).toMatchObject([{ terms: 'registration', version: text.version }])

    await reader.click('閉じる')
    expect(reader.page.heading).toBe('ログイン')
    expect(reader.page.form('ログイン').values.get('identifier')).toBe(id)
    // Case counts in both (KEY-1). Nothing is asked again after sign-in.
    expect(isIn(await signInWith(counter, id.toLowerCase(), password, anybody()))).toBe(false)
    const inside = await signInWith(counter, id, password, anybody())
    expect(isIn(inside)).toBe(true)
    expect(inside.page.url).toBe('/keys/')
  })

  it('KEY-3 leaves out what is optional; product news only where the box is ticked', async () => {
    const mail = 'few@yamabiko.example'
    const browser = await toForm()
    const target = browser.page.form('次へ')
    const values = new URLSearchParams([...target.values])
    values.delete('news')
    for (const [label, value] of Object.entries({
      会社名: 'やまびこ',
      国名: 'SG',
      所在地1: '1 Walk',
      メールアドレス: mail,
      'メールアドレス（確認用）': mail,
    }))
      values.set(target.labels.get(label)!, value)
    const answer = await browser.request(target.action, {
      method: 'POST',
      body: values,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    await browser.open(answer.headers.get('location')!)
    expect(browser.page.text).toContain('受信しない')
    expect(browser.page.text).toContain('シンガポール')
    await browser.send('登録')
    await browser.follow(await counter.mailTo(mail))
    await browser.send('登録')
    const [account] = await byMail(counter, mail)
    expect(await counter.program.stores.of('keys').details.of(account!.id)).toMatchObject({
      country: 'SG',
      postalCode: '',
      phone: '',
      wantsNews: false,
    })
    expect((await counter.mailTo(mail)).text).toContain('やまびこ 様')
  })

  it('KEY-6 ACC-3 a known address: the same pages and answers; only its mailbox sees the registered data beside the new, and may take them over', async () => {
    const plain = (html: string, mail: string) => html.replace(/[A-Za-z0-9_-]{43}/g, 'TOKEN').replaceAll(mail, 'MAIL')
    const there = await ask(known!.email)
    const nowhere = await ask('nobody@nowhere.example')
    expect(plain(there.page.html, known!.email)).toBe(plain(nowhere.page.html, 'nobody@nowhere.example'))

    const letter = await counter.mailTo(known!.email)
    expect(letter.subject).toBe('【つばめビジョン】ご登録内容の更新の確認')
    expect(letter.text).not.toContain(known!.registrationId)
    const reader = anybody()
    await reader.follow(letter)
    expect(reader.page.heading).toBe('販売店／法人のお客様 更新確認')
    for (const shown of [
      known!.registrationId,
      'XXXXXXXXXX',
      known!.company,
      '㈱やまびこ通商①',
      known!.phone,
      '999-9999-9999',
    ])
      expect(reader.page.text).toContain(shown)
    await reader.send('前へ')
    expect(reader.page.form('次へ').values.get('company')).toBe('㈱やまびこ通商①')

    const again = anybody()
    await again.follow(letter)
    await again.send('キャンセル')
    expect(again.page.heading).toBe('ログイン')
    const [before] = await byMail(counter, known!.email)
    expect(before?.company).toBe(known!.company)

    await again.follow(letter)
    await again.send('登録')
    expect(again.page.heading).toBe('販売店／法人のお客様 更新完了')
    const [after] = await byMail(counter, known!.email)
    expect(after).toMatchObject({ id: before!.id, company: '㈱やまびこ通商①', name: '髙﨑 望' })
    expect(after!.passwordHash).toBe(before!.passwordHash)
    expect(await counter.program.stores.of('keys').details.of(after!.id)).toMatchObject({ postalCode: '999-9999' })
    expect(isIn(await signInWith(counter, known!.registrationId, known!.password, anybody()))).toBe(true)
    await again.follow(letter)
    expect(again.page.heading).toBe('登録は完了しています')
  })

  it('KEY-6 once the account has another address, whoever reads the old mailbox sees and changes nothing of it', async () => {
    const moved = dealers[3]!
    const stores = counter.program.stores.of('keys')
    const [account] = await byMail(counter, moved.email)
    await ask(moved.email)
    const reader = anybody()
    await reader.follow(await counter.mailTo(moved.email))
    expect(reader.page.heading).toBe('販売店／法人のお客様 更新確認')
    const address = 'hikkoshi@moved.example'
    await stores.accounts.setMail(account!.id, address, { kind: 'mail', canonical: address })
    await reader.send('登録')
    expect(reader.page.heading).toBe('販売店／法人のお客様 登録内容の最終確認')
    for (const shown of [moved.registrationId, moved.company, address]) expect(reader.page.html).not.toContain(shown)
    expect(await byMail(counter, address)).toMatchObject([{ id: account!.id, company: moved.company }])
    await reader.send('登録')
    expect(reader.page.heading).toBe('販売店／法人のお客様 登録完了')
    const [other] = await byMail(counter, moved.email)
    expect(other!.id).not.toBe(account!.id)
  })

  it('KEY-6 of a suspended account nothing is mailed, and the page is the same', async () => {
    const suspended = dealers[2]!
    const [account] = await byMail(counter, suspended.email)
    await counter.program.stores.of('keys').accounts.setState(account!.id, 'suspended')
    const browser = await ask(suspended.email)
    expect(browser.page.heading).toBe('確認メールを送信しました')
    expect(await counter.mailsTo(suspended.email)).toEqual([])
    await counter.program.stores.of('keys').accounts.setState(account!.id, 'active')
  })

  it('KEY-5 two links of one address: the second leads to what the first registered', async () => {
    const mail = 'twice@yamabiko.example'
    await ask(mail)
    const first = await counter.mailTo(mail)
    await ask(mail)
    const second = (await counter.mailsTo(mail)).find(({ text }) => text !== first.text)!
    const one = anybody()
    const two = anybody()
    await one.follow(first)
    await two.follow(second)
    await one.send('登録')
    expect(one.page.heading).toBe('販売店／法人のお客様 登録完了')
    await two.send('登録')
    expect(two.page.heading).toBe('販売店／法人のお客様 更新確認')
  })

  it('KEY-5 100 parallel sendings, and two links at once, make one account', async () => {
    const mail = 'parallel@yamabiko.example'
    await ask(mail)
    const first = await counter.mailTo(mail)
    await ask(mail)
    const second = (await counter.mailsTo(mail)).find(({ text }) => text !== first.text)!
    const one = anybody()
    const two = anybody()
    await one.follow(first)
    await two.follow(second)
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? one : two).sendRaw('登録')))
    expect(answers.every(({ status }) => [303, 422, 503].includes(status))).toBe(true)
    expect(await byMail(counter, mail)).toHaveLength(1)
    const registered = (await counter.mailsTo(mail)).filter(({ subject }) => subject.includes('登録完了通知'))
    expect(registered).toHaveLength(1)
  })

  it('KEY-5 the link lives 24 hours', async () => {
    const mail = 'late@yamabiko.example'
    await ask(mail)
    const letter = await counter.mailTo(mail)
    counter.clock.advance(24 * HOUR - 1)
    const browser = anybody()
    await browser.follow(letter)
    expect(browser.page.hasButton('登録')).toBe(true)
    counter.clock.advance(1)
    await browser.send('登録')
    expect(browser.page.heading).toBe('リンクの有効期限が切れています')
    await browser.click('登録をやり直す')
    expect(browser.page.heading).toBe('販売店／法人のお客様情報の登録について')
    expect(await byMail(counter, mail)).toEqual([])
  })

  it('ACC-25 three mails an hour and mailbox, known or not; the page stays the same', async () => {
    const headings = new Set<string>()
    for (const mail of ['often@nowhere.example', dealers[1]!.email]) {
      counter.clock.advance(HOUR)
      for (let times = 0; times < 5; times++) headings.add((await ask(mail)).page.heading)
      expect(await counter.mailsTo(mail)).toHaveLength(3)
    }
    expect([...headings]).toEqual(['確認メールを送信しました'])
  })

  it('in English, and mails in English from then on', async () => {
    counter.clock.advance(HOUR)
    const browser = anybody({ language: 'en' })
    await browser.open('/keys/sign-in')
    await browser.click('Here for the first time? Register')
    await browser.send('I agree')
    expect(browser.page.form('Next').values.get('country')).toBe('')
    const mail = 'jo@harborline.example'
    await browser.send('Next', {
      Company: 'Harbor Line',
      Country: 'GB',
      'Postal code': 'sw1a 1aa',
      'Address 1': '1 Quay',
      'E-mail address': mail,
      'E-mail address (again)': mail,
    })
    expect(browser.page.text).toContain('United Kingdom')
    await browser.send('Register')
    await browser.follow(await counter.mailTo(mail))
    await browser.send('Register')
    expect(browser.page.heading).toBe('You are registered')
    const registered = await counter.mailTo(mail)
    expect(registered.subject).toBe('【Tsubame Vision】You are registered as a dealer or corporate customer')
    expect((await byMail(counter, mail))[0]?.language).toBe('en')
  })
})

describe('KEY-6 confirmAddress: after', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'madoguchi-after-'))
    cpSync(new URL('../../portals/keys/', import.meta.url), join(folder, 'keys'), { recursive: true })
    const file = join(folder, 'keys', 'portal.ts')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain("confirmAddress: 'before'")
    writeFileSync(file, text.replace("confirmAddress: 'before'", "confirmAddress: 'after'"))
    counter = await openCounter({ portals: folder, connections: 20 })
  })
  afterAll(async () => {
    await counter.close()
    rmSync(folder, { recursive: true })
  })

  it('makes the account at once and mails its password', async () => {
    const mail = 'nozomi@yamabiko.example'
    const browser = await ask(mail)
    expect(browser.page.heading).toBe('販売店／法人のお客様 登録完了')
    const letter = await counter.mailTo(mail)
    expect(letter.subject).toBe('【つばめビジョン】販売店／法人のお客様 登録完了通知')
    const id = /【登録ID】\s+(\S+)/.exec(letter.text)![1]!
    expect(browser.page.text).toContain(id)
    expect(browser.page.html).not.toContain(passwordIn(letter))
    expect(isIn(await signInWith(counter, id, passwordIn(letter), anybody()))).toBe(true)
  })

  it('a known address is told, with XXXXXXXXXX for everything of it; the mailed link shows it and takes the new over', async () => {
    const browser = await ask(known!.email)
    expect(browser.page.heading).toBe('販売店／法人のお客様 更新確認')
    expect(browser.page.text.match(/XXXXXXXXXX/g)!.length).toBe(14)
    for (const hidden of [known!.registrationId, known!.company, known!.phone, known!.address[0]])
      expect(browser.page.html).not.toContain(hidden)
    await browser.send('登録')
    expect(browser.page.heading).toBe('確認メールを送信しました')
    const reader = anybody()
    await reader.follow(await counter.mailTo(known!.email))
    expect(reader.page.text).toContain(known!.registrationId)
    expect(reader.page.text).toContain(known!.phone)
    await reader.send('登録')
    expect(reader.page.heading).toBe('販売店／法人のお客様 更新完了')
    expect((await byMail(counter, known!.email))[0]?.company).toBe('㈱やまびこ通商①')
  })

  it('parallel registrations of one address make one account', async () => {
    const mail = 'parallel@yamabiko.example'
    const browsers = await Promise.all(Array.from({ length: 3 }, () => toConfirmation(mail)))
    await Promise.all(browsers.flatMap((browser) => Array.from({ length: 5 }, () => browser.sendRaw('登録'))))
    expect(await byMail(counter, mail)).toHaveLength(1)
  })

  it('ACC-25 mails nobody more than three times an hour, and says so', async () => {
    counter.clock.advance(HOUR)
    const mail = 'often@nowhere.example'
    for (let times = 0; times < 3; times++) await ask(mail)
    const browser = await ask(mail)
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('しばらく受け付けられません')
    expect(browser.page.heading).toBe('販売店／法人のお客様 新規登録確認')
  })
})

/** The label of the second address to choose from. */
const choiceIn = (browser: Browser): string => {
  const label = [...browser.page.form('この所在地を使う').labels].filter(([, name]) => name === 'candidate')[1]
  if (!label) throw new Error('there is nothing to choose from')
  return label[0]
}
