import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { createAdaptorServer } from '@hono/node-server'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceOf, freshDevices } from '../../src/demo/sample-keys.ts'
import { type Counter, openCounter } from '../journeys/counter.ts'
import { openDevices } from '../journeys/device-asks.ts'
import { startBrowser } from './browser.ts'

describe('KEY-61 the simulator in a browser', () => {
  let counter: Counter
  let browser: Browser
  let origin: string
  let server: ReturnType<typeof createAdaptorServer>
  beforeAll(async () => {
    counter = await openCounter()
    server = createAdaptorServer({ fetch: counter.program.server.fetch })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await counter.close()
  })

  const opened = async (
    place: number,
    options: { width?: number; locale?: string } = {},
  ): Promise<{ page: Page; faults: string[]; id: string }> => {
    const { width = 1280, locale = 'ja-JP' } = options
    const context = await browser.newContext({ viewport: { width, height: 860 }, locale, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    const { id } = deviceOf(freshDevices[place]!)
    await page.goto(`${origin}/demo/device?mprId=${id}`)
    return { page, faults, id }
  }
  const title = (page: Page, text: string) => page.locator('.tv-title', { hasText: text }).waitFor()
  const seriousFaults = async (page: Page) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }

  it('with the keyboard alone: a key is registered, the device restarts by itself, and the page stays one page', async () => {
    const { page, faults, id } = await opened(10)
    const key = await openDevices(counter).issue({ kind: 'hdcom', id }, '701W', counter.clock.now())
    await page.evaluate(() => Object.assign(window, { stayed: true }))
    // To the television as people come to it without a mouse.
    for (let n = 0; n < 20 && (await page.evaluate(() => document.activeElement?.id)) !== 'tv'; n++)
      await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tv')
    await page.keyboard.press('m')
    await title(page, 'メニュー')
    await page.keyboard.press('y')
    await title(page, '管理者ログイン')
    await page.keyboard.type('00000000')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await title(page, '管理者メニュー')
    await page.keyboard.press('Enter')
    await title(page, 'ソフトウェアの拡張')
    await page.keyboard.press('g')
    await title(page, 'レジストレーションキー登録')
    // Faster than answers come, with a slip that is mended, in small letters and full width.
    await page.keyboard.type(key.slice(0, 8).toLowerCase())
    await page.keyboard.press('f')
    await page.keyboard.press('Backspace')
    await page.keyboard.type(key.slice(8))
    await page.keyboard.press('g')
    await page.locator('.tv-dialog').waitFor()
    expect(await page.locator('#says').textContent()).toContain('設定を保存して再起動します。よろしいですか？')
    await page.keyboard.press('ArrowRight')
    await page.locator('.tv-choices .tv-chosen', { hasText: 'いいえ' }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.locator('.tv-choices .tv-chosen', { hasText: 'はい' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[data-at="restarting"]').waitFor()
    await title(page, 'ホーム')
    expect(await page.locator('.tv').textContent()).toContain('2027年11月20日 (GMT) が有効期限です')
    expect(await page.locator('#says').textContent()).toContain('2027年11月20日 (GMT) が有効期限です')
    expect(await page.evaluate(() => [document.activeElement?.id, 'stayed' in window])).toEqual(['tv', true])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('Enter on a key of the remote control presses that key, and a click leaves the keyboard with the television', async () => {
    const { page, faults } = await opened(11)
    await page.locator('#remote button', { hasText: 'メニュー' }).focus()
    await page.keyboard.press('Enter')
    await title(page, 'メニュー')
    await page.keyboard.press('Escape')
    await title(page, 'ホーム')
    await page.getByRole('button', { name: 'メニュー', exact: true }).click()
    await title(page, 'メニュー')
    await page.getByRole('button', { name: '▼ 下', exact: true }).click()
    await page.locator('.tv-menu .tv-chosen', { hasText: '機器の情報を見る' }).waitFor()
    await page.keyboard.press('Enter')
    await title(page, '機器の情報')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('WCAG 2.1.4 letters typed elsewhere press nothing', async () => {
    const { page } = await opened(12)
    const asked: string[] = []
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()))
    await page.getByLabel('見本にない機器の番号').fill('')
    await page.getByLabel('見本にない機器の番号').press('m')
    await page.locator('h1').click()
    await page.keyboard.type('my9')
    await page.getByRole('button', { name: 'ケーブルを抜く' }).focus()
    await page.keyboard.type('m')
    await page.locator('#tv').focus()
    await page.keyboard.press('Control+m')
    expect(asked).toEqual([])
    expect(await page.getByLabel('見本にない機器の番号').inputValue()).toBe('m')
    await page.context().close()
  })

  it.each([
    [1280, 'ja-JP'],
    [390, 'ja-JP'],
    [320, 'en-GB'],
  ])(
    'at %i pixels (%s) every screen is without faults, and nothing is wider than the window',
    { timeout: 180_000 },
    async (width, locale) => {
      const { page, faults } = await opened(13, { width, locale })
      const english = locale.startsWith('en')
      const look = async (text: string, english_: string) => {
        await title(page, english ? english_ : text)
        // What the widths have in common is looked at once.
        if (width === 1280 || text === 'ホーム') expect(await seriousFaults(page), text).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), text).toBeLessThanOrEqual(width)
      }
      await look('ホーム', 'Home')
      await page.locator('#tv').focus()
      await page.keyboard.press('m')
      await look('メニュー', 'Menu')
      await page.keyboard.press('Enter')
      await look('システム設定', 'System settings')
      await page.keyboard.press('Enter')
      await look('拡張機能の確認', 'Installed extensions')
      for (const key of ['m', 'y']) await page.keyboard.press(key)
      await look('管理者ログイン', 'Administrator sign-in')
      for (const key of ['1', 'Enter', 'Enter']) await page.keyboard.press(key)
      await page.locator('.tv-text-wrong').waitFor()
      await look('管理者ログイン', 'Administrator sign-in')
      await page.keyboard.type('00000000')
      for (const key of ['Enter', 'Enter']) await page.keyboard.press(key)
      await look('管理者メニュー', 'Administrator menu')
      await page.keyboard.press('Enter')
      await look('ソフトウェアの拡張', 'Software extensions')
      await page.keyboard.press('g')
      await page.keyboard.type('0123456789abcdef')
      await page.keyboard.press('g')
      await page.locator('.tv-dialog').waitFor()
      await look('レジストレーションキー登録', 'Register a key')
      await page.keyboard.press('Enter')
      await page.locator('.tv-text-wrong').waitFor()
      await look('レジストレーションキー登録', 'Register a key')
      expect(faults).toEqual([])
      await page.context().close()
    },
  )

  it('the document is valid, with a fault beside its field, too', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
      rules: {
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'require-sri': 'off',
        // The summary of faults comes before the page's own heading.
        'heading-level': ['error', { minInitialRank: 'h2' }],
      },
    })
    for (const path of ['/demo/device', '/demo/device?own=x', '/demo/device?mprId=0000000000000000', '/demo/']) {
      const { results } = await validator.validateString(await (await fetch(origin + path)).text())
      const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))
      expect(found, path).toEqual([])
    }
  })
})
