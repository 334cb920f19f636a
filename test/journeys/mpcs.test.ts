import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, disallow } from '../../src/desks/office/allow.ts'
import type { Staff } from '../../src/desks/office/staff.ts'
import { newId } from '../../src/kit/ids.ts'
import { newDevice } from '../contracts/keys-world.ts'
import { type Applications, openApplications, rows, typed } from './apply-with-card.ts'
import { type Counter, openCounter } from './counter.ts'
import { type Dealer, newDealer } from './keys-people.ts'

let counter: Counter
let cards: Applications
beforeAll(async () => {
  counter = await openCounter()
  cards = openApplications(counter)
})
afterAll(() => counter.close())

const byStaff = (dealer: Dealer, act: typeof allow): Promise<boolean> => {
  const { house } = counter.program
  const now = counter.clock.now()
  return house.stores.atomically('keys', async (stores) => {
    const staff: Staff = {
      portal: house.portals.get('keys')!.portal,
      stores,
      now,
      random: house.random,
      vault: house.vault,
      newId: () => newId(now, house.random),
      who: 'staff',
    }
    return act((await stores.accounts.byId(dealer.account))!, 'mpcs', staff)
  })
}

describe('KEY-50 「HDVC-MPCS」', () => {
  it.each(['issue-mpcs', 'extend-mpcs'])('%s leads others to whom to ask', async (flow) => {
    const { browser } = await newDealer(counter)
    await browser.open(`/keys/${flow}`)
    expect(browser.page.heading).toBe('HDVC-MPCSのお申し込みについて')
    expect(browser.page.text).toContain('ご購入元または当社担当営業にお問い合わせください')
    const body = new URLSearchParams({ device: '001122AABBCC' })
    const sent = await browser.request(`/keys/${flow}`, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    // The form is not there any more: the page that says why is.
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/keys/${flow}`])
  })

  it('who is allowed gives the MAC address in the MPR ID’s place', async () => {
    const dealer = await newDealer(counter)
    expect(await byStaff(dealer, allow)).toBe(true)
    expect(await byStaff(dealer, allow)).toBe(false)
    const { browser } = dealer
    const device = newDevice('mpcs')
    const card = await cards.print('M701W')
    await browser.open('/keys/issue-mpcs')
    expect(browser.page.title).toContain('HDVC-MPCS 新規申請')
    await browser.send('次へ', { ...typed(device, card), MACアドレス: device.id.toLowerCase().match(/../g)!.join('-') })
    await browser.send('同意する')
    await browser.send('次へ')
    const shown = device.id.match(/../g)!.join(':')
    expect(rows(browser.page)['MACアドレス']).toBe(shown)
    await browser.send('登録')
    expect(browser.page.heading).toBe('申請完了')
    expect(rows(browser.page)).toMatchObject({ MACアドレス: shown, 利用期限: '初回利用時から1年' })
    await cards.apply(browser, 'extend-mpcs', device, await cards.print('M703W'))
    expect(browser.page.heading).toBe('延長完了')
    expect(rows(browser.page)['利用期限']).toBe('初回利用時から4年')
    const trail = await cards.keys.stores.audit.recent(dealer.account, 20)
    expect(trail.map(({ event }) => event)).toContain('permission.given')
  })

  it('KEY-23 a true card for the other kind of device is told so, either way, and stays free', async () => {
    const dealer = await newDealer(counter)
    await byStaff(dealer, allow)
    const { browser } = dealer
    const stories = [
      ['issue-mpcs', newDevice('mpcs'), '701W', 'このアクティベーションキーはHDコム用です。'],
      ['issue', newDevice(), 'M701W', 'このアクティベーションキーはHDVC-MPCS用です。'],
      ['extend', newDevice(), 'M703W', 'このアクティベーションキーはHDVC-MPCS用です。'],
    ] as const
    for (const [flow, device, product, told] of stories) {
      const card = await cards.print(product)
      await browser.open(`/keys/${flow}`)
      await browser.send('次へ', typed(device, card))
      expect(browser.page.error('Activation Key No. 1')).toContain(told)
      expect(await cards.stateOf(card)).toEqual({ is: 'free' })
    }
  })

  it('a permission that is taken back ends what is under way, before anything is used up', async () => {
    const dealer = await newDealer(counter)
    await byStaff(dealer, allow)
    const card = await cards.print('M701W')
    await cards.toConfirm(dealer.browser, 'issue-mpcs', newDevice('mpcs'), card)
    expect(await byStaff(dealer, disallow)).toBe(true)
    expect(await byStaff(dealer, disallow)).toBe(false)
    await dealer.browser.send('登録')
    expect(dealer.browser.page.text).toContain('ご購入元または当社担当営業にお問い合わせください')
    expect(await cards.stateOf(card)).toEqual({ is: 'free' })
    expect((await cards.keys.stores.audit.recent(dealer.account, 1))[0]!.event).toBe('permission.taken')
  })
})
