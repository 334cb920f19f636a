import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Counter, openCounter } from './counter.ts'
import { type PortalName, passSignIn, people, signInAs } from './sign-in-as.ts'

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const accountOf = (portal: PortalName) => {
  const kind = { partner: 'mail', member: 'login-id', trade: 'customer-code' } as const
  return counter.program.house.stores
    .of(portal)
    .accounts.byIdentifier({ kind: kind[portal], canonical: people[portal].id })
}

/** Every row of every table that holds one of the words, past the stores and their row-level security. */
const rowsWith = async (words: readonly string[]): Promise<readonly string[]> =>
  counter.program.db.inAllPortals(async (query) => {
    const run = async (text: string) => (await sql.raw<{ row: string }>(text).execute(query)).rows
    const tables = await run(
      `select table_name as row from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const found: string[] = []
    for (const { row: table } of tables)
      for (const { row } of await run(`select to_jsonb(t)::text as row from "${table}" as t`))
        if (words.some((word) => row.includes(word))) found.push(`${table}: ${row}`)
    return found
  })

describe('ACC-32 taking the data home', () => {
  it.each(['partner', 'member', 'trade'] as const)(
    'gives all that is held on the account, and no secret: %s',
    async (portal) => {
      const browser = await signInAs(counter, portal)
      await browser.open(`/${portal}/change-mail`)
      const [mailLabel, passwordLabel] = [...browser.page.form('確認のメールを送る').labels.keys()]
      await browser.send('確認のメールを送る', {
        [mailLabel!]: 'new@hikari.example',
        [passwordLabel!]: people[portal].password,
      })
      const link = /open\/([\w-]+)/.exec((await counter.mailTo('new@hikari.example')).text)![1]!
      await browser.open(`/${portal}/export-data`)
      const answer = await browser.sendRaw('ファイルを受け取る')
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="${portal}-account-202611201000.json"`,
      )
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const text = await answer.text()
      const data = JSON.parse(text)
      const account = (await accountOf(portal))!
      expect(data.account).toMatchObject({ name: people[portal].name, mail: people[portal].mail, language: 'ja' })
      expect(data.identifiers.map(({ value }: { value: string }) => value)).toEqual([people[portal].id])
      expect(data.sessions).toHaveLength(1)
      expect(data.consents.map(({ terms }: { terms: string }) => terms)).toEqual(portal === 'member' ? [] : ['terms'])
      expect(data.openRequests.newMail.mail).toBe('new@hikari.example')
      expect(data.activity.map(({ event }: { event: string }) => event)).toContain('sign-in.accepted')
      if (portal === 'trade') expect(data.customer).toMatchObject({ code: people.trade.id })

      const secrets = [account.passwordHash!, people[portal].password, link, ...browser.cookies.values()]
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toMatch(/argon2|token|secret|hash/i)
      const trail = await counter.program.house.stores.of(portal).audit.recent(account.id, 5)
      expect(trail.map(({ event }) => event)).toContain('account.exported')
    },
  )
})

