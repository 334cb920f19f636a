import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAssets } from '../../src/web/assets.ts'
import { galleryPages } from './gallery-pages.tsx'

const root = fileURLToPath(new URL('../../', import.meta.url))
const shots = `${root}artifacts/gallery`
const assets = loadAssets(root)
const pages = Object.fromEntries(Object.entries(galleryPages(assets)).map(([name, page]) => [name, String(page)]))
const names = Object.keys(pages)
/** As strict as the program's own: whatever a page needs beyond it shows here. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'"

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  server = createServer(async (asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://gallery.example').pathname
    const asset = assets.handle(path, asked.headers['accept-encoding'])
    const page = pages[path.slice(1)]
    if (asset !== undefined) {
      answer.writeHead(asset.status, Object.fromEntries(asset.headers)).end(Buffer.from(await asset.arrayBuffer()))
    } else if (page !== undefined) {
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page)
    } else answer.writeHead(204).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** A fresh page, with everything the browser complains about and asks for. */
const open = async (
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; complaints: string[]; asked: string[] }> => {
  const context = await browser.newContext({ locale: 'ja-JP', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  const asked: string[] = []
  page.on('console', (line) => complaints.push(line.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${origin}/${name}`)
  await page.evaluate(() => document.fonts.ready.then(() => true))
  return { page, complaints, asked }
}

describe.each(names)('gallery: %s', (name) => {
  test('is well-formed HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
      rules: {
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'require-sri': 'off',
        // The summary of faults stands above the h1.
        'heading-level': ['error', { minInitialRank: 'h2' }],
      },
    })
    const report = await validator.validateString(pages[name]!)
    expect(
      report.results.flatMap((result) =>
        result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message} ${m.selector}`),
      ),
    ).toEqual([])
  })

  test('has no WCAG 2.2 AA fault, fits each width and large text, and asks nobody else', async () => {
    const { page, complaints, asked } = await open(name)
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      const found = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(
        found.violations.map(({ id, nodes }) => `${width} ${id}: ${nodes.map((node) => node.html).join(' ')}`),
      ).toEqual([])
      expect(await sideways()).toBe(0)
    }
    await page.screenshot({ path: `${shots}/${name}-1280.png`, fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: `${shots}/${name}-390.png`, fullPage: true })
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'main button, main input:not([type=hidden], [type=checkbox], [type=radio]), header a, footer a',
        ),
      ]
        .filter((one) => one.checkVisibility() && !one.closest('.table'))
        .map((one) => [one.outerHTML, one.getBoundingClientRect().height] as const)
        .filter(([, height]) => height < 44),
    )
    expect(small).toEqual([])
    await page.setViewportSize({ width: 320, height: 844 })
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    await page.screenshot({ path: `${shots}/${name}-320-large.png`, fullPage: true })
    expect(await sideways()).toBe(0)
    expect(complaints).toEqual([])
    expect(asked.filter((url) => !url.startsWith(origin))).toEqual([])
    await page.context().close()
  })
})

