import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenForCertificates, type TlsServer } from '../../src/commands/serve-tls.ts'
import { certificateCustomers } from '../../src/demo/sample-certs.ts'
import { revokeLoginCertificates } from '../../src/desks/office/login-certificates.ts'
import { resetToInitial } from '../../src/desks/office/reset.ts'
import {
  judgeLoginCertificate,
  loginCertificateFacts,
  presented,
} from '../../src/domain/certificates/login-certificate.ts'
import { readSettings } from '../../src/settings.ts'
import {
  aizawa,
  browserWith,
  certificateOf,
  hayakawa,
  headerOf,
  mizuno,
  onodera,
  signInByCode,
} from './certs-people.ts'
import { type Counter, openCounter } from './counter.ts'
import { asStaff } from './staff-at.ts'

const DAY = 86_400_000

describe('ACC-8 CRT-1 to CRT-6 coming in', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  const accountOf = async ({ accessKey }: { readonly accessKey: string }) =>
    (await counter.program.stores.of('certs').accounts.byIdentifier({ kind: 'access-key', canonical: accessKey }))!

  it('CRT-1 the front has two ways, each with its 「ログイン」, told apart for the ear', async () => {
    const browser = counter.browser()
    const page = await browser.open('/certs/')
    expect(page.heading).toBe('お客様専用ページへのログイン')
    for (const [id, title, href] of [
      ['by-code', 'ワンタイムパスワードご利用のお客様', '/certs/sign-in-by-code'],
      ['by-certificate', 'ログイン用電子証明書ご利用のお客様', 'https://localhost:3443/certs/sign-in-by-certificate'],
    ])
      expect(page.html).toMatch(
        new RegExp(
          `<section class="section" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>.*?<a class="primary" href="${href}" aria-describedby="${id}">ログイン</a>`,
        ),
      )
    const english = counter.browser({ language: 'en' })
    expect((await english.open('/certs/')).heading).toBe('Sign-in for customers')
  })

  it('ACC-6 where somebody wanted to go is carried through the choice', async () => {
    const page = await counter.browser().open('/certs/account')
    expect(page.html).toContain('/certs/sign-in-by-code?to=%2Fcerts%2Faccount')
    expect(page.html).toContain('/certs/sign-in-by-certificate?to=%2Fcerts%2Faccount')
  })

  it('CRT-3 access key and password, then 8 digits by mail, at every sign-in', async () => {
    for (let times = 0; times < 2; times++) {
      const browser = await signInByCode(counter, aizawa)
      expect(browser.page.url).toMatch(/^\/certs\/(agree|$)/)
      expect(browser.cookies.has('madoguchi-certs-session')).toBe(true)
      counter.clock.advance(61_000)
    }
    const other = counter.browser()
    await other.open('/certs/sign-in-by-code')
    const page = await other.send('ログイン', { アクセスキー: aizawa.accessKey, パスワード: 'Chigau-99' })
    expect(page.text).toContain('アクセスキーまたはパスワードが正しくありません。')
  })

  it('CRT-3 an account without a mailbox does not come in by its password alone', async () => {
    const { accessKey, password } = mizuno
    const { id } = await accountOf(mizuno)
    const { db } = counter.program
    await db.inAllPortals((query) => query.updateTable('accounts').set({ mail: null }).where('id', '=', id).execute())
    const browser = counter.browser()
    await browser.open('/certs/sign-in-by-code')
    const page = await browser.send('ログイン', { アクセスキー: accessKey, パスワード: password })
    expect(page.text).toContain('メールアドレスが登録されていません')
    expect(browser.cookies.has('madoguchi-certs-session')).toBe(false)
    await db.inAllPortals((query) =>
      query.updateTable('accounts').set({ mail: mizuno.email }).where('id', '=', id).execute(),
    )
  })

  it('CRT-2 certificate, access key and password; every later request comes with the certificate', async () => {
    const { der } = await certificateOf(counter, hayakawa)
    const browser = browserWith(counter, headerOf(der))
    await browser.open('/certs/sign-in-by-certificate')
    await browser.send('ログイン', { アクセスキー: hayakawa.accessKey, パスワード: hayakawa.password })
    expect((await browser.open('/certs/account')).heading).toBe('アカウント')
    browser.give(null)
    expect((await browser.open('/certs/account')).heading).toBe('お客様専用ページへのログイン')
    browser.give(headerOf((await certificateOf(counter, mizuno)).der))
    expect((await browser.open('/certs/account')).heading).toBe('お客様専用ページへのログイン')
    browser.give(headerOf(der))
    const page = await browser.open('/certs/change-password')
    expect(page.text).toContain((await certificateOf(counter, hayakawa)).serial.toUpperCase())
    expect(page.text).toContain('C=JP, O=Suzukake Trust Co., Ltd., CN=HN4Q7RTA')
  })

  it('CRT-2, ACC-3 somebody else’s certificate looks like a wrong password, and locks nobody', async () => {
    const browser = browserWith(counter, headerOf((await certificateOf(counter, mizuno)).der), { address: '192.0.2.9' })
    for (let tries = 0; tries < 12; tries++) {
      await browser.open('/certs/sign-in-by-certificate')
      const page = await browser.send('ログイン', { アクセスキー: hayakawa.accessKey, パスワード: hayakawa.password })
      expect(page.text).toContain('アクセスキーまたはパスワードが正しくありません。')
      counter.clock.advance(61_000)
    }
    expect((await accountOf(hayakawa)).lockedAt).toBeNull()
    expect(browser.cookies.has('madoguchi-certs-session')).toBe(false)
  })

  it('CRT-2 each certificate that opens nothing gets a page that says which it is, and whom to ask', async () => {
    const { der, notAfter, notBefore } = await certificateOf(counter, hayakawa)
    const [root] = await counter.program.stores.of('certs').authorities.certificates()
    const changed = Buffer.from(der)
    changed[changed.length - 1]! ^= 1
    const titleOf = async (header: string | null) => {
      const page = await browserWith(counter, header).open('/certs/sign-in-by-certificate')
      if (page.heading !== 'ログイン') expect(page.text).toContain('certs@suzukake.example')
      return page.heading
    }
    const foreign = 'この電子証明書では、ログインできません'
    const missing = '電子証明書が選ばれていません'
    expect(await titleOf(null)).toBe(missing)
    expect(await titleOf(headerOf(root!.certificate))).toBe(foreign)
    expect(await titleOf(headerOf(changed))).toBe(foreign)
    expect(await titleOf(':AAAA:')).toBe(foreign)
    expect(await titleOf('no byte sequence')).toBe(missing)
    expect(await titleOf(`${headerOf(der)}, ${headerOf(der)}`)).toBe(missing)
    expect(await titleOf(headerOf(der))).toBe('ログイン')
    // The clock is the program's own; the last second counts.
    const facts = await loginCertificateFacts(counter.program.stores.of('certs'))
    const at = async (time: number) => (await judgeLoginCertificate(presented(der), facts, new Date(time))).is
    expect(await at(notBefore.getTime() - 1)).toBe('not-yet')
    expect(await at(notBefore.getTime())).toBe('good')
    expect(await at(notAfter.getTime() + 999)).toBe('good')
    expect(await at(notAfter.getTime() + 1000)).toBe('expired')
  })

  it('the header is believed from trusted proxies only', async () => {
    const strict = await openCounter({ environment: { TRUSTED_PROXIES: '192.0.2.1' } })
    try {
      const { der } = await certificateOf(strict, hayakawa)
      const page = await browserWith(strict, headerOf(der)).open('/certs/sign-in-by-certificate')
      expect(page.heading).toBe('電子証明書が選ばれていません')
    } finally {
      await strict.close()
    }
  })

  it('CRT-2 a revocation ends the session at once, and says so at the next sign-in', async () => {
    const { der } = await certificateOf(counter, mizuno)
    const browser = browserWith(counter, headerOf(der))
    await browser.open('/certs/sign-in-by-certificate')
    await browser.send('ログイン', { アクセスキー: mizuno.accessKey, パスワード: mizuno.password })
    expect((await browser.open('/certs/account')).heading).toBe('アカウント')
    await asStaff(counter, 'certs', async (staff) =>
      revokeLoginCertificates(await accountOf(mizuno), 'keyCompromise', staff),
    )
    expect((await browser.open('/certs/account')).heading).toBe('お客様専用ページへのログイン')
    expect((await browser.open('/certs/sign-in-by-certificate')).heading).toBe('電子証明書が失効しています')
  })

  it('CRT-5 ten wrong passwords lock; staff lift it by a new initial password (ACC-23)', async () => {
    const attacker = counter.browser({ address: '192.0.2.77' })
    for (let tries = 0; tries < 10; tries++) {
      await attacker.open('/certs/sign-in-by-code')
      await attacker.send('ログイン', { アクセスキー: aizawa.accessKey, パスワード: 'Chigau-99' })
      counter.clock.advance(61_000)
    }
    expect((await accountOf(aizawa)).lockedAt).not.toBeNull()
    const owner = counter.browser()
    await owner.open('/certs/sign-in-by-code')
    const page = await owner.send('ログイン', { アクセスキー: aizawa.accessKey, パスワード: aizawa.password })
    expect(page.text).toContain('アクセスキーまたはパスワードが正しくありません。')
    const help = await owner.click('パスワードをお忘れの方')
    for (const word of ['特約店コード', 'アクセスキー', '06-0000-0160', 'certs@suzukake.example'])
      expect(help.text).toContain(word)
    const hash = await counter.program.house.hasher.hash('Shoki-Pass-77')
    await asStaff(counter, 'certs', async (staff) => resetToInitial(await accountOf(aizawa), hash, staff))
    const again = await signInByCode(counter, { ...aizawa, password: 'Shoki-Pass-77' })
    expect(again.page.heading).toBe('初期パスワードをご利用中です')
  })

  it('CRT-4 an initial password opens the portal, is asked to be changed, and says so until it is (CRT-6)', async () => {
    const browser = await signInByCode(counter, onodera)
    expect(browser.page.heading).toBe('初期パスワードをご利用中です')
    expect(browser.page.text).toContain('あとで変更する')
    let page = await browser.click('あとで変更する')
    page = await browser.open('/certs/account')
    expect(page.text).toContain('初期パスワードをご利用中です')
    page = await browser.click('パスワード変更')
    expect(page.heading).toBe('パスワード変更')
    page = await browser.send('変更', { パスワード: 'abc', パスワード確認: 'abd' })
    expect(page.url).toBe('/certs/change-password')
    page = await browser.send('変更', { パスワード: onodera.password, パスワード確認: onodera.password })
    expect(page.url).toBe('/certs/change-password')
    await browser.send('変更', { パスワード: 'Arata-Na-88', パスワード確認: 'Arata-Na-88' })
    page = await browser.open('/certs/account')
    expect(page.text).not.toContain('初期パスワードをご利用中です')
    expect((await browser.open('/certs/initial-password')).heading).toBe('パスワードは変更済みです')
  })

  it('CRT-4 past its 30 days it opens nothing; who typed it is told to ask staff, and nobody else (ACC-3)', async () => {
    const hash = await counter.program.house.hasher.hash('Shoki-Pass-78')
    await asStaff(counter, 'certs', async (staff) => resetToInitial(await accountOf(onodera), hash, staff))
    counter.clock.advance(30 * DAY)
    const tell = async (password: string) => {
      const browser = counter.browser()
      await browser.open('/certs/sign-in-by-code')
      const { text } = await browser.send('ログイン', { アクセスキー: onodera.accessKey, パスワード: password })
      expect(browser.cookies.has('madoguchi-certs-session')).toBe(false)
      return text
    }
    expect(await tell('Shoki-Pass-78')).toContain('初期パスワードの有効期限が切れています')
    expect(await tell('Chigau-99')).toContain('アクセスキーまたはパスワードが正しくありません。')
  })

  describe('over TLS', () => {
    let tls: TlsServer
    beforeAll(async () => {
      const settings = readSettings('demo', { TLS_PORT: '0' })
      tls = (await listenForCertificates(counter.program, settings, { info() {}, warn() {}, error() {} }))!
    })
    afterAll(() => new Promise((resolve) => tls.close(resolve)))

    const ask = (more: object): Promise<{ heading: string; cookies: readonly string[] }> =>
      new Promise((resolve, reject) => {
        const { port } = tls.address() as AddressInfo
        const options = { host: '127.0.0.1', port, path: '/certs/sign-in-by-certificate', rejectUnauthorized: false }
        request({ ...options, ...more }, (answer) => {
          let html = ''
          answer.setEncoding('utf8')
          answer.on('data', (part) => {
            html += part
          })
          answer.on('end', () =>
            resolve({
              heading: /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? html,
              cookies: answer.headers['set-cookie'] ?? [],
            }),
          )
        })
          .on('error', reject)
          .end()
      })

    it('CRT-2 the browser’s own certificate is what counts, by TLS 1.2 and 1.3, and no header beside it', async () => {
      const { accessKey, passphrase } = hayakawa
      const pfx = Buffer.from(
        await (await counter.browser().request(`/demo/certificates/${accessKey}.p12`)).arrayBuffer(),
      )
      const header = headerOf((await certificateOf(counter, hayakawa)).der)
      for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
        expect((await ask({ maxVersion, pfx, passphrase })).heading).toBe('ログイン')
        expect((await ask({ maxVersion })).heading).toBe('電子証明書が選ばれていません')
        expect((await ask({ maxVersion, headers: { 'client-cert': header } })).heading).toBe(
          '電子証明書が選ばれていません',
        )
      }
      const { cookies } = await ask({ pfx, passphrase })
      expect(cookies.join()).toMatch(/__Host-madoguchi-certs-browser=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax/)
    })

    it('only customers with a file have a certificate, and files hold it with its chain up to the root', async () => {
      for (const { accessKey, passphrase } of certificateCustomers) {
        const answer = await counter.browser().request(`/demo/certificates/${accessKey}.p12`)
        expect([accessKey, answer.status]).toEqual([accessKey, passphrase === null ? 404 : 200])
      }
      const { der } = await certificateOf(counter, hayakawa)
      const chain = await counter.program.house.authorities.get('certs')!.chain('member')
      const [member, root] = chain.map((one) => new X509Certificate(one))
      expect(new X509Certificate(der).verify(member!.publicKey)).toBe(true)
      expect(member!.verify(root!.publicKey)).toBe(true)
    })
  })
})
