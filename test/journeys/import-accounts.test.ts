import { pbkdf2Sync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carryOut } from '../../src/commands/import.ts'
import { readTable } from '../../src/commands/read-table.ts'
import { checkImport } from '../../src/desks/office/check-import.ts'
import { newId } from '../../src/kit/ids.ts'
import { judgeStoredHash } from '../../src/vault/judge-stored-hash.ts'
import { type Counter, openCounter } from './counter.ts'
import { signInWith } from './keys-sign-in.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
const salt = Buffer.from('sixteen bytes :)')
const imported = (password: string): string =>
  `$pbkdf2-sha256$20000$${base64(salt)}$${base64(pbkdf2Sync(password, salt, 20_000, 32, 'sha256'))}`

describe('ACC-30 OFF-3 importing accounts', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await openCounter()
  })
  afterAll(() => counter.close())

  const importCsv = (name: string, text: string, more: { invite?: boolean; dry?: boolean } = {}) => {
    const { house, db } = counter.program
    const open = house.portals.get(name)!
    const { good, broken, faults } = checkImport(
      readTable(Buffer.from(text)),
      open.portal,
      open.words.ja,
      judgeStoredHash,
    )
    expect([...broken, ...faults]).toEqual([])
    const { vault, random } = house
    const now = house.clock.now()
    const program = {
      db,
      vault,
      staff: (portal: typeof open.portal, stores: Parameters<Parameters<typeof house.stores.atomically>[1]>[0]) => ({
        portal,
        stores,
        now,
        random,
        vault,
        newId: () => newId(now, random),
        who: 'test',
      }),
    }
    return carryOut(program, open.portal, good, { invite: more.invite ?? true, fileHash: 'f' }, more.dry ?? false)
  }
  const countAccounts = (portal: string): Promise<number> =>
    counter.program.db.inPortal(portal, async (query) => {
      const { n } = await query
        .selectFrom('accounts')
        .select(query.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return Number(n)
    })

  it('an invited person sets the first password by the mailed link and signs in; the same file again changes nothing', async () => {
    const file = 'ログインID,お名前,会社名\nriku@tsubaki.example,近藤 陸,㈱つばき\nmio@tsubaki.example,岸 澪,㈱つばき\n'
    expect(await importCsv('partner', file)).toEqual({ made: 2, present: 0, invited: 2, withoutMail: 0 })
    expect(await importCsv('partner', file)).toEqual({ made: 0, present: 2, invited: 0, withoutMail: 0 })
    const mails = await counter.mailsTo('riku@tsubaki.example')
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain('近藤 陸 様')
    const browser = counter.browser()
    await browser.follow(mails[0]!)
    await browser.send('送信する', { 新しいパスワード: 'Tsubaki#2026ro', '新しいパスワード(確認用)': 'Tsubaki#2026ro' })
    await browser.click('ログイン')
    await browser.send('ログインする', { ログインID: 'riku@tsubaki.example' })
    await browser.send('ログインする', { パスワード: 'Tsubaki#2026ro' })
    expect(browser.page.hasButton('確認する')).toBe(true)
  })

  it('an account with an issued ID is told it in the invitation, and can sign in with it', async () => {
    const file = '登録ID,メールアドレス,会社名,お名前\nZ9YX8WV7UT,desk@yamabiko.example,㈱やまびこ,\n'
    expect(await importCsv('keys', file)).toEqual({ made: 1, present: 0, invited: 1, withoutMail: 0 })
    const mail = await counter.mailTo('desk@yamabiko.example')
    expect(mail.text).toMatch(/【登録ID】\s+Z9YX8WV7UT/)
    const browser = counter.browser()
    await browser.follow(mail)
    const labels = [...browser.page.form('設定する').labels.keys()].filter((label) => label.includes('パスワード'))
    await browser.send('設定する', Object.fromEntries(labels.map((label) => [label, 'yamabiko-no-koe-ga-suru'])))
    await signInWith(counter, 'Z9YX8WV7UT', 'yamabiko-no-koe-ga-suru', browser)
    // The text on personal information is agreed to first: an import agrees to nothing.
    expect(browser.page.url).toContain('/keys/agree')
  })

  it('an imported password goes on, and its hash is made anew at sign-in (ACC-12); no invitation is sent', async () => {
    const hash = imported('Komorebi_2026')
    const file = `login_id,mail,password_hash\nkomore,komore@mail.midori.example,${hash}\n`
    expect(await importCsv('member', file)).toMatchObject({ made: 1, invited: 0 })
    expect(await counter.mailsTo('komore@mail.midori.example')).toEqual([])
    const browser = counter.browser()
    await browser.open('/member/sign-in')
    const answer = await browser.sendRaw('ログイン', { ログインID: 'komore', パスワード: 'Komorebi_2026' })
    expect(answer.headers.get('location')).toBe('/member/')
    const account = await counter.program.stores
      .of('member')
      .accounts.byIdentifier({ kind: 'login-id', canonical: 'komore' })
    expect(account?.passwordHash).toMatch(/^\$argon2id\$/)
  })

  it('in a portal with customers each row is a customer and its main user', async () => {
    const file =
      'お客様コード,会社名,フリガナ,郵便番号,住所,電話番号,お名前,メールアドレス\nJP2000001,㈱ひいらぎ①,ひいらぎ,600-8001,京都市下京区,075-000-0000,柊 空,sora@hiiragi.example\n'
    expect(await importCsv('trade', file)).toMatchObject({ made: 1, invited: 1 })
    expect(await importCsv('trade', file)).toMatchObject({ made: 0, present: 1 })
    const stores = counter.program.stores.of('trade')
    const account = await stores.accounts.byIdentifier({ kind: 'customer-code', canonical: 'JP2000001' })
    expect(account).toMatchObject({ role: 'main', name: '柊 空', company: '㈱ひいらぎ①' })
    expect(await stores.customers.byId(account!.customerId!)).toMatchObject({
      kana: 'ヒイラギ',
      postalCode: '600-8001',
    })
    expect((await counter.mailTo('sora@hiiragi.example')).text).toContain('JP2000001')
  })

  it('a dry run says what would happen and leaves nothing', async () => {
    const before = await countAccounts('member')
    const file = 'login_id,mail\ndry1,dry1@mail.midori.example\ndry2,\n'
    expect(await importCsv('member', file, { dry: true })).toEqual({ made: 2, present: 0, invited: 1, withoutMail: 1 })
    expect(await countAccounts('member')).toBe(before)
    expect(await counter.mailsTo('dry1@mail.midori.example')).toEqual([])
  })

  it('OFF-3 10,000 rows, all or nothing, then once more for nothing', async () => {
    const before = await countAccounts('member')
    const rows = Array.from({ length: 10_000 }, (_, i) => `many${i},many${i}@mail.midori.example,会員 ${i},M-${i}`)
    const file = `login_id,mail,name,contract\n${rows.join('\n')}\n`
    const twice = await Promise.allSettled([importCsv('member', file), importCsv('member', file)])
    const made = twice.map((one) => (one.status === 'fulfilled' ? one.value.made : 0)).sort()
    expect(made).toEqual([0, 10_000])
    expect(await countAccounts('member')).toBe(before + 10_000)
    expect(await importCsv('member', file)).toEqual({ made: 0, present: 10_000, invited: 0, withoutMail: 0 })
    const waiting = await counter.program.db.inPortal('member', (query) =>
      query.selectFrom('outbox').select('id').where('letter', '=', 'invitation').execute(),
    )
    expect(waiting).toHaveLength(10_000)
  })
})
