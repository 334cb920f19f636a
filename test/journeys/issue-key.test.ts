import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showDeviceId } from '../../src/domain/keys/device.ts'
import { inFours } from '../../src/domain/keys/hex-fields.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { type Applications, candidates, KEY, openApplications, rows, typed } from './apply-with-card.ts'
import { type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'

const MINUTE = 60_000

let counter: Counter
let cards: Applications
beforeAll(async () => {
  counter = await openCounter()
  cards = openApplications(counter)
})
afterAll(() => counter.close())

const mailOf = async (account: string): Promise<string> =>
  (await counter.program.stores.of('keys').accounts.byId(account))!.mail!

describe('KEY-21 「新規申請」', () => {
  it('goes the manual’s way, shows the key, and mails it once', async () => {
    const { browser, account } = await newDealer(counter)
    const device = newDevice()
    const card = await cards.print()
    await browser.open('/keys/issue')
    expect(browser.page.heading).toBe('設定項目の入力')
    expect(browser.page.title).toBe('設定項目の入力｜HDコム 新規申請｜つばめビジョン キー管理')
    expect(browser.page.link('無償')).toBe('/keys/terms/service-free')
    expect(browser.page.link('有償')).toBe('/keys/terms/service-paid')
    expect(browser.page.html).toContain('aria-label="約款の確認"')
    expect(browser.page.link('戻る')).toBe('/keys/')

    await browser.send('次へ', typed(device, card))
    expect(browser.page.heading).toBe('つばめネット 利用約款（有償）')
    expect(browser.page.hasButton('同意しない')).toBe(true)

    await browser.send('同意する')
    expect(browser.page.heading).toBe('接続番号の選択')
    expect(browser.page.text).toContain('有効期間 1年 のカードを登録します。')
    expect(browser.page.text).toContain('あと5回まで選びなおすことができます。')
    const [, second] = candidates(browser.page)
    expect(candidates(browser.page).map((one) => one.slice(0, 4))).toEqual(['111-', '117-', '118-'])

    await browser.send('次へ', { [second!]: second! })
    expect(browser.page.heading).toBe('入力内容の確認')
    expect(rows(browser.page)).toEqual({
      接続番号: second,
      'MPR ID': showDeviceId(device),
      'Activation Key No.': inFours(card.number),
      'Registration ID': card.registrationId,
      有効期間: '1年',
      申請後の利用期限: '初回利用時から1年',
    })
    expect(await cards.stateOf(card)).toEqual({ is: 'free' })

    await browser.send('登録')
    expect(browser.page.heading).toBe('申請完了')
    const shown = rows(browser.page)
    expect(shown).toMatchObject({ 接続番号: second, 利用期限: '初回利用時から1年', 'MPR ID': showDeviceId(device) })
    expect(shown['Registration Key']).toMatch(KEY)
    expect(browser.page.link('続けて申請')).toBe('/keys/issue')
    expect(browser.page.link('メニューへ')).toBe('/keys/')
    expect(await cards.stateOf(card)).toEqual({ is: 'used', by: device.id })

    const mails = await counter.mailsTo(await mailOf(account))
    expect(mails.map(({ subject }) => subject)).toEqual(['【つばめビジョン】Registration Key 発行のお知らせ'])
    for (const part of [showDeviceId(device), second!, shown['Registration Key']!, '初回利用時から1年'])
      expect(mails[0]!.text).toContain(part)
  })

  it('writes down what was done and what was agreed to, in its version', async () => {
    const { browser, account } = await newDealer(counter)
    const { device } = await cards.issued(browser)
    const trail = await counter.program.stores.of('keys').audit.recent(account, 10)
    const events = trail.map(({ event, body }) => [event, JSON.parse(body).facts])
    expect(events).toContainEqual(['consent.given', { terms: 'service-paid', version: '2026-11-01' }])
    expect(events).toContainEqual(['key.issued', expect.objectContaining({ device: device.id, product: '701W' })])
    await browser.open('/keys/account')
    expect(browser.page.text).toContain('Registration Key を発行しました。')
    await counter.program.db.inAllPortals(async (query) => {
      const uses = await query
        .selectFrom('card_uses')
        .select(['terms', 'terms_version', 'account_id'])
        .where('device_id', '=', device.id)
        .execute()
      expect(uses).toEqual([{ terms: 'service-paid', terms_version: '2026-11-01', account_id: account }])
    })
  })

  it('KEY-21 asks for the free text where the card is a trial', async () => {
    const { browser } = await newDealer(counter)
    await browser.open('/keys/issue')
    await browser.send('次へ', typed(newDevice(), await cards.print('trial')))
    expect(browser.page.heading).toBe('つばめネット 利用約款（無償）')
    await browser.send('同意する')
    expect(browser.page.text).toContain('有効期間 3か月 のカードを登録します。')
    await browser.send('次へ')
    await browser.send('登録')
    expect(rows(browser.page)['利用期限']).toBe('初回利用時から3か月')
  })

  it('who does not agree uses nothing up, and lets the numbers go', async () => {
    const { browser } = await newDealer(counter)
    const card = await cards.print()
    await browser.open('/keys/issue')
    await browser.send('次へ', typed(newDevice(), card))
    await browser.send('同意しない')
    expect(browser.page.url).toBe('/keys/?notice=applicationEnded')
    expect(browser.page.text).toContain('カードは使用されていません')
    expect(await cards.stateOf(card)).toEqual({ is: 'free' })
  })

  it('「戻る」 leads to the page before with everything as it was', async () => {
    const { browser } = await newDealer(counter)
    const device = newDevice()
    const card = await cards.print()
    await cards.toConfirm(browser, 'issue', device, card)
    const chosen = rows(browser.page)['接続番号']!
    await browser.send('戻る')
    expect(browser.page.heading).toBe('接続番号の選択')
    expect(candidates(browser.page)).toContain(chosen)
    await browser.send('戻る')
    expect(browser.page.heading).toBe('設定項目の入力')
    const values = browser.page.form('次へ').values
    expect([1, 2, 3, 4].map((box) => values.get(`device-${box}`)).join('')).toBe(device.id)
    expect([1, 2, 3, 4].map((box) => values.get(`card-${box}`)).join('')).toBe(card.number)
    expect(values.get('registrationId')).toBe(card.registrationId)
    await browser.send('次へ')
    await browser.send('同意する')
    expect(candidates(browser.page)).toContain(chosen)
    await browser.send('次へ', { [chosen]: chosen })
    await browser.send('登録')
    expect(rows(browser.page)['接続番号']).toBe(chosen)
  })

  it('in English too', async () => {
    const { browser, account } = await newDealer(counter, { language: 'en' })
    const device = newDevice()
    const card = await cards.print()
    await browser.open('/keys/issue')
    expect(browser.page.heading).toBe('Device and card')
    await browser.send('Next', typed(device, card))
    await browser.send('I agree')
    expect(browser.page.text).toContain('A card for 1 year is to be registered for the device below.')
    await browser.send('Show other numbers')
    expect(browser.page.text).toContain('You can ask for others 4 more times.')
    await browser.send('Next')
    await browser.send('Register')
    expect(rows(browser.page)).toMatchObject({ 'Valid until': '1 year from first use' })
    const mail = await counter.mailTo(await mailOf(account))
    expect(mail.subject).toBe('【Tsubame Vision】Your registration key')
    expect(mail.text).toContain(rows(browser.page)['Registration Key'])
  })
})

describe('KEY-20 what is typed', () => {
  it('may be in any case and width, in one box or four', async () => {
    const { browser } = await newDealer(counter)
    const device = { kind: 'hdcom', id: 'ABCDEF0123456789' } as const
    const card = await cards.print()
    await browser.open('/keys/issue')
    const four = card.number.toLowerCase().match(/.{4}/g)!
    await browser.send('次へ', {
      'MPR ID 1': 'ａｂｃｄ－ef01－２３４５－6789',
      ...Object.fromEntries(four.map((part, place) => [`Activation Key No. ${place + 1}`, ` ${part} `])),
      'Registration ID': card.registrationId.toLowerCase(),
    })
    await browser.send('同意する')
    expect(rows(browser.page)['MPR ID']).toBe(showDeviceId(device))
  })

  it('is kept where something is wrong, and the box is named', async () => {
    const { browser } = await newDealer(counter)
    const boxes = { 'MPR ID 1': '0123', 'MPR ID 2': '45G7', 'MPR ID 3': '89AB', 'MPR ID 4': 'CDEF' }
    await browser.open('/keys/issue')
    await browser.send('次へ', { ...boxes, 'Registration ID': '12345' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.title).toMatch(/^エラー：設定項目の入力｜/)
    expect(browser.page.error('MPR ID 2')).toBe('MPR IDの2番目の欄は、0～9とA～Fの文字だけで入力してください。')
    expect(browser.page.error('Activation Key No. 1')).toBe('Activation Key No.を入力してください。')
    expect(browser.page.error('Registration ID')).toBe('Registration IDは、12桁で入力してください。')
    expect(browser.page.link('MPR IDの2番目の欄は、0～9とA～Fの文字だけで入力してください。')).toBe('#device-2')
    const { values } = browser.page.form('次へ')
    expect([1, 2, 3, 4].map((box) => values.get(`device-${box}`))).toEqual(Object.values(boxes))
    expect(values.get('registrationId')).toBe('12345')
  })
})

describe('KEY-22 「接続番号の選択」', () => {
  const toNumbers = async () => {
    const dealer = await newDealer(counter)
    await dealer.browser.open('/keys/issue')
    await dealer.browser.send('次へ', typed(newDevice(), await cards.print()))
    await dealer.browser.send('同意する')
    return dealer.browser
  }

  it('others can be had five times, and none comes back', async () => {
    const browser = await toNumbers()
    const seen = new Set(candidates(browser.page))
    for (let left = 4; left >= 0; left--) {
      await browser.send('別候補表示')
      const now = candidates(browser.page)
      expect(now).toHaveLength(3)
      for (const one of now) expect(seen.has(one)).toBe(false)
      for (const one of now) seen.add(one)
      expect(browser.page.text).toContain(left > 0 ? `あと${left}回まで` : 'これ以上は選びなおせません')
    }
    expect(browser.page.hasButton('別候補表示')).toBe(false)
    expect(seen.size).toBe(18)
  })

  it('neither reload, Back, a second tab nor a double click gives more', async () => {
    const browser = await toNumbers()
    const tab = browser.tab()
    const { url } = browser.page
    await tab.open(url)
    expect(candidates(tab.page)).toEqual(candidates(browser.page))
    await Promise.all([browser.sendRaw('別候補表示'), browser.sendRaw('別候補表示')])
    await browser.sendRaw('別候補表示')
    await browser.open(url)
    expect(browser.page.text).toContain('あと4回まで')
    // The tab has seen the first three only, so what it is given are those that are there by now.
    await tab.send('別候補表示')
    expect(candidates(tab.page)).toEqual(candidates(browser.page))
    await tab.send('別候補表示')
    expect(tab.page.text).toContain('あと3回まで')
    await browser.open(url)
    expect(candidates(browser.page)).toEqual(candidates(tab.page))
    for (let i = 0; i < 3; i++) await browser.send('別候補表示')
    // The tab still has the button from before; the server counts.
    await tab.send('別候補表示')
    expect(candidates(tab.page)).toEqual(candidates(browser.page))
    expect(tab.page.text).toContain('これ以上は選びなおせません')
  })

  it('a number of another window is told to be gone', async () => {
    const browser = await toNumbers()
    const tab = browser.tab()
    await tab.open(browser.page.url)
    const [old] = candidates(browser.page)
    await tab.send('別候補表示')
    await browser.send('次へ', { [old!]: old! })
    expect(browser.page.status).toBe(422)
    expect(browser.page.text).toContain('選んだ番号は、もう候補にありません。')
    expect(candidates(browser.page)).toEqual(candidates(tab.page))
  })

  it('nobody holds all of them: an account begins a hundred applications an hour, whatever becomes of them', async () => {
    const { browser } = await newDealer(counter)
    const card = await cards.print()
    const device = newDevice()
    await browser.open('/keys/issue')
    const form = browser.page.form('次へ')
    const values = { 'device-1': device.id, 'card-1': card.number, registrationId: card.registrationId }
    const begin = async (): Promise<number> => {
      const body = new URLSearchParams(values)
      const answer = await browser.request(form.action, {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      return answer.status
    }
    const answers = []
    for (let lot = 0; lot < 11; lot++) answers.push(...(await Promise.all(Array.from({ length: 10 }, begin))))
    expect(answers.filter((status) => status === 303)).toHaveLength(100)
    await browser.send('次へ', typed(device, card))
    expect(browser.page.text).toContain('短い時間に多くの申請があったため')
    const other = await newDealer(counter)
    await other.browser.open('/keys/issue')
    await other.browser.send('次へ', typed(device, card))
    expect(other.browser.page.heading).toBe('つばめネット 利用約款（有償）')
  })

  it('a hold that ended is renewed, and said', async () => {
    const browser = await toNumbers()
    const before = candidates(browser.page)
    counter.clock.advance(16 * MINUTE)
    await browser.open(browser.page.url)
    expect(candidates(browser.page)).toEqual(before)
    expect(browser.page.text).toContain('番号の確保を延長しました')
  })

  it('a number that somebody else took meanwhile is replaced, and said; on the confirmation too', async () => {
    const browser = await toNumbers()
    await browser.send('次へ')
    const chosen = rows(browser.page)['接続番号']!
    counter.clock.advance(16 * MINUTE)
    await counter.program.db.inPortal('keys', (query) =>
      query
        .updateTable('connection_numbers')
        .set({ held_by: 'somebody else', held_until: new Date(counter.clock.now().getTime() + 15 * MINUTE) })
        .where('number', '=', chosen)
        .execute(),
    )
    const answer = await browser.sendRaw('登録')
    await browser.open(answer.headers.get('location')!)
    expect(browser.page.heading).toBe('接続番号の選択')
    expect(browser.page.text).toContain('候補の一部をほかの方が使用しました')
    expect(candidates(browser.page)).toHaveLength(3)
    expect(candidates(browser.page)).not.toContain(chosen)
    await browser.send('次へ')
    await browser.send('登録')
    expect(browser.page.heading).toBe('申請完了')
  })
})