describe('the script adds comfort', () => {
  test('ACC-10 each rule of a new password gets its mark while one types', async () => {
    const { page } = await open('choose-password')
    const field = page.getByLabel('新しい会員サポートパスワード', { exact: true })
    await field.fill('abc')
    expect(await page.locator('.rules .met').allTextContents()).toEqual([
      '半角の英字・数字と記号 - _ / @ だけ 満たしています',
      '英小文字を1文字以上 満たしています',
    ])
    await field.fill('Abcdefg-1')
    expect(await page.locator('.rules .met').count()).toBe(5)
    expect(await page.locator('.rules li:not(.met)').allTextContents()).toEqual(['現在のパスワードと異なること'])
    await page.screenshot({ path: `${shots}/choose-password-typed.png` })
    await page.context().close()
  })

  test('ACC-11 a password can be shown and hidden; without script the button is not there', async () => {
    const { page } = await open('member-sign-in')
    const field = page.getByLabel('パスワード', { exact: true })
    expect(await field.getAttribute('autocomplete')).toBe('current-password')
    await page.getByRole('button', { name: '表示' }).click()
    expect(await field.getAttribute('type')).toBe('text')
    await page.getByRole('button', { name: '隠す' }).click()
    expect(await field.getAttribute('type')).toBe('password')
    await page.context().close()
    const { page: bare } = await open('member-sign-in', { javaScriptEnabled: false })
    expect(await bare.getByRole('button').allTextContents()).toEqual(['ログイン'])
    await bare.context().close()
  })

  test('KEY-20 a whole number that is pasted is spread over its four boxes; anything else is pasted as ever', async () => {
    const { page } = await open('numbers')
    const boxes = page.locator('input[name^="device-"]')
    const paste = (text: string) =>
      boxes.first().evaluate((box, pasted) => {
        const data = new DataTransfer()
        data.setData('text', pasted)
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
        return box.dispatchEvent(event)
      }, text)
    await boxes.first().focus()
    expect(await paste('abcd－ef01 2345-6789')).toBe(false)
    expect(await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual([
      'abcd',
      'ef01',
      '2345',
      '6789',
    ])
    expect(await page.locator('#device-1:focus').count()).toBe(1)
    for (const other of ['0123', '0123456789ABCDEF0', 'xyz3456789ABCDEF']) expect(await paste(other)).toBe(true)
    expect(await page.getByRole('group', { name: 'カード番号' }).getByRole('textbox').count()).toBe(4)
    expect(await page.getByRole('textbox', { name: 'カード番号 3' }).getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('link', { name: 'カード番号の3番目の欄を入力してください。' }).click()
    await page.locator('#card-3:focus').waitFor()
    await page.context().close()
  })

  test.each([true, false])(
    'the summary of faults has the focus (script: %s), and its link leads to the field',
    async (script) => {
      const { page } = await open('member-sign-in-wrong', { javaScriptEnabled: script })
      await page.locator('.errors:focus').waitFor()
      await page.getByRole('link', { name: 'パスワードを入力してください。' }).click()
      await page.locator('#password:focus').waitFor()
      await page.context().close()
    },
  )

  test('a second press at once sends nothing, and no button is ever disabled', async () => {
    const { page } = await open('code')
    const posts: string[] = []
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
    const answered = page.waitForEvent('load')
    await page.getByRole('button', { name: '確認する' }).dblclick()
    await answered
    expect(posts).toHaveLength(1)
    expect(await page.locator(':disabled').count()).toBe(0)
    await page.context().close()
  })
})

test('the first stop of the Tab key leads past the head', async () => {
  const { page } = await open('sign-in')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ移動')
  await page.screenshot({ path: `${shots}/skip-link.png`, clip: { x: 0, y: 0, width: 600, height: 160 } })
  await page.context().close()
})

test('rare characters are drawn, on a machine without Japanese fonts too', async () => {
  const { page } = await open('check')
  const characters = [...'髙﨑𠮷㈱①彅德\ufa19']
  // The last one is in no font: it shows the box that stands for a missing glyph.
  await page.evaluate(
    (all) => {
      document.querySelector('main')?.replaceChildren(
        ...all.map((character) => {
          const line = document.createElement('p')
          line.textContent = character
          return line
        }),
      )
      document.body.getBoundingClientRect()
      return document.fonts.ready.then(() => true)
    },
    [...characters, '\u{10fffd}'],
  )
  const drawn = await Promise.all((await page.locator('main p').all()).map((line) => line.screenshot()))
  expect(new Set(drawn.map((picture) => picture.toString('base64'))).size).toBe(characters.length + 1)
  await page.context().close()
})

test('PLT-41 a sign-in page with its sheets is under 15 KB compressed and needs no script', () => {
  const page = pages['member-sign-in']!
  const sheets = [...page.matchAll(/href="(\/assets\/[^"]+\.css)"/g)].map(([, url]) => url!)
  expect(sheets).toHaveLength(2)
  const parts = [page, ...sheets].map((one, place) => (place === 0 ? gzipSync(one).length : 0))
  return Promise.all(sheets.map(async (url) => (await assets.handle(url, 'gzip')!.arrayBuffer()).byteLength)).then(
    (sizes) => {
      const total = [...parts, ...sizes].reduce((sum, size) => sum + size, 0)
      expect(total).toBeLessThan(15_000)
    },
  )
})

test('is pictured in forced colours and on paper', async () => {
  for (const [name, media] of [
    ['application', { forcedColors: 'active' }],
    ['check', { media: 'print' }],
  ] as const) {
    const { page } = await open(name)
    await page.setViewportSize({ width: 794, height: 900 })
    await page.emulateMedia(media)
    await page.screenshot({ path: `${shots}/${name}-${Object.values(media)[0]}.png`, fullPage: true })
    const edges = await page.evaluate(() =>
      [...document.querySelectorAll('main input:not([type=hidden], [type=checkbox], [type=radio]), main button')]
        .filter((one) => one.checkVisibility())
        .map((one) => getComputedStyle(one).borderTopStyle),
    )
    expect(edges.filter((edge) => edge === 'none')).toEqual([])
    await page.context().close()
  }
})
