import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationOf, file, type Issued, issueFor } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

describe('CRT-16 担当者変更申請', () => {
  let counter: Counter
  let issued: Issued
  const contract = async () =>
    (await counter.program.stores.of('certs').contracts.byId(issued.certificate.contractId!))!

  beforeAll(async () => {
    counter = await openCounter()
    issued = await issueFor(counter)
  })
  afterAll(() => counter.close())

  it('terms, contacts alone, confirmation, done: the contract names others, everybody concerned is told', async () => {
    const { browser, mail } = issued.customer
    await browser.open(`/certs/change-contacts?of=${issued.application.id}`)
    await browser.send('同意する')
    expect(browser.page.heading).toBe('登録担当者')
    expect(browser.page.html).toContain('value="柚木 葵"')
    await browser.send('次へ', { 氏名: '柚木 橘', 'E-mail': 'tachibana@yuzuki-works.example' })
    expect(browser.page.heading).toBe('技術担当者')
    await browser.send('戻る')
    expect(browser.page.html).toContain('value="柚木 橘"')
    for (let page = 0; page < 3; page++) await browser.send('次へ')
    expect(browser.page.html).toContain('変更はありません。')
    expect(browser.page.html).toContain('次のとおり変更します。')
    expect((await contract()).data.contacts!.registration!.name).toBe('柚木 葵')
    const done = await browser.send('申込')
    expect(done.heading).toBe('担当者変更申請完了')
    expect((await contract()).data.contacts!.registration!.name).toBe('柚木 橘')
    expect((await contract()).data.organisation).toEqual(issued.application.data.organisation)
    for (const address of [mail, 'tachibana@yuzuki-works.example'])
      expect((await counter.mailTo(address)).subject).toBe('【すずかけトラスト】担当者の変更')
  })

  it('its record is done, links both ways, and offers nothing further', async () => {
    const { applications } = counter.program.stores.of('certs')
    const [record] = await applications.following(issued.application.id)
    expect(record).toMatchObject({ kind: 'contacts', status: 'done', previousId: issued.application.id })
    const page = await issued.customer.browser.open(`/certs/application?of=${record!.id}`)
    for (const offer of ['renewal', 'reissue', 'further', 'revocation'])
      expect(page.html).not.toContain(`<option value="${offer}"`)
    expect(page.html).toContain(`/certs/application?of=${issued.application.id}`)
    const closed = await issued.customer.browser.open(`/certs/renew?of=${record!.id}`)
    expect(closed.html).toContain('「担当者変更」')
  })

  it('six presses at once file one record', async () => {
    const { browser } = issued.customer
    await browser.open(`/certs/change-contacts?of=${issued.application.id}`)
    await browser.send('同意する')
    for (let page = 0; page < 3; page++) await browser.send('次へ')
    const { applications } = counter.program.stores.of('certs')
    const before = (await applications.following(issued.application.id)).length
    const tabs = Array.from({ length: 6 }, () => browser.tab())
    for (const tab of tabs) await tab.open(browser.page.url)
    await Promise.all(tabs.map((tab) => tab.send('申込')))
    expect((await applications.following(issued.application.id)).length).toBe(before + 1)
  })

  it('what is not done yet, and somebody else’s, is told in words', async () => {
    const { browser } = issued.customer
    const filed = await file(counter, applicationOf(counter, issued.customer))
    expect((await browser.open(`/certs/change-contacts?of=${filed.id}`)).html).toContain('まだ完了していません')
    const other = await issueFor(counter)
    expect((await browser.open(`/certs/change-contacts?of=${other.application.id}`)).html).toContain(
      'お申し込みが見つかりません',
    )
  })
})
