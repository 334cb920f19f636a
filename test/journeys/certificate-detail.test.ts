import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationOf, type Customer, comeBack, file, issueFor, newCustomer } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

const DAY = 86_400_000

describe('お申込情報詳細', () => {
  let counter: Counter
  let me: Customer
  let of: string

  beforeAll(async () => {
    counter = await openCounter()
    me = await newCustomer(counter)
    of = (await issueFor(counter, { customer: me })).application.id
  })
  afterAll(() => counter.close())

  const open = async (id = of) => me.browser.open(`/certs/application?of=${id}`)
  const offered = async (id = of): Promise<readonly string[]> => {
    const { html } = await open(id)
    const menu = /<select[^>]*name="what"[\s\S]*?<\/select>/.exec(html)?.[0] ?? ''
    return [...menu.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value!)
  }

  it('CRT-13 tells everything of a record: status, organisation, names and key of the request, contacts', async () => {
    const { html } = await open()
    for (const said of [
      'ステータス：完了',
      'カブシキガイシャユズキコウギョウ',
      '010001012345',
      'www.yuzuki-works.example',
      '楕円曲線 P-256',
      '登録担当者',
      '技術担当者',
      '事務担当者',
      'ダウンロードはこちら',
    ])
      expect(html, said).toContain(said)
    expect(html).toMatch(/\bB\d{7}\b/)
  })

  it('CRT-41 draws the term with its certificates, and says the same as a table', async () => {
    const { html } = await open()
    expect(html).toMatch(
      /<svg class="ladder"[^>]*aria-label="契約期間 2026\/11\/20～2027\/11\/19のうち、1枚の証明書の有効期間を示す図"/,
    )
    const [certificate] = await counter.program.stores.of('certs').certificates.ofApplication(of)
    expect(html).toContain(certificate!.serial)
  })

  it('CRT-14 CRT-15 CRT-16 CRT-17 the pull-down offers what the day allows, and says of the rest why not', async () => {
    expect(await offered()).toEqual(['revocation', 'reissue', 'contacts'])
    expect((await open()).html).toContain('2027年8月21日から申請できます。')
    expect((await open()).html).not.toContain('別サービスへ切り替えて申請')
    counter.clock.advance(26 * DAY)
    me = await comeBack(counter, me)
    expect(await offered()).toEqual(['revocation', 'contacts'])
    expect((await open()).html).toContain('申請できる期間は、2026年12月15日までです。')
    counter.clock.advance(130 * DAY)
    me = await comeBack(counter, me)
    expect(await offered()).toEqual(['revocation', 'further', 'contacts'])
    counter.clock.advance(150 * DAY)
    me = await comeBack(counter, me)
    expect(await offered()).toContain('renewal')
    expect((await open()).html).toContain('別サービスへ切り替えて申請')
  })

  it('「次へ」 leads to the procedure that was chosen; without a choice it says so', async () => {
    await open()
    expect((await me.browser.send('次へ', { 申請の種類: '' })).html).toContain('申請の種類を選んでください。')
    const page = await me.browser.send('次へ', { 申請の種類: 'contacts' })
    expect(page.url).toContain(`/certs/change-contacts?of=${of}`)
  })

  it('CRT-18 offers to cancel what is not issued yet, and tells what staff wait for', async () => {
    const filed = await file(counter, applicationOf(counter, me))
    expect(await offered(filed.id)).toEqual(['cancellation'])
    const { applications } = counter.program.stores.of('certs')
    const data = { ...filed.data, documents: ['登記事項証明書'], note: '3か月以内のもの' }
    await applications.move(filed, 'staff', 'ask-for-documents', { data }, counter.clock.now())
    const { html } = await open(filed.id)
    expect(html).toContain('ご提出をお待ちしています')
    expect(html).toContain('登記事項証明書')
    expect(html).toContain('3か月以内のもの')
  })

  it('CRT-15 old and new record link to each other', async () => {
    const next = await file(counter, applicationOf(counter, me, { kind: 'contacts', previousId: of }))
    expect((await open()).html).toContain(`/certs/application?of=${next.id}`)
    expect((await open(next.id)).html).toContain(`/certs/application?of=${of}`)
  })

  it.each(['', 'x', '01a1f677-aa80-7a6f-8cf0-25e224e9f4c9', "'; drop table applications"])(
    'ACC-3 「%s」 looks like somebody else’s record: it is not there',
    async (id) => {
      const other = await issueFor(counter)
      const mine = await me.browser.open(`/certs/application?of=${encodeURIComponent(id)}`)
      const theirs = await me.browser.open(`/certs/application?of=${other.application.id}`)
      for (const { html } of [mine, theirs]) expect(html).toContain('ご指定のお申し込みは、見つかりませんでした。')
      expect(theirs.html).not.toContain('B0000')
    },
  )
})
