import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announceWindow, endWindow, moveWindowEnd, withdrawWindow } from '../../src/desks/office/windows.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { candidates, openApplications, rows, typed } from './apply-with-card.ts'
import { type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'
import { passSignIn, people, signInAs } from './sign-in-as.ts'
import { asStaff } from './staff-at.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const titles = { ja: 'システムメンテナンスのお知らせ', en: 'Planned maintenance' }
const none = { ja: '', en: '' }

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const at = (hours: number): Date => new Date(counter.clock.now().getTime() + hours * HOUR)

/** Announced by a command: this process finds out by itself, within seconds. */
const announced = async (from: Date, until: Date, text = none, portal = 'partner'): Promise<string> => {
  const done = await asStaff(counter, portal, (staff) => announceWindow({ from, until, text }, staff))
  if (done.is === 'refused') throw new Error(done.why)
  counter.clock.advance(10 * SECOND)
  return done.window.id
}

describe('KEY-10 planned maintenance is announced', () => {
  it('KEY-10 on sign-in and start pages from the day it is published, in each language, and on no other page', async () => {
    const signedIn = await signInAs(counter, 'partner')
    const stranger = counter.browser()
    expect((await stranger.open('/partner/sign-in')).text).not.toContain(titles.ja)
    await announced(new Date('2026-12-01T13:00:00Z'), new Date('2026-12-01T17:30:00Z'), {
      ja: '電源の設備を交換します。',
      en: 'We replace the power supply.',
    })
    const said =
      'システムメンテナンスのお知らせ 2026年12月1日(火) 22:00 から 2026年12月2日(水) 02:30 まで（日本時間） この間は、あおばコネクトのすべての画面をご利用いただけません。 電源の設備を交換します。 お手続きの途中でメンテナンスが始まったときは、終了後に続きから再開できます。'
    expect((await stranger.open('/partner/sign-in')).text).toContain(said)
    expect((await signedIn.open('/partner/')).text).toContain(said)
    expect((await stranger.open('/partner/sign-in?lang=en')).text).toContain(
      'Planned maintenance Tuesday, 1 December 2026, 22:00 to Wednesday, 2 December 2026, 02:30 (Japan time)',
    )
    expect(stranger.page.text).toContain('We replace the power supply.')
    for (const path of ['/partner/account', '/partner/terms/privacy'])
      expect((await signedIn.open(path)).text).not.toContain(titles.ja)
    for (const portal of ['trade', 'member'])
      expect((await counter.browser().open(`/${portal}/sign-in`)).text).not.toContain(titles.ja)
  })

  it('KEY-10 on every page in the last hour', async () => {
    const browser = await signInAs(counter, 'member')
    await announced(at(2), at(3), none, 'member')
    expect((await browser.open('/member/account')).text).not.toContain(titles.ja)
    counter.clock.advance(HOUR)
    expect((await browser.open('/member/')).text).toContain(titles.ja)
    expect((await browser.open('/member/account')).text).toContain(titles.ja)
  })

  it('KEY-10 no more where it was withdrawn', async () => {
    const id = await announced(at(24), at(25))
    const browser = counter.browser()
    expect((await browser.open('/partner/sign-in')).text).toContain(titles.ja)
    await asStaff(counter, 'partner', (staff) => withdrawWindow(id, staff))
    counter.clock.advance(10 * SECOND)
    expect((await browser.open('/partner/sign-in')).text).not.toContain(titles.ja)
  })
})

describe('KEY-10 during maintenance', () => {
  const begin = async (hours = 4): Promise<string> => {
    const id = await announced(at(1), at(1 + hours))
    counter.clock.advance(HOUR - 10 * SECOND)
    return id
  }

  it('KEY-10 every page answers 503 with the maintenance page and Retry-After, whoever asks, to the second', async () => {
    const browser = await signInAs(counter, 'partner')
    const from = at(1)
    await announced(from, at(5), { ja: '電源の設備を交換します。', en: 'We replace the power supply.' })
    counter.clock.set(new Date(from.getTime() - 1).toISOString())
    expect((await browser.open('/partner/')).status).toBe(200)
    counter.clock.set(from.toISOString())
    const paths = ['/partner/', '/partner/sign-in', '/partner/account', '/partner/terms/privacy', '/partner/nothing']
    for (const path of [...paths, '/partner/open/abc', '/partner/register?x=1']) {
      const page = await browser.open(path)
      expect([path, page.status, page.heading]).toEqual([path, 503, 'システムメンテナンス中'])
      expect(page.headers.get('retry-after')).toBe(String(4 * 3600))
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(page.text).toContain('あおばコネクトは、ただいまシステムメンテナンスのため、ご利用いただけません。')
      expect(page.text).toContain('2026年11月20日(金) 11:00 から 15:00 まで（日本時間）')
      expect(page.text).toContain('電源の設備を交換します。')
      expect(page.text).not.toContain(people.partner.name)
      expect(page.link('もう一度開く')).toBe(path)
    }
    const english = await counter.browser({ language: 'en' }).open('/partner/')
    expect([english.status, english.heading]).toEqual([503, 'Closed for maintenance'])
    expect((await browser.request('/partner/', { method: 'HEAD' })).status).toBe(503)
    counter.clock.set(new Date(from.getTime() + 4 * HOUR - 1).toISOString())
    expect((await browser.open('/partner/')).headers.get('retry-after')).toBe('1')
    counter.clock.advance(1)
    expect((await counter.browser().open('/partner/sign-in')).status).toBe(200)
  })

  it('KEY-10 PLT-5 other portals, health, assets and the demo go on; a figure says which portal is closed', async () => {
    await begin()
    const browser = counter.browser()
    const figures = await (await browser.request('/metrics')).text()
    expect(figures).toMatch(/^madoguchi_portal_closed\{portal="partner"\} 1$/m)
    expect(figures).toMatch(/^madoguchi_portal_closed\{portal="trade"\} 0$/m)
    for (const path of ['/', '/trade/sign-in', '/healthz', '/readyz', '/demo/', '/demo/inbox', '/favicon.ico'])
      expect([path, (await browser.request(path)).status < 400]).toEqual([path, true])
  })

  it('KEY-10 what is sent is not done, and can be sent again afterwards', async () => {
    const browser = counter.browser()
    await browser.open('/partner/sign-in')
    const tab = browser.tab()
    await tab.open('/partner/sign-in')
    await begin()
    const closed = await browser.send('ログインする', { ログインID: people.partner.id })
    expect([closed.status, closed.headers.get('retry-after')]).toEqual([503, String(4 * 3600)])
    expect(closed.text).toContain('送信された内容は、まだ受け付けていません。')
    expect(closed.hasLink('もう一度開く')).toBe(false)
    counter.clock.advance(4 * HOUR)
    // The page before is still there, with what was typed.
    expect((await tab.send('ログインする', { ログインID: people.partner.id })).hasButton('ログインする')).toBe(true)
    await tab.send('ログインする', { パスワード: people.partner.password })
    expect(tab.page.status).toBe(200)
    expect(tab.page.hasButton('確認する')).toBe(true)
  })

  it('KEY-10 ACC-5 a procedure goes on afterwards where it was, and its person is signed in still, for the rest of their time', async () => {
    const browser = await signInAs(counter, 'partner')
    await browser.open('/partner/change-mail')
    await browser.send('確認のメールを送る', {
      新しいメールアドレス: 'hanako.new@sakura.example',
      今のパスワード: people.partner.password,
    })
    const { url, heading } = browser.page
    expect(url).toMatch(/^\/partner\/change-mail\/[^/]+\/\w+$/)
    await announced(at(0.25), at(8))
    counter.clock.advance(15 * MINUTE - 10 * SECOND)
    expect((await browser.open(url)).status).toBe(503)
    // Of the half hour a session lives without use, 15 minutes have passed; the other 15 begin when the counter opens.
    counter.clock.advance(7.75 * HOUR + 15 * MINUTE - 1)
    await counter.settle()
    expect([(await browser.open(url)).status, browser.page.heading]).toEqual([200, heading])
    counter.clock.advance(30 * MINUTE)
    expect((await browser.open(url)).heading).not.toBe(heading)
  })

  it('KEY-10 KEY-22 an application for a key goes on with the numbers it was offered, chosen or not', async () => {
    const { browser } = await newDealer(counter)
    const applications = openApplications(counter)
    const card = await applications.print()
    const device = newDevice()
    await browser.open('/keys/issue')
    await browser.send('次へ', typed(device, card))
    await browser.send('同意する')
    const offered = candidates(browser.page)
    const { url } = browser.page
    await announced(at(0.1), at(8), none, 'keys')
    counter.clock.advance(6 * MINUTE)
    const tab = browser.tab()
    await tab.open(url)
    expect([tab.page.status, tab.page.heading]).toEqual([503, 'システムメンテナンス中'])
    expect((await browser.sendRaw('次へ', { [offered[1]!]: offered[1]! })).status).toBe(503)
    counter.clock.advance(8 * HOUR - 6 * MINUTE)
    await counter.settle()
    await browser.open(url)
    expect(candidates(browser.page)).toEqual(offered)
    expect(browser.page.text).toContain('あと5回まで')
    await browser.send('次へ', { [offered[1]!]: offered[1]! })
    await browser.send('登録')
    expect(browser.page.heading).toBe('申請完了')
    expect(rows(browser.page)['接続番号']).toBe(offered[1])
  })

  it('KEY-10 ends sooner or later than was said: at once where staff end it, and later where they say so', async () => {
    const id = await begin()
    const browser = counter.browser()
    const closed = async (): Promise<boolean> => (await browser.open('/partner/sign-in')).status === 503
    expect(await closed()).toBe(true)
    await asStaff(counter, 'partner', (staff) => moveWindowEnd(id, at(6), staff))
    counter.clock.advance(10 * SECOND)
    expect(await closed()).toBe(true)
    expect(browser.page.headers.get('retry-after')).toBe(String(6 * 3600 - 10))
    await asStaff(counter, 'partner', (staff) => endWindow(id, staff))
    counter.clock.advance(10 * SECOND)
    expect(await closed()).toBe(false)
    await passSignIn(counter, browser, 'partner')
    expect(browser.page.url).toBe('/partner/')
  })
})
