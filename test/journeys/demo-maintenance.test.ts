import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const address = sampleData.partner.accounts[0]!.loginId
const subjects = async (): Promise<readonly string[]> =>
  (await counter.mailsTo(address)).map(({ subject }) => subject.replace(/^【.*】/, ''))

describe('maintenance in the demo', () => {
  it('KEY-10 closes a portal at once, and opens it again', async () => {
    const browser = counter.browser()
    const visitor = counter.browser()
    await visitor.open('/partner/sign-in')
    await browser.open('/demo/')
    await browser.send('予定する', { 窓口: 'partner', 始まる時刻: 'now' })
    expect(browser.page.url).toBe('/demo/?maintenance=announced#maintenance')
    expect(browser.page.text).toContain('メンテナンスを予定しました。')
    expect(browser.page.text).toContain('2026年11月20日(金) 10:00 から 10:30 まで（日本時間） メンテナンス中です。')
    expect((await visitor.open('/partner/sign-in')).status).toBe(503)
    expect(visitor.page.text).toContain('デモをご覧の方が予定したメンテナンスです。')
    expect((await visitor.open('/trade/sign-in')).status).toBe(200)
    counter.clock.advance(1000)
    await browser.open('/demo/')
    await browser.send('あおばコネクト いますぐ終える')
    expect(browser.page.text).toContain('メンテナンスを終えました。')
    expect(browser.page.hasButton('あおばコネクト いますぐ終える')).toBe(false)
    expect((await visitor.open('/partner/sign-in')).status).toBe(200)
  })

  it('KEY-10 announces it for later, on pages and by mail, and withdraws it', async () => {
    const browser = counter.browser({ language: 'en' })
    await browser.open('/demo/')
    await browser.send('Plan it', { Portal: 'partner', Begins: 'tomorrow' })
    expect(browser.page.text).toContain('It is announced.')
    const visitor = counter.browser()
    expect((await visitor.open('/partner/sign-in')).text).toContain('システムメンテナンスのお知らせ')
    expect(await subjects()).toContain('システムメンテナンスのお知らせ')
    await browser.open('/demo/')
    await browser.send('Aoba Connect Withdraw it')
    expect((await visitor.open('/partner/sign-in')).text).not.toContain('システムメンテナンスのお知らせ')
    expect(await subjects()).toContain('システムメンテナンス中止のお知らせ')
  })

  it('asks for what was not chosen', async () => {
    const browser = counter.browser()
    await browser.open('/demo/')
    await browser.send('予定する', { 窓口: 'trade' })
    expect([browser.page.status, browser.page.error('始まる時刻')]).toEqual([422, '始まる時刻を選んでください。'])
    expect(browser.page.form('予定する').values.get('portal')).toBe('trade')
    await browser.send('予定する', { 窓口: '' })
    expect(browser.page.error('窓口')).toBe('窓口を選んでください。')
    expect((await browser.open('/trade/sign-in')).status).toBe(200)
  })

  it('sends nothing on that no form of ours sends', async () => {
    const order = async (values: Record<string, string>): Promise<number> => {
      const answer = await counter.browser().request('/demo/maintenance', {
        method: 'POST',
        body: new URLSearchParams(values),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      return answer.status
    }
    expect(await order({ portal: 'nowhere', when: 'now' })).toBe(400)
    expect(await order({ portal: 'partner', when: 'toString' })).toBe(400)
    expect(await order({ portal: 'partner', when: 'now', end: '' })).toBe(303)
    expect(await order({ portal: 'partner', end: 'no id at all' })).toBe(303)
  })
})
