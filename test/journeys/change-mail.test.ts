import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { type PortalName, passSignIn, people, signInAs } from './sign-in-as.ts'

const DAY = 86_400_000
const fresh = 'new.address@hikari.example'
const labels = {
  partner: { mail: '新しいメールアドレス', password: '今のパスワード', again: 'パスワード' },
  member: {
    mail: '新しい基本メールアドレス',
    password: '今の会員サポートパスワード',
    again: '会員サポートパスワード',
  },
  trade: { mail: '新しいメールアドレス', password: '今のパスワード', again: 'パスワード' },
} as const

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

const ask = async (browser: Browser, portal: PortalName, to: string, password: string = people[portal].password) => {
  await browser.open(`/${portal}/change-mail`)
  await browser.send('確認のメールを送る', { [labels[portal].mail]: to, [labels[portal].password]: password })
  return browser.page
}

const change = async (portal: PortalName, to: string = fresh): Promise<Browser> => {
  const browser = await signInAs(counter, portal)
  await ask(browser, portal, to)
  await browser.follow(await counter.mailTo(to))
  await browser.send('変更を完了する')
  return browser
}

const accountOf = (portal: PortalName) => {
  const kind = { partner: 'mail', member: 'login-id', trade: 'customer-code' } as const
  return counter.program.house.stores
    .of(portal)
    .accounts.byIdentifier({ kind: kind[portal], canonical: people[portal].id })
}

describe('ACC-31 a new e-mail address', () => {
  it.each(['partner', 'member', 'trade'] as const)(
    'is confirmed by a link to it; the old one is told: %s',
    async (portal) => {
      const browser = await signInAs(counter, portal)
      const page = await ask(browser, portal, 'Ｎew.Address＠hikari．example')
      expect(page.heading).toBe('確認のメールをお送りしました')
      const mail = await counter.mailTo(fresh)
      expect(mail.subject).toContain('新しいメールアドレス確認のお願い')
      await browser.follow(mail)
      expect(browser.page.url).not.toContain('open')
      // Opening it, as mail scanners do, changes nothing.
      const [before] = await counter.mailsTo(people[portal].mail)
      expect(before?.subject ?? '').not.toContain('メールアドレス変更のお知らせ')
      await browser.send('変更を完了する')
      expect(browser.page.heading).toContain('変更しました')
      expect((await browser.open(`/${portal}/`)).text).toContain(fresh)
      const notice = await counter.mailTo(people[portal].mail)
      expect(notice.subject).toContain('メールアドレス変更のお知らせ')
      expect(notice.text).toContain(fresh)

      const again = await signInAs(counter, portal, {
        ...people[portal],
        id: portal === 'partner' ? fresh : people[portal].id,
        mail: fresh,
      })
      expect(again.page.url).toBe(`/${portal}/`)
      if (portal !== 'partner') return
      const old = await signInAs(counter, portal)
      expect(old.page.status).toBe(422)
    },
  )

  it('needs the present password, counted like every guess', async () => {
    const browser = await signInAs(counter, 'member')
    const page = await ask(browser, 'member', fresh, 'not-the-password')
    expect(page.status).toBe(422)
    expect(page.error(labels.member.password)).not.toBe('')
    expect(page.form('確認のメールを送る').values.get('mail')).toBe(fresh)
    expect(await counter.mailsTo(fresh)).toEqual([])
  })

  it('ACC-3 an address that is somebody’s already looks the same; only its own mailbox is told', async () => {
    const taken = sampleData.partner.accounts[1]!.loginId
    const browser = await signInAs(counter, 'partner')
    const free = await ask(browser, 'partner', fresh)
    const page = await ask(browser, 'partner', taken)
    const same = (html: string, mail: string) => html.replaceAll(mail, 'X').replaceAll(/[\w-]{43}/g, 'ID')
    expect(same(page.html, taken)).toBe(same(free.html, fresh))
    const mail = await counter.mailTo(taken)
    expect(mail.subject).toContain('メールアドレス変更のお申し込みについて')
    expect(mail.text).not.toContain(people.partner.mail)
    expect(mail.text).not.toContain(people.partner.name)
  })

  it('in a portal where it is no identifier, two accounts may share one', async () => {
    await change('member', sampleData.member.accounts[1]!.email)
    expect((await accountOf('member'))?.mail).toBe(sampleData.member.accounts[1]!.email)
  })

  it('the link lives 24 hours, works once, and only the newest one', async () => {
    const browser = await signInAs(counter, 'trade')
    await ask(browser, 'trade', fresh)
    const first = await counter.mailTo(fresh)
    await ask(browser, 'trade', 'second@hikari.example')
    const second = await counter.mailTo('second@hikari.example')
    expect((await browser.follow(first)).heading).toBe('このリンクは使えなくなりました')
    counter.clock.advance(DAY - 1)
    const late = counter.browser()
    expect((await late.follow(second)).heading).toBe('新しいメールアドレスの確認')
    counter.clock.advance(1)
    await late.send('変更を完了する', { パスワード: people.trade.password })
    expect(late.page.heading).toBe('リンクの有効期限が切れています')
    expect((await accountOf('trade'))?.mail).toBe(people.trade.mail)
  })

  it('a stranger to whom a mistyped address belongs gets no further than the password', async () => {
    const browser = await signInAs(counter, 'trade')
    await ask(browser, 'trade', fresh)
    const mail = await counter.mailTo(fresh)
    const stranger = counter.browser({ address: '198.51.100.9' })
    await stranger.follow(mail)
    for (let tries = 1; tries <= 10; tries++) {
      await stranger.send('変更を完了する', { パスワード: 'guess-number-1' })
      counter.clock.advance(61_000)
    }
    expect(stranger.page.heading).toBe('このリンクは使えません')
    expect((await browser.follow(mail)).heading).toBe('このリンクは使えなくなりました')
    expect((await accountOf('trade'))?.mail).toBe(people.trade.mail)

    await ask(browser, 'trade', fresh)
    const elsewhere = counter.browser()
    await elsewhere.follow(await counter.mailTo(fresh))
    await elsewhere.send('変更を完了する', { パスワード: people.trade.password })
    expect((await accountOf('trade'))?.mail).toBe(fresh)
  })

  it('ACC-25 at most three such mails an account an hour; the page stays the same', async () => {
    const browser = await signInAs(counter, 'member')
    for (let n = 1; n <= 5; n++) {
      const page = await ask(browser, 'member', `n${n}@hikari.example`)
      // The clock stands still: asked at one moment, they would be answered in any order.
      await counter.settle()
      expect(page.heading).toBe('確認のメールをお送りしました')
    }
    const sent = await Promise.all([1, 2, 3, 4, 5].map((n) => counter.mailsTo(`n${n}@hikari.example`)))
    expect(sent.map((mails) => mails.length)).toEqual([1, 1, 1, 0, 0])
  })
})

