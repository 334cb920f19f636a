import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type Counter, openCounter } from '../journeys/counter.ts'
import { readPicture, withPictures } from '../journeys/picture.ts'
import { startBrowser } from './browser.ts'

const member = sampleData.member.accounts[0]!
const words = {
  ja: {
    locale: 'ja-JP',
    label: '画像に表示されている文字を入力してください。',
    loginId: 'ログインID',
    password: 'パスワード',
    submit: 'ログイン',
    another: '別の画像にする',
    renewed: '新しい画像に替わりました。',
    prove: '文字の代わりに、ブラウザで確認する',
    proving: 'ブラウザで確認しています。そのまま数秒お待ちください。',
    proved: 'ブラウザで確認できました。画像の文字の入力は必要ありません。',
  },
  en: {
    locale: 'en-GB',
    label: 'Enter the characters shown in the picture.',
    loginId: 'Login ID',
    password: 'Password',
    submit: 'Sign in',
    another: 'Show another picture',
    renewed: 'There is a new picture now.',
    prove: 'Let the browser confirm instead of the characters',
    proving: 'Your browser is working. Please wait a few seconds.',
    proved: 'Your browser has confirmed. The characters are not needed.',
  },
} as const

describe.each(['ja', 'en'] as const)('KEY-1 the picture code in a browser, %s', (language) => {
  const w = words[language]
  const portals = withPictures('member')
  let counter: Counter
  let chromium: Browser
  let server: ReturnType<typeof serve>
  let origin: string

  beforeAll(async () => {
    counter = await openCounter({ portals: portals.folder })
    server = serve({ fetch: counter.program.server.fetch, port: 0, hostname: '127.0.0.1' })
    if (!server.listening) await once(server, 'listening')
    origin = `http://localhost:${(server.address() as AddressInfo).port}`
    chromium = await startBrowser()
  })
  afterAll(async () => {
    await chromium?.close()
    server?.close()
    await counter?.close()
    portals.remove()
  })

  /** A page of sign-in, in a browser of its own. What the browser complains of, and whom it asks, is kept. */
  const arrive = async (
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; complaints: string[]; asked: Set<string> }> => {
    const context = await chromium.newContext({ locale: w.locale, viewport: { width: 390, height: 900 }, ...options })
    const page = await context.newPage()
    const complaints: string[] = []
    const asked = new Set<string>()
    // A refused form is answered 422, and Chromium says so.
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) complaints.push(line.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
    await page.goto(`${origin}/member/sign-in`)
    return { page, complaints, asked }
  }
  const challengeOf = (page: Page): Promise<string> => page.locator('input[name=challenge]').inputValue()
  const fillIn = async (page: Page): Promise<void> => {
    await page.getByLabel(w.loginId).fill(member.loginId)
    await page.getByLabel(w.password, { exact: true }).fill(member.password)
  }
  const read = async (page: Page): Promise<string> => readPicture(counter.program)(await challengeOf(page))
  const isShown = (page: Page): Promise<boolean> =>
    page
      .locator('img[src*="/picture/"]')
      .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth === 320)
  const expectIn = (page: Page) => page.waitForURL(`${origin}/member/`, { timeout: 10_000 })

  it('the browser’s work alone lets in, by keyboard, and every turn of it is said', async () => {
    const { page, complaints, asked } = await arrive()
    await fillIn(page)
    // Every change of the status, as a screen reader is told.
    await page.evaluate(() => {
      const status = document.querySelector('[data-picture] [role=status]')!
      const said: string[] = []
      Object.assign(globalThis, { said })
      new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, { childList: true })
    })
    await page.getByLabel(w.password, { exact: true }).focus()
    const prove = page.getByRole('button', { name: w.prove })
    for (let tabs = 0; tabs < 20 && !(await prove.evaluate((one) => one === document.activeElement)); tabs++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.getByText(w.proved).waitFor({ timeout: 60_000 })
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual([w.proving, w.proved])
    expect(await page.getByLabel(w.label).isDisabled()).toBe(true)
    await page.getByRole('button', { name: w.submit, exact: true }).click()
    await expectIn(page)
    expect(complaints).toEqual([])
    expect([...asked]).toEqual([origin])
    await page.context().close()
  })

  it('another picture comes in place: what was typed stays, passwords too, and the focus goes to the field', async () => {
    const { page, complaints } = await arrive()
    await fillIn(page)
    await page.getByLabel(w.label).fill('22')
    const before = await challengeOf(page)
    await page.getByRole('button', { name: w.another }).click()
    await page.getByText(w.renewed).waitFor()
    expect(await challengeOf(page)).not.toBe(before)
    await expect.poll(() => isShown(page)).toBe(true)
    expect(await page.getByLabel(w.loginId).inputValue()).toBe(member.loginId)
    expect(await page.getByLabel(w.password, { exact: true }).inputValue()).toBe(member.password)
    expect(await page.getByLabel(w.label).inputValue()).toBe('')
    expect(await page.getByLabel(w.label).evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.type(await read(page))
    await page.keyboard.press('Enter')
    await expectIn(page)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('work for a picture that was replaced meanwhile is left off', async () => {
    const { page } = await arrive()
    await fillIn(page)
    await page.getByRole('button', { name: w.prove }).click()
    await page.getByRole('button', { name: w.another }).click()
    await page.getByText(w.renewed).waitFor()
    await page.getByLabel(w.label).fill(await read(page))
    await page.getByRole('button', { name: w.submit, exact: true }).click()
    await expectIn(page)
    await page.context().close()
  })

  it('the sound plays', async () => {
    const { page, complaints } = await arrive()
    const seconds = await page.locator('audio').evaluate(async (sound: HTMLAudioElement) => {
      sound.muted = true
      await sound.play()
      return sound.duration
    })
    expect(seconds).toBeGreaterThan(4)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('without script: picture, sound, another picture and sign-in; nothing that needs script is shown', async () => {
    const { page } = await arrive({ javaScriptEnabled: false })
    expect(await page.getByRole('button', { name: w.prove }).count()).toBe(0)
    expect(await page.locator('audio').getAttribute('src')).toBe(
      `/member/picture/${await challengeOf(page)}.${language}.wav`,
    )
    await page.getByLabel(w.loginId).fill(member.loginId)
    const before = await challengeOf(page)
    await page.getByRole('button', { name: w.another }).click()
    expect(await challengeOf(page)).not.toBe(before)
    expect(await page.getByLabel(w.loginId).inputValue()).toBe(member.loginId)
    await page.getByLabel(w.password, { exact: true }).fill(member.password)
    await page.getByLabel(w.label).fill((await read(page)).toLowerCase())
    await page.keyboard.press('Enter')
    await expectIn(page)
    await page.context().close()
  })

  it.each([390, 1280])('is accessible and fits at %i pixels, at first and after a wrong one', async (width) => {
    const { page } = await arrive({ viewport: { width, height: 900 } })
    const look = async (name: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await expect.poll(() => isShown(page)).toBe(true)
      if (process.env.PICTURES === '1')
        await page.screenshot({ path: `artifacts/picture-code/${language}-${width}-${name}.png`, fullPage: true })
    }
    await look('first')
    await fillIn(page)
    await page.getByLabel(w.label).fill('22222')
    await page.getByRole('button', { name: w.submit, exact: true }).click()
    await page.locator('#picture-error').waitFor()
    expect(await page.getByLabel(w.label).getAttribute('aria-describedby')).toBe('picture-hint picture-error')
    await look('wrong')
    await page.context().close()
  })
})
