import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showDeviceId } from '../../src/domain/keys/device.ts'
import { readPdf } from '../fakes/pdf-text.ts'
import { type Applications, openApplications, rows } from './apply-with-card.ts'
import { type Browser, type Counter, openCounter } from './counter.ts'
import { newDealer } from './keys-people.ts'

describe('KEY-21 「PDFで保存」', () => {
  let counter: Counter
  let cards: Applications
  beforeAll(async () => {
    counter = await openCounter()
    cards = openApplications(counter)
  })
  afterAll(() => counter.close())

  const saved = async (browser: Browser, button: string) => {
    const answer = await browser.sendRaw(button)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { name: answer.headers.get('content-disposition')!, ...readPdf(bytes) }
  }

  it('「申請完了」 as a sheet with the portal’s name, number, device, key and term; the key is nowhere but on the page', async () => {
    const { browser } = await newDealer(counter)
    const { device, key, number } = await cards.issued(browser)
    expect(browser.page.heading).toBe('申請完了')
    const pdf = await saved(browser, 'PDFで保存')
    for (const part of ['つばめビジョン キー管理', '申請完了', number, showDeviceId(device), key, '初回利用時から1年'])
      expect(pdf.text).toContain(part)
    expect(pdf.text).toContain('2026/11/20 10:00')
    expect(decodeURIComponent(pdf.name)).toContain(`申請完了_${number}.pdf`)
    for (const place of [decodeURIComponent(pdf.name), pdf.rest])
      for (const spelled of [key, key.replaceAll('-', '')]) expect(place.includes(spelled)).toBe(false)
    expect(counter.logged.join()).not.toContain(key)
  })

  it('「延長完了」, and in English', async () => {
    const { browser } = await newDealer(counter)
    const { device } = await cards.issued(browser)
    await cards.apply(browser, 'extend', device, await cards.print())
    expect(browser.page.heading).toBe('延長完了')
    const pdf = await saved(browser, 'PDFで保存')
    expect(pdf.text).toContain('延長完了')
    expect(pdf.text).toContain(rows(browser.page)['利用期限'])
    await browser.open(`${browser.page.url}?lang=en`)
    const english = await saved(browser, 'Save as PDF')
    expect(english.text).toContain('Tsubame Vision key management')
    expect(english.text).toContain('Extension complete')
  })
})
