import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProgram } from '../../src/app.ts'
import { plantSampleData } from '../../src/demo/plant.ts'
import { sampleData } from '../../src/demo/sample-data.ts'
import { gmtDay } from '../../src/domain/keys/calendar.ts'
import { standing, termRule } from '../../src/domain/keys/term.ts'
import { readSettings } from '../../src/settings.ts'
import { freshDatabase } from '../setup/fresh-database.ts'
import { type Counter, linkIn, openCounter, START } from './counter.ts'

const person = sampleData.partner.accounts[0]!
const silent = { info() {}, warn() {}, error() {} }
const json = { 'content-type': 'application/json' }

describe('demo mode', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  /** Like another program: no cookies, no Origin, no Sec-Fetch-Site. */
  const request = (path: string, init?: RequestInit) => counter.program.server.request(`http://localhost${path}`, init)
  const order = (body: string, headers: Record<string, string> = json) =>
    request('/demo/clock', { method: 'POST', body, headers })

  const asksForLink = async (loginId: string): Promise<void> => {
    const browser = counter.browser({ address: '198.51.100.7' })
    await browser.open('/partner/recover')
    await browser.send('送信する', { ログインID: loginId })
  }

  it('GET /demo/data shows enough sample accounts of every portal', async () => {
    const answer = await request('/demo/data')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    const { partner, member, trade, keys } = (await answer.json()) as any
    const withPassword = partner.accounts.filter((one: any) => one.password !== null)
    expect(withPassword.length).toBeGreaterThanOrEqual(3)
    expect(partner.accounts.length - withPassword.length).toBeGreaterThanOrEqual(3)
    expect(Object.keys(partner.accounts[0])).toEqual(['loginId', 'password', 'state'])
    expect(member.accounts.length).toBeGreaterThanOrEqual(3)
    expect(Object.keys(member.accounts[0])).toEqual(['loginId', 'email', 'password'])
    expect(trade.customers.length).toBeGreaterThanOrEqual(3)
    expect(Object.keys(trade.customers[0])).toEqual(['code', 'postalCode', 'email', 'password', 'sharedUsers'])
    expect(Object.keys(trade.customers[0].sharedUsers[0])).toEqual(['email', 'password'])
    expect(keys.accounts.length).toBeGreaterThanOrEqual(4)
    expect(Object.keys(keys.accounts[0])).toEqual(['registrationId', 'email', 'password'])
    for (const kind of ['hdcom', 'mpcs'])
      expect(keys.devices.filter((one: any) => one.kind === kind).length).toBeGreaterThanOrEqual(20)
    for (const { kind, mprId, macAddress } of keys.devices) {
      expect(mprId ?? '').toMatch(kind === 'hdcom' ? /^[0-9A-F]{16}$/ : /^$/)
      expect(macAddress).toMatch(/^02[0-9A-F]{10}$/)
    }
    for (const product of ['trial', '701W', '703W', 'M701W', 'M703W'])
      expect(keys.cards.filter((one: any) => one.product === product).length).toBeGreaterThanOrEqual(60)
    for (const { activationKeyNo, registrationId } of keys.cards)
      expect(`${activationKeyNo} ${registrationId}`).toMatch(/^[0-9A-F]{16} [0-9A-F]{12}$/)
  })

  it('what /demo/data names is there: people, fresh devices, unused cards, and devices that were registered before', async () => {
    const { keys } = (await (await request('/demo/data')).json()) as any
    const stores = counter.program.stores.of('keys')
    for (const { registrationId, password } of keys.accounts) {
      const account = await stores.accounts.byIdentifier({ kind: 'registration-id', canonical: registrationId })
      expect(await counter.program.house.hasher.verify(account!.passwordHash!, password), registrationId).toBe(true)
      expect(await stores.details.of(account!.id)).not.toBeNull()
    }
    const cards = await stores.cards.proveAll(
      keys.cards.map((one: any) => ({ number: one.activationKeyNo, registrationId: one.registrationId })),
    )
    expect(cards.map((card) => [card?.product, card?.state.is])).toEqual(
      keys.cards.map((one: any) => [one.product, 'free']),
    )
    const deviceOf = (one: any) => ({ kind: one.kind, id: one.kind === 'hdcom' ? one.mprId : one.macAddress })
    const records = await stores.devices.readAll(keys.devices.map(deviceOf))
    expect(records.map(({ macAddress, ledger }) => [macAddress, ledger])).toEqual(
      keys.devices.map((one: any) => [one.macAddress, []]),
    )
    const issued = await stores.devices.readAll(keys.issued.map(deviceOf))
    const facts = { rule: termRule, away: [], today: gmtDay(counter.clock.now()) }
    expect(issued.map(({ ledger }) => standing(ledger, facts).is)).toEqual(['running', 'running', 'ended'])
  })

  it('a start that was killed before it had written down that all is planted plants the same again', async () => {
    const { house, stores, db } = counter.program
    const written = new Map<string, string>()
    const forgetful = {
      read: async () => null,
      write: async (name: string, value: string) => void written.set(name, value),
    }
    const counts = async () =>
      (
        await db.inAllPortals((query) =>
          sql`select (select count(*) from accounts) as accounts, (select count(*) from cards) as cards, (select count(*) from card_uses) as uses,
          (select count(*) from devices) as devices, (select count(*) from connection_numbers) as numbers,
          (select count(*) from ledger_entries) as entries`.execute(query),
        )
      ).rows
    const before = await counts()
    await plantSampleData(house, forgetful)
    expect(await counts()).toEqual(before)
    const keys = [...written].filter(([name]) => name.startsWith('demo-device-key-'))
    expect(keys).toHaveLength(3)
    for (const [name, key] of keys) expect(await stores.facts.read(name)).toBe(key)
  })

  it('GET /demo/mail gives the mails to an address at once, newest first', async () => {
    await asksForLink(person.loginId)
    const first = (await (await request(`/demo/mail?to=${person.loginId.toUpperCase()}`)).json()) as any[]
    expect(first.map(({ subject }) => subject)).toEqual(['【あおばコネクトID】パスワードリセットのお知らせ'])
    expect(Object.keys(first[0])).toEqual(['id', 'portal', 'to', 'from', 'subject', 'text', 'html', 'sentAt'])
    expect(first[0]).toMatchObject({ portal: 'partner', to: person.loginId, sentAt: START })
    counter.clock.advance(3_600_000)
    await asksForLink(person.loginId)
    const both = (await (await request(`/demo/mail?to=${person.loginId}`)).json()) as any[]
    expect(both.map(({ sentAt }) => sentAt)).toEqual(['2026-11-20T02:00:00.000Z', START])
    expect(await (await request('/demo/mail?to=nobody@x.example')).json()).toEqual([])
    expect(((await (await request('/demo/mail')).json()) as any[]).length).toBe(2)
  })

  it('POST /demo/clock moves the whole program on and back', async () => {
    const before = counter.program.house.clock.now().getTime()
    const moved = await order('{"advance":"P90D"}')
    expect([moved.status, await moved.json()]).toEqual([200, { now: new Date(before + 90 * 86_400_000).toISOString() }])
    expect(counter.program.house.clock.now().getTime()).toBe(before + 90 * 86_400_000)
    const back = await order('{"reset":true}')
    expect([back.status, await back.json()]).toEqual([200, { now: new Date(before).toISOString() }])
  })

  it('POST /demo/clock lets what was asked for before happen before: its mail is there, with a link that has ended', async () => {
    const { loginId } = sampleData.partner.accounts[1]!
    await asksForLink(loginId)
    const before = counter.program.house.clock.now()
    await order('{"advance":"P2D"}')
    const [mail] = (await (await request(`/demo/mail?to=${loginId}`)).json()) as any[]
    expect(mail.sentAt).toBe(before.toISOString())
    const browser = counter.browser()
    await browser.follow(mail)
    expect(browser.page.heading).toBe('リンクの有効期限が切れています')
    await order('{"reset":true}')
  })

  it.each([
    ['no JSON', 'P90D'],
    ['nothing', ''],
    ['no order', '{}'],
    ['null', 'null'],
    ['a list', '["P90D"]'],
    ['a number', '{"advance":90}'],
    ['no duration', '{"advance":"90 days"}'],
    ['backwards', '{"advance":"-P1D"}'],
    ['past all time', '{"advance":"P9999Y"}'],
    ['too large', JSON.stringify({ advance: 'P1D', more: 'x'.repeat(5000) })],
  ])('PLT-22 POST /demo/clock says in words what is wrong: %s', async (_what, body) => {
    const before = counter.program.house.clock.now()
    const answer = await order(body)
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as any).error).toMatch(/\w+/)
    expect(counter.program.house.clock.now()).toEqual(before)
  })

  it('PLT-21 a page of another site cannot move the clock', async () => {
    const before = counter.program.house.clock.now()
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const headers of [
      { ...json, 'sec-fetch-site': 'cross-site' },
      { ...json, origin: 'https://elsewhere.example' },
      { ...form, 'sec-fetch-site': 'cross-site' },
      { ...form, origin: 'https://elsewhere.example' },
      form,
    ])
      expect((await order('advance=P1D', headers)).status).toBe(403)
    expect(counter.program.house.clock.now()).toEqual(before)
  })

  it('PLT-22 an address that is none finds nothing and breaks nothing', async () => {
    expect((await request('/demo/mail?to=%00')).status).toBe(400)
    expect((await request('/demo/mail?to=%FF')).status).toBe(200)
    for (const path of ['?to=%00', '?to=%F0%9F', '?before=x', '?before=-1', '?before=99999999999999999999'])
      expect((await request(`/demo/inbox${path}`)).status).toBe(200)
    for (const path of [
      'partner/x',
      'nowhere/01a1fb3f-a450-7007-ac22-e7e2006eaef6',
      'partner/01a1fb3f-a450-7007-ac22-e7e2006eaef6',
    ])
      for (const end of ['', '/html']) expect((await request(`/demo/inbox/${path}${end}`)).status).toBe(404)
  })

  it('answers HEAD as GET, without a body', async () => {
    for (const path of ['/demo/', '/demo/data', '/demo/mail', '/demo/inbox']) {
      const answer = await request(path, { method: 'HEAD' })
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, ''])
    }
  })

  it('a person moves the clock by forms: 303 to the page that shows the new time', async () => {
    const browser = counter.browser()
    await browser.open('/demo/')
    expect(browser.page.text).toContain('2026/11/20 11:00（日本時間）')
    expect(browser.page.hasButton('実際の時刻に戻す')).toBe(false)
    const answer = await browser.sendRaw('90日進める')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/demo/?clock=moved#clock'])
    await browser.open('/demo/?clock=moved')
    expect(browser.page.text).toContain('時刻を進めました。')
    expect(browser.page.text).toContain('2027/02/18 11:00（日本時間）')
    await browser.send('進める', { 進める長さ: '３', 単位: 'hours' })
    expect(browser.page.text).toContain('2027/02/18 14:00（日本時間）')
    await browser.send('進める', { 進める長さ: 'すぐ', 単位: 'hours' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.title).toMatch(/^エラー：/)
    expect(browser.page.error('進める長さ')).toBe('進める長さは、1から9999までの数字で入力してください。')
    const { values } = browser.page.form('進める')
    expect([values.get('amount'), values.get('unit')]).toEqual(['すぐ', 'hours'])
    await browser.open('/demo/')
    await browser.send('実際の時刻に戻す')
    expect(browser.page.text).toContain('2026/11/20 11:00（日本時間）')
  })

  it('the guide holds every sample login, in both languages', async () => {
    for (const language of ['ja', 'en'] as const) {
      const { text } = await counter.browser({ language }).open('/demo/')
      for (const { loginId, password } of sampleData.partner.accounts) {
        expect(text).toContain(loginId)
        if (password !== null) expect(text).toContain(password)
      }
      for (const { loginId, password } of sampleData.member.accounts) expect(text).toContain(`${loginId} ${password}`)
      for (const { code, sharedUsers } of sampleData.trade.customers) {
        expect(text).toContain(code)
        for (const { email, password } of sharedUsers) expect(text).toContain(`${email} ${password}`)
      }
    }
  })

  it('a person reads the inbox: newest first, by address, page by page', async () => {
    const browser = counter.browser()
    for (let place = 0; place < 21; place++) {
      const id = `01a1fb3f-a450-7007-ac22-${String(place).padStart(12, '0')}`
      await counter.program.db.inPortal('member', (query) =>
        query
          .insertInto('inbox')
          .values({
            portal: 'member',
            id,
            sender: 'みどりネット <no-reply@midori.example>',
            recipient: 'many@x.example',
            subject: `見本のメール${place}`,
            text: '本文',
            html: '<!doctype html><html lang="ja"><head></head><body>本文</body></html>',
            sent_at: new Date(START),
          })
          .execute(),
      )
    }
    await browser.open('/demo/inbox?to=MANY@x.example')
    const subjects = () => [...browser.page.html.matchAll(/見本のメール(\d+)/g)].map(([, number]) => Number(number))
    expect(subjects()).toEqual(Array.from({ length: 20 }, (_, place) => 20 - place))
    await browser.click('以前のメールを見る')
    expect(subjects()).toEqual([0])
    expect(browser.page.hasLink('以前のメールを見る')).toBe(false)
    await browser.click('最新のメールに戻る')
    expect(subjects()[0]).toBe(20)
    await browser.click('すべてのメールを見る')
    expect(browser.page.url).toBe('/demo/inbox')
    await browser.open('/demo/inbox?to=nobody@x.example')
    expect(browser.page.text).toContain('nobody@x.example に届いたメールはありません。')
  })

  it('shows a mail in a frame that can do nothing but lead on by its links, and its text with the same links', async () => {
    const browser = counter.browser()
    const mail = await counter.mailTo(person.loginId)
    await browser.open(`/demo/inbox?to=${person.loginId}`)
    await browser.open(`/demo/inbox/partner/${mail.id}`)
    expect(browser.page.heading).toBe(mail.subject)
    expect(browser.page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; frame-src 'self'$/)
    expect(browser.page.link(linkIn(mail))).toBe(linkIn(mail))
    const framed = await request(`/demo/inbox/partner/${mail.id}/html`)
    const policy = framed.headers.get('content-security-policy')!
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation;/,
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).not.toContain('script')
    expect(await framed.text()).toContain('<head><base target="_top">')
    expect((await browser.open('/demo/inbox')).headers.get('content-security-policy')).not.toContain('frame-src')
  })

  it('leads from the front page to the accounts, the inbox and the clock', async () => {
    const { text, link } = await counter.browser().open('/')
    expect(text).toContain('すべて架空のものです')
    expect([link('見本のアカウント'), link('受信箱')]).toEqual(['/demo/#samples', '/demo/inbox'])
  })
})

describe('outside demo mode', () => {
  it('there is no /demo/, and the front page shows the portals alone', async () => {
    const database = await freshDatabase()
    const program = await openProgram({
      settings: readSettings('serve', {
        PUBLIC_URL: 'http://localhost',
        SMTP_URL: 'smtp://127.0.0.1:9',
        MADOGUCHI_SECRET: 'k7Vw2mQxR9tLp4ZsYb8NcDf1HgJ6aEu3',
      }),
      connection: database.connection,
      migrate: false,
      log: silent,
      jobs: false,
    })
    try {
      const request = (path: string, init?: RequestInit) => program.server.request(`http://localhost${path}`, init)
      for (const path of ['/demo/', '/demo/data', '/demo/mail', '/demo/inbox', '/demo/inbox/partner/x', '/demo'])
        expect([path, (await request(path)).status]).toEqual([path, 404])
      const clock = await request('/demo/clock', { method: 'POST', headers: json, body: '{"reset":true}' })
      expect(clock.status).toBe(404)
      const front = await (await request('/')).text()
      expect(front).toContain('href="/partner/"')
      expect(front).not.toContain('/demo/')
      expect(front).not.toContain('デモ')
    } finally {
      await program.close()
      await database.drop()
    }
  })
})
