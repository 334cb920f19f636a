import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dealers } from '../../src/demo/sample-keys.ts'
import { resetToInitial } from '../../src/desks/office/reset.ts'
import { lanes } from '../../src/domain/accounts/lanes.ts'
import { newId } from '../../src/kit/ids.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { isIn, seen, signInWith } from './keys-sign-in.ts'

const HOUR = 3_600_000
const SUBJECT = '【つばめビジョン】新しいパスワードのお知らせ'
const [one, two, three, four] = dealers as readonly (typeof dealers)[number][]

describe('KEY-7 ACC-22 「パスワードを忘れた方はこちら」: a fresh password by mail', () => {
  let counter: Counter
  let addresses = 0
  const anybody = (): Browser => counter.browser({ address: `198.51.100.${++addresses}` })
  beforeAll(async () => {
    counter = await openCounter({ connections: 20 })
  })
  afterAll(() => counter.close())

  const ask = async (id: string, browser = anybody()): Promise<Browser> => {
    await browser.open('/keys/sign-in')
    await browser.click('パスワードを忘れた方はこちら')
    await browser.send('送信', { 登録ID: id, ...seen(counter, browser) })
    return browser
  }
  /** Asks for a fresh password and reads it in the mail. */
  const fresh = async (who: { readonly registrationId: string; readonly email: string }): Promise<string> => {
    counter.clock.advance(HOUR)
    await ask(who.registrationId)
    const mail = await counter.mailTo(who.email)
    expect(mail.subject).toBe(SUBJECT)
    return /【新しいパスワード】\s+(\S+)/.exec(mail.text)![1]!
  }
  const enters = async (id: string, password: string, browser = anybody()): Promise<boolean> =>
    isIn(await signInWith(counter, id, password, browser))
  const accountOf = async (id: string) =>
    (await counter.program.stores.of('keys').accounts.byIdentifier({ kind: 'registration-id', canonical: id }))!

  it('asks for 登録ID and the picture, says whom to ask, and mails a password; the old one stays good until that is used', async () => {
    const browser = anybody()
    await browser.open('/keys/sign-in')
    await browser.click('パスワードを忘れた方はこちら')
    expect(browser.page.heading).toBe('パスワードの再発行')
    expect(browser.page.text).toContain('登録IDをお忘れのときは、ご購入元または当社担当営業にお問い合わせください')
    await browser.send('送信', { 登録ID: '', ...seen(counter, browser) })
    expect(browser.page.error('登録ID')).toContain('登録ID')
    await browser.send('送信', { 登録ID: one!.registrationId })
    expect(browser.page.status).toBe(422)
    expect(await counter.mailsTo(one!.email)).toEqual([])
    await browser.send('送信', { 登録ID: one!.registrationId, ...seen(counter, browser) })
    expect(browser.page.heading).toBe('新しいパスワードを送信しました')

    const mail = await counter.mailTo(one!.email)
    expect(mail.subject).toBe(SUBJECT)
    const password = /【新しいパスワード】\s+(\S+)/.exec(mail.text)![1]!
    expect(password.length).toBeGreaterThanOrEqual(15)

    const elsewhere = anybody()
    expect(await enters(one!.registrationId, one!.password, elsewhere)).toBe(true)
    expect(await enters(one!.registrationId, one!.password)).toBe(true)

    const mine = anybody()
    expect(await enters(one!.registrationId, password, mine)).toBe(true)
    // ACC-24: the old one has ended, with every session that it began; the address on record is told.
    expect(await enters(one!.registrationId, one!.password)).toBe(false)
    await elsewhere.open('/keys/')
    expect(elsewhere.page.url).toContain('/keys/sign-in')
    await mine.open('/keys/account')
    expect(mine.page.text).toContain('パスワードを再設定しました')
    const notice = await counter.mailTo(one!.email)
    expect(notice.subject).toBe('【つばめビジョン】パスワード変更のお知らせ')
    expect(notice.text).toContain('http://localhost/keys/recover-by-reissue')
    // It is simply the password from now on, also after its life as a fresh one, and hashed as every password is.
    counter.clock.advance(48 * HOUR)
    expect(await enters(one!.registrationId, password)).toBe(true)
    expect((await accountOf(one!.registrationId)).passwordHash).toMatch(/^\$argon2id\$/)
  })

  it('only the newest works, for 24 hours, and once it is used it is the one password', async () => {
    const first = await fresh(two!)
    const second = await fresh(two!)
    expect(await enters(two!.registrationId, first)).toBe(false)
    counter.clock.advance(24 * HOUR)
    expect(await enters(two!.registrationId, second)).toBe(false)
    expect(await enters(two!.registrationId, two!.password)).toBe(true)
    const third = await fresh(two!)
    counter.clock.advance(24 * HOUR - 1)
    expect(await enters(two!.registrationId, third)).toBe(true)
    expect(await enters(two!.registrationId, second)).toBe(false)
  })

  it('a fresh password of one account opens no other', async () => {
    const password = await fresh(three!)
    expect(await enters(four!.registrationId, password)).toBe(false)
    expect(await enters(three!.registrationId, password)).toBe(true)
    await counter.program.stores
      .of('keys')
      .accounts.setPassword(
        (await accountOf(three!.registrationId)).id,
        await counter.program.house.hasher.hash(three!.password),
        counter.clock.now(),
      )
  })

  it('ends when the person changes the password, and with the account', async () => {
    const password = await fresh(four!)
    const browser = anybody()
    expect(await enters(four!.registrationId, four!.password, browser)).toBe(true)
    const next = 'mizuumi-no-kaigi-12'
    await browser.open('/keys/change-password')
    const labels = [...browser.page.form('変更する').labels.keys()].filter((label) => label.includes('パスワード'))
    await browser.send(
      '変更する',
      Object.fromEntries(labels.map((label, at) => [label, at === 0 ? four!.password : next])),
    )
    expect(browser.page.url).toContain('/keys/')
    expect(await enters(four!.registrationId, password)).toBe(false)
    expect(await enters(four!.registrationId, next)).toBe(true)
  })

  describe('one that waits in a mailbox ends with everything else that does', () => {
    const address = 'atarashii@koharu.example'
    const changeMail = async (password: string): Promise<void> => {
      const browser = anybody()
      expect(await enters(one!.registrationId, password, browser)).toBe(true)
      await browser.open('/keys/change-mail')
      await browser.send('確認のメールを送る', { 新しいメールアドレス: address, 今のパスワード: password })
      await browser.follow(await counter.mailTo(address))
      await browser.send('変更を完了する')
      expect((await accountOf(one!.registrationId)).mail).toBe(address)
    }
    let present: string

    it('ACC-31 when the address changes: whoever reads the old mailbox has no way in', async () => {
      present = await fresh(one!)
      expect(await enters(one!.registrationId, present)).toBe(true)
      const waiting = await fresh(one!)
      await changeMail(present)
      expect(await enters(one!.registrationId, waiting)).toBe(false)
      expect(await enters(one!.registrationId, present)).toBe(true)
    })

    it('ACC-31 when the change is undone: whoever had the mailbox meanwhile cannot come in again', async () => {
      const [notice] = (await counter.mailsTo(one!.email)).filter(({ subject }) => subject.includes('アドレス変更'))
      const waiting = await fresh({ ...one!, email: address })
      const owner = anybody()
      await owner.follow(notice!)
      await owner.send('変更を取り消す')
      expect((await accountOf(one!.registrationId)).mail).toBe(one!.email)
      expect(await enters(one!.registrationId, waiting)).toBe(false)
      present = await fresh(one!)
      expect(await enters(one!.registrationId, present)).toBe(true)
    })

    it('ACC-23 when staff reset the account', async () => {
      const waiting = await fresh(one!)
      const { house } = counter.program
      const hash = await house.hasher.hash('Hajimete-2026-tsubame')
      const now = counter.clock.now()
      await house.stores.atomically('keys', async (stores) => {
        const account = (await stores.accounts.byIdentifier({
          kind: 'registration-id',
          canonical: one!.registrationId,
        }))!
        const { portal } = house.portals.get('keys')!
        const { random, vault } = house
        await resetToInitial(account, hash, {
          portal,
          stores,
          now,
          random,
          vault,
          newId: () => newId(now, random),
          who: 'staff',
        })
      })
      expect(await enters(one!.registrationId, waiting)).toBe(false)
      const password = await fresh(one!)
      expect(await enters(one!.registrationId, password)).toBe(true)
    })
  })

  it('ACC-25 who knows the address alone, and asks to register with it, uses up no recovery', async () => {
    const mailed = async () => (await counter.mailsTo(two!.email)).filter(({ subject }) => subject === SUBJECT).length
    const before = await mailed()
    counter.clock.advance(HOUR)
    for (let times = 0; times < 4; times++) {
      const stranger = anybody()
      await stranger.open('/keys/register-by-consent')
      await stranger.send('同意する')
      await stranger.send('次へ', {
        会社名: 'だれか',
        国名: 'JP',
        所在地1: 'どこか',
        メールアドレス: two!.email,
        'メールアドレス（確認用）': two!.email,
      })
      await stranger.send('登録')
    }
    await ask(two!.registrationId)
    expect(await mailed()).toBe(before + 1)
  })

  it('ACC-24 gets past waits and a lock that others brought about, and lifts them', async () => {
    const password = await fresh(two!)
    const { accounts, throttle } = counter.program.stores.of('keys')
    const account = await accountOf(two!.registrationId)
    const lane = lanes(counter.program.house.vault).identifier({
      kind: 'registration-id',
      canonical: two!.registrationId,
    })
    await accounts.lock(account.id, counter.clock.now())
    for (let tries = 0; tries < 12; tries++) await throttle.countTry(lane, counter.clock.now())
    expect(await enters(two!.registrationId, password)).toBe(true)
    expect((await accountOf(two!.registrationId)).lockedAt).toBeNull()
    expect(await throttle.countTry(lane, counter.clock.now())).toEqual({ is: 'counted', failures: 1 })
  })

  it('opens nothing where the account is suspended, and mails nothing there', async () => {
    const password = await fresh(three!)
    const { accounts } = counter.program.stores.of('keys')
    const account = await accountOf(three!.registrationId)
    await accounts.setState(account.id, 'suspended')
    expect(await enters(three!.registrationId, password)).toBe(false)
    const before = (await counter.mailsTo(three!.email)).length
    expect((await ask(three!.registrationId)).page.heading).toBe('新しいパスワードを送信しました')
    expect(await counter.mailsTo(three!.email)).toHaveLength(before)
    await accounts.setState(account.id, 'active')
  })

  it('parallel first uses: the password is set once, told once, and everybody else is asked again', async () => {
    const password = await fresh(three!)
    const before = (await counter.mailsTo(three!.email)).length
    const browsers = Array.from({ length: 10 }, () => anybody())
    for (const browser of browsers) await browser.open('/keys/sign-in')
    const answers = await Promise.all(
      browsers.map((browser) =>
        browser.sendRaw('ログイン', {
          登録ID: three!.registrationId,
          パスワード: password,
          ...seen(counter, browser),
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThanOrEqual(1)
    expect(answers.every(({ status }) => status === 303 || status === 422)).toBe(true)
    const notices = (await counter.mailsTo(three!.email)).slice(0, -before)
    expect(notices.map(({ subject }) => subject)).toEqual(['【つばめビジョン】パスワード変更のお知らせ'])
    expect(await enters(three!.registrationId, password)).toBe(true)
  })

  it('ACC-25 three mails an hour an account; the page stays the same', async () => {
    counter.clock.advance(HOUR)
    const before = (await counter.mailsTo(four!.email)).length
    const headings = new Set<string>()
    for (let times = 0; times < 5; times++) headings.add((await ask(four!.registrationId)).page.heading)
    expect((await counter.mailsTo(four!.email)).length - before).toBe(3)
    expect([...headings]).toEqual(['新しいパスワードを送信しました'])
  })

  it('is kept as a hash: neither the database nor the log holds the password once the mail has gone', async () => {
    const password = await fresh(one!)
    const kept = await counter.program.db.inPortal('keys', async (query) =>
      JSON.stringify([
        await query.selectFrom('grants').selectAll().execute(),
        await query.selectFrom('outbox').selectAll().execute(),
        await query.selectFrom('requests').selectAll().execute(),
        await query.selectFrom('audit_events').selectAll().execute(),
        await query.selectFrom('accounts').selectAll().execute(),
      ]),
    )
    expect(kept).toContain('reissue')
    expect(kept).not.toContain(password)
    expect(counter.logged.join('\n')).not.toContain(password)
  })

  it('is not there where the portal recovers in another way', async () => {
    expect((await anybody().open('/partner/recover-by-reissue')).status).toBe(404)
  })
})