describe('ACC-31 the undo link', () => {
  const undo = async (mail: string) => {
    const owner = counter.browser({ address: '198.51.100.20' })
    await owner.follow(await counter.mailTo(mail))
    await owner.send('変更を取り消す')
    return owner
  }

  it.each(['partner', 'member', 'trade'] as const)(
    'brings the old address back, ends all sessions, asks for a new password: %s',
    async (portal) => {
      const thief = await change(portal)
      const owner = await undo(people[portal].mail)
      expect(owner.page.heading).toContain('元に戻しました')
      expect(owner.page.link('新しいパスワードを設定する')).toMatch(/recover/)
      expect((await accountOf(portal))?.mail).toBe(people[portal].mail)
      expect((await thief.open(`/${portal}/account`)).url).toContain('sign-in')
      // Whoever changed it knows the password: it opens nothing before a new one is set.
      await passSignIn(counter, thief, portal)
      expect(thief.page.status).toBe(422)
    },
  )

  it('lives seven days, and works once', async () => {
    await change('member')
    const mail = await counter.mailTo(people.member.mail)
    counter.clock.advance(7 * DAY - 1)
    const owner = counter.browser()
    expect((await owner.follow(mail)).hasButton('変更を取り消す')).toBe(true)
    counter.clock.advance(1)
    await owner.send('変更を取り消す')
    expect(owner.page.heading).toBe('リンクの有効期限が切れています')
    expect((await accountOf('member'))?.mail).toBe(fresh)
  })

  it('whoever changes the address twice does not end the first owner’s link, and cannot undo the undoing', async () => {
    const thief = await change('member')
    await ask(thief, 'member', 'third@hikari.example')
    await thief.follow(await counter.mailTo('third@hikari.example'))
    await thief.send('変更を完了する')
    const second = await counter.mailTo(fresh)
    await undo(people.member.mail)
    expect((await accountOf('member'))?.mail).toBe(people.member.mail)
    expect((await thief.follow(second)).heading).toBe('このリンクは使えなくなりました')
  })
})
