import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { recordStatements, type Statements, writes } from '../setup/statements.ts'
import { type Browser, type Counter, linkIn, openCounter } from './counter.ts'
import { formsIn } from './forms.ts'
import { type Ground, type Hostile, hostileRequests } from './hostile-values.ts'

const REQUESTS = Number(process.env.HOSTILE_REQUESTS ?? 10_000)
const SEED = Number(process.env.HOSTILE_SEED ?? 20_261_120)
const ROUNDS = 10

/** What a program is told of a fault: a sentence, or a code with one. */
const isSaid = (error: unknown): boolean =>
  typeof error === 'string' || typeof (error as { message?: unknown } | undefined)?.message === 'string'

describe('PLT-22: requests that no browser sends', () => {
  let counter: Counter
  let recorder: Statements
  const rejections: unknown[] = []
  const onRejection = (reason: unknown): void => void rejections.push(reason)
  const seen = new Set<number>()

  beforeAll(async () => {
    counter = await openCounter()
    Object.assign(counter.program.house, { letterPosted: () => {} })
    recorder = recordStatements()
    process.on('unhandledRejection', onRejection)
  })
  afterAll(async () => {
    process.off('unhandledRejection', onRejection)
    recorder?.stop()
    await counter?.close()
  })

  const cookieOf = (browser: Browser): string =>
    [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  /** Procedures under way and sessions, so that what is sent gets as far as it can; with every address and field there is. */
  const prepare = async (): Promise<Ground> => {
    const paths = new Set([
      '/',
      '/healthz',
      '/readyz',
      '/metrics',
      '/favicon.ico',
      '/nowhere',
      '/assets/x/style.css',
      '/demo',
    ])
    for (const path of ['', 'data', 'mail', 'clock', 'inbox', 'inbox/partner/x', 'inbox/partner/x/html', 'device'])
      paths.add(`/demo/${path}`)
    for (const path of ['register', 'status', 'keys', 'x'])
      paths.add(`/device/v1/${path}`).add(`/keys/device/v1/${path}`)
    const names = new Set(['act', 'flow', 'identifier', 'password', 'next', 'again', 'code'])
    const values = new Set(['main', 'resend', 'yes', 'partner', 'Umikaze-42-minato', '244-0806', 'JP1000231', 'abcd'])
    const [partner, member, customer] = [
      sampleData.partner.accounts[0]!,
      sampleData.member.accounts[0]!,
      sampleData.trade.customers[0]!,
    ]
    values.add(partner.loginId).add(partner.password!).add(member.loginId).add(member.password)
    const look = (browser: Browser): void => {
      paths.add(browser.page.url.replace(/\?.*/, ''))
      for (const form of formsIn(browser.page.html)) for (const { name } of form.controls) names.add(name)
    }
    const stranger = counter.browser({ address: '192.0.2.1' })
    for (const { portal, flows } of counter.program.house.portals.values()) {
      for (const path of ['', '/', '/terms/privacy', '/open/x']) paths.add(`/${portal.id}${path}`)
      for (const flow of flows.values()) {
        paths.add(`/${portal.id}/${flow.id}`)
        for (const step of Object.keys(flow.steps)) paths.add(`/${portal.id}/${flow.id}/${'x'.repeat(43)}/${step}`)
        if ((await stranger.request(`/${portal.id}/${flow.id}`)).status !== 200) continue
        await stranger.open(`/${portal.id}/${flow.id}`)
        look(stranger)
      }
    }
    await stranger.open('/partner/sign-in')
    await stranger.send('ログインする', { ログインID: partner.loginId })
    look(stranger)
    await stranger.open('/partner/recover')
    await stranger.send('送信する', { ログインID: partner.loginId })
    look(stranger)
    const link = (await counter.mailsTo(partner.loginId)).find(({ text }) => text.includes('/open/'))
    if (link) {
      await stranger.open(linkIn(link).replace(/^https?:\/\/[^/]+/, ''))
      look(stranger)
      paths.add(linkIn(link).replace(/^https?:\/\/[^/]+/, ''))
    }
    const people = [stranger]
    for (const [portal, who, password] of [
      ['partner', partner.loginId, partner.password!],
      ['member', member.loginId, member.password],
      ['trade', customer.code, customer.password],
    ] as const) {
      const { accounts } = counter.program.stores.of(portal)
      const kind = portal === 'partner' ? 'mail' : portal === 'member' ? 'login-id' : 'customer-code'
      const account = (await accounts.byIdentifier({ kind, canonical: who }))!
      await accounts.setState(account.id, 'active')
      await accounts.setPassword(account.id, await counter.program.house.hasher.hash(password), counter.clock.now())
      await accounts.checked(account.id, counter.clock.now())
      const browser = counter.browser({ address: '192.0.2.2' })
      await browser.open(`/${portal}/sign-in`)
      for (let step = 0; step < 2 && formsIn(browser.page.html).length > 0; step++) {
        const [form] = formsIn(browser.page.html)
        const body = new URLSearchParams(
          form!.controls.map(({ name, value }) => [
            name,
            name === 'identifier' ? who : name === 'password' ? password : value,
          ]),
        )
        const answer = await browser.request(form!.action, {
          method: 'POST',
          body,
          headers: { 'sec-fetch-site': 'same-origin' },
        })
        await browser.open(answer.headers.get('location') ?? '/')
      }
      expect([...browser.cookies.keys()], `${who} is in`).toContain(`madoguchi-${portal}-session`)
      for (const flow of counter.program.house.portals.get(portal)!.flows.values()) {
        if (flow.who === 'stranger' || flow.id === 'sign-out') continue
        await browser.open(`/${portal}/${flow.id}`)
        if (browser.page.status === 200) look(browser)
      }
      people.push(browser)
    }
    names.delete('')
    return { paths: [...paths], cookies: people.map(cookieOf), names: [...names], values: [...values] }
  }

  const judge = async (sent: Hostile): Promise<void> => {
    recorder.take()
    const headers = new Headers()
    for (const [name, value] of sent.headers) headers.append(name, value.replace(/[^\x20-\x7e]/g, ''))
    const response = await counter.program.server.request(`http://localhost${sent.target}`, {
      method: sent.method,
      headers,
      ...(sent.body === null ? {} : { body: new Uint8Array(sent.body) }),
    })
    const text = await response.text()
    const statements = recorder.take()
    seen.add(response.status)
    const about = `${sent.method} ${sent.target.slice(0, 200)} ${JSON.stringify(sent.headers).slice(0, 600)}\n${Buffer.from(
      sent.body ?? [],
    )
      .toString('latin1')
      .slice(0, 300)}\n→ ${response.status} ${text.slice(0, 300)}`
    if (response.status < 200 || response.status > 499) throw new Error(`not an answer in keeping: ${about}`)
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    if (response.status >= 400 && !/^head$/i.test(sent.method)) {
      const inWords = isJson ? isSaid(JSON.parse(text).error) : /<h1[^>]*>[^<]+<\/h1>/.test(text)
      if (!inWords) throw new Error(`not in words: ${about}`)
    }
    if (/\bat [^<]*\.(ts|tsx|js|mjs):\d+|node_modules|SyntaxError|TypeError|RangeError/.test(text))
      throw new Error(`a trace: ${about}`)
    // 422 judged what was typed, and counted it; whatever else was refused left no trace.
    const left = statements.filter((one) => writes(one) && !one.startsWith('update "sessions" set "seen_at"'))
    if (response.status >= 400 && response.status !== 422 && left.length > 0)
      throw new Error(`a refusal that wrote: ${left.join('; ')}\n${about}`)
  }

  it(`${REQUESTS} of them: each gets a page in words, no fault of ours, and nothing half done (seed ${SEED})`, {
    timeout: 180_000,
  }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const ground = await prepare()
      if (round === 0) expect(ground.paths.length).toBeGreaterThan(60)
      for (const sent of fc.sample(hostileRequests(ground), { numRuns: REQUESTS / ROUNDS, seed: SEED + round }))
        await judge(sent)
      counter.clock.advance(3_600_000)
    }
    expect(counter.logged.filter((line) => line.startsWith('a fault of ours'))).toEqual([])
    expect(rejections).toEqual([])
    // They were not all turned away at the door.
    expect([...seen].sort()).toEqual(expect.arrayContaining([200, 303, 400, 403, 404, 405, 410, 413, 415, 422]))
    for (const portal of counter.program.house.portals.keys())
      expect(await counter.program.stores.verifyAudit(portal)).toMatchObject({ ok: true })
  })
})
