import { expect } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of manual 001, and what they are on the pages in English. */
const words = {
  ja: {
    signInTitle: 'オンライン会員サポート ログイン',
    loginId: 'ログインID',
    password: 'パスワード',
    signIn: 'ログイン',
    forgotten: '「会員サポートパスワード」をお忘れのお客様',
    recovery: '会員サポートパスワードのリカバリー',
    mail: '基本メールアドレス',
    send: '送信',
    back: '戻る',
    temporary: '仮パスワード',
    enter: 'ログイン',
    chooseTitle: '会員サポートパスワードの再設定',
    next: '新しい会員サポートパスワード',
    again: '新しい会員サポートパスワード(確認)',
    change: '変更する',
    done: '以上でお手続き完了です。',
    toSignIn: 'ログイン',
    reissue: '仮パスワードの再発行',
    home: '登録情報',
    expired: '仮パスワードの有効期限が切れています',
    spent: 'この仮パスワードは使用済みです',
  },
  en: {
    signInTitle: 'Sign in to online member support',
    loginId: 'Login ID',
    password: 'Password',
    signIn: 'Sign in',
    forgotten: 'Forgot your member support password?',
    recovery: 'Recover your member support password',
    mail: 'Basic mail address',
    send: 'Send',
    back: 'Back',
    temporary: 'Temporary password',
    enter: 'Sign in',
    chooseTitle: 'Set a new member support password',
    next: 'New member support password',
    again: 'New member support password (again)',
    change: 'Change',
    done: 'Your new password is set',
    toSignIn: 'Sign in',
    reissue: 'Send another temporary password',
    home: 'Registered details',
    expired: 'The temporary password has expired',
    spent: 'This temporary password was used already',
  },
} as const

const HELP = 'helpdesk@midori.example'

const recover =
  (options: WalkOptions, person: (typeof sampleData.member.accounts)[number]) => async (walker: Walker) => {
    const { page, step, open, fill, press, mail, openMail, pressInMail, clock, otherBrowser } = walker
    const w = words[options.locale ?? 'ja']
    const title = () => page.getByRole('heading', { level: 1 }).innerText()
    const isOn = async (expected: string) => expect(await title()).toBe(expected)
    const helpIsNamed = () => page.getByRole('link', { name: HELP, exact: true }).waitFor()
    /** The mail's temporary password and its last moment, each on the line after its heading (MEM-3). */
    const temporaryOf = ({ text }: { readonly text: string }): { password: string; until: string } => {
      const found = /^【仮パスワード】\n(\S+)\n\n【有効期限】\n(\d{4}\/\d\d\/\d\d \d\d:\d\d)$/m.exec(text)
      return { password: found![1]!, until: found![2]! }
    }
    const password = 'Shio_kaze-Umi58'

    await open('/member/')
    await isOn(w.signInTitle)
    await page.getByText('@midori.example', { exact: true }).waitFor()
    await step(
      '1',
      '「オンライン会員サポート ログイン」で、「「会員サポートパスワード」をお忘れのお客様」をクリックします。',
      () => press(w.forgotten),
    )
    await isOn(w.recovery)
    await page.getByRole('link', { name: w.back, exact: true }).waitFor()
    await helpIsNamed()

    await step('2', '「ログインID」と「基本メールアドレス」を入力して、「送信」をクリックします。', async () => {
      await fill(w.loginId, person.loginId)
      await fill(w.mail, person.email)
      await press(w.send)
    })
    await isOn(w.recovery)
    const enterPage = page.url()

    await step('3', '「基本メールアドレス」宛に届いたメールで、仮パスワードを確かめます。', () =>
      openMail(person.email),
    )
    const { password: temporary } = temporaryOf(await mail(person.email))

    await open(enterPage)
    await page.getByText(person.loginId, { exact: false }).first().waitFor()
    await helpIsNamed()
    await step('4', '仮パスワードを入力して、「ログイン」をクリックします。', async () => {
      await fill(w.temporary, temporary)
      await press(w.enter)
    })
    await isOn(w.chooseTitle)
    await helpIsNamed()

    await step('5', '新しい「会員サポートパスワード」を2回入力して、「変更する」をクリックします。', async () => {
      await fill(w.next, password)
      await fill(w.again, password)
      await press(w.change)
    })
    await step('', '以上でお手続き完了です。', () => isOn(w.done))
    await helpIsNamed()
    await press(w.toSignIn)
    // An ID with its endings means what stands before the first @ (MEM-1).
    await fill(w.loginId, `${person.loginId}@en@midori.example`)
    await fill(w.password, password)
    await press(w.signIn)
    await isOn(w.home)

    // The mail says where the page is found again: another browser asks for the login ID too, and a used password for a new one.
    const other = await otherBrowser()
    await other.openMail(person.email)
    await other.page.goto(enterPage.replace(/recover-by-temporary-password.*/, 'temporary-password'))
    await other.fill(w.loginId, person.loginId)
    await other.fill(w.temporary, temporary)
    await other.press(w.enter)
    expect(await other.page.getByRole('heading', { level: 1 }).innerText()).toBe(w.spent)

    // Past its time: the page says so, and a new one makes the earlier one void.
    await other.press(w.reissue)
    await other.fill(w.loginId, person.loginId)
    await other.fill(w.mail, person.email)
    await other.press(w.send)
    const late = temporaryOf(await mail(person.email))
    const now = await clock.advance('PT60M')
    expect(now.getTime()).toBeGreaterThanOrEqual(
      new Date(`${late.until.replaceAll('/', '-').replace(' ', 'T')}:00+09:00`).getTime(),
    )
    await other.step(
      '注意事項',
      '有効期限を過ぎた仮パスワードは使えません。「仮パスワードの再発行」から、もう一度手続きします。',
      async () => {
        await other.fill(w.temporary, late.password)
        await other.press(w.enter)
      },
    )
    expect(await other.page.getByRole('heading', { level: 1 }).innerText()).toBe(w.expired)
    await other.press(w.reissue)
    expect(await other.page.getByRole('heading', { level: 1 }).innerText()).toBe(w.recovery)

    // By the link of the mail, too.
    await walker.openMail(person.email)
    await expect(mail(person.email)).resolves.toMatchObject({ subject: expect.stringContaining('パスワード') })
    await pressInMail('仮パスワードを入力する')
    await isOn(w.recovery)
  }

const title = 'MEM-1 MEM-2 MEM-3 MEM-4 MEM-5 MEM-6 MEM-7 会員サポートパスワードのリカバリー'
const people = sampleData.member.accounts
const ways: readonly WalkOptions[] = [{}, { javaScriptEnabled: false, width: 390 }, { locale: 'en' }]
for (const [place, options] of ways.entries()) walk('manual 001', title, options, recover(options, people[place]!))
