import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Counter, openCounter } from './counter.ts'
import { passSignIn } from './sign-in-as.ts'

describe('ACC-6 a deep link', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  it.each(['partner', 'member', 'trade'] as const)(
    'leads to sign-in and then back to that page: %s',
    async (portal) => {
      const browser = counter.browser()
      await browser.open(`/${portal}/change-mail`)
      expect(browser.page.url).toContain(`/${portal}/sign-in`)
      expect(browser.page.text).toContain('続けるには、ログインしてください。')
      await passSignIn(counter, browser, portal)
      expect(browser.page.url).toBe(`/${portal}/change-mail`)
    },
  )

  it.each([
    'https://evil.example/member/account',
    '//evil.example/member/',
    '/\\evil.example/member/',
    '\\\\evil.example',
    '/member/../trade/account',
    '/member/%2e%2e/trade/account',
    '/member/..%5c..%5ctrade',
    '/member/.%2e/%2e./trade/account',
    '/trade/account',
    '/memberx/account',
    '/member',
    'member/account',
    'javascript:alert(1)',
    ' /member/account',
    '/member/\t//evil.example',
    '/member/account\r\nset-cookie: a=b',
    `/member/${'a'.repeat(600)}`,
    '/member/@evil.example/../../../../trade/',
    '',
  ])('leads nowhere else: %j', async (to) => {
    const browser = counter.browser()
    await browser.open(`/member/sign-in?to=${encodeURIComponent(to)}`)
    const answer = await browser.sendRaw('ログイン', { ログインID: 'abcd', パスワード: 'Komorebi-2026' })
    expect(answer.status).toBe(303)
    const landed = new URL(answer.headers.get('location')!, 'http://localhost')
    expect(landed.origin).toBe('http://localhost')
    expect(landed.pathname).toMatch(/^\/member\//)
    expect(landed.pathname).not.toContain('evil.example/member')
  })

  it('comes back to the page of a form that was sent too late', async () => {
    const browser = counter.browser()
    await browser.open('/trade/change-password')
    await passSignIn(counter, browser, 'trade')
    counter.clock.advance(31 * 60_000)
    await browser.send('変更する', { 今のパスワード: 'x', 新しいパスワード: 'y', '新しいパスワード(確認用)': 'y' })
    expect(browser.page.url).toContain('/trade/sign-in')
    await passSignIn(counter, browser, 'trade')
    expect(browser.page.url).toBe('/trade/change-password')
  })
})
