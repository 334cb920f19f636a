import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberWithoutMail, sampleData } from '../../src/demo/sample-data.ts'
import { type Browser, type Counter, linkIn, openCounter } from './counter.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const label = '新しい会員サポートパスワード'
const again = '新しい会員サポートパスワード(確認)'
const member = (loginId: string) => sampleData.member.accounts.find((one) => one.loginId === loginId)!
const abcd = member('abcd')
const suzu = member('suzu1207')
const watanabe = member('watanabe-k')
const emi = member('emi.t')

/** The password of a mail, alone on the line below its heading. */
const passwordIn = (mail: { readonly text: string }): string => /【仮パスワード】\n(\S+)\n/.exec(mail.text)![1]!

describe('manual 001: a lost member support password', () => {
  let counter: Counter
  let addresses = 0
  const anybody = (): Browser =>
    counter.browser({ address: `198.51.${100 + Math.floor(++addresses / 250)}.${addresses % 250}` })
  beforeAll(async () => {
    counter = await openCounter({ connections: 20 })
  })
  afterAll(() => counter.close())

  const ask = async (member: { loginId: string; email: string }, browser = anybody()): Promise<Browser> => {
    await browser.open('/member/recover-by-temporary-password')
    await browser.send('送信', { ログインID: member.loginId, 基本メールアドレス: member.email })
    return browser
  }
  const mailed = async (member: { email: string }): Promise<string> => passwordIn(await counter.mailTo(member.email))
  const find = async (loginId: string, password: string, browser = anybody()): Promise<Browser> => {
    await browser.open('/member/temporary-password')
    await browser.send('ログイン', { ログインID: loginId, 仮パスワード: password })
    return browser
  }
  const signIn = async (loginId: string, password: string): Promise<boolean> => {
    const browser = anybody()
    await browser.open('/member/sign-in')
    const answer = await browser.sendRaw('ログイン', { ログインID: loginId, パスワード: password })
    return answer.status === 303 && answer.headers.get('location') === '/member/'
  }

  it('MEM-1 … MEM-6: every step of the manual', async () => {
    const browser = anybody()
    await browser.open('/member/')
    expect(browser.page.heading).toBe('オンライン会員サポート ログイン')
    await browser.click('「会員サポートパスワード」をお忘れのお客様')
    expect(browser.page.heading).toBe('会員サポートパスワードのリカバリー')
    expect(browser.page.link('戻る')).toBe('/member/sign-in')
    expect(browser.page.text).toContain('@midori.example')
    await browser.send('送信', {
      ログインID: ' ＡＢＣＤ＠en@midori.example',
      基本メールアドレス: 'AOKI＠mail.midori.example',
    })
    expect(browser.page.text).toContain('abcd@midori.example')
    expect(browser.page.text).toContain('helpdesk@midori.example')

    const mail = await counter.mailTo(abcd.email)
    expect(mail.text).toMatch(/【仮パスワード】\n\S{9,20}\n[\s\S]*【有効期限】\n2026\/11\/20 11:00\n/)
    expect(mail.text).toContain('1度使用した仮パスワードは使用できません')
    expect(mail.text).toContain('再発行')
    expect(linkIn(mail)).toBe('http://localhost/member/temporary-password')

    await browser.send('ログイン', { 仮パスワード: passwordIn(mail) })
    expect(browser.page.heading).toBe('会員サポートパスワードの再設定')
    expect(browser.page.text).toContain('9文字以上')
    expect(browser.page.text).toContain('20文字以下')
    expect(browser.page.text).toContain('数字または記号')
    await browser.send('変更する', { [label]: 'short', [again]: 'other' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.error(again)).toContain(again)
    await browser.send('変更する', { [label]: 'nocapitals-1', [again]: 'nocapitals-1' })
    expect(browser.page.error(label)).toContain('英大文字')
    expect(await signIn('abcd', abcd.password)).toBe(true)

    await browser.send('変更する', { [label]: 'Amagasa-2hon', [again]: 'Amagasa-2hon' })
    expect(browser.page.heading).toBe('以上でお手続き完了です。')
    expect(browser.page.text).toContain('helpdesk@midori.example')
    expect(browser.page.link('ログイン')).toBe('/member/sign-in')
    expect(await signIn('abcd', abcd.password)).toBe(false)
    expect(await signIn('abcd', 'Amagasa-2hon')).toBe(true)
    expect((await counter.mailTo(abcd.email)).subject).toContain('パスワード変更のお知らせ')
  })

  it('MEM-4 goes on in another browser, which asks for the login ID; a password typed in full width is read', async () => {
    counter.clock.advance(HOUR)
    await ask(suzu)
    const mail = await counter.mailTo(suzu.email)
    const other = anybody()
    await other.follow(mail)
    const wide = passwordIn(mail).replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    await other.send('ログイン', { ログインID: suzu.loginId, 仮パスワード: `　${wide} ` })
    expect(other.page.heading).toBe('会員サポートパスワードの再設定')
    await other.send('変更する', { [label]: 'Natsumatsuri_8', [again]: 'Natsumatsuri_8' })
    expect(other.page.heading).toBe('以上でお手続き完了です。')
  })

  it('MEM-3 lives 60 minutes to the millisecond; MEM-7 past them the page says so and offers another one', async () => {
    counter.clock.advance(HOUR)
    const browser = await ask(emi)
    const password = await mailed(emi)
    counter.clock.advance(60 * MINUTE - 1)
    await browser.send('ログイン', { 仮パスワード: password })
    expect(browser.page.heading).toBe('会員サポートパスワードの再設定')
    counter.clock.advance(1)
    await browser.send('変更する', { [label]: 'Kazaguruma/21ko', [again]: 'Kazaguruma/21ko' })
    expect(browser.page.heading).toBe('仮パスワードの有効期限が切れています')
    expect(await signIn(emi.loginId, emi.password)).toBe(true)
    const late = await find(emi.loginId, password)
    expect(late.page.heading).toBe('仮パスワードの有効期限が切れています')
    await late.click('仮パスワードの再発行')
    expect(late.page.heading).toBe('会員サポートパスワードのリカバリー')
  })

  it('MEM-7 works once, and only the newest one; whoever types an old one is told what became of it', async () => {
    counter.clock.advance(HOUR)
    await ask(emi)
    const first = await mailed(emi)
    counter.clock.advance(1000)
    const browser = await ask(emi)
    const second = await mailed(emi)
    expect(second).not.toBe(first)
    expect((await find(emi.loginId, first)).page.heading).toBe('この仮パスワードは使えなくなっています')
    await browser.send('ログイン', { 仮パスワード: second })
    await browser.send('変更する', { [label]: 'Kazaguruma/21ko', [again]: 'Kazaguruma/21ko' })
    expect(browser.page.heading).toBe('以上でお手続き完了です。')
    const used = await find(emi.loginId, second)
    expect(used.page.heading).toBe('この仮パスワードは使用済みです')
    expect(used.page.hasLink('仮パスワードの再発行')).toBe(true)
  })

  it('ACC-21 a page for the new password that is still open somewhere ends with the temporary password', async () => {
    counter.clock.advance(HOUR)
    const one = await ask(emi)
    const password = await mailed(emi)
    await one.send('ログイン', { 仮パスワード: password })
    const two = await find(emi.loginId, password)
    await two.send('変更する', { [label]: 'Hanabi/taikai', [again]: 'Hanabi/taikai' })
    expect(two.page.heading).toBe('以上でお手続き完了です。')
    await one.send('変更する', { [label]: 'Yukidaruma_77', [again]: 'Yukidaruma_77' })
    expect(one.page.heading).toBe('この仮パスワードは使用済みです')
    expect(await signIn(emi.loginId, 'Hanabi/taikai')).toBe(true)
  })

  it('ACC-21 five wrong ones by strangers stop strangers, but not the browser that asked', async () => {
    counter.clock.advance(HOUR)
    const browser = await ask(watanabe)
    const password = await mailed(watanabe)
    for (let i = 0; i < 5; i++) {
      const stranger = await find(watanabe.loginId, `Machigai-${i}`)
      expect(stranger.page.status).toBe(422)
      expect(stranger.page.error('仮パスワード')).toContain('仮パスワードの再発行')
    }
    expect((await find(watanabe.loginId, password)).page.heading).toBe('この仮パスワードは使えなくなりました')
    for (let i = 0; i < 4; i++) await browser.send('ログイン', { 仮パスワード: `Machigai-${i}` })
    await browser.send('ログイン', { 仮パスワード: password })
    expect(browser.page.heading).toBe('会員サポートパスワードの再設定')
  })

  it('ACC-4 200 parallel guesses get no more than five tries', async () => {
    counter.clock.advance(HOUR)
    await ask(watanabe)
    const password = await mailed(watanabe)
    const guesses = Array.from({ length: 200 }, (_, i) => (i < 195 ? `Machigai-${i}` : password))
    const browsers = guesses.map(() => anybody())
    for (const browser of browsers) await browser.open('/member/temporary-password')
    const send = (i: number) =>
      browsers[i]!.send('ログイン', { ログインID: watanabe.loginId, 仮パスワード: guesses[i]! })
    await Promise.all(guesses.slice(0, 195).map((_, i) => send(i)))
    const right = await Promise.all([195, 196, 197, 198, 199].map(send))
    expect(new Set(right.map((page) => page.heading))).toEqual(new Set(['この仮パスワードは使えなくなりました']))
    // Every guess has a number of its own, so that five of them were within the rule and no more.
    const rows = await counter.program.db.inPortal('member', (query) =>
      query.selectFrom('audit_events').select('body').where('at', '=', counter.clock.now()).execute(),
    )
    const numbers = rows.flatMap(({ body }) => JSON.parse(body).facts?.tries ?? []).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  })

  it('ACC-21 200 parallel uses of one temporary password set one password', async () => {
    counter.clock.advance(HOUR)
    const browser = await ask(watanabe)
    await browser.send('ログイン', { 仮パスワード: await mailed(watanabe) })
    const others: Browser[] = []
    for (let i = 0; i < 3; i++) others.push(await find(watanabe.loginId, await mailed(watanabe)))
    const wanted = Array.from({ length: 200 }, (_, i) => `Hyakunin-Isshu${i}`)
    const pages = await Promise.all(
      wanted.map((password, i) => {
        const from = [browser, ...others][i % 4]!
        return from.sendRaw('変更する', { [label]: password, [again]: password })
      }),
    )
    expect(pages.every((page) => page.status < 500)).toBe(true)
    const history = await counter.program.db.inPortal('member', (query) =>
      query
        .selectFrom('password_history as h')
        .innerJoin('identifiers as i', 'i.account_id', 'h.account_id')
        .where('i.canonical', '=', watanabe.loginId)
        .select('h.number')
        .execute(),
    )
    // What the one new password replaced, and nothing else.
    expect(history.length).toBe(1)
    const mails = (await counter.mailsTo(watanabe.email)).filter(({ subject }) => subject.includes('変更のお知らせ'))
    expect(mails.length).toBe(1)
  })

  it('MEM-8 somebody without an address gets no mail; staff see one case; the pages are the same as always', async () => {
    counter.clock.advance(HOUR)
    const pages: string[] = []
    for (const loginId of [memberWithoutMail.loginId, 'nobodyhas', memberWithoutMail.loginId]) {
      const browser = await ask({ loginId, email: 'who@mail.midori.example' })
      pages.push(plain(browser.page.html, loginId))
    }
    expect(new Set(pages).size).toBe(1)
    const before = await counter.mailsTo('who@mail.midori.example')
    expect(before).toEqual([])
  })

  it('ACC-3 ACC-25 a stranger sees the same answers at every login ID, whatever is or was mailed, on and on', async () => {
    counter.clock.advance(HOUR)
    await ask(emi)
    await counter.settle()
    const seen = new Map<string, string[]>()
    for (const loginId of [emi.loginId, suzu.loginId, 'nobodyhas', memberWithoutMail.loginId]) {
      const browser = counter.browser({ address: `192.0.2.${seen.size + 1}` })
      const answers: string[] = []
      for (let i = 0; i < 8; i++) {
        await browser.open('/member/temporary-password')
        const answer = await browser.sendRaw('ログイン', { ログインID: loginId, 仮パスワード: `Machigai-${i}` })
        answers.push(`${answer.status} ${[...answer.headers.keys()]} ${plain(await answer.text(), loginId)}`)
      }
      seen.set(loginId, answers)
    }
    const [first, ...rest] = [...seen.values()]
    for (const one of rest) expect(one).toEqual(first)
  })

  it('ACC-4 a network address has its thirty tries here too', async () => {
    const browser = counter.browser({ address: '192.0.2.99' })
    for (let i = 0; i < 31; i++) {
      await browser.open('/member/temporary-password')
      await browser.send('ログイン', { ログインID: `dareka${i}`, 仮パスワード: 'Machigai-1' })
      expect(browser.page.text.includes('お使いの回線から')).toBe(i >= 30)
    }
  })

  it('is not there in portals that recover by a link', async () => {
    const browser = anybody()
    for (const path of ['recover-by-temporary-password', 'temporary-password'])
      expect((await browser.open(`/partner/${path}`)).status).toBe(404)
  })
})

/** A page without what differs at random or was typed. */
const plain = (html: string, typed: string): string =>
  html.replaceAll(typed, 'TYPED').replace(/[A-Za-z0-9_-]{43}/g, 'TOKEN')