describe('ACC-32 deletion', () => {
  it('is asked once, with the password, and says what goes and what stays', async () => {
    const browser = await signInAs(counter, 'member')
    await browser.open('/member/delete-account')
    expect(browser.page.text).toContain('消去するもの')
    expect(browser.page.text).toContain('残すもの')
    await browser.send('アカウントを削除する', { 今の会員サポートパスワード: 'not-the-one-1' })
    expect(browser.page.status).toBe(422)
    expect((await accountOf('member'))?.state).toBe('active')
  })

  it.each(['partner', 'member'] as const)(
    'leaves no personal datum in any table, and nobody can sign in: %s',
    async (portal) => {
      const account = (await accountOf(portal))!
      const browser = await signInAs(counter, portal)
      await browser.open(`/${portal}/change-mail`)
      const [mailLabel, passwordLabel] = [...browser.page.form('確認のメールを送る').labels.keys()]
      const password = { [passwordLabel!]: people[portal].password }
      await browser.send('確認のメールを送る', { [mailLabel!]: 'second.address@hikari.example', ...password })
      await browser.follow(await counter.mailTo('second.address@hikari.example'))
      await browser.send('変更を完了する')
      await counter.settle()
      const personal = [
        account.name,
        account.passwordHash!,
        people[portal].mail,
        'second.address@hikari.example',
        ...(account.company === '' ? [] : [account.company]),
        ...(account.contract === '' ? [] : [account.contract]),
      ]
      const before = await rowsWith(personal)
      expect(before.length).toBeGreaterThan(3)

      await browser.open(`/${portal}/delete-account`)
      await browser.send('アカウントを削除する', password)
      expect(browser.page.url).toBe(`/${portal}/sign-in?notice=accountDeleted`)
      expect(browser.page.text).toContain('アカウントを削除しました。')
      const mail = await counter.mailTo('second.address@hikari.example')
      expect(mail.subject).toContain('アカウント削除のお知らせ')
      expect(mail.text).not.toContain(account.name)

      // The demo's inbox stands for the person's own mailbox, which is out of our reach.
      const left = (await rowsWith(personal)).filter((row) => !row.startsWith('inbox: '))
      expect(left).toEqual([])
      expect(await counter.program.stores.verifyAudit(portal)).toMatchObject({ ok: true })
      await passSignIn(counter, browser, portal)
      expect(browser.page.status).toBe(422)
    },
  )

  it('TRD-9 a main user with shared users is told what to do first; without any, the account goes and the customer stays', async () => {
    const browser = await signInAs(counter, 'trade')
    await browser.open('/trade/delete-account')
    expect(browser.page.text).toContain('先にメインユーザを引き継いでください')
    expect(browser.page.link('共有ユーザー管理へ')).toBe('/trade/shared-users')
    expect(browser.page.hasButton('アカウントを削除する')).toBe(false)
    const forced = await browser.request('/trade/delete-account', {
      method: 'POST',
      body: new URLSearchParams({ password: people.trade.password }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(forced.status).toBe(422)

    const stores = counter.program.house.stores.of('trade')
    const main = (await accountOf('trade'))!
    for (const one of await stores.accounts.ofCustomer(main.customerId!))
      if (one.role === 'shared') await stores.accounts.close(one.id)
    await browser.open('/trade/delete-account')
    expect(browser.page.text).toContain('お客様コードと会社の登録')
    await browser.send('アカウントを削除する', { 今のパスワード: people.trade.password })
    expect((await stores.accounts.byId(main.id))?.state).toBe('closed')
    expect(await stores.customers.byCode(people.trade.id)).not.toBeNull()
    expect(await rowsWith([main.name]).then((rows) => rows.filter((row) => !row.startsWith('inbox: ')))).toEqual([])
  })

  it('a letter that went to the address before there was an account goes too', async () => {
    const stores = counter.program.house.stores.of('partner')
    await stores.post.send(
      {
        id: '01900000-0000-7000-8000-000000000001',
        letter: 'already-registered',
        to: people.partner.mail,
        language: 'ja',
        facts: {},
      },
      counter.clock.now(),
    )
    await counter.settle()
    await stores.accounts.close((await accountOf('partner'))!.id)
    expect((await rowsWith([people.partner.mail])).filter((row) => !row.startsWith('inbox: '))).toEqual([])
  })
})

describe('ACC-33 consent', () => {
  const forget = async (portal: PortalName) => {
    await counter.program.db.inPortal(portal, (query) => query.deleteFrom('consents').execute())
  }

  it('is asked for before anything else, with the version that is stored, and then the wanted page follows', async () => {
    await forget('partner')
    const browser = counter.browser()
    await browser.open('/partner/change-names')
    await passSignIn(counter, browser, 'partner')
    expect(browser.page.heading).toBe('規約への同意のお願い')
    for (const page of ['', 'account', 'change-password', 'change-mail'])
      expect((await browser.open(`/partner/${page}`)).heading).toBe('規約への同意のお願い')
    expect((await browser.click('利用規約を読む')).heading).toBe('利用規約')
    expect((await browser.open('/partner/export-data')).hasButton('ファイルを受け取る')).toBe(true)
    expect((await browser.open('/partner/delete-account')).hasButton('アカウントを削除する')).toBe(true)

    await browser.open('/partner/change-names')
    await browser.send('同意して続ける')
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('チェックを入れてください')
    expect([...browser.page.form('同意して続ける').labels.keys()]).toEqual(['利用規約に同意します'])
    await browser.send('同意して続ける', { 利用規約に同意します: 'yes' })
    expect(browser.page.url).toBe('/partner/change-names')
    const account = (await accountOf('partner'))!
    expect(await counter.program.house.stores.of('partner').consents.of(account.id)).toEqual([
      { terms: 'terms', version: '2026-10-01', givenAt: counter.clock.now() },
    ])
  })

  it('a new version asks again, also somebody who is signed in already; the earlier consent stays', async () => {
    const { portals } = counter.program.house
    const open = portals.get('trade')!
    const browser = await signInAs(counter, 'trade')
    const account = (await accountOf('trade'))!
    expect(browser.page.url).toBe('/trade/')
    const newer = open.portal.terms.map((text) => (text.consent ? { ...text, version: '2026-12-01' } : text))
    ;(portals as Map<string, typeof open>).set('trade', { ...open, portal: { ...open.portal, terms: newer } })
    expect((await browser.open('/trade/account')).heading).toBe('規約への同意のお願い')
    expect(browser.page.text).toContain('2026-12-01')
    await browser.send('同意して続ける', { 利用規約に同意します: 'yes' })
    expect(browser.page.url).toBe('/trade/account')
    const given = await counter.program.house.stores.of('trade').consents.of(account.id)
    expect(given.map(({ version }) => version)).toEqual(['2026-10-01', '2026-12-01'])
  })

  it('nobody is asked where no text asks for it', async () => {
    await forget('member')
    const browser = await signInAs(counter, 'member')
    expect(browser.page.url).toBe('/member/')
    expect((await browser.request('/member/agree')).status).toBe(404)
  })
})
