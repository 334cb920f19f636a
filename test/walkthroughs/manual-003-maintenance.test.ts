import { expect } from 'vitest'
import { deviceFor, knowing, others, ways, wordsOf } from './manual-003.ts'
import { atDevice } from './manual-003-device.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of chapters 9 to 12, and those of the demo's page that plans maintenance. */
const own = {
  ja: {
    notice: '動作に必要なクッキーだけを使います。',
    portal: '窓口',
    title: 'つばめビジョン キー管理',
    begins: '始まる時刻',
    soon: '1時間後（30分間）',
    plan: '予定する',
    planned: 'メンテナンスを予定しました。',
    coming: 'システムメンテナンスのお知らせ',
    closed: 'システムメンテナンス中',
    again: 'もう一度開く',
    endNow: 'つばめビジョン キー管理 いますぐ終える',
    over: 'メンテナンスを終えました。',
  },
  en: {
    notice: 'This site uses only cookies that it cannot work without.',
    portal: 'Portal',
    title: 'Tsubame Vision key management',
    begins: 'Begins',
    soon: 'In 1 hour (for 30 minutes)',
    plan: 'Plan it',
    planned: 'The maintenance has been planned.',
    coming: 'Planned maintenance',
    closed: 'Closed for maintenance',
    again: 'Open again',
    endNow: 'Tsubame Vision key management End it now',
    over: 'The maintenance is over.',
  },
} as const

const stay = (options: WalkOptions, way: number) => async (walker: Walker) => {
  const { page, step, open, press, touch, mails, clock, otherBrowser } = walker
  const w = wordsOf(options)
  const v = own[options.locale ?? 'ja']
  const { isOn, signIn, fillInput, inMenu } = knowing(walker, w)
  const dealer = others[way]!
  const { device, card } = deviceFor(way)
  const chapters = ['9', '10'] as const

  await open('/keys/')
  await page.getByText(v.notice).waitFor()
  for (const [place, chapter] of chapters.entries()) {
    await step(chapter, `ログイン画面の「${w.policies[place]}」をクリックします。`, () => press(w.policies[place]!))
    await isOn(w.policies[place]!)
    await page.goBack()
  }
  await signIn(dealer)
  for (const [place, chapter] of chapters.entries()) {
    await step(chapter, `メニュー画面右上の「${w.policies[place]}」をクリックします。`, () =>
      press(w.policies[place]!, 'banner'),
    )
    await isOn(w.policies[place]!)
    await page.goBack()
  }

  // Staff plan maintenance.
  const staff = await otherBrowser()
  await staff.open('/demo/')
  await staff.page.getByLabel(v.portal, { exact: true }).selectOption({ label: v.title })
  await staff.page.getByLabel(v.begins, { exact: true }).selectOption({ label: v.soon })
  await staff.press(v.plan)
  await staff.page.getByText(v.planned, { exact: true }).waitFor()

  await step('12', 'システムメンテナンス予定日は、事前にメニュー画面に表示されます。', async () => {
    await page.goto('/keys/')
    await page.getByText(v.coming, { exact: true }).waitFor()
  })
  const guest = await otherBrowser()
  await guest.step('12', 'ログイン画面にも表示されます。', async () => {
    await guest.page.goto('/keys/sign-in')
    await guest.page.getByText(v.coming, { exact: true }).waitFor()
  })
  expect((await mails(dealer.email))[0]!.subject).toContain('メンテナンス')

  // It begins in the middle of an application.
  await clock.advance('PT50M')
  await signIn(dealer)
  await touch(inMenu(w.hdcom, w.issue), page.getByRole('button', { name: w.next, exact: true }))
  await fillInput(device, card('701W'))
  for (const name of [w.next, w.agree]) await press(name)
  const begun = page.url()
  await clock.advance('PT10M')
  await step('12', 'メンテナンス中は、システムが使用できないことを表します。', async () => {
    const answer = await page.goto(begun)
    expect([answer!.status(), Number(answer!.headers()['retry-after']) > 0]).toEqual([503, true])
    await isOn(v.closed)
  })
  const tv = atDevice(guest, w)
  await tv.goTo(device)
  await tv.showsTerm(device, w.tv.away)
  await guest.step('3.2 ※', 'つばめネットのサーバーに接続していないことは、HDコムにも表示されます。', () =>
    tv.says(w.tv.away),
  )

  await staff.open('/demo/')
  await staff.press(v.endNow)
  await staff.page.getByText(v.over, { exact: true }).waitFor()
  await step('12', 'メンテナンスが終わると、お手続きの続きから再開できます。', () => press(v.again))
  for (const name of [w.next, w.submit]) await press(name)
  await isOn(w.done)
  await press(w.menu)
  await step('11', '画面右下の「終了」をクリックして、ログアウトします。', () => press(w.end))
  await page.getByText(w.signedOut, { exact: true }).waitFor()
}

const title = 'KEY-9 KEY-10 クッキーポリシー、プライバシーポリシー、ログアウト、システムメンテナンス'
for (const [way, options] of ways.entries())
  walk('manual 003 maintenance', title, { ...options, closes: true }, stay(options, way))
