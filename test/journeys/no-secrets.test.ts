import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Counter, linkIn, openCounter } from './counter.ts'
import { fillIn, mainFormIn } from './forms.ts'

const person = sampleData.partner.accounts[0]!
const member = sampleData.member.accounts[0]!

describe('ACC-12 PLT-5: secrets stay with those whose they are', () => {
  let counter: Counter
  /** What nobody may find anywhere, by what it is. */
  const secrets = new Map<string, string>()
  beforeAll(async () => {
    counter = await openCounter()
    await liveThrough()
  })
  afterAll(() => counter.close())

  const keep = (what: string, secret: string | undefined): string => {
    expect(secret, what).toBeTruthy()
    secrets.set(what, secret!)
    return secret!
  }
  const newest = async (to: string, mark: RegExp): Promise<string> => {
    for (const { text } of await counter.mailsTo(to)) {
      const found = mark.exec(text)
      if (found) return found[1] ?? found[0]
    }
    throw new Error(`no mail to ${to} with ${mark}`)
  }

  const liveThrough = async (): Promise<void> => {
    const browser = counter.browser()
    keep('the password of before', person.password!)
    await browser.open('/partner/sign-in')
    await browser.send('ログインする', { ログインID: person.loginId })
    await browser.send('ログインする', { パスワード: keep('a wrong password', 'Machigai-Kotoba-55') })
    await browser.send('ログインする', { パスワード: person.password! })
    await browser.send('確認する', { ワンタイムパスワード: '00000000' })
    await browser.send('確認する', { ワンタイムパスワード: keep('a code', await newest(person.loginId, /^\d{8}$/m)) })
    expect(browser.page.url).toBe('/partner/')
    for (const name of ['session', 'device', 'browser'])
      keep(`the ${name} cookie`, browser.cookies.get(`madoguchi-partner-${name}`))
    await browser.request('/partner/nowhere?password=Nozomi-77-kage')

    const other = counter.browser({ address: '192.0.2.7' })
    await other.open('/partner/recover')
    await other.send('送信する', { ログインID: person.loginId })
    const link = await newest(person.loginId, /https?:\/\/\S+\/open\/\S+/)
    keep('the token of a link', link.split('/open/')[1])
    await other.open(link.replace(/^https?:\/\/[^/]+/, ''))
    await other.send('送信する', { 新しいパスワード: 'short', '新しいパスワード(確認用)': 'short' })
    const next = keep('the new password', 'Umikaze-42-minato')
    await other.send('送信する', { 新しいパスワード: next, '新しいパスワード(確認用)': next })
    expect(other.page.heading).toBe('アカウントが更新されました')
    await other.open(`/partner/open/${keep('a token of nobody', `${'x'.repeat(42)}Q`)}`)

    const asking = counter.browser({ address: '192.0.2.8' })
    await asking.open('/member/recover-by-temporary-password')
    const told = { identifier: member.loginId, mail: member.email, customerCode: '', postalCode: '', password: '' }
    for (let step = 0; step < 3; step++) {
      const form = mainFormIn(asking.page.html)!
      const temporary =
        step === 0 ? '' : keep('a temporary password', await newest(member.email, /【仮パスワード】\s*(\S+)/))
      const body = new URLSearchParams(
        fillIn(form, { ...told, temporary, password: keep('the third password', 'Yoake-Mae_31') }),
      )
      const answer = await asking.request(form.action, {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      await asking.open(answer.headers.get('location')!)
    }
    expect(asking.page.url).toMatch(/\/done$/)
    await counter.settle()
  }

  it('no line of the log holds a password, a code, a token or an address of mail', () => {
    const log = counter.logged.join('\n')
    expect(counter.logged.length).toBeGreaterThan(20)
    for (const [what, secret] of secrets) expect(log.includes(secret), what).toBe(false)
    // Nor what somebody put into a query by mistake.
    expect(log).not.toContain('Nozomi-77-kage')
    expect(log).not.toContain(person.loginId)
    expect(log).not.toContain(member.email)
  })

  it('no column of any table holds one in the clear; the demo’s inbox aside, which is somebody’s mailbox', async () => {
    const hits = await counter.program.db.inAllPortals(async (query) => {
      const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
        select table_name as table, column_name as column, data_type as type from information_schema.columns
        where table_schema = 'public' and table_name <> 'inbox'`.execute(query)
      expect(columns.length).toBeGreaterThan(60)
      const found: string[] = []
      for (const { table, column, type } of columns) {
        const text = type === 'bytea' ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`
        for (const [what, secret] of secrets) {
          const { rows } = await sql<{ n: number }>`
            select count(*)::int as n from ${sql.table(table)} where position(${secret} in ${text}) > 0`.execute(query)
          if (rows[0]!.n > 0) found.push(`${what} in ${table}.${column}`)
        }
      }
      return found
    })
    expect(hits).toEqual([])
  })

  it('what was mailed is wiped from the outbox once it is sent, sealed or not', async () => {
    const left = await counter.program.db.inAllPortals(
      async (query) =>
        await query.selectFrom('outbox').select(['letter', 'state']).where('secret', 'is not', null).execute(),
    )
    expect(left).toEqual([])
  })

  it('the page never gives a typed password back', async () => {
    const browser = counter.browser({ address: '192.0.2.10' })
    await browser.open('/member/sign-in')
    await browser.send('ログイン', { ログインID: member.loginId, パスワード: 'Utsushi-Kagami-3' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.html).not.toContain('Utsushi-Kagami-3')
    const link = linkIn((await counter.mailsTo(person.loginId)).find(({ text }) => text.includes('/open/'))!)
    expect(browser.page.html).not.toContain(link.split('/open/')[1])
  })
})
