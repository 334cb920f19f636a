import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { invite } from '../../src/desks/office/invite.ts'
import { resetToInitial } from '../../src/desks/office/reset.ts'
import { findAccount, type Staff } from '../../src/desks/office/staff.ts'
import { unlock } from '../../src/desks/office/unlock.ts'
import type { Account } from '../../src/domain/accounts/account.ts'
import { newId } from '../../src/kit/ids.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'

const DAY = 86_400_000
const member = (loginId: string) => sampleData.member.accounts.find((one) => one.loginId === loginId)!

describe('ACC-23 what staff do for an account', () => {
  let counter: Counter
  let addresses = 0
  const anybody = (): Browser => counter.browser({ address: `198.51.100.${++addresses}` })
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  const asStaff = <T>(
    portal: string,
    typed: string,
    act: (account: Account, staff: Staff) => Promise<T>,
  ): Promise<T> => {
    const { house } = counter.program
    const now = house.clock.now()
    const { random, vault } = house
    return house.stores.atomically(portal, async (stores) => {
      const definition = house.portals.get(portal)!.portal
      const staff = { portal: definition, stores, now, random, vault, newId: () => newId(now, random), who: 'staff' }
      return act((await findAccount(typed, staff))!, staff)
    })
  }
  const reset = async (typed: string, password: string): Promise<Date> => {
    const hash = await counter.program.house.hasher.hash(password)
    return asStaff('member', typed, (account, staff) => resetToInitial(account, hash, staff))
  }
  const signIn = async (loginId: string, password: string, browser = anybody()): Promise<Browser> => {
    await browser.open('/member/sign-in')
    await browser.send('ログイン', { ログインID: loginId, パスワード: password })
    return browser
  }

  it('a reset ends the password, the sessions and what was mailed, and tells the address on record (ACC-24)', async () => {
    const abcd = member('abcd')
    const inside = await signIn('abcd', abcd.password)
    expect(inside.page.url).toBe('/member/')
    const asker = anybody()
    await asker.open('/member/recover-by-temporary-password')
    await asker.send('送信', { ログインID: 'abcd', 基本メールアドレス: abcd.email })
    const temporary = /【仮パスワード】\n(\S+)\n/.exec((await counter.mailTo(abcd.email)).text)![1]!
    counter.clock.advance(1000)

    const until = await reset('ABCD@midori.example', 'Hajimete-2026')
    expect(until.getTime() - counter.clock.now().getTime()).toBe(30 * DAY)
    await inside.open('/member/')
    expect(inside.page.heading).toBe('オンライン会員サポート ログイン')
    await asker.send('ログイン', { 仮パスワード: temporary })
    expect(asker.page.heading).toBe('この仮パスワードは使えなくなっています')
    expect((await signIn('abcd', abcd.password)).page.status).toBe(422)
    const notice = await counter.mailTo(abcd.email)
    expect(notice.text).toContain('初期パスワードに変更しました')
    expect(notice.text).not.toContain('Hajimete')

    const browser = await signIn('abcd', 'Hajimete-2026')
    expect(browser.page.heading).toBe('会員サポートパスワードの設定')
    await browser.open('/member/')
    expect(browser.page.heading).toBe('オンライン会員サポート ログイン')
    await signIn('abcd', 'Hajimete-2026', browser)
    await browser.send('設定する', { 新しい会員サポートパスワード: 'Jibun/no-7ban' })
    expect((await signIn('abcd', 'Jibun/no-7ban')).page.url).toBe('/member/')
    expect((await signIn('abcd', 'Hajimete-2026')).page.status).toBe(422)
  })

  it('an initial password lives 30 days and not a millisecond longer', async () => {
    await reset('emi.t', 'Hajimete-2026')
    counter.clock.advance(30 * DAY - 1)
    expect((await signIn('emi.t', 'Hajimete-2026')).page.heading).toBe('会員サポートパスワードの設定')
    counter.clock.advance(1)
    expect((await signIn('emi.t', 'Hajimete-2026')).page.status).toBe(422)
  })

  it('unlocking lifts lock and waits, and leaves the password', async () => {
    const suzu = member('suzu1207')
    for (let i = 0; i < 9; i++) await signIn('suzu1207', 'Machigai-1')
    expect((await signIn('suzu1207', suzu.password)).page.status).toBe(422)
    const { accounts } = counter.program.stores.of('member')
    const account = await accounts.byIdentifier({ kind: 'login-id', canonical: 'suzu1207' })
    await accounts.lock(account!.id, counter.clock.now())
    await asStaff('member', 'suzu1207', unlock)
    expect((await signIn('suzu1207', suzu.password)).page.url).toBe('/member/')
  })

  it('ACC-30 an invitation opens the page for a first password; a newer one ends it; without an address there is none', async () => {
    const { loginId } = sampleData.partner.accounts.find(({ password }) => password === null)!
    expect(await asStaff('partner', loginId, invite)).toMatchObject({ is: 'invited', to: loginId })
    const first = await counter.mailTo(loginId)
    counter.clock.advance(1000)
    await asStaff('partner', loginId, invite)
    const second = await counter.mailTo(loginId)
    const browser = anybody()
    await browser.follow(first)
    expect(browser.page.heading).toBe('新しいリンクが届いています')
    await browser.follow(second)
    expect(browser.page.hasButton('送信する')).toBe(true)
    expect(await asStaff('member', 'noaddress', invite)).toEqual({ is: 'no-mail' })
  })

  it('ACC-50 every act stands in the audit trail, with who did it', async () => {
    const rows = await counter.program.db.inPortal('member', (query) =>
      query
        .selectFrom('audit_events')
        .select('body')
        .where('event', 'in', ['account.reset', 'account.unlocked'])
        .execute(),
    )
    expect(rows.map(({ body }) => JSON.parse(body)).map(({ by, facts }) => [by, facts.who])).toEqual(
      Array.from({ length: 3 }, () => ['operator', 'staff']),
    )
  })
})
