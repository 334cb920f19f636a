import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { fillIn, mainFormIn } from './forms.ts'

const CONNECTIONS = 20
const member = sampleData.member.accounts[0]!
const partner = sampleData.partner.accounts[0]!

describe('what many requests at the same moment get', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter({ connections: CONNECTIONS })
  })
  afterAll(() => counter.close())
  afterEach(() => {
    // No request of any of these ended in a fault of ours, and no two waited for each other for ever.
    expect(counter.logged.filter((line) => line.startsWith('a fault of ours'))).toEqual([])
  })

  /** Audit entries of one event, by one of their facts. */
  const facts = async (portal: string, event: string, account?: string): Promise<Record<string, unknown>[]> =>
    counter.program.db.inPortal(portal, async (query) => {
      const { rows } = await sql<{ body: string }>`
        select body from audit_events where portal = ${portal} and event = ${event}
          and (${account ?? null}::uuid is null or account_id = ${account ?? null}::uuid) order by number`.execute(
        query,
      )
      return rows.map(({ body }) => (JSON.parse(body) as { facts?: Record<string, unknown> }).facts ?? {})
    })
  const count = async (portal: string, table: string, where = sql`true`): Promise<number> =>
    counter.program.db.inPortal(portal, async (query) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(query)
      return rows[0]!.n
    })
  const addressOf = (at: number): string => `203.0.113.${1 + (at % 40)}`
  const accountOf = async (portal: string, kind: 'login-id' | 'mail', canonical: string): Promise<string> =>
    (await counter.program.stores.of(portal).accounts.byIdentifier({ kind, canonical }))!.id

  it('ACC-4 ACC-2 200 parallel guesses at one password, in every spelling of the login ID: five are judged', async () => {
    const id = await accountOf('member', 'login-id', member.loginId)
    const spellings = [
      'abcd',
      'ABCD',
      'ａｂｃｄ',
      'ＡＢＣＤ',
      ' abcd ',
      'ab\u200bcd',
      'abcd@midori.example',
      'Abcd@en@midori.example',
    ]
    const send = (at: number, password: string): Promise<Response> =>
      counter.browser({ address: addressOf(at) }).request('/member/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ identifier: spellings[at % spellings.length]!, password }),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    const wrong = Array.from({ length: 160 }, (_, at) => send(at, `Machigai-${at}`))
    const right = Array.from({ length: 40 }, (_, at) => send(160 + at, member.password))
    const answers = await Promise.all([...wrong, ...right])
    const verdicts = (await facts('member', 'sign-in.refused', id)).map(({ verdict }) => verdict)
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(5)
    expect(verdicts.filter((verdict) => verdict === 'waiting')).toHaveLength(
      answers.filter(({ status }) => status === 422).length - 5,
    )
    // The right one among those that came too early is worth nothing.
    expect(answers.map(({ status }) => status).filter((status) => status === 303)).toEqual([])
    expect(await facts('member', 'sign-in.accepted', id)).toEqual([])
    // Whoever did not come too early waits 1, 2, 4 … seconds; then one more is judged.
    counter.clock.advance(1000)
    await Promise.all(Array.from({ length: 30 }, (_, at) => send(at, 'Machigai-de-aru')))
    const later = (await facts('member', 'sign-in.refused', id)).filter(({ verdict }) => verdict === 'wrong')
    expect(later).toHaveLength(6)
  })

  it('ACC-4 a network address has thirty tries in ten minutes, however many come at once', async () => {
    const browser = counter.browser({ address: '198.51.100.77' })
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, at) =>
        browser.request('/member/sign-in', {
          method: 'POST',
          body: new URLSearchParams({ identifier: `nobody${at}`, password: 'Machigai-1' }),
          headers: { 'sec-fetch-site': 'same-origin' },
        }),
      ),
    )
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(texts.filter((text) => text.includes('お使いの回線から何度も'))).toHaveLength(50)
  })

  const toCode = async (browser: Browser): Promise<void> => {
    await browser.open('/partner/sign-in')
    await browser.send('ログインする', { ログインID: partner.loginId })
    await browser.send('ログインする', { パスワード: partner.password! })
    expect(browser.page.heading).toBe('ワンタイムパスワードの入力')
  }
  const codes = async (): Promise<string[]> =>
    (await counter.mailsTo(partner.loginId)).flatMap(({ text }) => /^\d{8}$/m.exec(text)?.[0] ?? [])

  it('ACC-7 200 parallel guesses at one mailed code: five are judged, and a new code gives no more', async () => {
    const id = await accountOf('partner', 'mail', partner.loginId)
    const browser = counter.browser({ address: '198.51.100.1' })
    await toCode(browser)
    const [code] = await codes()
    const guess = (text: string): Promise<Response> => browser.sendRaw('確認する', { ワンタイムパスワード: text })
    const answers = await Promise.all([
      ...Array.from({ length: 180 }, (_, at) => guess(String(10_000_000 + at))),
      ...Array.from({ length: 20 }, () => guess(code!)),
    ])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]))
    const verdicts = async () => (await facts('partner', 'sign-in.code-refused', id)).map(({ verdict }) => verdict)
    expect((await verdicts()).filter((verdict) => verdict === 'wrong')).toHaveLength(5)
    counter.clock.advance(61_000)
    await browser.send('ワンタイムパスワードを再送する')
    const [fresh] = await codes()
    expect(fresh).not.toBe(code)
    expect((await guess(fresh!)).status).toBe(422)
    expect(await facts('partner', 'sign-in.accepted', id)).toEqual([])
    counter.clock.advance(86_400_000)
  })

  it('ACC-7 the code is sent again at most every 60 seconds, however often that is asked for at once', async () => {
    const browser = counter.browser({ address: '198.51.100.2' })
    await toCode(browser)
    const before = (await codes()).length
    const again = () => Promise.all(Array.from({ length: 40 }, () => browser.sendRaw('ワンタイムパスワードを再送する')))
    counter.clock.advance(59_999)
    await again()
    expect(await codes()).toHaveLength(before)
    counter.clock.advance(1)
    const answers = await again()
    expect(answers.every(({ status }) => status === 303 || status === 422)).toBe(true)
    expect(await codes()).toHaveLength(before + 1)
  })

  it('ACC-7 the right code sent 30 times at once lets somebody in once', async () => {
    const id = await accountOf('partner', 'mail', partner.loginId)
    counter.clock.advance(86_400_000)
    const browser = counter.browser({ address: '198.51.100.3' })
    await toCode(browser)
    const [code] = await codes()
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => browser.sendRaw('確認する', { ワンタイムパスワード: code! })),
    )
    // The five tries of this code; whoever comes first is in, the others are led to where that led, or see that it is used.
    expect(answers.some((answer) => answer.headers.get('location') === '/partner/')).toBe(true)
    expect(await facts('partner', 'sign-in.accepted', id)).toHaveLength(1)
    expect(await count('partner', 'sessions', sql`account_id = ${id}`)).toBe(1)
  })

  it('ACC-20 ACC-24 one link used in 20 browsers, six times each, sets one password', async () => {
    const newcomer = sampleData.partner.accounts.find(({ password }) => password === null)!
    const id = await accountOf('partner', 'mail', newcomer.loginId)
    const asking = counter.browser({ address: '198.51.100.4' })
    await asking.open('/partner/recover')
    await asking.send('送信する', { ログインID: newcomer.loginId })
    const mail = await counter.mailTo(newcomer.loginId)
    const browsers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const browser = counter.browser({ address: addressOf(at) })
        await browser.follow(mail)
        return browser
      }),
    )
    const passwordOf = (at: number): string => `Umikaze-${at}-minato`
    const answers = await Promise.all(
      browsers.flatMap((browser, at) =>
        Array.from({ length: 6 }, async () => ({
          at,
          answer: await browser.sendRaw('送信する', {
            新しいパスワード: passwordOf(at),
            '新しいパスワード(確認用)': passwordOf(at),
          }),
        })),
      ),
    )
    expect(answers.every(({ answer }) => answer.status === 303 || answer.status === 422)).toBe(true)
    const done = answers.filter(({ answer }) => answer.headers.get('location')?.endsWith('/done'))
    expect(new Set(done.map(({ at }) => at)).size).toBe(1)
    const after = (await counter.program.stores.of('partner').accounts.byId(id))!
    expect(await counter.program.house.hasher.verify(after.passwordHash!, passwordOf(done[0]!.at))).toBe(true)
    expect(await facts('partner', 'recovery.completed', id)).toHaveLength(1)
    expect(await count('partner', 'password_history', sql`account_id = ${id}`)).toBe(0)
    const notices = (await counter.mailsTo(newcomer.loginId)).filter(({ text }) => !text.includes('/open/'))
    expect(notices).toHaveLength(1)
  })

  it('ACC-30 one address registered in 20 browsers at once, three times each, makes one account', async () => {
    const address = 'shinki@hayabusa.example'
    const asking = counter.browser({ address: '198.51.100.5' })
    await asking.open('/partner/register')
    const button = '送信する'
    const [label] = [...asking.page.form(button).labels.keys()]
    await asking.send(button, { [label!]: address })
    const mail = await counter.mailTo(address)
    const browsers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const browser = counter.browser({ address: addressOf(at) })
        await browser.follow(mail)
        return browser
      }),
    )
    await goOn(browsers, 3)
    expect(await count('partner', 'accounts', sql`mail_canonical = ${address}`)).toBe(1)
    expect(await count('partner', 'identifiers', sql`canonical = ${address}`)).toBe(1)
    expect(await facts('partner', 'account.registered')).toHaveLength(1)
  })

  /** Every browser fills in what its page asks for and sends it several times, until no form is left. */
  const goOn = async (browsers: readonly Browser[], times: number): Promise<void> => {
    for (let step = 0; step < 4; step++)
      await Promise.all(
        browsers.map(async (browser, at) => {
          const form = mainFormIn(browser.page.html)
          if (!form) return
          const told = { identifier: '', mail: '', customerCode: '', postalCode: '', password: `Umikaze-${at}-minato` }
          const body = new URLSearchParams(fillIn(form, told))
          const headers = { 'sec-fetch-site': 'same-origin' }
          const answers = await Promise.all(
            Array.from({ length: times }, () => browser.request(form.action, { method: 'POST', body, headers })),
          )
          for (const answer of answers) expect([303, 422, 410]).toContain(answer.status)
          const led = answers.find(({ status }) => status === 303)?.headers.get('location')
          if (led) await browser.open(led)
        }),
      )
  }
})
