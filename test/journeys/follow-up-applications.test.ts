import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysFrom, japanDay } from '../../src/domain/certificates/term.ts'
import { type Customer, comeBack, type Issued, issueFor, newCustomer, newRequest } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'
import { chosen, onwards } from './wizard-steps.ts'

const DAY = 86_400_000

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

const stores = () => counter.program.stores.of('certs')
const contractOf = async ({ application }: Issued) => (await stores().contracts.byId(application.contractId!))!
const followers = ({ application }: Issued) => stores().applications.following(application.id)
/** Days pass, and the same person comes back. */
const daysLater = async (issued: Issued, days: number): Promise<Customer> => {
  counter.clock.advance(days * DAY)
  return comeBack(counter, issued.customer)
}
const begin = async ({ browser }: Customer, flow: string, { application }: Issued) =>
  browser.open(`/certs/${flow}?of=${application.id}`)

describe('CRT-41 a further certificate within the term', () => {
  it('asks for a key alone, is approved by what was examined, and is issued', async () => {
    const issued = await issueFor(counter)
    const me = await daysLater(issued, 150)
    // As with a reissue meanwhile: a proof of a domain holds for a hundred days by then (BR 4.2.1).
    await stores().contracts.change(issued.application.contractId!, { examinedAt: counter.clock.now() })
    await begin(me, 'further', issued)
    await me.browser.send('同意する')
    await me.browser.send('次へ', { CSR: newRequest('other.yuzuki-works.example').csr })
    expect(me.browser.page.error('CSR')).toContain('契約の証明書にないサーバ名')
    await me.browser.send('次へ', { CSR: newRequest().csr })
    expect(me.browser.page.heading).toBe('入力内容の確認')
    await me.browser.send('申込')
    expect(me.browser.page.heading).toBe('お申込完了')
    await counter.settle()
    const [further] = await followers(issued)
    expect(further).toMatchObject({ kind: 'further', status: 'done', contractId: issued.application.contractId })
    expect(await stores().certificates.ofApplication(further!.id)).toHaveLength(1)
  })
})

