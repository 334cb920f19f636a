import { expect } from 'vitest'
import { deviceOf } from '../../src/demo/sample-keys.ts'
import { showDeviceId } from '../../src/domain/keys/device.ts'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { deviceFor, knowing, others, ways, wordsOf } from './manual-003.ts'
import { atDevice, monthsFrom } from './manual-003-device.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

const WHOLE_KEY = /^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/

const issue = (options: WalkOptions, way: number) => async (walker: Walker) => {
  const { page, step, open, press, touch, mail, clock } = walker
  const w = wordsOf(options)
  const { isOn, fillSignIn, fillInput, rows, inMenu } = knowing(walker, w)
  const tv = atDevice(walker, w)
  const dealer = others[way]!
  const { device, card } = deviceFor(way)
  const activation = card('701W')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const candidates = () =>
    page
      .locator('fieldset')
      .getByRole('radio')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

  await tv.goTo(device)
  await step('3.1 ①', 'ホーム画面にて、[メニュー] を押します。', tv.toMenu)
  await step('3.1 ②', 'メニュー画面内で、[設定／保守をする] を選び [決定] を押します。', tv.toSettings)
  await step('3.1 ③', 'システム設定画面内で、[拡張機能の確認] を選び [決定] を押します。', () =>
    tv.toExtensions(device),
  )
  await step('3.1 ③', '拡張機能の確認画面で、MPR ID と、つばめネットサービスの登録状況を確かめます。', () =>
    tv.says(w.tv.notRegistered),
  )
  await tv.toHome()

  await open('/keys/')
  await step(
    '5.2 2)',
    '登録IDとパスワード、画面に表示されている文字を入力して、「ログイン」をクリックします。',
    async () => {
      await fillSignIn(dealer.registrationId, dealer.password)
      await press(w.signIn)
    },
  )
  await isOn(w.signedIn)
  await step('5.2 3)', 'メニューページのHDコム「新規申請」をクリックします。', () =>
    touch(inMenu(w.hdcom, w.issue), button(w.next)),
  )
  await isOn(w.input)

  // Both terms can be read from here, and the way back leads to the page as it was.
  for (const name of wordsFor(options).texts) {
    const text = page
      .getByRole('navigation', { name: wordsFor(options).textsLabel })
      .getByRole('link', { name, exact: true })
    await touch(text, page.getByRole('heading', { level: 1, name: new RegExp(wordsFor(options).textTitle(name)) }))
    await page.goBack()
  }
  await step(
    '5.2 4)',
    'MPR ID、アクティベーションキーナンバー、レジストレーションIDを入力して、「次へ」をクリックします。',
    async () => {
      await fillInput(device, activation)
      await press(w.next)
    },
  )
  await isOn(w.paidTerms)
  await button(w.decline).waitFor()
  await step('5.2 5)', '約款をよく読み、内容に同意いただける場合は、「同意する」をクリックします。', () =>
    press(w.agree),
  )

  await isOn(wordsFor(options).numberTitle)
  const seen = new Set(await candidates())
  expect(seen.size).toBe(3)
  for (let left = 5; left > 0; left--) {
    await page.getByText(wordsFor(options).left(left), { exact: true }).waitFor()
    const turn = () => press(wordsFor(options).others)
    if (left === 5) await step('5.2 6) メモ', '「別候補表示」をクリックすると、別の候補が表示されます。', turn)
    else await turn()
    for (const one of await candidates()) seen.add(one)
  }
  expect(seen.size).toBe(18)
  expect(await button(wordsFor(options).others).count()).toBe(0)
  const [, wanted] = await candidates()
  await step('5.2 6)', '利用したい接続番号のラジオボタンをクリックし、「次へ」をクリックします。', async () => {
    await page.getByLabel(wanted!, { exact: true }).check()
    await press(w.next)
  })

  await isOn(wordsFor(options).confirmTitle)
  await step('5.2 7)', '入力した内容に間違いがないことを確認して、「登録」をクリックします。', async () => {
    expect(await rows()).toMatchObject({
      [w.number]: wanted,
      [w.mprId]: showDeviceId(deviceOf(device)),
      [w.card]: inFours(activation.number),
      [w.cardId]: activation.registrationId,
    })
    await press(w.submit)
  })

  await isOn(w.done)
  const shown = await rows()
  const key = shown[w.key]!
  expect(key).toMatch(WHOLE_KEY)
  expect(shown).toMatchObject({ [w.number]: wanted, [w.end_]: w.firstUse(w.year) })
  await page.getByRole('link', { name: w.again, exact: true }).waitFor()
  // On paper the key stands there, and nothing that can be pressed.
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.key-value').isVisible()).toBe(true)
  expect(await page.locator('main :is(a, button):visible').count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
  const { text } = await mail(dealer.email)
  for (const part of [key, wanted!, showDeviceId(deviceOf(device))]) expect(text).toContain(part)
  await step('5.2 8)', '「Registration Key」（16桁）を確かめ、「メニューへ」をクリックします。', () => press(w.menu))
  await isOn(w.signedIn)

  await tv.goTo(device)
  await step('3.2 ④ I', 'ホーム画面にて、[メニュー] を押します。', tv.toMenu)
  await step('3.2 ④ II', 'メニュー画面内で、[設定／保守をする] を選び [決定] を押します。', tv.toSettings)
  await step('3.2 ④ III', 'システム設定画面内で、[管理者でログイン] を選び [決定] を押します。', tv.toLogin)
  await step('3.2 ④ IV', 'パスワードを入力して、[ログイン] を選び [決定] を押します。', tv.logIn)
  await step('3.2 ④ V', '管理者メニュー一覧画面内で、[ソフトウェアの拡張] を選び [決定] を押します。', tv.toSoftware)
  await step('3.2 ④ VI', '[緑] を押します。', tv.toKey)
  // With a slip of the hand at first.
  const [lastDigit, wrong] = [key.at(-1)!, key.endsWith('0') ? '1' : '0']
  await step('3.2 ④ VII', 'レジストレーションキー（16桁）を入力します。', () => tv.typeKey(key.slice(0, -1) + wrong))
  await step('3.2 ④ VIII', '[緑] を押します。設定の保存と再起動を確認するダイアログボックスが表示されます。', tv.save)
  await tv.refuse()
  await step(
    '3.2 ※',
    '無効の場合、「Registration Key の認証に失敗しました」と表示されます。手順VIIからやり直します。',
    () => tv.says(w.tv.refused),
  )
  await tv.mendLast(lastDigit)
  await tv.save()
  const last = monthsFrom(await clock.advance('PT0S'), 12)
  await step('3.2 ④ IX', '[◀ ▶] で [はい] を選び [決定] を押します。HDコムは自動的に再起動されます。', () =>
    tv.restart(last),
  )
  await tv.showsTerm(device, w.tv.runs(last))
  await step('3.2 ※', '「つばめネットサービス」に、現在の登録状況が表示されます。', () => tv.says(w.tv.runs(last)))
}

const wordsFor = ({ locale = 'ja' }: WalkOptions) => own[locale]
const own = {
  ja: {
    textsLabel: '約款の確認',
    texts: ['無償', '有償'],
    textTitle: (name: string) => `利用約款（${name}）`,
    numberTitle: '接続番号の選択',
    others: '別候補表示',
    left: (redraws: number) => `あと${redraws}回まで選びなおすことができます。`,
    confirmTitle: '入力内容の確認',
  },
  en: {
    textsLabel: 'Terms of service',
    texts: ['Free', 'Paid'],
    textTitle: (name: string) => `terms of service \\(${name.toLowerCase()}`,
    numberTitle: 'Choose a connection number',
    others: 'Show other numbers',
    left: (redraws: number) =>
      redraws === 1 ? 'You can ask for others once more.' : `You can ask for others ${redraws} more times.`,
    confirmTitle: 'Check what you entered',
  },
} as const

const title =
  'KEY-1 KEY-9 KEY-20 KEY-21 KEY-22 KEY-26 KEY-30 KEY-60 KEY-61 レジストレーションキーの発行と、HDコムへの登録'
for (const [way, options] of ways.entries()) walk('manual 003 key', title, options, issue(options, way))
