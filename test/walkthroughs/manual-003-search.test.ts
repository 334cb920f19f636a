import { expect } from 'vitest'
import { deviceOf } from '../../src/demo/sample-keys.ts'
import { showDeviceId } from '../../src/domain/keys/device.ts'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { allowed, deviceFor, knowing, others, ways, wordsOf } from './manual-003.ts'
import { atDevice, monthsFrom } from './manual-003-device.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

/** The words of chapters 7 and 8. */
const own = {
  ja: {
    kind: '種別',
    found: '情報参照',
    none: '該当する情報はありません',
    whomToAsk: 'ご購入元または当社担当営業にお問い合わせください。',
    extended: '延長完了',
  },
  en: {
    kind: 'Type',
    found: 'Device information',
    none: 'Nothing was found',
    whomToAsk: 'Please ask your supplier or our sales representative.',
    extended: 'The term is extended',
  },
} as const

const search = (options: WalkOptions, way: number) => async (walker: Walker) => {
  const { page, step, press, touch, otherBrowser } = walker
  const w = wordsOf(options)
  const v = own[options.locale ?? 'ja']
  const { isOn, signIn, fillInput, fillFours, fillCard, rows, inMenu } = knowing(walker, w)
  const { device, card } = deviceFor(way)
  const activation = card('701W')
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await signIn(others[way]!)
  await touch(inMenu(w.hdcom, w.issue), button(w.next))
  await fillInput(device, activation)
  for (const name of [w.next, w.agree, w.next, w.submit]) await press(name)
  const issued = await rows()
  await press(w.menu)

  await step('7 1)', 'メニューページのRegistration Keyの検索「キー検索」をクリックします。', () =>
    touch(inMenu(w.searchTitle, w.search), button(w.next)),
  )
  await isOn(w.search)
  await step(
    '7 2)',
    '種別で「HDコム」を選択し、MPR ID、アクティベーションキー、レジストレーションIDを入力後、「次へ」をクリックします。',
    async () => {
      await page.getByRole('radio', { name: w.hdcom, exact: true }).check()
      await fillFours(w.mprId, device.mprId!)
      await fillCard(activation)
      await press(w.next)
    },
  )
  await isOn(v.found)
  await step('7 3)', '内容を確認したら、「戻る」をクリックして画面を閉じます。', async () => {
    expect(await rows()).toMatchObject({
      [v.kind]: w.hdcom,
      [w.number]: issued[w.number],
      [w.mprId]: showDeviceId(deviceOf(device)),
      [w.card]: inFours(activation.number),
      [w.cardId]: activation.registrationId,
      [w.key]: issued[w.key],
      [w.end_]: w.firstUse(w.year),
    })
    await press(w.back)
  })
  await isOn(w.search)

  // Nobody else finds it, and is told what they would be told of a device that does not exist.
  const stranger = await otherBrowser()
  const other = knowing(stranger, w)
  await other.signIn(others[(way + 1) % 3]!)
  await stranger.touch(
    other.inMenu(w.searchTitle, w.search),
    stranger.page.getByRole('button', { name: w.next, exact: true }),
  )
  await other.fillFours(w.mprId, device.mprId!)
  await stranger.press(w.next)
  await other.isOn(v.none)
}

const mpcs = (options: WalkOptions, way: number) => async (walker: Walker) => {
  const { page, step, press, touch, otherBrowser, clock } = walker
  const w = wordsOf(options)
  const v = own[options.locale ?? 'ja']
  const { isOn, signIn, inMenu } = knowing(walker, w)
  const { device, card } = deviceFor(way, 'mpcs')
  const heading = page.getByRole('heading', { level: 1 })

  await signIn(others[way]!)
  for (const which of [w.issue, w.extend]) {
    await step('8', `HDVC-MPCSの「${which}」からは、お問い合わせ先を案内します。`, async () => {
      await touch(inMenu(w.mpcs, which), heading.filter({ hasText: 'HDVC-MPCS' }))
      await page.getByText(v.whomToAsk, { exact: true }).waitFor()
    })
    await press(w.menu)
    await isOn(w.signedIn)
  }

  // Somebody whom staff have allowed it.
  const dealer = await otherBrowser()
  const at = knowing(dealer, w)
  const { rows } = at
  const next = dealer.page.getByRole('button', { name: w.next, exact: true })
  await at.signIn(allowed)
  await dealer.touch(at.inMenu(w.mpcs, w.issue), next)
  await dealer.step(
    '8',
    'お申し込みを承った方は、MACアドレスとカードを入力して、「次へ」をクリックします。',
    async () => {
      await at.fillInput(device, card('M701W'))
      await dealer.press(w.next)
    },
  )
  for (const name of [w.agree, w.next]) await dealer.press(name)
  await dealer.step('8', '入力した内容に間違いがないことを確認して、「登録」をクリックします。', async () => {
    expect(await rows()).toMatchObject({ [w.macAddress]: showDeviceId(deviceOf(device)) })
    await dealer.press(w.submit)
  })
  await at.isOn(w.done)
  const key = (await rows())[w.key]!
  await dealer.press(w.menu)
  await dealer.touch(at.inMenu(w.mpcs, w.extend), next)
  await dealer.step('8', '期間の延長も、MACアドレスとカードで申請します。', async () => {
    await at.fillInput(device, card('M703W'))
    await dealer.press(w.next)
  })
  for (const name of [w.agree, w.submit]) await dealer.press(name)
  await at.isOn(v.extended)

  const tv = atDevice(dealer, w)
  await tv.goTo(device)
  await dealer.step('3.2', 'HDVC-MPCSに、レジストレーションキーを登録します。', async () =>
    tv.register(key, monthsFrom(await clock.advance('PT0S'), 48)),
  )

  await dealer.open('/keys/search')
  await dealer.step('7 2)', '種別で「HDVC-MPCS」を選択し、MACアドレスを入力して検索できます。', async () => {
    await dealer.page.getByRole('radio', { name: w.mpcs, exact: true }).check()
    await dealer.fill(`${w.mprId} 1`, device.macAddress)
    await dealer.press(w.next)
  })
  await at.isOn(v.found)
  expect((await rows())[w.key]).toBe(key)
}

for (const [way, options] of ways.entries()) {
  walk('manual 003 search', 'KEY-40 KEY-41 レジストレーションキーの検索', options, search(options, way))
  walk('manual 003 mpcs', 'KEY-50 MPCSのつばめネットサービス登録と期間延長', options, mpcs(options, way))
}
