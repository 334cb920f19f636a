import { expect } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of manual 002, and what they are on the pages in English. */
const words = {
  ja: {
    signIn: 'ログイン',
    identifier: 'お客様コードまたはメールアドレス',
    password: 'パスワード',
    forgotten: 'パスワードをお忘れですか？',
    ask: 'パスワードリセット/パスワード申請',
    code: 'お客様コード',
    postalCode: '郵便番号',
    mail: 'メールアドレス',
    required: '必須',
    links: [
      'お客様コードをお忘れですか？',
      '共有ユーザーアカウントをご利用でしょうか？',
      '「お客様コード」を持っていません',
    ],
    privacy: '個人情報保護方針',
    send: '送信',
    thanks: 'ご連絡ありがとうございます',
    soon: 'まもなく、パスワードをリセットするためのメールをお届けいたします。',
    chooseTitle: 'パスワードの新規作成または再設定登録',
    next: '新しいパスワード',
    again: '新しいパスワードを再入力してください',
    changed: 'パスワードが変更されました。続行するにはログインしてください',
    now: '今すぐログイン',
    signOut: 'ログアウト',
  },
  en: {
    signIn: 'Sign in',
    identifier: 'Customer code or e-mail address',
    password: 'Password',
    forgotten: 'Forgot your password?',
    ask: 'Password reset / password request',
    code: 'Customer code',
    postalCode: 'Postal code',
    mail: 'E-mail address',
    required: 'Required',
    links: ['Forgot the customer code?', 'Are you a shared user?', 'I have no customer code'],
    privacy: 'Privacy policy',
    send: 'Send',
    thanks: 'Thank you for your request',
    soon: 'A mail to reset your password will reach you soon.',
    chooseTitle: 'Set or reset the password',
    next: 'New password',
    again: 'Enter the new password again',
    changed: 'Your password has been changed. Please sign in to go on',
    now: 'Sign in now',
    signOut: 'Sign out',
  },
} as const

// Links in mails come in the account's language, which is Japanese for every sample account.
const LINK = '新しいパスワードを設定する'

const reset =
  (options: WalkOptions, customer: (typeof sampleData.trade.customers)[number]) => async (walker: Walker) => {
    const { page, step, open, fill, press, mail, openMail, pressInMail, clock, otherBrowser } = walker
    const w = words[options.locale ?? 'ja']
    const isOn = async (expected: string) =>
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(expected)
    const link = (name: string) => page.getByRole('link', { name, exact: true })
    const asks = async (where: Walker): Promise<void> => {
      await where.fill(w.code, customer.code)
      await where.fill(w.postalCode, customer.postalCode)
      await where.fill(w.mail, customer.email)
      await where.press(w.send)
    }
    const password = 'kawazoi-no-sakuramichi'

    await open('/trade/')
    await step('1-a', '画面右上の「ログイン」をクリックします。', () => press(w.signIn, 'banner'))
    await page.getByLabel(w.identifier, { exact: true }).waitFor()
    await step('1-a', '「パスワードをお忘れですか？」をクリックします。', () => press(w.forgotten))
    await isOn(w.ask)
    for (const name of w.links) await link(name).waitFor()
    await link(w.privacy).first().waitFor()
    expect(await page.locator('form').getByText(w.required, { exact: true }).count()).toBe(3)

    // A postal code that is none is refused here, with an example; what was typed stays.
    await fill(w.code, customer.code)
    await fill(w.postalCode, '244')
    await fill(w.mail, customer.email)
    await press(w.send)
    await page.getByText('244-0806').first().waitFor()
    expect(await page.getByLabel(w.code, { exact: true }).inputValue()).toBe(customer.code)

    await step('1-b', '「お客様コード」「郵便番号」「メールアドレス」を入力の上、「送信」をクリックします。', () =>
      asks(walker),
    )
    await step('1-c', '送信が完了すると、「ご連絡ありがとうございます」と表示されます。', async () => {
      await isOn(w.thanks)
      await page.getByText(w.soon, { exact: true }).waitFor()
    })

    await step('2-a', 'ご登録のメールアドレスに届いたメールのリンクをクリックします。', async () => {
      await openMail(customer.email)
      const { text } = await mail(customer.email)
      expect(text).toContain(customer.code)
      expect(text).toContain('24時間')
      await pressInMail(LINK)
    })
    await isOn(w.chooseTitle)
    await step('2-b', '新しいパスワードを2回入力し、「送信」をクリックします。', async () => {
      await fill(w.next, password)
      await fill(w.again, password)
      await press(w.send)
    })
    await isOn(w.changed)
    await step('2-c', '「今すぐログイン」をクリックして、ログイン画面に進みます。', () => press(w.now))
    await step('2-c', '新しいパスワードでログインします。', async () => {
      await fill(w.identifier, customer.code)
      await fill(w.password, password)
      await press(w.signIn)
    })
    await page.getByRole('button', { name: w.signOut, exact: true }).waitFor()

    // The link works for 24 hours, and says so when it has ended; a shared user signs in with the own address.
    const other = await otherBrowser()
    await other.open('/trade/recover')
    await asks(other)
    expect(await other.page.getByRole('heading', { level: 1 }).innerText()).toBe(w.thanks)
    await clock.advance('PT24H')
    await other.openMail(customer.email)
    await other.pressInMail(LINK)
    expect(await other.page.getByText(/24時間|24 hours/).count()).toBeGreaterThan(0)
    expect(await other.page.getByLabel(w.next, { exact: true }).count()).toBe(0)
    const [shared] = customer.sharedUsers
    await other.open('/trade/sign-in')
    await other.fill(w.identifier, shared!.email)
    await other.fill(w.password, shared!.password)
    await other.press(w.signIn)
    await other.page.getByRole('button', { name: w.signOut, exact: true }).waitFor()
  }

const title = 'TRD-1 TRD-2 TRD-3 TRD-4 TRD-5 TRD-6 メインユーザのパスワード再設定'
const customers = sampleData.trade.customers
const ways: readonly WalkOptions[] = [{}, { javaScriptEnabled: false, width: 390 }, { locale: 'en' }]
for (const [place, options] of ways.entries()) walk('manual 002', title, options, reset(options, customers[place]!))
