import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Counter, openCounter } from '../journeys/counter.ts'
import { allFlows, certificateCustomers, customers, dealers, members, partners, signIn } from '../journeys/everybody.ts'
import { fillIn, mainFormIn } from '../journeys/forms.ts'

interface Answer {
  readonly asked: string
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

describe.each(['http', 'https'] as const)('every answer over %s', (scheme) => {
  let counter: Counter
  const answers: Answer[] = []
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
    rules: {
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'doctype-style': 'off',
      'long-title': 'off',
      'require-sri': 'off',
      // The summary of faults stands above the h1.
      'heading-level': ['error', { minInitialRank: 'h2' }],
    },
  })

  beforeAll(async () => {
    counter = await openCounter({ environment: { PUBLIC_URL: `${scheme}://localhost` } })
    if (scheme === 'https') return
    await goEverywhere()
  })
  afterAll(() => counter.close())

  const keep = async (browser: Browser, path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await browser.request(path, init)
    const kept = {
      asked: `${init.method ?? 'GET'} ${path}`,
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    }
    answers.push(kept)
    return kept
  }
  const post = (browser: Browser, path: string, body: Record<string, string>, site = 'same-origin'): Promise<Answer> =>
    keep(browser, path, { method: 'POST', body: new URLSearchParams(body), headers: { 'sec-fetch-site': site } })

