import { expect } from 'vitest'
import { knowing, ways, wordsOf } from './manual-003.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of chapter 4 and of the memo of chapter 5.2. */
const own = {
  ja: {
    consent: '販売店／法人のお客様情報の登録について',
    form: '販売店／法人のお客様 新規登録',
    company: '会社名',
    country: '国名',
    japan: '日本',
    postalCode: '郵便番号',
    address1: '所在地1',
    address2: '所在地2',
    phone: '電話番号',
    name: '担当者',
    mail: 'メールアドレス',
    mailAgain: 'メールアドレス（確認用）',
    news: '製品情報のお知らせメールを受信する',
    cancel: 'キャンセル',
    before: '前へ',
    close: '閉じる',
    confirm: '販売店／法人のお客様 新規登録確認',
    sent: '確認メールを送信しました',
    arrived: '販売店／法人のお客様 登録内容の最終確認',
    confirmLink: '登録の内容を確認する',
    done: '販売店／法人のお客様 登録完了',
    doneSubject: '【つばめビジョン】販売店／法人のお客様 登録完了通知',
    update: '販売店／法人のお客様 更新確認',
    updateLink: '登録済みの情報と新しい内容を確認する',
    updated: '販売店／法人のお客様 更新完了',
    signInLink: 'ログインする',
    send: '送信',
    freshSubject: '【つばめビジョン】新しいパスワードのお知らせ',
    ask: '購入元または当社担当営業にお問い合わせください',
    passwordIn: /【パスワード】\s+(\S+)/,
    freshIn: /【新しいパスワード】\s+(\S+)/,
  },
  en: {
    consent: 'Before you register as a dealer or corporate customer',
    form: 'Register as a dealer or corporate customer',
    company: 'Company',
    country: 'Country',
    japan: 'Japan',
    postalCode: 'Postal code',
    address1: 'Address 1',
    address2: 'Address 2',
    phone: 'Telephone number',
    name: 'Person in charge',
    mail: 'E-mail address',
    mailAgain: 'E-mail address (again)',
    news: 'Send me product news by mail',
    cancel: 'Cancel',
    before: 'Back',
    close: 'Close',
    confirm: 'Check your registration',
    sent: 'We have sent a mail to confirm',
    arrived: 'Last check before you are registered',
    confirmLink: 'Check the registration',
    done: 'You are registered',
    doneSubject: '【Tsubame Vision】You are registered as a dealer or corporate customer',
    update: 'Check the update',
    updateLink: 'Check the registered and the new data',
    updated: 'The data are updated',
    signInLink: 'Sign in',
    send: 'Send',
    freshSubject: '【Tsubame Vision】Your new password',
    ask: 'ask your supplier or our sales representative',
    passwordIn: /Password\s+(\S+)/,
    freshIn: /New password\s+(\S+)/,
  },
} as const

const newcomers = [
  { company: '株式会社ひぐらし音響', name: '髙﨑 望', mail: 'nozomi@higurashi-onkyo.example' },
  { company: '㈲やまびこ通商', name: '森 ひかり', mail: 'mori@yamabiko-tsusho.example' },
  { company: 'Northbridge Meeting Rooms', name: 'Robin Ashford', mail: 'robin@northbridge.example' },
] as const