describe('CRT-14 「更新申請」', () => {
  it('is closed until 90 days before the end, and says from when', async () => {
    const issued = await issueFor(counter)
    await begin(issued.customer, 'renew', issued)
    expect(issued.customer.browser.page.heading).toBe('更新申請ができません')
    expect(issued.customer.browser.page.text).toMatch(/\d+年\d+月\d+日から申請できます。/)
  })

  it('has last year’s data filled in, says the days that are left and carries them over', async () => {
    const issued = await issueFor(counter)
    const contract = await contractOf(issued)
    const me = await daysLater(issued, 310)
    await begin(me, 'renew', issued)
    expect(me.browser.page.heading).toBe('サーバ証明書 申請規約')
    await me.browser.send('同意する')
    expect(me.browser.page.heading).toBe('基本情報入力')
    expect(me.browser.page.text).toContain(
      `残りの${daysFrom(japanDay(counter.clock.now()), contract.ends)}日は、新しい契約の期間に加わります`,
    )
    expect(me.browser.page.text).toContain('T100482')
    await me.browser.send('次へ')
    expect(me.browser.page.text).toContain('CSRを貼り付けるか、ファイルを選んでください。')
    await me.browser.send('次へ', { CSR: newRequest().csr })
    expect(me.browser.page.form('次へ').values.get('organisation-name')).toBe('株式会社柚木工業')
    await onwards(me.browser, 4)
    expect(me.browser.page.heading).toBe('入力内容の確認')
    await me.browser.send('申込')
    expect(me.browser.page.heading).toBe('お申込完了')
    const [renewal] = await followers(issued)
    expect(renewal).toMatchObject({ kind: 'renewal', contractId: contract.id, previousId: issued.application.id })
    await begin(me, 'renew', issued)
    expect(me.browser.page.text).toContain('同じ申請をすでに受け付けています')
  })

  it('two windows apply at the same moment: one is received, the other is told', async () => {
    const issued = await issueFor(counter)
    const me = await daysLater(issued, 310)
    const tabs = [me.browser, me.browser.tab()]
    for (const tab of tabs) {
      await tab.open(`/certs/renew?of=${issued.application.id}`)
      await tab.send('同意する')
      await tab.send('次へ', { CSR: newRequest().csr })
      await onwards(tab, 4)
    }
    const answers = await Promise.all(tabs.map((tab) => tab.sendRaw('申込')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await answers.find(({ status }) => status === 422)!.text()).toContain('同じ申請をすでに受け付けています')
    expect(await followers(issued)).toHaveLength(1)
  })

  it('somebody else’s record looks like one that is not there', async () => {
    const issued = await issueFor(counter)
    const other = await newCustomer(counter)
    for (const flow of ['renew', 'switch', 'reissue', 'further']) {
      await begin(other, flow, issued)
      expect(other.browser.page.text).toContain('お申し込みが見つかりません')
    }
  })

  it('「別サービスへ切り替えて申請」 offers the other services, and asks EV2.0’s contact too', async () => {
    const issued = await issueFor(counter)
    const me = await daysLater(issued, 310)
    await begin(me, 'switch', issued)
    expect(me.browser.page.heading).toBe('サービス選択')
    expect(me.browser.page.text).not.toContain('SR3.0（期間固定タイプ）')
    await me.browser.send('次へ', chosen(me.browser, 'EV2.0（期間固定タイプ）'))
    await me.browser.send('同意する')
    expect(me.browser.page.text).toMatch(/残りの5[45]日/)
    await me.browser.send('次へ', { CSR: newRequest().csr })
    await onwards(me.browser, 4)
    expect(me.browser.page.heading).toBe('契約責任者')
    await me.browser.send('登録担当者と同じ内容を反映')
    await me.browser.send('次へ')
    await me.browser.open('/certs/applications')
    await me.browser.click('続きから入力する')
    expect(me.browser.page.text).toContain('別サービスへ切り替えて申請')
    await me.browser.send('続きから入力する')
    await me.browser.send('申込')
    expect(me.browser.page.heading).toBe('お申込完了')
    expect((await followers(issued))[0]).toMatchObject({ kind: 'renewal', service: 'ev2' })
  })
})

describe('CRT-15 「再発行申請」', () => {
  it('asks why and what becomes of the certificate before, and the records link to each other', async () => {
    const issued = await issueFor(counter)
    const me = issued.customer
    await begin(me, 'reissue', issued)
    await me.browser.send('同意する')
    expect(me.browser.page.heading).toBe('再発行理由の選択')
    await me.browser.send('次へ', chosen(me.browser, '証明書切り替えのため'))
    await me.browser.send('次へ', { ...chosen(me.browser, '後日失効する'), CSR: newRequest().csr })
    await onwards(me.browser, 4)
    expect(me.browser.page.text).toContain('後日失効する')
    await me.browser.send('申込')
    expect(me.browser.page.heading).toBe('お申込完了')
    const [reissue] = await followers(issued)
    expect(reissue!.data.reissue).toEqual({ because: 'replaced', former: 'later' })
    expect(reissue).toMatchObject({ kind: 'reissue', contractId: issued.application.contractId, coupon: null })
  })

  it('「後日失効する」 is not offered when the reason is compromise or changed data', async () => {
    const issued = await issueFor(counter)
    const me = issued.customer
    await begin(me, 'reissue', issued)
    await me.browser.send('同意する')
    for (const reason of [/秘密鍵が危殆化したため/, /証明書の内容を変更するため/]) {
      const label = [...me.browser.page.html.matchAll(/<label for="because[^"]*">([^<]+)</g)]
        .map(([, words]) => words!)
        .find((words) => reason.test(words))!
      await me.browser.send('次へ', chosen(me.browser, label))
      expect(me.browser.page.heading).toBe('基本情報入力')
      expect(me.browser.page.text).not.toContain('後日失効する')
      expect(me.browser.page.text).toContain('再発行と同時に失効します')
      await me.browser.send('戻る')
    }
  })

  it('is closed after 25 days, with the day and whom to ask', async () => {
    const issued = await issueFor(counter)
    const me = await daysLater(issued, 26)
    await begin(me, 'reissue', issued)
    expect(me.browser.page.heading).toBe('再発行申請ができません')
    expect(me.browser.page.text).toContain('次のお問い合わせ先にご相談ください')
    expect(me.browser.page.text).toContain('certs@suzukake.example')
  })

  it('what closes while somebody is typing is told at the next page, and at the last step', async () => {
    const issued = await issueFor(counter)
    const me = issued.customer
    await begin(me, 'reissue', issued)
    await me.browser.send('同意する')
    await me.browser.send('次へ', chosen(me.browser, '証明書切り替えのため'))
    await me.browser.send('次へ', { ...chosen(me.browser, '後日失効する'), CSR: newRequest().csr })
    await onwards(me.browser, 4)
    const { issuer, serial } = issued.certificate
    await stores().certificates.revoke(issuer, serial, 'superseded', counter.clock.now())
    await me.browser.send('申込')
    expect(me.browser.page.status).toBe(422)
    expect(me.browser.page.text).toContain('すでに失効しているか、有効期限を過ぎています')
    expect(await followers(issued)).toHaveLength(0)
  })
})

describe('CRT-41 a further certificate when what was examined is too old to be relied on', () => {
  it('waits for staff, who examine it anew', async () => {
    const issued = await issueFor(counter)
    const me = await daysLater(issued, 40)
    await begin(me, 'further', issued)
    await me.browser.send('同意する')
    await me.browser.send('次へ', { CSR: newRequest().csr })
    await me.browser.send('申込')
    expect(me.browser.page.heading).toBe('お申込完了')
    await counter.settle()
    expect((await followers(issued))[0]).toMatchObject({ kind: 'further', status: 'received' })
  })
})
