import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JapanDay } from '../../src/domain/certificates/term.ts'
import { type Customer, comeBack, contactOf, newCustomer, newRequest, yuzuki } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'
import { chosen, contact, organisation, toBasics, toConfirm } from './wizard-steps.ts'

let counter: Counter
let csr: string
beforeAll(async () => {
  counter = await openCounter()
  csr = newRequest().csr
})
afterAll(() => counter.close())

const stores = () => counter.program.stores.of('certs')
const recordsOf = ({ account }: Customer) =>
  stores().applications.list(account, {}, { from: 0, count: 50 }, counter.clock.now())
const draftsOf = ({ account }: Customer) => stores().drafts.ofAccount(account, counter.clock.now())

describe('CRT-10 「新規申請」', () => {
  it('goes the manual’s way from the service to the record, and the contact is told', async () => {
    const me = await newCustomer(counter)
    const { browser } = me
    await browser.open('/certs/apply')
    expect(browser.page.heading).toBe('サービス選択')
    await browser.send('次へ')
    expect(browser.page.text).toContain('サービスを選んでください。')
    await browser.send('次へ', chosen(browser, 'SR3.0（期間固定タイプ）'))
    expect(browser.page.heading).toBe('サーバ証明書 申請規約')
    await browser.send('同意する')
    expect(browser.page.heading).toBe('基本情報入力')
    await browser.send('次へ', { サーバタイプ: 'nginx', CSR: csr })
    expect(browser.page.heading).toBe('申請組織情報入力')
    expect(browser.page.text).toContain('www.yuzuki-works.example')
    expect(browser.page.text).toContain('ECDSA P-256')
    await browser.send('次へ', organisation)
    for (const role of ['登録担当者', '技術担当者', '事務担当者']) {
      expect(browser.page.heading).toBe(role)
      await browser.send('次へ', contact(me.mail))
    }
    expect(browser.page.heading).toBe('入力内容の確認')
    expect(browser.page.text).toContain('カブシキガイシャユズキコウギョウ')
    expect(await recordsOf(me)).toHaveLength(0)
    await browser.send('申込')
    expect(browser.page.heading).toBe('お申込完了')
    const [record] = await recordsOf(me)
    expect(record!.application).toMatchObject({
      kind: 'new',
      status: 'received',
      service: 'sr3',
      organisation: '株式会社柚木工業',
      serverName: 'www.yuzuki-works.example',
    })
    const { data } = (await stores().applications.any(record!.application.id))!
    expect(data.organisation).toEqual(yuzuki)
    expect(data.contacts?.registration).toMatchObject({ name: '柚木 葵', mail: me.mail, notices: true })
    expect(browser.page.link('サービス申込書（PDF）')).toBe(`/certs/application-form?of=${record!.application.id}`)
    expect(await draftsOf(me)).toHaveLength(0)
    const [mail] = await counter.mailsTo(me.mail)
    expect(mail!.subject).toContain('新規申請を受け付けました')
  })

  it('EV2.0 asks for the 契約責任者 as well', async () => {
    const me = await newCustomer(counter)
    await toBasics(me, 'EV2.0（期間固定タイプ）')
    await me.browser.send('次へ', { サーバタイプ: 'nginx', CSR: newRequest().csr })
    await me.browser.send('次へ', organisation)
    for (const role of ['登録担当者', '技術担当者', '事務担当者', '契約責任者']) {
      expect(me.browser.page.heading).toBe(role)
      await me.browser.send('次へ', contact(me.mail))
    }
    expect(me.browser.page.heading).toBe('入力内容の確認')
    await me.browser.send('申込')
    expect(me.browser.page.heading).toBe('お申込完了')
  })

  it('CRT-12 tells every error at once, and 「戻る」 loses nothing of what was typed', async () => {
    const me = await newCustomer(counter)
    const { browser } = me
    await toBasics(me)
    await browser.send('次へ', { サーバタイプ: 'nginx', CSR: newRequest().csr })
    await browser.send('次へ', { ...organisation, 法人名: '', '法人名(カナ)': 'YUZUKI', 登記番号: '12' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('ご確認いただきたいことが3件あります')
    expect(browser.page.error('法人名(カナ)')).toContain('全角のカタカナ')
    await browser.send('戻る', { ...organisation, 登記番号: '12' })
    expect(browser.page.heading).toBe('基本情報入力')
    await browser.send('次へ')
    const { values, labels } = browser.page.form('次へ')
    expect(values.get(labels.get('登記番号')!)).toBe('12')
    expect(values.get(labels.get('法人名')!)).toBe('株式会社柚木工業')
  })

  it('「アカウント情報を反映」 fills what is empty, and nothing over what was typed', async () => {
    const me = await newCustomer(counter)
    const { browser } = me
    await stores().presets.set(me.account, {
      agentCode: 'T100482',
      data: { organisation: yuzuki, contacts: { registration: contactOf(me.mail, { notices: false }) } },
    })
    await toBasics(me)
    expect(browser.page.text).toContain('T100482')
    await browser.send('次へ', { サーバタイプ: 'nginx', CSR: newRequest().csr })
    await browser.send('アカウント情報を反映', { 法人名: '柚木工業合同会社' })
    expect(browser.page.text).toContain('空欄の項目に反映しました')
    const { values, labels } = browser.page.form('次へ')
    expect(values.get(labels.get('法人名')!)).toBe('柚木工業合同会社')
    expect(values.get(labels.get('登記番号')!)).toBe('010001012345')
    await browser.send('次へ')
    await browser.send('アカウント情報を反映')
    await browser.send('次へ')
    expect(browser.page.heading).toBe('技術担当者')
    await browser.send('アカウント情報を反映')
    expect(browser.page.text).toContain('反映できるアカウント情報がありません')
    await browser.send('登録担当者と同じ内容を反映')
    await browser.send('次へ')
    expect(browser.page.heading).toBe('事務担当者')
  })

  it('a change from the confirmation comes back to it at once', async () => {
    const me = await newCustomer(counter)
    await toConfirm(me)
    await me.browser.send('申請組織情報を変更')
    expect(me.browser.page.heading).toBe('申請組織情報入力')
    await me.browser.send('次へ', { 電話番号: '06-8765-4321' })
    expect(me.browser.page.heading).toBe('入力内容の確認')
    expect(me.browser.page.text).toContain('06-8765-4321')
  })
})

describe('CRT-10 what is typed outlives the session', () => {
  it('is offered again in the list and at the start, and goes on at the page where it was left', async () => {
    const me = await newCustomer(counter)
    await toBasics(me)
    await me.browser.send('次へ', { サーバタイプ: 'nginx', CSR: newRequest().csr })
    await me.browser.send('次へ', organisation)
    counter.clock.advance(29 * 86_400_000)
    const later = await comeBack(counter, me)
    await later.browser.open('/certs/applications')
    expect(later.browser.page.hasLink('続きから入力する')).toBe(true)
    await later.browser.open('/certs/apply')
    await later.browser.click('続きから入力する')
    expect(later.browser.page.text).toContain('登録担当者')
    await later.browser.send('続きから入力する')
    expect(later.browser.page.heading).toBe('登録担当者')
    for (let role = 0; role < 3; role++) await later.browser.send('次へ', contact(me.mail))
    await later.browser.send('申込')
    expect(later.browser.page.heading).toBe('お申込完了')
    expect(await draftsOf(me)).toHaveLength(0)
  })

  it('after 30 days it is not there any more, and somebody else’s never was', async () => {
    const me = await newCustomer(counter)
    await toBasics(me)
    const [draft] = await draftsOf(me)
    const other = await newCustomer(counter)
    await other.browser.open(`/certs/apply?draft=${draft!.id}`)
    expect(other.browser.page.heading).toBe('この下書きはもうありません')
    counter.clock.advance(31 * 86_400_000)
    const later = await comeBack(counter, me)
    await later.browser.open(`/certs/apply?draft=${draft!.id}`)
    expect(later.browser.page.heading).toBe('この下書きはもうありません')
  })

  it('two windows with the same draft: neither is written over, and both are told of', async () => {
    const me = await newCustomer(counter)
    await toBasics(me)
    const [draft] = await draftsOf(me)
    const tab = me.browser.tab()
    await tab.open(`/certs/apply?draft=${draft!.id}`)
    await tab.send('続きから入力する')
    await me.browser.send('次へ', { サーバタイプ: 'nginx', CSR: newRequest('one.yuzuki-works.example').csr })
    await tab.send('次へ', { サーバタイプ: 'apache', CSR: newRequest('two.yuzuki-works.example').csr })
    expect(tab.page.heading).toBe('申請組織情報入力')
    expect(tab.page.text).toContain('別の下書きとして保存しました')
    expect(tab.page.text).toContain('two.yuzuki-works.example')
    expect(await draftsOf(me)).toHaveLength(2)
  })

  it('「この下書きを削除する」 removes it', async () => {
    const me = await newCustomer(counter)
    await toBasics(me)
    const [draft] = await draftsOf(me)
    const tab = me.browser.tab()
    await tab.open(`/certs/apply?draft=${draft!.id}`)
    await tab.send('この下書きを削除する')
    expect(tab.page.heading).toBe('お申込一覧')
    expect(await draftsOf(me)).toHaveLength(0)
    await me.browser.open(me.browser.page.url)
    expect(me.browser.page.heading).toBe('この下書きはもうありません')
  })
})

describe('CRT-10 the last step is taken once', () => {
  it('a double click, a reload and a second window with the same draft make one record', async () => {
    const me = await newCustomer(counter)
    await toConfirm(me)
    const [draft] = await draftsOf(me)
    const tab = me.browser.tab()
    await tab.open(`/certs/apply?draft=${draft!.id}`)
    await tab.send('続きから入力する')
    expect(tab.page.heading).toBe('入力内容の確認')
    const answers = await Promise.all([me.browser.sendRaw('申込'), me.browser.sendRaw('申込'), tab.sendRaw('申込')])
    expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
    expect(await recordsOf(me)).toHaveLength(1)
    await tab.open(tab.page.url)
    expect(['お申込完了', 'この下書きはもうありません']).toContain(tab.page.heading)
  })

  it('CRT-30 two applications at once with the last use of a coupon: one has it, the other is told', async () => {
    const me = await newCustomer(counter)
    const now = counter.clock.now()
    await stores().presets.set(me.account, { agentCode: 'T900001', data: {} })
    const coupon = {
      number: 'CP-000123',
      agentCode: 'T900001',
      service: 'sr3',
      uses: 1,
      until: '2030-01-01' as JapanDay,
    }
    await stores().coupons.create(coupon, now)
    const [one, two] = [me.browser, me.browser.tab()]
    for (const browser of [one, two]) {
      await toBasics({ ...me, browser })
      expect(browser.page.text).toContain('CP-000123（残り1回、2030/01/01まで）')
      await browser.send('次へ', { クーポン番号: 'CP-000123', サーバタイプ: 'nginx', CSR: newRequest().csr })
      await browser.send('次へ', organisation)
      for (let role = 0; role < 3; role++) await browser.send('次へ', contact(me.mail))
    }
    const answers = await Promise.all([one.sendRaw('申込'), two.sendRaw('申込')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await recordsOf(me)).toHaveLength(1)
    const [held] = await stores().coupons.ofAgent('T900001')
    expect(held).toMatchObject({ held: 1, used: 0 })
    const loser = answers[0]!.status === 422 ? one : two
    await loser.open(loser.page.url)
    await loser.send('申込')
    expect(loser.page.text).toContain('「基本情報」に、ご確認いただきたい内容があります')
    await loser.send('基本情報を変更')
    await loser.send('次へ', { クーポン番号: '' })
    await loser.send('申込')
    expect(loser.page.heading).toBe('お申込完了')
  })
})
