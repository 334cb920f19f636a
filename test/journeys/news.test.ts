import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendNews } from '../../src/desks/office/news.ts'
import { announceWindow, moveWindowEnd, withdrawWindow } from '../../src/desks/office/windows.ts'
import { type Counter, linkIn, openCounter } from './counter.ts'
import { type Dealer, newDealer } from './keys-people.ts'
import { asStaff } from './staff-at.ts'

const HOUR = 3_600_000
const news = {
  ja: { subject: '新機種のご案内', text: '新しい機種を発売しました。\n詳しくは担当者におたずねください。' },
  en: { subject: 'New devices', text: 'New devices are here.' },
}

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const keys = () => counter.program.stores.of('keys')
const mailOf = async ({ account }: Dealer): Promise<string> => (await keys().accounts.byId(account))!.mail!
const subjects = async (dealer: Dealer): Promise<readonly string[]> =>
  (await counter.mailsTo(await mailOf(dealer))).map(({ subject }) => subject)
const wants = (dealer: Dealer, wantsNews = true): Promise<void> =>
  keys().details.set(dealer.account, {
    country: 'JP',
    postalCode: '',
    address: ['', '', '', '', ''],
    phone: '',
    wantsNews,
  })
const isWanted = async (dealer: Dealer): Promise<boolean | undefined> =>
  (await keys().details.of(dealer.account))?.wantsNews
const at = (hours: number): Date => new Date(counter.clock.now().getTime() + hours * HOUR)
/** The newest piece of news in somebody's mailbox. */
const newsTo = async (dealer: Dealer) =>
  (await counter.mailsTo(await mailOf(dealer))).find(({ subject }) => subject.includes('新機種'))!

describe('KEY-10 maintenance by mail', () => {
  it('KEY-10 is told to everybody, those who declined product news too, when it is announced, moved and withdrawn, once each', async () => {
    const one = await newDealer(counter)
    const other = await newDealer(counter, { language: 'en' })
    await wants(one, false)
    const done = await asStaff(counter, 'keys', (staff) =>
      announceWindow({ from: at(48), until: at(50), text: { ja: '電源の工事', en: 'Power works' } }, staff),
    )
    if (done.is === 'refused') throw new Error(done.why)
    const { id } = done.window
    expect(await subjects(one)).toEqual(['【つばめビジョン】システムメンテナンスのお知らせ'])
    expect(await subjects(other)).toHaveLength(1)
    const [said] = await counter.mailsTo(await mailOf(other))
    expect(said!.text).toContain('Sunday, 22 November 2026, 10:00 to 12:00 (Japan time)')
    expect(said!.text).toContain('Power works')
    await asStaff(counter, 'keys', (staff) => moveWindowEnd(id, at(52), staff))
    await counter.settle()
    await asStaff(counter, 'keys', (staff) => moveWindowEnd(id, at(51), staff))
    await counter.settle()
    await asStaff(counter, 'keys', (staff) => withdrawWindow(id, staff))
    expect(await subjects(one)).toEqual([
      '【つばめビジョン】システムメンテナンス中止のお知らせ',
      '【つばめビジョン】システムメンテナンス日時変更のお知らせ',
      '【つばめビジョン】システムメンテナンス延長のお知らせ',
      '【つばめビジョン】システムメンテナンスのお知らせ',
    ])
    expect((await counter.mailsTo('hanako@sakura.example')).map(({ subject }) => subject)).toEqual([])
  })

  it('KEY-10 says only what holds: who had not been told yet is told of the change alone', async () => {
    const dealer = await newDealer(counter)
    const done = await asStaff(counter, 'keys', (staff) =>
      announceWindow({ from: at(48), until: at(50), text: { ja: '', en: '' } }, staff),
    )
    if (done.is === 'refused') throw new Error(done.why)
    await asStaff(counter, 'keys', (staff) => moveWindowEnd(done.window.id, at(52), staff))
    expect(await subjects(dealer)).toEqual(['【つばめビジョン】システムメンテナンス延長のお知らせ'])
  })
})

