import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { japanDay, plusDays } from '../../src/domain/certificates/term.ts'
import { applicationOf, type Customer, comeBack, file, issueFor, newCustomer } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

const AGENT = 'T100999'
const DAY = 86_400_000

describe('CRT-30 クーポン管理', () => {
  let counter: Counter
  let me: Customer

  const stores = () => counter.program.stores.of('certs')
  const today = () => japanDay(counter.clock.now())
  const sell = (number: string, uses: number, until = plusDays(today(), 60), agentCode = AGENT) =>
    stores().coupons.create({ number, agentCode, service: 'sr3', uses, until }, counter.clock.now())
  const hold = async (number: string, application: string) => {
    expect(await stores().coupons.hold(number, application, AGENT, 'sr3', today(), counter.clock.now())).toBe(true)
  }
  const registerCode = (account: string) => stores().presets.set(account, { agentCode: AGENT, data: {} })
  const row = async (number: string): Promise<string> => {
    const { html } = await me.browser.open('/certs/coupons')
    const found = [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].find(([, one]) => one!.includes(number))
    return (found?.[1] ?? '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }

  beforeAll(async () => {
    counter = await openCounter()
    me = await newCustomer(counter)
    await sell('CP-ALPHA', 3)
    await sell('CP-BETA', 1)
    await sell('CP-GAMMA', 1, plusDays(today(), 1))
    await sell('CP-FOREIGN', 1, plusDays(today(), 60), 'T999999')
  })
  afterAll(() => counter.close())

  it('says that an agent code is needed where none is registered, and shows no coupon', async () => {
    const { html } = await me.browser.open('/certs/coupons')
    expect(html).toContain('クーポンをご覧になるには、特約店コードの登録が必要です。')
    expect(html).toContain('href="/certs/account-data"')
    expect(html).not.toContain('CP-ALPHA')
  })

  it('shows the coupons of the code registered, and no other agent’s', async () => {
    await registerCode(me.account)
    const { html } = await me.browser.open('/certs/coupons')
    expect(html).toContain('1/1頁 3件')
    expect(html).not.toContain('CP-FOREIGN')
    expect(await row('CP-ALPHA')).toMatch(
      /^CP-ALPHA SR3\.0 1年 このサービスのお申し込みに使えます 3回（全3回） 2027\/01\/19 まだ使われていません$/,
    )
  })

  it('a use is held by an application and used by its certificate; both are named with the record', async () => {
    const waiting = await file(
      counter,
      applicationOf(counter, me, { coupon: 'CP-ALPHA', serverName: 'xn--lhr645f.example' }),
    )
    await hold('CP-ALPHA', waiting.id)
    expect(await row('CP-ALPHA')).toContain('2回（全3回）')
    const { application } = await issueFor(counter, {
      customer: me,
      application: { coupon: 'CP-BETA', serverName: 'shop.yuzuki-works.example' },
    })
    await hold('CP-BETA', application.id)
    await stores().coupons.use(application.id, counter.clock.now())
    expect(await row('CP-ALPHA')).toMatch(/2026\/11\/20 確保中 新規発行 \S+（xn--lhr645f\.example）$/)
    expect(await row('CP-BETA')).toMatch(
      /残りがありません 0回（全1回） .* 2026\/11\/20 利用済 新規発行 shop\.yuzuki-works\.example$/,
    )
    const page = await me.browser.open('/certs/coupons')
    expect(page.html).toContain(`/certs/application?of=${waiting.id}`)
  })

  it('ACC-3 what others used of the same agent’s coupons is a number, never a record', async () => {
    const other = await newCustomer(counter)
    const theirs = await file(counter, applicationOf(counter, other, { serverName: 'geheim.betsu.example' }))
    await hold('CP-ALPHA', theirs.id)
    expect(await row('CP-ALPHA')).toContain('ほかのお客様のお申し込み：1件')
    const { html } = await me.browser.open('/certs/coupons')
    expect(html).not.toContain('geheim')
    expect(html).not.toContain(theirs.id)
  })

  it('a coupon can be used on its last day and says on the next that it is over', async () => {
    counter.clock.advance(DAY)
    me = await comeBack(counter, me)
    expect(await row('CP-GAMMA')).toContain('このサービスのお申し込みに使えます')
    counter.clock.advance(DAY)
    me = await comeBack(counter, me)
    expect(await row('CP-GAMMA')).toContain('利用期限を過ぎました 1回（全1回）')
  })

  it('stands on pages of twenty; a page that is none is the nearest one', async () => {
    for (let made = 0; made < 20; made++) await sell(`CP-M${String(made).padStart(2, '0')}`, 1)
    const first = await me.browser.open('/certs/coupons')
    expect(first.html).toContain('1/2頁 23件')
    expect((await me.browser.click('次の頁')).html).toContain('2/2頁 23件')
    for (const [page, shown] of [
      ['99', 2],
      ['0', 1],
      ['x', 1],
      ['1.5', 1],
    ] as const)
      expect((await me.browser.open(`/certs/coupons?page=${page}`)).html, page).toContain(`${shown}/2頁`)
  })
})
