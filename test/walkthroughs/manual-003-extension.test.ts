import { expect } from 'vitest'
import { gmtDay } from '../../src/domain/keys/calendar.ts'
import { en } from '../../src/words/en.ts'
import { ja } from '../../src/words/ja.ts'
import { anotherCard, deviceFor, knowing, others, ways, wordsOf } from './manual-003.ts'
import { atDevice, monthsFrom } from './manual-003-device.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of chapters 3.3 and 6. */
const own = {
  ja: {
    confirm: '期間の延長',
    now: '現在の利用期限',
    after: '申請後の利用期限',
    years: (years: number) => `${years}年`,
    done: '延長完了',
    refused: '期間を延長できません',
    most: '登録できる期間は、残りも含めて最長で6年です。',
    unused: 'カードは使用されていません。',
    lapsed: '「新規申請」をご利用ください。',
    toIssue: '「新規申請」に進む',
  },
  en: {
    confirm: 'Check the extension',
    now: 'Valid until (now)',
    after: 'Valid until (afterwards)',
    years: (years: number) => (years === 1 ? '1 year' : `${years} years`),
    done: 'The term is extended',
    refused: 'The term cannot be extended',
    most: 'No more than 6 years can remain on a term.',
    unused: 'The card was not used.',
    lapsed: 'Make a new application.',
    toIssue: 'Go on to “New application”',
  },
} as const

const extend = (options: WalkOptions, way: number) => async (walker: Walker) => {
  const { page, step, press, touch, clock } = walker
  const { locale = 'ja' } = options
  const w = wordsOf(options)
  const v = own[locale]
  const { day } = { ja, en }[locale].keyTerms
  const { isOn, signIn, fillInput, rows, inMenu } = knowing(walker, w)
  const tv = atDevice(walker, w)
  const dealer = others[way]!
  const { device, card } = deviceFor(way)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const says = (part: string) => page.getByText(part).first().waitFor()
  /** A day as the pages write it. */
  const shown = (date: Date): string => day(gmtDay(date))

  // A device with a card for a year, not yet used.
  await signIn(dealer)
  await touch(inMenu(w.hdcom, w.issue), button(w.next))
  await fillInput(device, card('701W'))
  for (const name of [w.next, w.agree, w.next, w.submit]) await press(name)
  await isOn(w.done)
  const key = (await rows())[w.key]!
  await press(w.menu)

  await step('6 1)', 'メニューページのHDコム「期間の延長」をクリックします。', () =>
    touch(inMenu(w.hdcom, w.extend), button(w.next)),
  )
  await isOn(w.input)
  await step(
    '6 2)',
    'MPR ID、アクティベーションキーナンバー、レジストレーションIDを入力して、「次へ」をクリックします。',
    async () => {
      await fillInput(device, anotherCard('701W', way, 0))
      await press(w.next)
    },
  )
  await isOn(w.paidTerms)
  await step('6 3)', '約款をよく読み、内容に同意いただける場合は、「同意する」をクリックします。', () => press(w.agree))
  await isOn(v.confirm)
  await step('6 4)', '入力した内容に間違いがないことを確認して、「登録」をクリックします。', async () => {
    expect(await rows()).toMatchObject({ [v.now]: w.firstUse(v.years(1)), [v.after]: w.firstUse(v.years(2)) })
    await press(w.submit)
  })
  await isOn(v.done)
  expect((await rows())[w.end_]).toBe(w.firstUse(v.years(2)))
  await step('6 5)', '連続して登録したい場合は、「続けて申請」をクリックして2)～4)をくり返します。', () =>
    press(w.again),
  )

  await fillInput(device, anotherCard('703W', way, 0))
  for (const name of [w.next, w.agree, w.submit]) await press(name)
  expect((await rows())[w.end_]).toBe(w.firstUse(v.years(5)))
  await press(w.again)
  await fillInput(device, anotherCard('703W', way, 1))
  await press(w.next)
  await step('3.3 メモ', '有効期間の合計が6年を越える登録はできません。カードは使用されません。', async () => {
    await isOn(v.refused)
    for (const part of [v.most, w.firstUse(v.years(5)), v.years(8), v.unused]) await says(part)
  })

  // Five years begin on the device; a year later one more is added, and the device shows it by itself.
  const began = await clock.advance('PT0S')
  await tv.goTo(device)
  await tv.register(key, monthsFrom(began, 60))
  await clock.advance('P1Y')
  await signIn(dealer)
  await touch(inMenu(w.hdcom, w.extend), button(w.next))
  await fillInput(device, anotherCard('701W', way, 1))
  for (const name of [w.next, w.agree]) await press(name)
  await step('3.3 メモ', '利用期間中の延長では、延長した分の期間が現在の期間に加算されます。', async () => {
    const facts = await rows()
    expect(facts[v.now]).toContain(shown(monthsFrom(began, 60)))
    expect(facts[v.after]).toContain(shown(monthsFrom(began, 72)))
    await press(w.submit)
  })
  await tv.showsTerm(device, w.tv.runs(monthsFrom(began, 72)))
  await step('3.3 メモ', 'サービス延長を行うと、HDコムに自動で反映されます。', () =>
    tv.says(w.tv.runs(monthsFrom(began, 72))),
  )

  // Past its end, but within six months.
  await clock.advance('P5Y3M')
  await tv.showsTerm(device, w.tv.ended)
  await step('3.2 ※', '有効期限が切れると、「有効期限が切れています」と表示されます。', () => tv.says(w.tv.ended))
  await signIn(dealer)
  await touch(inMenu(w.hdcom, w.extend), button(w.next))
  await fillInput(device, card('703W'))
  for (const name of [w.next, w.agree]) await press(name)
  const restarted = await clock.advance('PT0S')
  await step('3.3 メモ', '有効期限切れから6ヶ月以内に延長を行うと、その時点から期間が開始されます。', async () => {
    expect((await rows())[v.after]).toContain(shown(monthsFrom(restarted, 36)))
    await press(w.submit)
  })
  await tv.showsTerm(device, w.tv.runs(monthsFrom(restarted, 36)))

  // And past the six months.
  await clock.advance('P3Y7M')
  await tv.showsTerm(device, w.tv.notRegistered)
  await step('3.2 ※', '有効期限切れから6ヶ月を越えると、「登録されていません」と表示されます。', () =>
    tv.says(w.tv.notRegistered),
  )
  await signIn(dealer)
  await touch(inMenu(w.hdcom, w.extend), button(w.next))
  await fillInput(device, anotherCard('701W', way, 2))
  await press(w.next)
  await step('3.3', '6ヶ月を過ぎた期間の延長はできません。新規申請に進めます。', async () => {
    await isOn(v.refused)
    for (const part of [v.lapsed, v.unused]) await says(part)
    await press(v.toIssue)
  })
  await isOn(w.input)
  for (const name of [w.next, w.agree, w.next, w.submit]) await press(name)
  await isOn(w.done)
}

const title = 'KEY-28 KEY-30 KEY-31 KEY-32 KEY-34 KEY-36 つばめネットサービスの延長'
for (const [way, options] of ways.entries()) walk('manual 003 extension', title, options, extend(options, way))
