import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lanes } from '../../src/domain/accounts/lanes.ts'
import { readDay } from '../../src/domain/keys/calendar.ts'
import type { PrintedCard } from '../../src/domain/keys/cards.ts'
import { type Device, showDeviceId } from '../../src/domain/keys/device.ts'
import { writeDevice } from '../../src/domain/keys/device-list.ts'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { showRegistrationKey } from '../../src/domain/keys/registration-key.ts'
import { type Keys, newDevice, openKeys } from '../contracts/keys-world.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { type Dealer, newDealer } from './keys-people.ts'

interface Issued {
  readonly device: Device
  readonly card: PrintedCard
  readonly key: string
  readonly number: string
}

const NOTHING = '該当する情報はありません'

describe('「キー検索」', () => {
  let counter: Counter
  let keys: Keys
  let dealer: Dealer
  let issued: Issued

  beforeAll(async () => {
    counter = await openCounter()
    keys = openKeys({ stores: counter.program.stores }, 'keys')
    dealer = await newDealer(counter, { customer: true })
    issued = await issue(dealer)
  })
  afterAll(() => counter.close())

  const issue = async (by: Dealer, device: Device = newDevice()): Promise<Issued> => {
    const [card] = await keys.print(device.kind === 'hdcom' ? '701W' : 'M701W')
    const proved = (await keys.stores.cards.prove(card!))!
    const done = await keys.found(device, proved, by, counter.clock.now())
    if (done.is !== 'done') throw new Error(done.is)
    return { device, card: card!, key: done.key!, number: done.record.number! }
  }

  /** Fills the form in as a person does: numbers as a whole in the first of their inputs. */
  const search = async (
    browser: Browser,
    typed: { kind?: string; device?: string; card?: string; registrationId?: string },
  ) => {
    await browser.open('/keys/search')
    const form = browser.page.form('次へ')
    const body = new URLSearchParams([...form.values])
    body.set('kind', typed.kind ?? 'hdcom')
    body.set('device-1', typed.device ?? '')
    body.set('card-1', typed.card ?? '')
    body.set('registrationId', typed.registrationId ?? '')
    const answer = await browser.request(form.action, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    if (answer.status !== 303) return { status: answer.status, text: await answer.text() }
    const page = await browser.open(answer.headers.get('location')!)
    return { status: page.status, text: page.text }
  }

  it('KEY-40 has its labels, ways and choices as the manual has them', async () => {
    const { browser } = dealer
    await browser.open('/keys/')
    await browser.click('キー検索')
    expect(browser.page.heading).toBe('キー検索')
    for (const label of ['種別', 'MPR ID', 'Activation Key No.', 'Registration ID'])
      expect(browser.page.text).toContain(label)
    for (const kind of ['HDコム', 'HDVC-MPCS']) expect([...browser.page.form('次へ').labels.keys()]).toContain(kind)
    expect(browser.page.link('戻る')).toBe('/keys/')
  })

  it('KEY-40 the device alone suffices: everything is shown, and 「戻る」 leads to what was typed', async () => {
    const { browser } = dealer
    const { device, card, key, number } = issued
    await search(browser, { device: inFours(device.id).toLowerCase() })
    expect(browser.page.heading).toBe('情報参照')
    const rows = [
      ['種別', 'HDコム'],
      ['接続番号', number],
      ['MPR ID', showDeviceId(device)],
      ['MACアドレス', 'なし'],
      ['Activation Key No.', inFours(card.number)],
      ['Registration ID', card.registrationId],
      ['Registration Key', showRegistrationKey(key)],
      ['利用期限', '初回利用時から1年'],
    ]
    expect(browser.page.text).toContain(rows.flat().join(' '))
    await browser.click('戻る')
    expect(browser.page.heading).toBe('キー検索')
    expect(browser.page.form('次へ').values.get('device-4')).toBe(device.id.slice(12))
  })

  it('KEY-40 the card alone suffices, and both together where they agree', async () => {
    const { card, device, key } = issued
    const typed = { card: card.number, registrationId: card.registrationId }
    expect((await search(dealer.browser, typed)).text).toContain(showRegistrationKey(key))
    expect((await search(dealer.browser, { ...typed, device: device.id })).text).toContain(showRegistrationKey(key))
    const other = await issue(dealer)
    expect((await search(dealer.browser, { ...typed, device: other.device.id })).text).toContain(NOTHING)
    expect((await search(dealer.browser, { ...typed, kind: 'mpcs' })).text).toContain(NOTHING)
  })

  it('KEY-40 HDVC-MPCS is looked for by its MAC address, in any spelling', async () => {
    const mpcs = await issue(dealer, { kind: 'mpcs', id: '0012AB34CD56' })
    for (const device of ['0012AB34CD56', '00:12:ab:34:cd:56', '００－１２－ＡＢ－３４－ＣＤ－５６']) {
      const { text } = await search(dealer.browser, { kind: 'mpcs', device })
      expect(text, device).toContain(
        `種別 HDVC-MPCS 接続番号 ${mpcs.number} MPR ID なし MACアドレス 00:12:AB:34:CD:56 Activation Key No.`,
      )
    }
    const page = await search(dealer.browser, { kind: 'mpcs', device: '00:12:AB:34:CD' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('MACアドレスは、12桁で入力してください')
  })

  it('KEY-40 a running term is shown in both zones', async () => {
    const { device } = await issue(dealer)
    await keys.use(device, readDay('2026-11-20'))
    const { text } = await search(dealer.browser, { device: device.id })
    expect(text).toContain('利用期限 2027年11月20日 (GMT)、日本時間では2027年11月21日 8:59まで')
  })

  it.each([
    ['nothing', {}, 'MPR IDを入力するか、Activation Key No.とRegistration IDを入力してください。'],
    ['half a card', { card: '0000000000000000' }, 'Activation Key No.と一緒に、Registration IDも入力してください。'],
    [
      'the other half',
      { registrationId: '0123456789AB' },
      'Registration IDと一緒に、Activation Key No.も入力してください。',
    ],
    ['too short a device', { device: '0123' }, 'MPR IDの2番目の欄'],
    ['what is no digit', { device: '0123456789ABCDEG' }, '0～9とA～Fの文字だけ'],
  ])('KEY-40 refuses %s in words beside its field', async (_what, typed, words) => {
    const { status, text } = await search(dealer.browser, typed)
    expect(status).toBe(422)
    expect(text).toContain(words)
  })

  it('KEY-41 another account of the same customer finds it; another customer, a lone account and nobody do not', async () => {
    const { device, card, key } = issued
    const colleague = await newDealer(counter, { of: dealer })
    expect((await search(colleague.browser, { device: device.id })).text).toContain(showRegistrationKey(key))
    for (const stranger of [await newDealer(counter, { customer: true }), await newDealer(counter)]) {
      const answers = [
        await search(stranger.browser, { device: device.id }),
        await search(stranger.browser, { device: newDevice().id }),
        await search(stranger.browser, { card: card.number, registrationId: card.registrationId }),
        await search(stranger.browser, { card: card.number, registrationId: '0123456789AB' }),
      ]
      for (const { text, status } of answers) {
        expect(status).toBe(200)
        expect(text).toContain(NOTHING)
      }
      expect(new Set(answers.map(({ text }) => text.replace(stranger.name, ''))).size).toBe(1)
    }
    const nobody = counter.browser()
    await nobody.open('/keys/search')
    expect(nobody.page.url).toContain('/keys/sign-in?notice=signInFirst')
  })

  it('KEY-41 a line of the list leads to 「情報参照」 without typing; the same address shows nothing to anybody else', async () => {
    const address = `/keys/search?device=${writeDevice(issued.device)}`
    const page = await dealer.browser.open(address)
    expect(page.heading).toBe('情報参照')
    expect(page.text).toContain(showRegistrationKey(issued.key))
    expect(page.link('戻る')).toBe('/keys/devices')
    await dealer.browser.click('戻る')
    expect(dealer.browser.page.heading).toBe('申請済みの機器')
    const stranger = await newDealer(counter)
    const theirs = await stranger.browser.open(address)
    const unknown = await stranger.browser.open(`/keys/search?device=${writeDevice(newDevice())}`)
    expect(theirs.text).toContain(NOTHING)
    expect(theirs.text.replaceAll(/device=\S+/g, '')).toBe(unknown.text.replaceAll(/device=\S+/g, ''))
    expect((await stranger.browser.open('/keys/search?device=hdcom.nonsense')).heading).toBe('キー検索')
    const member = await newDealer(counter, { portal: 'member' })
    for (const path of ['search', 'devices']) expect((await member.browser.request(`/member/${path}`)).status).toBe(404)
  })

  it('KEY-41 tries at cards are counted as anywhere: after ten wrong ones the card is closed, the right one too', async () => {
    const { card, device } = await issue(dealer)
    const guesser = await newDealer(counter)
    for (let n = 0; n < 10; n++)
      expect((await search(guesser.browser, { card: card.number, registrationId: `00000000000${n}` })).text).toContain(
        NOTHING,
      )
    const typed = { card: card.number, registrationId: card.registrationId }
    for (const { browser } of [guesser, dealer]) {
      const closed = await search(browser, typed)
      expect(closed.status).toBe(422)
      expect(closed.text).toContain('日本時間）まで検索できません')
    }
    expect((await search(dealer.browser, { device: device.id })).text).toContain('情報参照')
    counter.clock.advance(24 * 3_600_000 + 1000)
    const back = await newDealer(counter, { of: dealer })
    expect((await search(back.browser, typed)).text).toContain('情報参照')
  })

  it('KEY-41 devices are looked for a thousand times an hour at most, by the form and by address alike', async () => {
    const busy = await newDealer(counter)
    const { house } = counter.program
    const lane = lanes(house.vault).deviceLooksBy(busy.account)
    await search(busy.browser, { device: newDevice().id })
    await counter.program.db.inAllPortals((query) =>
      query.updateTable('tries').set({ count: 998 }).where('lane', '=', lane).execute(),
    )
    expect((await search(busy.browser, { device: newDevice().id })).status).toBe(200)
    await busy.browser.open(`/keys/search?device=${writeDevice(newDevice())}`)
    expect(busy.browser.page.text).toContain(NOTHING)
    const refused = await search(busy.browser, { device: newDevice().id })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('1時間に検索できる回数を超えました')])
    await busy.browser.open(`/keys/search?device=${writeDevice(newDevice())}`)
    expect(busy.browser.page.text).toContain('1時間に検索できる回数を超えました')
    counter.clock.advance(3_601_000)
    const later = await newDealer(counter)
    expect((await search(later.browser, { device: newDevice().id })).status).toBe(200)
  })

  it('KEY-40 shows what was issued to whoever reads English', async () => {
    const reader = await newDealer(counter, { of: dealer, language: 'en' })
    await reader.browser.open(`/keys/search?device=${writeDevice(issued.device)}`)
    expect(reader.browser.page.heading).toBe('Device information')
    expect(reader.browser.page.text).toContain(showRegistrationKey(issued.key))
  })
})
