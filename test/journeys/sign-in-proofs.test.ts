import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Counter, openCounter } from './counter.ts'

const [person] = sampleData.partner.accounts
const member = sampleData.member.accounts[0]!

describe('a step past the password holds only as long as that password', () => {
  let counter: Counter
  beforeEach(async () => {
    counter = await openCounter()
  })
  afterEach(() => counter.close())

  const given = async (
    portal: 'partner' | 'member',
    kind: 'mail' | 'login-id',
    canonical: string,
    password: string,
  ) => {
    const { accounts } = counter.program.stores.of(portal)
    const account = (await accounts.byIdentifier({ kind, canonical }))!
    const now = counter.clock.now()
    await accounts.setInitialPassword(
      account.id,
      await counter.program.house.hasher.hash(password),
      now,
      new Date(now.getTime() + 30 * 86_400_000),
    )
    return account
  }

  it('ACC-23 reset again by staff: whoever used the first initial password cannot set one any more', async () => {
    await given('member', 'login-id', member.loginId, 'Hajimete-no-1')
    const thief = counter.browser({ address: '203.0.113.66' })
    await thief.open('/member/sign-in')
    await thief.send('ログイン', { ログインID: member.loginId, パスワード: 'Hajimete-no-1' })
    expect(thief.page.url).toContain('/own-password')
    counter.clock.advance(60_000)
    const account = await given('member', 'login-id', member.loginId, 'Futatabi-no-2')
    await thief.send('設定する', { [[...thief.page.form('設定する').labels.keys()][0]!]: 'Nusumi-Dori-3' })
    expect(thief.page.url).toContain('/member/sign-in')
    const after = (await counter.program.stores.of('member').accounts.byId(account.id))!
    expect(await counter.program.house.hasher.verify(after.passwordHash!, 'Futatabi-no-2')).toBe(true)
    expect(after.initialUntil).not.toBeNull()
  })

  it('ACC-7 an initial password does not lead past the mailed one-time password', async () => {
    await given('partner', 'mail', person!.loginId, 'Hajimete-no-1!')
    const browser = counter.browser()
    await browser.open('/partner/sign-in')
    await browser.send('ログインする', { ログインID: person!.loginId })
    await browser.send('ログインする', { パスワード: 'Hajimete-no-1!' })
    await browser.send('設定する', { [[...browser.page.form('設定する').labels.keys()][0]!]: 'Jibun-de-Kimeta-2' })
    expect(browser.page.url).toMatch(/\/code$/)
    expect([...browser.cookies.keys()]).not.toContain('madoguchi-partner-session')
    const [code] = (await counter.mailsTo(person!.loginId))
      .map(({ text }) => /^\d{8}$/m.exec(text)?.[0])
      .filter(Boolean)
    await browser.send('確認する', { ワンタイムパスワード: code! })
    expect(browser.page.url).toBe('/partner/')
    // The new password is the one that counts.
    expect(browser.page.text).toContain(person!.name)
  })

  it('ACC-24 recovered meanwhile: a sign-in that waits for its one-time password begins anew', async () => {
    const thief = counter.browser({ address: '203.0.113.66' })
    await thief.open('/partner/sign-in')
    await thief.send('ログインする', { ログインID: person!.loginId })
    await thief.send('ログインする', { パスワード: person!.password! })
    const code = /^\d{8}$/m.exec((await counter.mailTo(person!.loginId)).text)![0]

    const owner = counter.browser()
    await owner.open('/partner/recover')
    await owner.send('送信する', { ログインID: person!.loginId })
    await owner.follow((await counter.mailsTo(person!.loginId)).find(({ text }) => text.includes('/open/'))!)
    const next = 'Umikaze-42-minato'
    await owner.send('送信する', { 新しいパスワード: next, '新しいパスワード(確認用)': next })

    expect(owner.page.heading).toBe('アカウントが更新されました')
    await thief.send('確認する', { ワンタイムパスワード: code })
    expect(thief.page.url).toContain('/partner/sign-in')
    expect([...thief.cookies.keys()]).not.toContain('madoguchi-partner-session')
  })
})
