import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationOf, type Customer, comeBack, file, issueFor, newCustomer } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

describe('CRT-20 お申込一覧 and CRT-21 検索', () => {
  let counter: Counter
  let me: Customer

  beforeAll(async () => {
    counter = await openCounter()
    me = await newCustomer(counter)
    const { stores } = counter.program
    await issueFor(counter, {
      customer: me,
      application: { serverName: 'shop.yuzuki-works.example', coupon: 'C-0001' },
    })
    counter.clock.advance(86_400_000)
    const waiting = await file(
      counter,
      applicationOf(counter, me, { serverName: 'xn--lhr645f.example', service: 'ev2' }),
    )
    await stores.of('certs').applications.move(waiting, 'staff', 'ask-for-documents', {}, counter.clock.now())
    counter.clock.advance(86_400_000)
    await file(counter, applicationOf(counter, me, { serverName: 'mail.yuzuki-works.example' }))
    me = await comeBack(counter, me)
    const other = await newCustomer(counter)
    await file(counter, applicationOf(counter, other, { serverName: 'geheim.betsu.example' }))
  })
  afterAll(() => counter.close())

  const rows = async (query = ''): Promise<readonly string[]> => {
    const page = await me.browser.open(`/certs/applications${query}`)
    const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(page.html)?.[1] ?? ''
    return [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
      row!
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
  }

  it('shows one’s own records, the newest first, with what each is at', async () => {
    const [newest, waiting, done] = await rows()
    expect(newest).toContain(
      '2026/11/22 SR3.0 1年 申込受付 新規発行 - - 株式会社柚木工業 mail.yuzuki-works.example - 詳細',
    )
    expect(waiting).toContain('2026/11/21 EV2.0 1年 書類提出待ち 新規発行')
    expect(waiting).toContain('! 書類をお待ちしています 詳細')
    expect(done).toMatch(
      /2026\/11\/20 SR3.0 1年 完了 新規発行 2026\/11\/20～2027\/06\/08 B\d{7} .* shop\.yuzuki-works\.example C-0001 詳細/,
    )
    expect(await rows()).toHaveLength(3)
    expect((await me.browser.open('/certs/applications')).html).toContain('1/1頁 3件')
    expect((await me.browser.open('/certs/applications')).html).not.toContain('geheim')
  })

  it('CRT-20 the start page shows the newest with their state, what was begun, and the ways on', async () => {
    const { drafts } = counter.program.stores.of('certs')
    const now = counter.clock.now()
    const id = '01a1f677-aa80-7a6f-8cf0-25e224e9f4c9'
    const saved = { flow: 'apply', at: 'basics', filled: { service: 'sr3', typed: {} } } as never
    const expiresAt = new Date(now.getTime() + 86_400_000)
    await drafts.save(
      { id, account: me.account, kind: 'new', contractId: null, data: saved, changedAt: now, expiresAt },
      null,
    )
    const start = await me.browser.open('/certs/')
    expect(start.html.indexOf('書類提出待ち')).toBeGreaterThan(start.html.indexOf('申込受付'))
    expect(start.html).toContain('書類をお待ちしています')
    expect(start.html).not.toContain('geheim')
    for (const { html } of [start, await me.browser.open('/certs/applications')]) {
      expect(html).toContain('入力の途中のお申し込み')
      expect(html).toContain(`href="/certs/apply?draft=${id}"`)
    }
    await me.browser.open('/certs/')
    expect((await me.browser.click('お申込一覧をすべて見る')).heading).toBe('お申込一覧')
    await drafts.remove(id, me.account)
    expect((await me.browser.open('/certs/')).html).not.toContain('入力の途中')
  })

  it('is sorted by its columns, and says by which', async () => {
    const page = await me.browser.open('/certs/applications')
    expect(page.html).toMatch(/aria-sort="descending"><a href="[^"]*sort=applied&amp;order=up">お申込日/)
    const sorted = await me.browser.click('サーバ名')
    expect(sorted.html).toMatch(/aria-sort="ascending"><a href="[^"]*sort=server&amp;order=down">サーバ名/)
    expect((await rows('?sort=server&order=up')).map((row) => /\S+\.example/.exec(row)![0])[0]).toBe(
      'mail.yuzuki-works.example',
    )
  })

  it.each([
    [{ 申請区分: 'new' }, 3],
    [{ サービス種別: 'ev2' }, 1],
    [{ 証明書ダウンロード: 'no' }, 1],
    [{ 証明書ダウンロード: 'yes' }, 0],
    [{ サーバタイプ: 'apache' }, 0],
    [{ 日付: 'applied', 開始日: '2026/11/21', 終了日: '２０２６年１１月２１日' }, 1],
    [{ 日付: 'ends', 開始日: '2027/11/1' }, 1],
    [{ 絞込条件1: 'server', 絞込条件1の文字: 'MAIL' }, 1],
    [{ 絞込条件1: 'server', 絞込条件1の文字: 'yuzuki', 絞込条件2: 'coupon', 絞込条件2の文字: '0001' }, 1],
    [{ 絞込条件1: 'organisation', 絞込条件1の文字: '柚木', ソート条件: 'status', 並び順: 'down' }, 3],
  ])('CRT-21 %o finds %d', async (typed, count) => {
    await me.browser.open('/certs/search-applications')
    const found = await me.browser.send('検索', typed as Record<string, string>)
    expect(found.url).toMatch(/^\/certs\/applications/)
    const address = found.url.replace('/certs/applications', '')
    expect(await rows(address)).toHaveLength(count)
    // The address alone says it all: as a bookmark, and for whoever comes back to change the search.
    if (address !== '')
      expect((await me.browser.open(`/certs/search-applications${address}`)).html).not.toContain('エラー')
  })

  it('CRT-21 tells beside the field what it cannot read, and loses nothing', async () => {
    await me.browser.open('/certs/search-applications')
    const page = await me.browser.send('検索', { 開始日: '2026/11/31', 終了日: '2026/11/1', 絞込条件1の文字: '<柚木>' })
    expect(page.html).toContain('開始日は「2026/11/20」の形で入力してください。')
    expect(page.html).toContain('絞込条件1で、探す項目を選んでください。')
    expect(page.html).toContain('value="2026/11/31"')
    expect(page.html).toContain('&lt;柚木&gt;')
  })

  it('an address that somebody spoilt is read as far as it goes', async () => {
    const page = await me.browser.open('/certs/applications?sort=nothing&page=99&kind=%00&from=x')
    expect(page.status).toBe(200)
    expect(page.html).toContain('検索条件の一部を読み取れませんでした。')
    expect(page.html).toContain('3件')
  })

  it('is taken home as CSV, as it was searched', async () => {
    await me.browser.open('/certs/applications?service=ev2')
    const answer = await me.browser.sendRaw('CSVで保存')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('お申込日,サービス')
    expect(lines[1]).toMatch(
      /^2026\/11\/21,EV2\.0 1年,書類提出待ち,新規発行,,,株式会社柚木工業,.*,,書類をお待ちしています$/,
    )
  })

  it('過去案件表示 shows contracts that are over', async () => {
    expect(await rows('?past=yes')).toHaveLength(0)
    counter.clock.advance(366 * 86_400_000)
    await counter.settle()
    me = await comeBack(counter, me)
    expect(await rows('?past=yes')).toHaveLength(1)
    expect(await rows()).toHaveLength(2)
  })
})
