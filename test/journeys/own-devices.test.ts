import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, gmtDay } from '../../src/domain/keys/calendar.ts'
import { type Device, showDeviceId } from '../../src/domain/keys/device.ts'
import { showRegistrationKey } from '../../src/domain/keys/registration-key.ts'
import { type Keys, newDevice, openKeys } from '../contracts/keys-world.ts'
import { recordStatements } from '../setup/statements.ts'
import { type Counter, openCounter, START } from './counter.ts'
import { type Dealer, newDealer } from './keys-people.ts'

const today = gmtDay(new Date(START))

describe('the menu of keys', () => {
  let counter: Counter
  let keys: Keys

  beforeAll(async () => {
    counter = await openCounter()
    keys = openKeys({ stores: counter.program.stores }, 'keys')
  })
  afterAll(() => counter.close())

  const issue = async (by: Dealer, device: Device = newDevice()) => {
    const [card] = await keys.print(device.kind === 'hdcom' ? '701W' : 'M701W')
    const done = await keys.found(device, (await keys.stores.cards.prove(card!))!, by, counter.clock.now())
    if (done.is !== 'done') throw new Error(done.is)
    return { device, key: done.key!, number: done.record.number!, card: card! }
  }
  /** A device whose year began so many days ago. */
  const inUseSince = async (by: Dealer, days: number) => {
    const issued = await issue(by)
    await keys.use(issued.device, addDays(today, -days))
    return issued
  }
  const order = (text: string, devices: readonly Device[]) =>
    devices.toSorted((a, b) => text.indexOf(showDeviceId(a)) - text.indexOf(showDeviceId(b)))

  it('KEY-9 has the manual’s headings, each with its ways, and says of each way when to take it', async () => {
    const { browser } = await newDealer(counter)
    const page = await browser.open('/keys/')
    expect(page.heading).toBe('メニュー')
    const parts = [...page.html.matchAll(/<section class="section" aria-labelledby="([^"]+)">([\s\S]*?)<\/section>/g)]
    const shown = parts.map(([, id, part]) => ({
      heading: new RegExp(`<h2 id="${id}">([^<]+)</h2>`).exec(part!)?.[1],
      ways: [...part!.matchAll(new RegExp(`aria-describedby="${id}">([^<]+)</a>`, 'g'))].map(([, label]) => label),
    }))
    expect(shown).toEqual([
      { heading: 'HDコム', ways: ['新規申請', '期間の延長'] },
      { heading: 'HDVC-MPCS', ways: ['新規申請', '期間の延長'] },
      { heading: 'Registration Keyの検索', ways: ['キー検索'] },
      { heading: '多数の機器の登録', ways: ['まとめて登録'] },
    ])
    expect(page.link('クッキーポリシー')).toBe('/keys/terms/cookies')
    expect(page.link('プライバシーポリシー')).toBe('/keys/terms/privacy')
    for (const { ways, heading } of shown) expect([heading, ways.length > 0]).toEqual([heading, true])
    // Every way leads to a page.
    for (const [, href] of page.html.matchAll(/class="(?:primary|secondary)" href="([^"]+)"/g))
      expect([href, (await browser.request(href!)).status]).toEqual([href, 200])
  })

  it('KEY-9 「終了」 ends the session on the server, as signing out does', async () => {
    const { browser, account } = await newDealer(counter)
    await browser.open('/keys/')
    const answer = await browser.sendRaw('終了')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/keys/sign-in?notice=signedOut')
    expect(answer.headers.get('clear-site-data')).toBe('"cache"')
    expect(await keys.stores.sessions.list(account, counter.clock.now(), new Date(0))).toEqual([])
    expect((await browser.request('/keys/devices')).headers.get('location')).toContain('/keys/sign-in')
  })

  it('KEY-9 other portals keep their start page', async () => {
    const member = await newDealer(counter, { portal: 'member' })
    const page = await member.browser.open('/member/')
    expect(page.heading).toBe('登録情報')
    expect([page.hasButton('終了'), page.hasLink('クッキーポリシー')]).toEqual([false, false])
  })

  it('KEY-9 shows the devices whose term ends soonest, without what nobody can extend any more', async () => {
    const dealer = await newDealer(counter)
    expect((await dealer.browser.open('/keys/')).text).toContain('利用期限の近い機器はありません。')
    const lapsed = await inUseSince(dealer, 365 + 200)
    const ended = await inUseSince(dealer, 365 + 30)
    const soon = await inUseSince(dealer, 300)
    const late = await inUseSince(dealer, 1)
    const waiting = await issue(dealer)
    const { text } = await dealer.browser.open('/keys/')
    expect(text).not.toContain(showDeviceId(lapsed.device))
    const expected = [ended, soon, late, waiting].map(({ device }) => device)
    expect(order(text, expected.toReversed())).toEqual(expected)
    expect(text).toContain('期限切れ（延長できます）')
    expect(text).toContain('利用中（あと65日）')
    expect(text).toContain('初回利用時から1年')
    await inUseSince(dealer, 2)
    await inUseSince(dealer, 2)
    const more = await dealer.browser.open('/keys/')
    expect(more.text).not.toContain(showDeviceId(waiting.device))
    const all = await dealer.browser.click('申請済みの機器をすべて見る')
    for (const { device } of [lapsed, ended, soon, late, waiting]) expect(all.text).toContain(showDeviceId(device))
    expect((await dealer.browser.click(`${showDeviceId(late.device)} 情報参照`)).text).toContain(
      showRegistrationKey(late.key),
    )
  })

  it('KEY-9 parts of the list: ending within 90 days, ended, without an end', async () => {
    const dealer = await newDealer(counter)
    const devices = {
      ended: (await inUseSince(dealer, 366)).device,
      today: (await inUseSince(dealer, 365)).device,
      soon: (await inUseSince(dealer, 365 - 90)).device,
      later: (await inUseSince(dealer, 365 - 91)).device,
      waiting: (await issue(dealer)).device,
    }
    const shown = async (view: string): Promise<readonly string[]> => {
      await dealer.browser.open('/keys/devices')
      const { text } = await dealer.browser.click(view)
      return Object.entries(devices).flatMap(([name, device]) => (text.includes(showDeviceId(device)) ? [name] : []))
    }
    expect(await shown('期限まで90日以内')).toEqual(['today', 'soon'])
    expect(await shown('期限切れ')).toEqual(['ended'])
    expect(await shown('期限が決まっていない機器')).toEqual(['waiting'])
    expect(await shown('すべて')).toEqual(['ended', 'today', 'soon', 'later', 'waiting'])
    const other = await newDealer(counter)
    for (const view of ['ending', 'ended', 'waiting', 'nonsense'])
      expect((await other.browser.open(`/keys/devices?view=${view}`)).text).toContain('ありません。')
  })

  it('KEY-9 PLT-44 pages of fifty lead through the whole list, each device once, and the page stands in the title and address', async () => {
    const dealer = await newDealer(counter)
    await plantFor(counter, dealer, 5001, 5103)
    const { browser } = dealer
    await browser.open('/keys/devices')
    const seen: string[] = []
    const titles: string[] = []
    for (;;) {
      const { page } = browser
      titles.push(page.heading)
      seen.push(...[...page.html.matchAll(/<th scope="row"[^>]*>([^<]+)</g)].map(([, id]) => id!))
      if (!page.hasLink('次の50台')) break
      await browser.click('次の50台')
    }
    expect(titles).toEqual(['申請済みの機器', '申請済みの機器（2ページ目）', '申請済みの機器（3ページ目）'])
    expect(seen.length).toBe(103)
    expect(new Set(seen).size).toBe(103)
    const again = await browser.open(browser.page.url)
    expect(again.heading).toBe(titles[2])
    expect((await browser.click('最初の50台')).heading).toBe(titles[0])
    for (const query of ['page=0&after=x', 'page=-1', 'page=1e9', "after=2026-11-20.hdcom.'", 'page=2&page=3'])
      expect((await browser.open(`/keys/devices?${query}`)).status).toBe(200)
  })

  it('KEY-9 「CSVで保存」 gives every device with its key and term, as spreadsheets read it, and is written down', async () => {
    const dealer = await newDealer(counter)
    const running = await inUseSince(dealer, 0)
    const waiting = await issue(dealer)
    const mpcs = await issue(dealer, newDevice('mpcs'))
    const stranger = await newDealer(counter)
    await issue(stranger)
    await dealer.browser.open('/keys/devices')
    const answer = await dealer.browser.sendRaw('CSVで保存')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="keys-devices-202611201000.csv"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows: Record<string, string>[] = parse(Buffer.from(bytes), { bom: true, columns: true })
    expect(rows.length).toBe(3)
    expect(rows[0]).toEqual({
      種別: 'HDコム',
      'MPR ID': showDeviceId(running.device),
      MACアドレス: '',
      接続番号: running.number,
      'Registration Key': showRegistrationKey(running.key),
      '利用期限 (GMT)': '2027-11-20',
      '利用期限（日本時間）': '2027/11/21 08:59',
      状態: '利用中（あと365日）',
    })
    const others = rows.slice(1)
    expect(others.map((row) => row['利用期限 (GMT)'])).toEqual(['初回利用時から1年', '初回利用時から1年'])
    expect(others.map((row) => row['Registration Key']).toSorted()).toEqual(
      [waiting, mpcs].map(({ key }) => showRegistrationKey(key)).toSorted(),
    )
    expect(others.find((row) => row['種別'] === 'HDVC-MPCS')).toMatchObject({
      'MPR ID': '',
      MACアドレス: showDeviceId(mpcs.device),
    })
    expect((await keys.stores.audit.recent(dealer.account, 1))[0]?.event).toBe('devices.exported')
    expect((await dealer.browser.open('/keys/account')).text).toContain(
      '申請済みの機器の一覧をファイルでお渡ししました。',
    )
  })

  it('KEY-9 the file of more devices than are read at once has each of them once; in English its columns are English', async () => {
    const dealer = await newDealer(counter, { language: 'en' })
    const first = await inUseSince(dealer, 5)
    // Copied in the database: what matters is how they are read.
    await plantFor(counter, dealer, 1, 1203)
    await dealer.browser.open('/keys/devices')
    const text = await (await dealer.browser.sendRaw('Save as CSV')).text()
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true })
    expect(Object.keys(rows[0]!)).toEqual([
      'Type',
      'MPR ID',
      'MAC address',
      'Connection number',
      'Registration Key',
      'Valid until (GMT)',
      'Valid until (Japan)',
      'State',
    ])
    expect(rows.length).toBe(1204)
    expect(new Set(rows.map((row) => row['MPR ID'])).size).toBe(1204)
    expect(rows.map((row) => row['MPR ID'])).toContain(showDeviceId(first.device))
    const planted = rows.map((row) => Number.parseInt(row['MPR ID']!.replaceAll('-', ''), 16)).filter((n) => n < 2000)
    const end = (n: number): number => (n % 7 > 0 ? n % 365 : 1000)
    const byEnd = planted.toSorted((a, b) => end(a) - end(b) || a - b)
    expect(planted).toEqual(byEnd)
  })

  it('KEY-9 whoever goes away amid the file ends its reading', async () => {
    const dealer = await newDealer(counter)
    await plantFor(counter, dealer, 10_001, 12_000)
    await dealer.browser.open('/keys/devices')
    const statements = recordStatements()
    try {
      const answer = await dealer.browser.sendRaw('CSVで保存')
      const reader = answer.body!.getReader()
      for (let pieces = 0; pieces < 3; pieces++) expect((await reader.read()).done).toBe(false)
      await reader.cancel()
      statements.take()
      await dealer.browser.request('/keys/devices')
      const lists = statements.take().filter((one) => one.includes('device_holders'))
      // The page's own, from either side of those with an end and those without, and none of the file's.
      expect(lists.length).toBeLessThanOrEqual(2)
    } finally {
      statements.stop()
    }
  })

  it('KEY-41 a colleague of the same customer sees the list; a lone account and another customer see their own alone', async () => {
    const dealer = await newDealer(counter, { customer: true })
    const { device } = await issue(dealer)
    const colleague = await newDealer(counter, { of: dealer })
    expect((await colleague.browser.open('/keys/devices')).text).toContain(showDeviceId(device))
    for (const stranger of [await newDealer(counter), await newDealer(counter, { customer: true })]) {
      expect((await stranger.browser.open('/keys/devices')).text).toContain('申請済みの機器はまだありません。')
      expect((await stranger.browser.open('/keys/')).text).not.toContain(showDeviceId(device))
      await stranger.browser.open('/keys/devices')
      expect(await (await stranger.browser.sendRaw('CSVで保存')).text()).not.toContain(showDeviceId(device))
    }
  })
})

/** Devices of a holder straight into the tables, named by numbers; every seventh has no end, the others' are spread over the next year. */
const plantFor = (counter: Counter, { holder }: Dealer, from: number, to: number): Promise<void> =>
  counter.program.db.inAllPortals(async (query) => {
    await sql`
      with planted as (
        insert into devices (portal, kind, device_id, ends_on, created_at)
        select 'keys', 'hdcom', lpad(upper(to_hex(n)), 16, '0'),
          case when n % 7 > 0 then ${today}::date + n % 365 end, ${counter.clock.now()}
        from generate_series(${from}::int, ${to}::int) as n returning *
      )
      insert into device_holders (portal, holder_id, kind, device_id, seq, ends_on)
      select portal, ${holder}, kind, device_id, 0, ends_on from planted`.execute(query)
  })
