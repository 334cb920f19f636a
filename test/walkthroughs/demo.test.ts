import { HtmlValidate } from 'html-validate'
import { expect } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of the demo's own pages. */
const words = {
  ja: {
    guide: '見本のアカウント',
    day: '1日進める',
    amount: '進める長さ',
    unit: '単位',
    go: '進める',
    moved: '時刻を進めました。',
    inbox: '受信箱',
    filter: '宛先のメールアドレス',
    narrow: '絞り込む',
    back: '受信箱に戻る',
    start: 'ログイン',
    send: '送信する',
    loginId: 'ログインID',
    reset: '実際の時刻に戻す',
  },
  en: {
    guide: 'Sample accounts',
    day: '1 day ahead',
    amount: 'How far',
    unit: 'Unit',
    go: 'Go ahead',
    moved: 'The clock has been set ahead.',
    inbox: 'Inbox',
    filter: 'E-mail address of the recipient',
    narrow: 'Narrow down',
    back: 'Back to the inbox',
    start: 'Sign in',
    send: 'Send',
    loginId: 'Login ID',
    reset: 'Back to the real time',
  },
} as const

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    'heading-level': ['error', { minInitialRank: 'h2' }],
  },
})

const useDemo = (options: WalkOptions, person: { readonly loginId: string }) => async (walker: Walker) => {
  const { page, step, open, fill, press, pressInMail } = walker
  const w = words[options.locale ?? 'ja']
  /** The document as the program sends it. */
  const isValid = async (path: string): Promise<void> => {
    const sent = await (await fetch(`${walker.origin}${path}`)).text()
    const { results } = await validator.validateString(sent)
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${path} ${ruleId} ${message}`)),
    ).toEqual([])
  }

  await open('/')
  await isValid('/')
  await step('①', '最初のページで、「見本のアカウント」をクリックします。', () => press(w.guide))
  await isValid('/demo/')
  await step('②', '「1日進める」をクリックすると、デモ全体の時刻が1日進みます。', () => press(w.day))
  await page.getByText(w.moved, { exact: true }).waitFor()
  await step('③', '長さを決めて進めることもできます。数字ではないときは、その場でお知らせします。', async () => {
    await fill(w.amount, 'いっぱい')
    await press(w.go)
  })
  await step('④', '数字を入力し、「進める」をクリックします。', async () => {
    await fill(w.amount, '９０')
    await page.getByLabel(w.unit, { exact: true }).selectOption('minutes')
    await press(w.go)
  })
  await page.getByText(w.moved, { exact: true }).waitFor()
  await step('⑤', '「実際の時刻に戻す」をクリックすると、いつでも元に戻ります。', () => press(w.reset))

  await open('/partner/recover')
  await fill(w.loginId, person.loginId)
  await press(w.send)
  await open('/demo/inbox')
  await step('⑥', '「受信箱」で、宛先のメールアドレスを入力して「絞り込む」をクリックします。', async () => {
    await fill(w.filter, person.loginId)
    await press(w.narrow)
  })
  await isValid(`/demo/inbox?to=${person.loginId}`)
  const subject = '【あおばコネクトID】パスワードリセットのお知らせ'
  await step('⑦', '件名をクリックして、メールを開きます。', () => press(subject))
  await isValid(new URL(page.url()).pathname)
  await step('⑧', 'メールのリンクを押すと、そのまま手続きのページが開きます。', () =>
    pressInMail('新しいパスワードを設定する'),
  )
  expect(new URL(page.url()).pathname).toMatch(/^\/partner\/recover\//)

  // The same by the text part of the mail.
  await page.goBack()
  const link = page.locator('.mail-text a')
  await Promise.all([page.waitForEvent('load'), link.click()])
  expect(new URL(page.url()).pathname).toMatch(/^\/partner\/recover\//)
}

const people = sampleData.partner.accounts
const ways: readonly WalkOptions[] = [{}, { width: 390, javaScriptEnabled: false }, { width: 320, locale: 'en' }]
for (const [place, options] of ways.entries()) walk('demo', 'デモを使う', options, useDemo(options, people[place]!))