const register = (options: WalkOptions, way: number) => async (walker: Walker) => {
  const { page, step, open, fill, press, mail, openMail, pressInMail, otherBrowser } = walker
  const w = wordsOf(options)
  const v = own[options.locale ?? 'ja']
  const { isOn, fillSignIn, rows } = knowing(walker, w)
  const who = newcomers[way]!
  const link = (name: string) => page.getByRole('link', { name, exact: true })

  const fillForm = async ({ page: at, fill: type }: Walker, company: string): Promise<void> => {
    await type(v.company, company)
    await at.getByLabel(v.country, { exact: true }).selectOption({ label: v.japan })
    await type(v.postalCode, '541-0041')
    await type(v.address1, '大阪府')
    await type(v.address2, '大阪市中央区北浜0-2-3')
    await type(v.phone, '06-0000-0707')
    await type(v.name, who.name)
    await type(v.mail, who.mail)
    await type(v.mailAgain, who.mail)
  }

  await step('4 1)', '窓口のアドレスにアクセスすると、ログイン画面が表示されます。', async () => {
    await open('/keys/')
    for (const label of [w.registrationId, w.password, w.picture])
      await page.getByLabel(label, { exact: true }).waitFor()
    for (const name of [w.forgotten, ...w.policies]) await link(name).first().waitFor()
  })
  await step('4 2)', '「初めて使用する方へ ユーザー登録はこちら」をクリックします。', () => press(w.register))

  await isOn(v.consent)
  await press(w.decline)
  await isOn(w.signIn)
  await press(w.register)
  await step('4 3)', '内容をご確認の上、「同意する」をクリックします。', () => press(w.agree))

  await isOn(v.form)
  expect(await page.getByLabel(v.news, { exact: true }).isChecked()).toBe(true)
  await press(v.cancel)
  await isOn(w.signIn)
  await press(w.register)
  await press(w.agree)
  await step('4 4)', '必要事項を入力後、「次へ」をクリックします。', async () => {
    await fillForm(walker, who.company)
    await press(w.next)
  })

  await isOn(v.confirm)
  await press(v.before)
  await isOn(v.form)
  expect(await page.getByLabel(v.company, { exact: true }).inputValue()).toBe(who.company)
  await press(w.next)
  await step('4 5)', '入力内容を確認して、「登録」をクリックします。', async () => {
    expect(await rows()).toMatchObject({ [v.company]: who.company, [v.name]: who.name, [v.mail]: who.mail })
    await press(w.submit)
  })
  await step('4 5)', '登録したメールアドレスに、確認のメールが届きます。', () => isOn(v.sent))
  await step('4 5)', 'メールのリンクを開きます。', async () => {
    await openMail(who.mail)
    await pressInMail(v.confirmLink)
  })
  await isOn(v.arrived)
  await step('4 5)', '入力内容を確認して、「登録」をクリックします。', () => press(w.submit))

  await isOn(v.done)
  const registrationId = (await rows())[w.registrationId]!
  expect(registrationId).toMatch(/^[A-Z0-9]{10}$/)
  await step('4 6)', '登録IDを確認および保管してから、「閉じる」をクリックします。', () => press(v.close))
  await isOn(w.signIn)

  await step('4 7)', `登録完了のメールで、登録IDとパスワードを確かめます。タイトル：${v.doneSubject}`, async () => {
    await openMail(who.mail)
    await isOn(v.doneSubject)
  })
  const { text } = await mail(who.mail)
  expect(text).toContain(registrationId)
  const password = v.passwordIn.exec(text)![1]!
  await step('4 7)', 'メールの文面に従って、ログインの画面を開きます。', () => pressInMail(v.signInLink))
  await step('5.2 2)', 'メールの登録IDとパスワード、画面の文字を入力して、「ログイン」をクリックします。', async () => {
    await fillSignIn(registrationId, password)
    await press(w.signIn)
  })
  await isOn(w.signedIn)
  await step('11', '画面右下の「終了」をクリックして、ログアウトします。', () => press(w.end))
  await isOn(w.signIn)
  await page.getByText(w.signedOut, { exact: true }).waitFor()

  // The same address once more: on the page a stranger learns nothing, and whoever reads the mailbox decides.
  const again = await otherBrowser()
  await again.page.goto('/keys/sign-in')
  await again.press(w.register)
  await again.press(w.agree)
  await fillForm(again, `${who.company} 第二営業所`)
  await again.press(w.next)
  await again.press(w.submit)
  await again.step('4 ※', '既に登録されているメールアドレスを使用したときも、確認のメールが届きます。', () =>
    knowing(again, w).isOn(v.sent),
  )
  await again.step('4 ※', '登録済みの情報を上書きするときは、メールのリンクを開きます。', async () => {
    await again.openMail(who.mail)
    await again.pressInMail(v.updateLink)
  })
  await knowing(again, w).isOn(v.update)
  await again.step('4 ※', '登録済みの情報と今回の内容を見比べて、「登録」をクリックします。', async () => {
    for (const shown of [registrationId, who.company, `${who.company} 第二営業所`])
      await again.page.getByText(shown, { exact: true }).first().waitFor()
    await again.press(w.submit)
  })
  await knowing(again, w).isOn(v.updated)

  // A password that was forgotten: a fresh one by mail, and the old one until it is used.
  await step('5.2 メモ', '「パスワードを忘れた方はこちら」をクリックします。', () => press(w.forgotten))
  await page.getByText(v.ask).first().waitFor()
  await step('5.2 メモ', '登録IDと画面の文字を入力して、「送信」をクリックします。', async () => {
    await fill(w.registrationId, registrationId)
    await fill(w.picture, await knowing(walker, w).readPicture())
    await press(v.send)
  })
  await step('5.2 メモ', `登録しているメールアドレスにパスワードが届きます。タイトル：${v.freshSubject}`, async () => {
    await openMail(who.mail)
    await isOn(v.freshSubject)
  })
  const fresh = v.freshIn.exec((await mail(who.mail)).text)![1]!
  expect(fresh).not.toBe(password)
  await step('5.2 2)', '届いたパスワードでログインします。', async () => {
    await pressInMail(v.signInLink)
    await fillSignIn(registrationId, fresh)
    await press(w.signIn)
  })
  await isOn(w.signedIn)
}

const title = 'KEY-2 KEY-3 KEY-4 KEY-5 KEY-6 KEY-7 販売店／法人のお客様の新規登録と、パスワードの再通知'
for (const [way, options] of ways.entries()) walk('manual 003 registration', title, options, register(options, way))
