import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDay } from '../../src/domain/keys/calendar.ts'
import { showDeviceId } from '../../src/domain/keys/device.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { type Applications, openApplications, rows, typed } from './apply-with-card.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'

let counter: Counter
let cards: Applications
beforeAll(async () => {
  counter = await openCounter()
  cards = openApplications(counter)
})
afterAll(() => counter.close())

/** Somebody new at this moment: a session lives for hours, the stories here go on for years. */
const at = async (moment: string, language: 'ja' | 'en' = 'ja'): Promise<Browser> => {
  counter.clock.set(moment)
  return (await newDealer(counter, { language })).browser
}

/** A device whose year, or whatever the product has, began on a day. */
const running = async (from: string, product: '701W' | '703W' | 'trial' = '701W') => {
  const browser = await at(`${from}T12:00:00Z`)
  const issued = await cards.issued(browser, product)
  await cards.keys.use(issued.device, readDay(from))
  return issued
}

describe('KEY-34 「期間の延長」', () => {
  it('KEY-41 one card is not enough to look through devices: a hundred are judged an hour, refused ones too', async () => {
    const browser = await at('2026-12-01T03:00:00Z')
    const card = await cards.print()
    await browser.open('/keys/extend')
    const { action } = browser.page.form('次へ')
    const look = async (): Promise<number> => {
      const body = new URLSearchParams({
        'device-1': newDevice().id,
        'card-1': card.number,
        registrationId: card.registrationId,
      })
      return (await browser.request(action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }))
        .status
    }
    const answers: number[] = []
    for (let lot = 0; lot < 11; lot++) answers.push(...(await Promise.all(Array.from({ length: 10 }, look))))
    expect(answers.filter((status) => status === 303)).toHaveLength(100)
    await browser.send('次へ', typed(newDevice(), card))
    expect(browser.page.text).toContain('短い時間に多くの申請があったため')
  })

  it('KEY-30 before first use: 「初回利用時から2年」, and mails it', async () => {
    const dealer = await newDealer(counter)
    const { browser } = dealer
    const { device, number } = await cards.issued(browser)
    const card = await cards.print()
    await browser.open('/keys/extend')
    expect(browser.page.heading).toBe('設定項目の入力')
    expect(browser.page.title).toBe('設定項目の入力｜HDコム 期間の延長｜つばめビジョン キー管理')
    await browser.send('次へ', typed(device, card))
    expect(browser.page.heading).toBe('つばめネット 利用約款（有償）')
    await browser.send('同意する')
    expect(browser.page.heading).toBe('期間の延長')
    expect(browser.page.text).toContain('有効期間 1年 のカードを登録します。')
    expect(rows(browser.page)).toMatchObject({
      接続番号: number,
      'MPR ID': showDeviceId(device),
      有効期間: '1年',
      現在の利用期限: '初回利用時から1年',
      申請後の利用期限: '初回利用時から2年',
      失われる期間: 'ありません',
    })
    await browser.send('登録')
    expect(browser.page.heading).toBe('延長完了')
    expect(rows(browser.page)).toEqual({
      接続番号: number,
      利用期限: '初回利用時から2年',
      'MPR ID': showDeviceId(device),
    })
    expect(browser.page.link('続けて申請')).toBe('/keys/extend')
    expect(browser.page.link('メニューへ')).toBe('/keys/')
    const { mail } = (await cards.keys.stores.accounts.byId(dealer.account))!
    const [newest] = await counter.mailsTo(mail!)
    expect(newest!.subject).toBe('【つばめビジョン】期間延長のお知らせ')
    for (const part of [showDeviceId(device), number, '初回利用時から2年']) expect(newest!.text).toContain(part)
    const [event] = await cards.keys.stores.audit.recent(dealer.account, 1)
    expect(event!.event).toBe('term.extended')
  })

  it('KEY-31 while it runs it is added to the end, in both zones', async () => {
    const { device } = await running('2027-03-10')
    const page = await cards.toConfirm(await at('2027-12-10T12:00:00Z'), 'extend', device, await cards.print())
    expect(rows(page)).toMatchObject({
      現在の利用期限: '2028年3月10日 (GMT)、日本時間では2028年3月11日 8:59まで',
      申請後の利用期限: '2029年3月10日 (GMT)、日本時間では2029年3月11日 8:59まで',
    })
  })

  it('KEY-31 within six months after its end it begins at once; the days between are told', async () => {
    const { device } = await running('2027-03-10')
    const browser = await at('2028-09-10T23:59:00Z')
    const page = await cards.toConfirm(browser, 'extend', device, await cards.print())
    expect(rows(page)['現在の利用期限']).toContain('終了しました')
    expect(rows(page)['申請後の利用期限']).toBe('2029年9月10日 (GMT)、日本時間では2029年9月11日 8:59まで')
    expect(page.text).toContain('期限が過ぎてから昨日までの183日')
    await browser.send('登録')
    expect(rows(browser.page)['利用期限']).toBe('2029年9月10日 (GMT)、日本時間では2029年9月11日 8:59まで')
  })

  it('KEY-28 KEY-31 a day later a new application is the way, which takes over what was typed', async () => {
    const { device } = await running('2027-03-10')
    const browser = await at('2028-09-11T00:00:00Z')
    const card = await cards.print()
    await browser.open('/keys/extend')
    await browser.send('次へ', typed(device, card))
    expect(browser.page.heading).toBe('期間を延長できません')
    expect(browser.page.text).toContain('2028年3月10日 (GMT)、日本時間では2028年3月11日 8:59まで')
    expect(browser.page.text).toContain('2028年9月10日 (GMT)、日本時間では2028年9月11日 8:59まで')
    expect(browser.page.text).toContain('カードは使用されていません。')
    expect(await cards.stateOf(card)).toEqual({ is: 'free' })
    await browser.click('「新規申請」に進む')
    expect(browser.page.title).toContain('HDコム 新規申請')
    await browser.send('次へ')
    await browser.send('同意する')
    await browser.send('次へ')
    await browser.send('登録')
    expect(browser.page.heading).toBe('申請完了')
    expect(rows(browser.page)['MPR ID']).toBe(showDeviceId(device))
  })

  it('KEY-28 for a device that has no term a new application is the way, and the other way round', async () => {
    const browser = await at('2026-11-20T01:00:00Z')
    const device = newDevice()
    const card = await cards.print()
    await browser.open('/keys/extend')
    await browser.send('次へ', typed(device, card))
    expect(browser.page.text).toContain(
      'この機器はまだ登録されていません。期間の延長ではなく「新規申請」をご利用ください。',
    )
    await cards.apply(browser, 'issue', device, card)
    const other = await cards.print()
    await browser.open('/keys/issue')
    await browser.send('次へ', typed(device, other))
    expect(browser.page.heading).toBe('新規申請ができません')
    expect(browser.page.text).toContain('すでに登録されています（利用期限：初回利用時から1年）')
    await browser.click('「期間の延長」に進む')
    await browser.send('次へ')
    await browser.send('同意する')
    await browser.send('登録')
    expect(browser.page.heading).toBe('延長完了')
    expect(await cards.stateOf(other)).toEqual({ is: 'used', by: device.id })
  })

  it('KEY-32 KEY-36 past six years it is refused with the numbers and the day on which all of it fits', async () => {
    const { device } = await running('2027-01-10', 'trial')
    const browser = await at('2027-01-10T13:00:00Z')
    await cards.apply(browser, 'extend', device, await cards.print('703W'))
    const card = await cards.print('703W')
    await browser.open('/keys/extend')
    await browser.send('次へ', typed(device, card))
    expect(browser.page.heading).toBe('期間を延長できません')
    for (const part of [
      '最長で6年',
      '2030年4月10日 (GMT)、日本時間では2030年4月11日 8:59まで',
      '2033年4月10日 (GMT)までになり',
      '今日登録できる最も遅い期限（2033年1月10日 (GMT)）を90日超えます',
      '2027年4月10日 (GMT)、日本時間では2027年4月10日 9:00から、このカードの全期間を登録できます',
      'カードは使用されていません。',
    ])
      expect(browser.page.text).toContain(part)
    expect(browser.page.hasButton('登録')).toBe(false)
    await browser.send('戻る')
    expect(browser.page.form('次へ').values.get('registrationId')).toBe(card.registrationId)

    const early = await at('2027-04-09T23:59:59Z')
    await early.open('/keys/extend')
    await early.send('次へ', typed(device, card))
    expect(early.page.text).toContain('を1日超えます')
    // The page is judged anew each time: the day has come while it was open.
    counter.clock.set('2027-04-10T00:00:00Z')
    await early.open(early.page.url)
    expect(early.page.heading).toBe('つばめネット 利用約款（有償）')
    await early.send('同意する')
    await early.send('登録')
    expect(rows(early.page)['利用期限']).toBe('2033年4月10日 (GMT)、日本時間では2033年4月11日 8:59まで')
  })

  it('KEY-32 before first use the refusal counts in months; 3 + 3 years are accepted', async () => {
    const browser = await at('2027-01-10T12:00:00Z')
    const { device } = await cards.issued(browser, '703W')
    await cards.apply(browser, 'extend', device, await cards.print('703W'))
    expect(rows(browser.page)['利用期限']).toBe('初回利用時から6年')
    await browser.open('/keys/extend')
    await browser.send('次へ', typed(device, await cards.print('701W')))
    for (const part of ['初回利用時から6年', '初回利用時から7年になります', '使い始めてから1年たつと'])
      expect(browser.page.text).toContain(part)
  })

  it('KEY-27 the trial is taken once a device, ever', async () => {
    const { device } = await running('2027-01-10', 'trial')
    const browser = await at('2027-01-20T12:00:00Z')
    await browser.open('/keys/extend')
    await browser.send('次へ', typed(device, await cards.print('trial')))
    expect(browser.page.text).toContain(
      '無償の試用（3か月）は、1台の機器につき1度だけです。この機器は2027年1月10日 (GMT)に',
    )
    const late = await at('2029-01-20T12:00:00Z')
    await late.open('/keys/issue')
    await late.send('次へ', typed(device, await cards.print('trial')))
    expect(late.page.heading).toBe('新規申請ができません')
    expect(late.page.text).toContain('1度だけ')
  })

  it('in English too, refusals with their numbers', async () => {
    const { device } = await running('2027-01-10', '703W')
    const browser = await at('2027-01-11T12:00:00Z', 'en')
    await browser.open('/keys/issue')
    await browser.send('Next', {
      'MPR ID 1': device.id,
      ...(({ number, registrationId }) => ({ 'Activation Key No. 1': number, 'Registration ID': registrationId }))(
        await cards.print('703W'),
      ),
    })
    expect(browser.page.heading).toBe('This cannot be a new application')
    expect(browser.page.text).toContain('the end of 10 January 2030 (GMT), which is 8:59 on 11 January 2030 in Japan')
    await browser.click('Go on to “Extend the term”')
    await browser.send('Next')
    await browser.send('I agree')
    expect(rows(browser.page)['Valid until (afterwards)']).toContain('10 January 2033 (GMT)')
    await browser.send('Register')
    expect(browser.page.heading).toBe('The term is extended')
    const refused = await cards.print('701W')
    await browser.open('/keys/extend')
    await browser.send('Next', {
      'MPR ID 1': device.id,
      'Activation Key No. 1': refused.number,
      'Registration ID': refused.registrationId,
    })
    expect(browser.page.text).toContain('from 10 January 2028 (GMT), which begins at 9:00 on 10 January 2028 in Japan')
  })
})
