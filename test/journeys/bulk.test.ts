import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lanes } from '../../src/domain/accounts/lanes.ts'
import { UPLOADS } from '../../src/domain/keys/card-tries.ts'
import type { PrintedCard } from '../../src/domain/keys/cards.ts'
import { type Device, showDeviceId } from '../../src/domain/keys/device.ts'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { type Applications, KEY, openApplications, rows as summary } from './apply-with-card.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'

type Row = readonly [string, string, string]
const DAY = 86_400_000

const row = (device: Device, card: PrintedCard): Row => [device.id, card.number, card.registrationId]
const csv = (rows: readonly (readonly string[])[], end = '\r\n'): string =>
  rows.map((one) => one.join(',') + end).join('')
const file = (content: string | Uint8Array<ArrayBuffer>, name = '一覧.csv'): File =>
  new File([content], name, { type: 'text/csv' })
const heading: Row = ['MPR ID', 'Activation Key No.', 'Registration ID']

describe('KEY-70 「まとめて登録」', () => {
  let counter: Counter
  let on: Applications
  beforeAll(async () => {
    counter = await openCounter({ connections: 20 })
    on = openApplications(counter)
  })
  afterAll(() => counter.close())

  const pairs = async (count: number, product: Parameters<Applications['keys']['print']>[0] = '701W') =>
    (await on.keys.print(product, count)).map((card) => ({ device: newDevice(), card }))
  const send = async (
    browser: Browser,
    sent: string | Uint8Array<ArrayBuffer> | readonly (readonly string[])[],
    asked: '新規申請' | '期間の延長' = '新規申請',
  ) => {
    await browser.open('/keys/bulk')
    const content = typeof sent === 'string' || sent instanceof Uint8Array ? sent : csv(sent)
    await browser.send('確認する', { [asked]: asked === '新規申請' ? 'new' : 'extension', CSVファイル: file(content) })
    return browser.page
  }
  /** Lets the job do its work, and looks again. */
  const settled = async (browser: Browser) => {
    await counter.settle()
    return browser.open(browser.page.url)
  }
  const checked = async (...given: Parameters<typeof send>) => {
    await send(...given)
    return settled(given[0])
  }
  const register = async (browser: Browser) => {
    await browser.send('次へ')
    const agree = [...browser.page.form('登録').labels.keys()].filter((label) => label.endsWith('に同意する'))
    await browser.send('登録', Object.fromEntries(agree.map((label) => [label, 'yes'])))
    return settled(browser)
  }
  const saved = async (browser: Browser, button: string): Promise<readonly Readonly<Record<string, string>>[]> => {
    const answer = await browser.sendRaw(button)
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return parse(await answer.text(), { bom: true, columns: true })
  }
  const stateOf = async (card: PrintedCard) => (await on.stateOf(card)).is

  it('KEY-21 agrees to the texts that were shown: another version than that is shown first', async () => {
    const { browser } = await newDealer(counter)
    const [one] = await pairs(1)
    await checked(browser, [row(one!.device, one!.card)])
    await browser.send('次へ')
    const { action, labels, values } = browser.page.form('登録')
    const name = [...labels].find(([label]) => label.endsWith('に同意する'))![1]
    const { version } = counter.program.house.portals.get('keys')!.portal.terms.find(({ id }) => id === 'service-paid')!
    expect(name).toContain(version)
    const body = new URLSearchParams([...values, [name.replace(version, '2020-01-01'), 'yes']])
    body.delete(name)
    const answer = await browser.request(action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    expect(answer.status).toBe(422)
    await settled(browser)
    expect(await stateOf(one!.card)).toBe('free')
  })

  it('KEY-41 takes fifty files a day of an account: more tell no more of devices, and fill no disk', async () => {
    const { browser, account } = await newDealer(counter)
    const { throttle } = counter.program.stores.of('keys')
    const lane = lanes(counter.program.house.vault).uploadsBy(account)
    await throttle.takeFromWindow(lane, 49, UPLOADS, counter.clock.now())
    const [one, two] = await pairs(2)
    const page = await send(browser, [row(one!.device, one!.card)])
    expect(page.heading).toBe('内容の確認中')
    // The same again is the one that is there.
    await send(browser, [row(one!.device, one!.card)])
    expect(browser.page.heading).toBe('内容の確認中')
    await send(browser, [row(two!.device, two!.card)])
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('短い時間に多くの一覧が送られたため')
    expect(await counter.program.stores.of('keys').bulk.ofHolder(account, 10)).toHaveLength(1)
  })

  it('checks every row, shows its fate, and registers after one confirmation; the keys come as CSV', async () => {
    const { browser, account } = await newDealer(counter)
    const some = await pairs(30)
    await browser.open('/keys/')
    await browser.click('まとめて登録')
    await send(browser, [heading, ...some.map(({ device, card }) => row(device, card))])
    expect(browser.page.heading).toBe('内容の確認中')
    expect(browser.page.text).toContain('30行のうち0行まで終わりました')
    await settled(browser)
    expect(browser.page.heading).toBe('確認の結果')
    expect(summary(browser.page)).toMatchObject({ 全体: '30行', 登録できる行: '30行', 登録できない行: '0行' })
    expect(browser.page.text).toContain('登録後の利用期限：初回利用時から1年')
    for (const { card } of some) expect(await stateOf(card)).toBe('free')

    await browser.send('次へ')
    expect(browser.page.text).toContain('まだ完了していません')
    await browser.send('登録')
    expect(browser.page.status).toBe(422)
    const [agree] = [...browser.page.form('登録').labels.keys()]
    expect(browser.page.error(agree!)).toContain(agree)
    await browser.send('登録', { [agree!]: 'yes' })
    expect(browser.page.heading).toBe('登録中')
    await settled(browser)
    expect(browser.page.heading).toBe('登録の結果')
    expect(summary(browser.page)).toMatchObject({ 登録した行: '30行', 登録できない行: '0行' })
    expect(browser.page.text).toContain('まで保管します')

    const result = await saved(browser, '結果をCSVで保存')
    expect(result).toHaveLength(30)
    expect(new Set(result.map((one) => one['接続番号'])).size).toBe(30)
    for (const [place, { device, card }] of some.entries()) {
      const line = result[place]!
      expect(line).toMatchObject({
        'MPR ID・MACアドレス': showDeviceId(device),
        'Activation Key No.': inFours(card.number),
        行: String(place + 2),
        結果: '登録しました',
        利用期限: '初回利用時から1年',
        理由: '',
      })
      expect(line['Registration Key']).toMatch(KEY)
      const issued = (await on.keys.stores.issuedKeys.ofCard(card, account))!
      expect(inFours(issued.key!)).toBe(line['Registration Key'])
      expect(issued.record.number).toBe(line['接続番号'])
    }
    const key = result[0]!['Registration Key']!
    const held = await counter.program.stores.of('keys').accounts.byId(account)
    const mails = await counter.mailsTo(held!.mail!)
    expect(mails.map(({ subject }) => subject)).toEqual(['【つばめビジョン】まとめて登録 完了のお知らせ'])
    expect(mails[0]!.text).toContain('30件')
    expect(mails[0]!.text).not.toContain(key)
  })

  it('tells of each row why it cannot be registered, those first, and registers the others', async () => {
    const { browser } = await newDealer(counter)
    const [good, wrong, used, later, twice, trial] = await pairs(6)
    const [mpcs] = await on.keys.print('M701W')
    const other = await on.issued((await newDealer(counter)).browser)
    const slip = good!.card.number.slice(0, 15) + (good!.card.number.endsWith('0') ? '1' : '0')
    const lines: Row[] = [
      heading,
      row(good!.device, good!.card),
      ['XYZ', good!.card.number, good!.card.registrationId],
      [newDevice().id, slip, good!.card.registrationId],
      [newDevice().id, '1.23457E+15', 'ABC'],
      [newDevice().id, wrong!.card.number, '000000000000'],
      row(newDevice(), other.card),
      row(used!.device, used!.card),
      row(twice!.device, used!.card),
      row(used!.device, later!.card),
      row(newDevice('mpcs'), mpcs!),
      row({ kind: 'hdcom', id: other.device.id }, trial!.card),
    ]
    await checked(browser, lines)
    expect(summary(browser.page)).toMatchObject({ 全体: '11行', 登録できる行: '2行', 登録できない行: '9行' })
    const check = await saved(browser, '確認の結果をCSVで保存')
    expect(check.map((one) => [one['行'], one['結果']])).toEqual([
      ['2', '登録できます'],
      ...['3', '4', '5', '6', '7'].map((line) => [line, '登録できません']),
      ['8', '登録できます'],
      ...['9', '10', '11', '12'].map((line) => [line, '登録できません']),
    ])
    const why = new Map(check.map((one) => [one['行'], one['理由']]))
    expect(why.get('3')).toContain('MPR ID・MACアドレスは、0～9とA～F')
    expect(why.get('4')).toContain('打ち間違い')
    expect(why.get('5')).toContain('表計算ソフトで数値に変わっています')
    expect(why.get('6')).toContain('組み合わせが正しくありません')
    expect(why.get('7')).toContain('別の機器で使用されています')
    expect(why.get('9')).toContain('8行目にもあります')
    expect(why.get('10')).toContain('「期間の延長」をご利用ください')
    expect(why.get('11')).toContain('お問い合わせください')
    expect(why.get('12')).toContain('「期間の延長」をご利用ください')
    // Refused rows stand first on the page.
    const shown = [...browser.page.html.matchAll(/<th scope="row"[^>]*>(\d+)行目<\/th>/g)].map(([, line]) => line)
    expect(shown).toEqual(['3', '4', '5', '6', '7', '9', '10', '11', '12', '2', '8'])

    await register(browser)
    expect(summary(browser.page)).toMatchObject({ 登録した行: '2行', 登録できない行: '9行' })
    expect(await stateOf(later!.card)).toBe('free')
    expect(await stateOf(mpcs!)).toBe('free')
    expect(await stateOf(trial!.card)).toBe('free')
    // What was saved can be mended and sent again as it is.
    const again = await saved(browser, '結果をCSVで保存')
    const columns = Object.keys(again[0]!)
    await checked(browser, csv([columns, ...again.map((one) => columns.map((name) => `"${one[name]}"`))]))
    expect(summary(browser.page)).toMatchObject({ 全体: '11行', 登録済みの行: '2行', 登録できない行: '9行' })
  })

  it('the same file again changes nothing and says so, before, during and after', async () => {
    const { browser } = await newDealer(counter)
    const some = await pairs(3)
    const lines = some.map(({ device, card }) => row(device, card))
    await send(browser, lines)
    const first = browser.page.url
    const tab = browser.tab()
    await send(tab, lines)
    expect(tab.page.text).toContain('すでに受け付けています')
    await settled(browser)
    await register(browser)
    const keys = (await saved(browser, '結果をCSVで保存')).map((one) => one['Registration Key'])
    await send(tab, lines)
    expect(tab.page.text).not.toContain('すでに受け付けています')
    expect(tab.page.url).not.toBe(first)
    await settled(tab)
    expect(tab.page.text).toContain('新しく登録する行はありません')
    expect(tab.page.hasButton('次へ')).toBe(false)
    expect(summary(tab.page)).toMatchObject({ 登録済みの行: '3行', 登録できない行: '0行' })
    const again = await saved(tab, '確認の結果をCSVで保存')
    expect(again.map((one) => [one['結果'], one['Registration Key']])).toEqual(keys.map((key) => ['登録済み', key]))
  })

  it('extends terms, several cards of one device in the order of the file, and stops at six years', async () => {
    const { browser } = await newDealer(counter)
    const { device } = await on.issued(browser)
    const cards = await on.keys.print('703W', 2)
    const fresh = newDevice()
    const [one] = await on.keys.print('701W')
    await checked(browser, [...cards.map((card) => row(device, card)), row(fresh, one!)], '期間の延長')
    const check = await saved(browser, '確認の結果をCSVで保存')
    expect(check.map((line) => [line['結果'], line['利用期限']])).toEqual([
      ['登録できます', '初回利用時から4年'],
      ['登録できません', ''],
      ['登録できません', ''],
    ])
    expect(check[1]!['理由']).toContain('最長で6年')
    expect(check[2]!['理由']).toContain('「新規申請」をご利用ください')
    await register(browser)
    const [line] = await saved(browser, '結果をCSVで保存')
    expect(line).toMatchObject({ 結果: '登録しました', 利用期限: '初回利用時から4年', 'Registration Key': '' })
    expect(line!['接続番号']).toMatch(/^\d{3}-\d{5}$/)
  })

  it('reads what spreadsheets write: Shift_JIS, BOM, tabs, full width; or rows that are pasted', async () => {
    const { browser } = await newDealer(counter)
    const [one, two, three] = await pairs(3)
    const wide = (text: string) => text.replace(/[0-9A-F]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    const sjisHeading = Uint8Array.of(0x8b, 0x40, 0x8a, 0xed, 0x2c, 0x83, 0x4a, 0x81, 0x5b, 0x83, 0x68, 0x0d, 0x0a) // 機器,カード
    const body = new TextEncoder().encode(csv([row(one!.device, one!.card)]))
    await checked(browser, new Uint8Array([...sjisHeading, ...body]))
    expect(summary(browser.page)).toMatchObject({ 全体: '1行', 登録できる行: '1行' })
    await checked(browser, `\uFEFF${csv([heading, row(two!.device, two!.card).map(wide)], '\n')}`)
    expect(summary(browser.page)).toMatchObject({ 全体: '1行', 登録できる行: '1行' })
    await browser.open('/keys/bulk')
    await browser.send('確認する', {
      新規申請: 'new',
      一覧の貼り付け: `${row(three!.device, three!.card)
        .map((digits) => digits.toLowerCase())
        .join('\t')}\n\n`,
    })
    await settled(browser)
    expect(summary(browser.page)).toMatchObject({ 全体: '1行', 登録できる行: '1行' })
  })

  it('says beside the field what is wrong with a file', async () => {
    const { browser } = await newDealer(counter)
    const refusedBy = async (typed: Readonly<Record<string, string | File>>, label = 'CSVファイル') => {
      await browser.open('/keys/bulk')
      await browser.send('確認する', { 新規申請: 'new', ...typed })
      expect(browser.page.status).toBe(422)
      return browser.page.error(label)
    }
    expect(await refusedBy({})).toContain('CSVファイルを選ぶか')
    expect(await refusedBy({ CSVファイル: file('') })).toContain('登録する行がありません')
    expect(await refusedBy({ CSVファイル: file(csv([heading])) })).toContain('登録する行がありません')
    expect(await refusedBy({ CSVファイル: file('"a,b\nc,d') })).toContain('引用符')
    expect(await refusedBy({ CSVファイル: file(Uint8Array.of(0xff, 0xfe, 0xfd)) })).toContain('CSV UTF-8')
    expect(await refusedBy({ CSVファイル: file('1,2,3\n'.repeat(10_001)) })).toContain('10,001行')
    expect(await refusedBy({ CSVファイル: file('1,2,3'), 一覧の貼り付け: '1,2,3' })).toContain('どちらか一方')
    expect(browser.page.form('確認する').values.get('rows')).toBe('1,2,3')
    expect(await refusedBy({ 一覧の貼り付け: '"' }, '一覧の貼り付け')).toContain('引用符')
    await browser.open('/keys/bulk')
    await browser.send('確認する', { 新規申請: 'new', CSVファイル: file('1'.repeat(2_000_001)) })
    expect(browser.page.status).toBe(413)
  })

  it('KEY-23 a file with many wrong pairs is stopped before it costs the whole day, and uses up nothing', async () => {
    const { browser } = await newDealer(counter)
    const some = await pairs(60)
    const slipped = some.map(({ device, card }, place) =>
      row(device, { ...card, registrationId: some[(place + 1) % 60]!.card.registrationId }),
    )
    await checked(browser, slipped)
    expect(browser.page.heading).toBe('登録の結果')
    expect(browser.page.text).toContain('間違いが多いため、確認を止めました')
    expect(summary(browser.page)).toMatchObject({ 登録できない行: '25行', 確認していない行: '35行' })
    // The mended file can be sent on the same day.
    await checked(
      browser,
      some.map(({ device, card }) => row(device, card)),
    )
    expect(summary(browser.page)).toMatchObject({ 登録できる行: '60行' })
    // But not for ever.
    for (let turn = 0; turn < 3; turn++) await checked(browser, slipped.slice(turn * 13 + 1))
    expect(browser.page.text).toContain('1日の上限に達したため')
    counter.clock.advance(DAY)
  })

  it('KEY-41 is seen by accounts of the same customer, and by nobody else', async () => {
    const mine = await newDealer(counter, { customer: true })
    const colleague = await newDealer(counter, { of: mine })
    const stranger = await newDealer(counter)
    const [one] = await pairs(1)
    await checked(mine.browser, [row(one!.device, one!.card)])
    await colleague.browser.open('/keys/bulk')
    const form = [...colleague.browser.page.html.matchAll(/name="run" value="([^"]+)"/g)].map(([, run]) => run!)
    expect(form).toHaveLength(1)
    await stranger.browser.open('/keys/bulk')
    expect(stranger.browser.page.text).not.toContain('これまでの登録')
    const forged = (browser: Browser) => {
      const { action, values } = browser.page.form('確認する')
      const body = new URLSearchParams({ flow: values.get('flow')!, act: 'open', run: form[0]! })
      return browser.request(action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    }
    await colleague.browser.open((await forged(colleague.browser)).headers.get('location')!)
    expect(colleague.browser.page.heading).toBe('確認の結果')
    await stranger.browser.open((await forged(stranger.browser)).headers.get('location')!)
    expect(stranger.browser.page.heading).toBe('ファイルの選択')
    await register(colleague.browser)
    await mine.browser.open(mine.browser.page.url)
    expect(mine.browser.page.heading).toBe('登録の結果')
  })

  it('can be given up before and during the registration; what is registered stays', async () => {
    const { browser } = await newDealer(counter)
    const some = await pairs(2)
    await checked(
      browser,
      some.map(({ device, card }) => row(device, card)),
    )
    await browser.send('取りやめる')
    expect(browser.page.heading).toBe('登録の結果')
    expect(browser.page.text).toContain('途中で取りやめました')
    await checked(
      browser,
      some.map(({ device, card }) => row(device, card)),
    )
    await browser.send('次へ')
    const [agree] = [...browser.page.form('登録').labels.keys()]
    await browser.send('登録', { [agree!]: 'yes' })
    await browser.send('登録を止める')
    await settled(browser)
    expect(browser.page.heading).toBe('登録の結果')
    for (const { card } of some) expect(await stateOf(card)).toBe('free')
  })

  it('a double click, a second tab and 20 confirmations at once register once', async () => {
    const { browser } = await newDealer(counter)
    const some = await pairs(2)
    await checked(
      browser,
      some.map(({ device, card }) => row(device, card)),
    )
    await browser.send('次へ')
    const [agree] = [...browser.page.form('登録').labels.keys()]
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.sendRaw('登録', { [agree!]: 'yes' })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    await settled(browser)
    expect(summary(browser.page)).toMatchObject({ 登録した行: '2行' })
    for (const { device } of some) expect((await on.keys.stores.devices.read(device)).ledger).toHaveLength(1)
  })

  it('is cleared away when its time is over: its rows hold keys', async () => {
    const { browser } = await newDealer(counter)
    const [one] = await pairs(1)
    await checked(browser, [row(one!.device, one!.card)])
    await register(browser)
    const left = () =>
      counter.program.db.inPortal('keys', (query) => query.selectFrom('bulk_rows').select('id').execute())
    expect((await left()).length).toBeGreaterThan(0)
    counter.clock.advance(30 * DAY)
    await counter.settle()
    expect(await left()).toEqual([])
  })
})