  /** Every route as a stranger and signed in, every form sent empty, wrong and from elsewhere. */
  const goEverywhere = async (): Promise<void> => {
    const stranger = counter.browser({ address: '192.0.2.9' })
    const people: Record<string, Browser> = {
      partner: await signIn(counter, 'partner', partners[0]!.loginId, partners[0]!.password!),
      member: await signIn(counter, 'member', members[0]!.loginId, members[0]!.password),
      trade: await signIn(counter, 'trade', customers[0]!.code, customers[0]!.password),
      keys: await signIn(counter, 'keys', dealers[0]!.registrationId, dealers[0]!.password),
      certs: await signIn(counter, 'certs', certificateCustomers[0]!.accessKey, certificateCustomers[0]!.password),
    }
    for (const path of [
      '/',
      '/?lang=en',
      '/nowhere',
      '/favicon.ico',
      '/assets/none',
      '/healthz',
      '/readyz',
      '/metrics',
      '/demo/',
      '/demo/data',
      '/demo/mail',
      '/demo/inbox',
      '/demo/device',
      '/device/v1/keys',
      '/keys/device/v1/keys',
      '/demo/inbox/x/y',
      '/demo',
    ])
      await keep(stranger, path)
    await keep(stranger, counter.program.house.assets.urlOf('style.css'))
    for (const { portal } of counter.program.house.portals.values())
      for (const path of [
        '',
        '/',
        '/?lang=en',
        '/terms/privacy',
        '/terms/none',
        '/open/none',
        '/open/x/y',
        '/sign-in/x/password',
      ])
        await keep(stranger, `/${portal.id}${path}`)
    for (const { portal, flow, path } of allFlows(counter))
      for (const browser of [stranger, people[portal]!]) {
        if (flow.id === 'sign-out' || flow.id === 'export-data') continue
        const page = await keep(browser, path)
        const form = mainFormIn(page.text)
        if (page.status !== 200 || !form) continue
        const empty = Object.fromEntries(
          form.controls.map(({ name, type, value }) => [name, type === 'hidden' ? value : '']),
        )
        await post(browser, form.action, empty)
        await post(browser, form.action, empty, 'cross-site')
        await keep(browser, form.action, { method: 'PUT', headers: { 'sec-fetch-site': 'same-origin' } })
        if (flow.id === 'delete-account') continue
        const told = {
          identifier: 'x',
          password: 'Machigai-1',
          mail: 'x@y.example',
          customerCode: 'JP0000000',
          postalCode: '244-0806',
        }
        const sent = await post(browser, form.action, fillIn(form, told))
        const led = sent.headers.get('location')
        if (led) await keep(browser, led)
      }
    await keep(stranger, '/demo/inbox')
    const inbox = answers.at(-1)!.text
    for (const [, href] of inbox.matchAll(/href="(\/demo\/inbox\/[^"?]+)"/g)) {
      await keep(stranger, href!)
      await keep(stranger, `${href}/html`)
    }
    await keep(people['partner']!, '/partner/export-data')
    await post(people['partner']!, '/partner/sign-out', {})
  }

  const ofMails = (asked: string): boolean => /\/demo\/inbox\/.*\/html$/.test(asked)

  it('PLT-20 carries the headers that keep a page to itself', async () => {
    if (scheme === 'https') {
      const browser = counter.browser()
      for (const path of ['/', '/partner/', '/partner/sign-in', '/nowhere', '/healthz', '/assets/none', '/demo/data'])
        await keep(browser, path)
      await post(browser, '/member/sign-in', { identifier: members[0]!.loginId, password: members[0]!.password })
    }
    expect(answers.length).toBeGreaterThan(scheme === 'http' ? 150 : 5)
    for (const { asked, headers, status, text } of answers) {
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, asked).toContain("default-src 'none'")
      expect(policy, asked).toContain(
        ofMails(asked) && status === 200 ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
      )
      // The mail in its frame, shown as it was sent, is the one page with styles of its own; it may run nothing.
      if (!ofMails(asked)) expect(policy, asked).not.toContain('unsafe')
      else if (status === 200) expect(policy, asked).toMatch(/sandbox(?!.*allow-scripts)/)
      expect(headers.get('x-content-type-options'), asked).toBe('nosniff')
      expect(['same-origin', 'no-referrer'], asked).toContain(headers.get('referrer-policy'))
      expect(headers.get('cross-origin-opener-policy'), asked).toBe('same-origin')
      expect(headers.get('permissions-policy'), asked).toContain('camera=()')
      expect(headers.get('strict-transport-security') !== null, asked).toBe(scheme === 'https')
      expect(headers.has('x-powered-by') || headers.has('server'), asked).toBe(false)
      expect(headers.get('access-control-allow-origin'), asked).toBeNull()
      if (text !== '') expect(headers.get('content-type'), asked).toBeTruthy()
      if (!/\/(assets|favicon|metrics)/.test(asked) && status !== 308)
        expect(headers.get('cache-control'), asked).toBe('no-store')
    }
  })

  it('PLT-20 ACC-5 sets cookies that no script reads and no other site sends', () => {
    const set = answers.flatMap(({ headers }) => headers.getSetCookie())
    expect(set.length).toBeGreaterThan(2)
    for (const one of set) {
      const [pair = '', ...attributes] = one.split(/;\s*/)
      expect(attributes, one).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
      expect(
        attributes.some((attribute) => /^domain/i.test(attribute)),
        one,
      ).toBe(false)
      expect(attributes.includes('Secure'), one).toBe(scheme === 'https')
      if (/session|browser|device/.test(pair)) expect(pair.startsWith('__Host-'), one).toBe(scheme === 'https')
    }
    if (scheme === 'https') expect(set.some((one) => one.startsWith('__Host-madoguchi-member-session='))).toBe(true)
  })

  it('PLT-20 no page loads anything from elsewhere or carries script or style within', () => {
    const pages = answers.filter(
      ({ headers, asked }) => headers.get('content-type')?.startsWith('text/html') && !ofMails(asked),
    )
    expect(pages.length).toBeGreaterThan(scheme === 'http' ? 100 : 3)
    for (const { asked, text } of pages) {
      for (const [tag, , address] of text.matchAll(
        /<[^>]*\s(src|srcset|action|formaction|poster|data|ping)="([^"]*)"[^>]*>/g,
      ))
        expect(address, `${asked}: ${tag}`).toMatch(/^\/(?!\/)/)
      for (const [tag] of text.matchAll(/<link[^>]*>/g)) expect(tag, asked).toMatch(/href="\/assets\//)
      expect(
        text.match(/<script(?![^>]*src=)[^>]*>|<style|<base|<object|<embed|<meta[^>]*http-equiv/i),
        asked,
      ).toBeNull()
      expect(text.match(/<[^>]*\s(style|on[a-z]+)=/i), asked).toBeNull()
      expect(text.match(/javascript:/i), asked).toBeNull()
      for (const [tag] of text.matchAll(/<iframe[^>]*>/g))
        expect(tag, asked).toMatch(/src="\/demo\/inbox\/.*sandbox=|sandbox=.*src="\/demo\/inbox\//)
    }
  })

  it('PLT-21 whatever is sent from elsewhere is refused at the door', () => {
    const elsewhere = answers.filter(({ status, asked }) => status === 403 && asked.startsWith('POST'))
    if (scheme === 'http') expect(elsewhere.length).toBeGreaterThan(15)
  })

  it('each page is valid HTML', async () => {
    const pages = new Map(
      answers
        .filter(({ headers, asked }) => headers.get('content-type')?.startsWith('text/html') && !ofMails(asked))
        .map((one) => [`${one.asked} ${one.status}`, one.text]),
    )
    const found: string[] = []
    for (const [asked, text] of pages) {
      const report = await validator.validateString(text)
      for (const { messages } of report.results)
        for (const { ruleId, message } of messages) found.push(`${asked}: ${ruleId}: ${message}`)
    }
    expect(found).toEqual([])
  })
})
