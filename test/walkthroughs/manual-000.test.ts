import { expect } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { en } from '../../src/words/en.ts'
import { ja } from '../../src/words/ja.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of manual 000, and what they are on the pages in English. */
const words = {
  ja: {
    start: 'ログイン',
    loginId: 'ログインID',
    next: 'ログインする',
    password: 'パスワード',
    reset: 'パスワードをリセットする',
    send: '送信する',
    resetSubject: '【あおばコネクトID】パスワードリセットのお知らせ',
    resetLink: '新しいパスワードを設定する',
    newPassword: '新しいパスワード',
    again: '新しいパスワード(確認用)',
    updated: 'アカウントが更新されました',
    signIn: 'ログインする',
    codeSubject: '【あおばコネクトID】ワンタイムパスワード通知',
    code: 'ワンタイムパスワード',
    confirm: '確認する',
    resend: 'ワンタイムパスワードを再送する',
    lastCheck: '前回のご本人確認',
    nextCheck: '次回のご本人確認',
    signOut: 'ログアウト',
    signedOut: 'ログアウトしました。',
  },
  en: {
    start: 'Sign in',
    loginId: 'Login ID',
    next: 'Continue',
    password: 'Password',
    reset: 'Reset the password',
    send: 'Send',
    // Mails come in the account's language, which is Japanese for every sample account.
    resetSubject: '【あおばコネクトID】パスワードリセットのお知らせ',
    resetLink: '新しいパスワードを設定する',
    newPassword: 'New password',
    again: 'New password (again)',
    updated: 'Your account is updated',
    signIn: 'Sign in',
    codeSubject: '【あおばコネクトID】ワンタイムパスワード通知',
    code: 'One-time password',
    confirm: 'Confirm',
    resend: 'Send the one-time password again',
    lastCheck: 'Last one-time password check',
    nextCheck: 'Next one-time password check',
    signOut: 'Sign out',
    signedOut: 'You have signed out.',
  },
} as const

const newcomers = sampleData.partner.accounts.filter(({ password }) => password === null)
const password = 'Umikaze-42-minato'

const firstPassword = (options: WalkOptions, person: (typeof newcomers)[number]) => async (walker: Walker) => {
  const { page, step, open, fill, press, mail, openMail, pressInMail, clock, otherBrowser } = walker
  const w = words[options.locale ?? 'ja']
  const heading = page.getByRole('heading', { level: 1 })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const field = (label: string) => page.getByLabel(label, { exact: true })

  await open('/partner/')
  await step('①', '「ログイン」をクリックします。', () => press(w.start))

  await step('②', '「ログインID」にご自身のメールアドレスを入力し、「ログインする」をクリックします。', async () => {
    await fill(w.loginId, person.loginId)
    await press(w.next)
  })
  await button(w.signIn).waitFor()
  await field(w.password).waitFor()

  await step('③', '「パスワードをリセットする」をクリックします。', () => press(w.reset))

  await step(
    '④',
    '「ログインID」にご自身のメールアドレスがあることを確かめ、「送信する」をクリックします。',
    async () => {
      expect(await field(w.loginId).inputValue()).toBe(person.loginId)
      await press(w.send)
    },
  )

  await step('⑤', `受信したメールのURLにアクセスします。件名：${w.resetSubject}`, async () => {
    await openMail(person.loginId)
    expect(await heading.innerText()).toBe(w.resetSubject)
    await pressInMail(w.resetLink)
  })

  await step(
    '⑥',
    '「新しいパスワード」と「新しいパスワード(確認用)」に同じパスワードを入力し、「送信する」をクリックします。',
    async () => {
      await fill(w.newPassword, password)
      await fill(w.again, password)
      await press(w.send)
    },
  )

  await step('⑦', 'アカウントが更新されたら、パスワードの設定は完了です。', async () => {
    expect(await heading.innerText()).toBe(w.updated)
  })
  await step('⑧', 'もう一度「ログイン」をクリックします。', () => press(w.start))

  await step('⑨', '「ログインID」にご自身のメールアドレスを入力し、「ログインする」をクリックします。', async () => {
    await fill(w.loginId, person.loginId)
    await press(w.next)
  })
  await step('⑩', '設定した「パスワード」を入力し、「ログインする」をクリックします。', async () => {
    await fill(w.password, password)
    await press(w.signIn)
  })

  const codePage = page.url()
  await step(
    '⑪',
    `受信したメールで、「ワンタイムパスワード」の数字8桁を確かめます。件名：${w.codeSubject}`,
    async () => {
      await openMail(person.loginId)
      expect(await heading.innerText()).toBe(w.codeSubject)
    },
  )
  const code = /^\d{8}$/m.exec((await mail(person.loginId)).text)?.[0]
  expect(code).toBeDefined()

  await open(codePage)
  await button(w.resend).waitFor()
  await step('⑬', '「ワンタイムパスワード」に数字8桁を入力し、「確認する」をクリックします。', async () => {
    await fill(w.code, code!)
    await press(w.confirm)
  })
  await step('⑫', '「ログイン後」の画面へ移ります。', async () => {
    expect(new URL(page.url()).pathname).toBe('/partner/')
    await page.getByText(person.name).first().waitFor()
    await button(w.signOut).waitFor()
    const now = await clock.advance('PT0S')
    const { date } = { ja, en }[options.locale ?? 'ja'].common
    const next = new Date(now.getTime() + 90 * 86_400_000)
    for (const text of [w.lastCheck, date(now), w.nextCheck, date(next)])
      await page.getByText(text, { exact: true }).waitFor()
  })

  /** Signs in by login ID and password on a page of its own, and tells whether the one-time password was asked for. */
  const signsIn = async (where: Walker): Promise<void> => {
    await where.page.goto('/partner/sign-in')
    await where.fill(w.loginId, person.loginId)
    await where.press(w.next)
    await where.fill(w.password, password)
    await where.press(w.signIn)
  }
  const other = await otherBrowser()

  await clock.advance('P89DT23H')
  await signsIn(walker)
  await step('※', '前回の確認から89日23時間：パスワードだけでログインできます。', async () => {
    expect(new URL(page.url()).pathname).toBe('/partner/')
  })
  await signsIn(other)
  expect(new URL(other.page.url()).pathname).toBe('/partner/')
  await press(w.signOut)
  await page.getByText(w.signedOut, { exact: true }).waitFor()

  await clock.advance('PT1H')
  await signsIn(walker)
  await step('※', '前回の確認から90日：どのブラウザでも、もう一度ワンタイムパスワードで確認します。', () =>
    field(w.code).waitFor(),
  )
  const third = await otherBrowser()
  await signsIn(third)
  await third.page.getByLabel(w.code, { exact: true }).waitFor()
}

const title =
  'PAR-1 PAR-2 PAR-3 PAR-4 PAR-5 PAR-6 PAR-7 PAR-8 PAR-9 PAR-10 PAR-11 パスワードを初めて設定し、ログインする'
const ways: readonly WalkOptions[] = [{}, { javaScriptEnabled: false, width: 390 }, { locale: 'en' }]
for (const [place, options] of ways.entries())
  walk('manual 000', title, options, firstPassword(options, newcomers[place]!))
