import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDevice } from '../contracts/keys-world.ts'
import { type Applications, openApplications, rows, typed } from './apply-with-card.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'

let counter: Counter
let cards: Applications
beforeAll(async () => {
  counter = await openCounter({ connections: 20 })
  cards = openApplications(counter)
})
afterAll(() => counter.close())

const mailsOf = async (account: string) => counter.mailsTo((await cards.keys.stores.accounts.byId(account))!.mail!)

/** Presses the button in each browser at the same moment, and follows where that leads. */
const together = async (browsers: readonly Browser[], button: string): Promise<void> => {
  const answers = await Promise.all(browsers.map((browser) => browser.sendRaw(button)))
  for (const [place, answer] of answers.entries()) {
    expect([303, 422]).toContain(answer.status)
    if (answer.status === 303) await browsers[place]!.open(answer.headers.get('location')!)
  }
}

describe('KEY-25 one card at one moment', () => {
  it('two people, the same device: one key, one number, and both see it', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await newDealer(counter), await newDealer(counter)]
      const device = newDevice()
      const card = await cards.print()
      for (const { browser } of [one, two]) await cards.toConfirm(browser, 'issue', device, card)
      await together([one.browser, two.browser], '登録')
      expect(one.browser.page.heading).toBe('申請完了')
      const [mine, theirs] = [one, two].map(({ browser }) => rows(browser.page))
      expect(mine!['Registration Key']).toBe(theirs!['Registration Key'])
      expect(mine!['接続番号']).toBe(theirs!['接続番号'])
      expect(mine!['利用期限']).toBe('初回利用時から1年')
      const mailed = [one, two].filter(({ browser }) => browser.page.text.includes('お送りします'))
      for (const dealer of [one, two])
        expect(await mailsOf(dealer.account)).toHaveLength(mailed.includes(dealer) ? 1 : 0)
      const record = await cards.keys.stores.devices.read(device)
      expect(record.ledger).toHaveLength(1)
      expect(record).toMatchObject({ seq: 1, number: mine!['接続番号'] })
      expect([...(await mailsOf(one.account)), ...(await mailsOf(two.account))]).toHaveLength(1)
    }
  })

  it('KEY-24 two people, two devices: one key, and the other is told of it with nothing written', async () => {
    const [one, two] = [await newDealer(counter), await newDealer(counter)]
    const [first, second] = [newDevice(), newDevice()]
    const card = await cards.print()
    await cards.toConfirm(one.browser, 'issue', first, card)
    await cards.toConfirm(two.browser, 'issue', second, card)
    const answers = await Promise.all([one.browser.sendRaw('登録'), two.browser.sendRaw('登録')])
    const state = await cards.stateOf(card)
    const [winner, loser] = state.is === 'used' && state.by === first.id ? [first, second] : [second, first]
    expect(state).toEqual({ is: 'used', by: winner.id })
    expect((await cards.keys.stores.devices.read(loser)).ledger).toEqual([])
    const lost = answers[winner === first ? 1 : 0]!
    const { browser } = winner === first ? two : one
    const text = lost.status === 303 ? (await browser.open(lost.headers.get('location')!)).text : await lost.text()
    expect(text).toContain('このアクティベーションキーは別の機器で使用されています。')
    await browser.open(browser.page.url)
    expect(browser.page.heading).toBe('新規申請ができません')
    expect(browser.page.text).toContain('カードは使用されていません。')
  })

  it('a double click, a reload, Back and a second tab: one key, one mail', async () => {
    const { browser, account } = await newDealer(counter)
    const device = newDevice()
    const card = await cards.print()
    const confirm = await cards.toConfirm(browser, 'issue', device, card)
    const tab = browser.tab()
    await tab.open(confirm.url)
    await together([browser, browser, tab], '登録')
    const done = browser.page.url
    const shown = rows(browser.page)
    expect(browser.page.heading).toBe('申請完了')
    for (const path of [done, confirm.url, done.replace('done', 'number')]) {
      await browser.open(path)
      expect(browser.page.url).toBe(done)
      expect(rows(browser.page)).toEqual(shown)
    }
    expect((await cards.keys.stores.devices.read(device)).ledger).toHaveLength(1)
    expect(await mailsOf(account)).toHaveLength(1)
    const trail = await cards.keys.stores.audit.recent(account, 10)
    expect(trail.filter(({ event }) => event === 'key.issued')).toHaveLength(1)
  })

  it('KEY-34 a double click on an extension adds one year, and the same card again adds none', async () => {
    const { browser, account } = await newDealer(counter)
    const { device } = await cards.issued(browser)
    const card = await cards.print()
    await cards.toConfirm(browser, 'extend', device, card)
    await together([browser, browser, browser], '登録')
    expect(rows(browser.page)['利用期限']).toBe('初回利用時から2年')
    await browser.open('/keys/extend')
    await browser.send('次へ', typed(device, card))
    expect(browser.page.heading).toBe('延長完了')
    expect(browser.page.text).toContain('前と同じ内容を表示しています')
    expect(rows(browser.page)['利用期限']).toBe('初回利用時から2年')
    expect(await mailsOf(account)).toHaveLength(2)
  })
})

describe('KEY-24 the same card again', () => {
  it('with the same device: the same key, number and term, for whoever has the card, and nothing is used up', async () => {
    const { browser } = await newDealer(counter)
    const { device, card, key, number } = await cards.issued(browser)
    const other = await newDealer(counter)
    expect(browser.page.text).toContain('登録のメールアドレスにもお送りします')
    for (const one of [browser, other.browser]) {
      await one.open('/keys/issue')
      await one.send('次へ', typed(device, card))
      expect(one.page.heading).toBe('申請完了')
      expect(one.page.text).toContain('カードは新たに使用されていません。')
      expect(rows(one.page)).toMatchObject({ 'Registration Key': key, 接続番号: number, 利用期限: '初回利用時から1年' })
    }
    expect(browser.page.text).toContain('「キー検索」でもう一度確かめられます')
    expect(other.browser.page.text).not.toContain('キー検索')
    for (const one of [browser, other.browser]) expect(one.page.text).not.toContain('お送りします')
    expect(await mailsOf(other.account)).toEqual([])
    expect((await cards.keys.stores.devices.read(device)).ledger).toHaveLength(1)
  })

  it('with another device: refused beside the card, for whoever has it', async () => {
    const { browser } = await newDealer(counter)
    const { card } = await cards.issued(browser)
    await browser.open('/keys/issue')
    await browser.send('次へ', typed(newDevice(), card))
    expect(browser.page.status).toBe(422)
    expect(browser.page.error('Activation Key No. 1')).toContain(
      'このアクティベーションキーは別の機器で使用されています。',
    )
  })

  it('KEY-23 one that was taken out of use: told as such', async () => {
    const { browser } = await newDealer(counter)
    const [card] = await cards.keys.print('701W')
    await cards.keys.stores.cards.voidCard(card!.id, counter.clock.now())
    await browser.open('/keys/issue')
    await browser.send('次へ', typed(newDevice(), card!))
    expect(browser.page.error('Activation Key No. 1')).toContain('ご利用いただけません')
  })

  it('KEY-25 a page of somebody else’s application leads nowhere', async () => {
    const { browser } = await newDealer(counter)
    const { page } = await cards.issued(browser)
    const other = await newDealer(counter)
    await other.browser.open(page.url)
    expect(other.browser.page.html).not.toContain(rows(page)['Registration Key'])
    expect(other.browser.page.status).toBe(410)
  })
})