describe('KEY-10 product news', () => {
  const send = (again = false) => asStaff(counter, 'keys', (staff) => sendNews(news, staff, again))

  it('KEY-10 goes to those alone who asked for it, and not twice by a second press', async () => {
    const [one, other, third] = [await newDealer(counter), await newDealer(counter), await newDealer(counter)]
    await wants(one)
    await wants(other, false)
    const sent = await send()
    expect(sent.is).toBe('sent')
    expect(await subjects(one)).toEqual(['【つばめビジョン】新機種のご案内'])
    expect([await subjects(other), await subjects(third)]).toEqual([[], []])
    expect(await send()).toMatchObject({ is: 'sent-before' })
    expect(await subjects(one)).toHaveLength(1)
    expect((await send(true)).is).toBe('sent')
    expect(await subjects(one)).toHaveLength(2)
  })

  it('KEY-10 is stopped by its link: opening it stops nothing, 「受信をやめる」 does, nobody signs in', async () => {
    const dealer = await newDealer(counter)
    await wants(dealer)
    await send()
    const stranger = counter.browser()
    const mail = await newsTo(dealer)
    for (let time = 0; time < 3; time++) {
      await stranger.follow(mail)
      expect([stranger.page.status, stranger.page.heading]).toEqual([200, '製品情報のお知らせメールの停止'])
    }
    expect(await isWanted(dealer)).toBe(true)
    await stranger.send('受信をやめる')
    expect(stranger.page.heading).toBe('停止しました')
    expect(await isWanted(dealer)).toBe(false)
    const events = (await keys().audit.recent(dealer.account, 5)).map(({ event }) => event)
    expect(events.filter((event) => event === 'news.stopped')).toHaveLength(1)
    await counter.browser().follow(mail)
    expect((await stranger.follow(mail)).heading).toBe('このリンクは使えません')
    expect(stranger.page.text).toContain('製品情報のお知らせメールは停止済みです。')
    await dealer.browser.open('/keys/account')
    expect(dealer.browser.page.text).toContain('製品情報のお知らせメールを停止しました。')
  })

  it('KEY-10 does not go to somebody who stops it before their turn has come', async () => {
    const dealer = await newDealer(counter)
    await wants(dealer)
    await send()
    const mail = await newsTo(dealer)
    const stranger = counter.browser()
    await stranger.follow(mail)
    await send(true)
    await stranger.send('受信をやめる')
    expect(await subjects(dealer)).toHaveLength(1)
  })

  describe('RFC 8058 a mail program’s own button', () => {
    const press = async (link: string, body: BodyInit, type?: string): Promise<Response> =>
      counter.program.server.request(link, {
        method: 'POST',
        body,
        // No cookie, no origin: it is a machine of the mail's receiver that asks.
        headers: { 'user-agent': 'mail receiver', ...(type === undefined ? {} : { 'content-type': type }) },
      })
    const form = 'application/x-www-form-urlencoded'

    it('KEY-10 stops it at once, as a form of either kind, however often', async () => {
      const parts = new FormData()
      parts.set('List-Unsubscribe', 'One-Click')
      for (const [body, type] of [['List-Unsubscribe=One-Click', form] as const, [parts] as const]) {
        const dealer = await newDealer(counter)
        await wants(dealer)
        await send(true)
        const link = linkIn(await newsTo(dealer))
        const answer = await press(link, body, type)
        expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([200, null, ''])
        expect(await isWanted(dealer)).toBe(false)
        expect((await press(link, 'List-Unsubscribe=One-Click', form)).status).toBe(200)
      }
    })

    it('PLT-21 does nothing else: other bodies, links of other kinds and tokens that nobody knows are refused', async () => {
      const dealer = await newDealer(counter)
      await wants(dealer)
      await send()
      const link = linkIn(await newsTo(dealer))
      for (const body of ['', 'List-Unsubscribe=Two-Clicks', 'act=main', 'x'.repeat(5000)])
        expect([body.slice(0, 9), (await press(link, body, form)).status]).toEqual([body.slice(0, 9), 400])
      expect(await isWanted(dealer)).toBe(true)
      const unknown = link.replace(/[^/]+$/, 'A'.repeat(43))
      expect((await press(unknown, 'List-Unsubscribe=One-Click', form)).status).toBe(404)
      for (const path of ['/keys/sign-in', '/keys/open/short', `/keys/open/${'A'.repeat(43)}/more`])
        expect([path, (await press(`http://localhost${path}`, 'List-Unsubscribe=One-Click', form)).status]).toEqual([
          path,
          403,
        ])
    })
  })
})
