// Takes the README's pictures anew, in docs/pictures: starts the demo on a fresh database and walks through it in Chromium, as the
// sample data's people would. Run it after a change of the pages: npm run build && node scripts/pictures.mjs [1920x1080]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('../', import.meta.url))
const pictures = `${root}docs/pictures`
const heaviest = 120 * 1024
const [width, height] = (process.argv[2] ?? '1120x760').split('x').map(Number)

const dataDir = mkdtempSync(path.join(tmpdir(), 'madoguchi-pictures-'))
const program = spawn(process.execPath, [`${root}bin/madoguchi.mjs`, 'demo'], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '3970', TLS_PORT: '3971', DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = once(program, 'exit')
await Promise.race([
  once(createInterface(program.stdout), 'line'),
  ended.then(() => {
    throw new Error('the demo did not start')
  }),
])

const origin = 'http://localhost:3970'
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? places.find((place) => existsSync(place)),
  args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
})

try {
  mkdirSync(pictures, { recursive: true })
  const page = await browser.newPage({ viewport: { width, height }, locale: 'ja-JP', reducedMotion: 'reduce' })
  const take = async (name) => {
    await page.evaluate(() => document.fonts.ready)
    await page.mouse.move(0, 0)
    const file = `${pictures}/${name}.png`
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
    const { size } = statSync(file)
    console.log(`${name}.png ${Math.round(size / 1024)} KB`)
    if (size > heaviest) throw new Error(`${name}.png is heavier than ${heaviest / 1024} KB: take it smaller`)
  }
  const scrollTo = (what) =>
    page.evaluate(
      (element) =>
        window.scrollTo(0, document.querySelector(element).getBoundingClientRect().top + window.scrollY - 24),
      what,
    )
  const press = (name) => page.getByRole('button', { name, exact: true }).click()
  const data = await (await fetch(`${origin}/demo/data`)).json()
  const newcomer = data.partner.accounts.find(({ password }) => password === null)

  await page.goto(`${origin}/`)
  await take('front')

  await page.goto(`${origin}/partner/recover`)
  await page.getByLabel('ログインID').fill(newcomer.loginId)
  await press('送信する')
  const mails = await (await fetch(`${origin}/demo/mail?to=${encodeURIComponent(newcomer.loginId)}`)).json()
  await page.goto(/http:\S+\/open\/\S+/.exec(mails[0].text)[0])
  await page.getByLabel('新しいパスワード', { exact: true }).pressSequentially('umikaze42')
  await take('new-password')
  await page.getByLabel('新しいパスワード', { exact: true }).fill('Umikaze-42-minato')
  await page.getByLabel('新しいパスワード(確認用)', { exact: true }).fill('Umikaze-42-minato')
  await press('送信する')

  // Somebody of the portal of registration keys, with a device and a card of its own.
  const [dealer] = data.keys.accounts
  const [device] = data.keys.devices
  const card = data.keys.cards.find(({ product }) => product === '701W')
  const number = (label, digits) => page.getByLabel(`${label} 1`, { exact: true }).fill(digits)

  await page.goto(`${origin}/keys/sign-in`)
  await page.getByLabel('登録ID').fill(dealer.registrationId)
  await page.getByLabel('パスワード', { exact: true }).fill(dealer.password)
  const id = await page.locator('input[name=challenge]').inputValue()
  const { answer } = await (await fetch(`${origin}/demo/challenge?id=${encodeURIComponent(id)}`)).json()
  await page.getByLabel('画像に表示されている文字を入力してください。').fill(answer)
  await press('ログイン')
  await page.getByRole('heading', { level: 1, name: 'メニュー' }).waitFor()
  await take('keys-menu')

  await page.goto(`${origin}/keys/issue`)
  await number('MPR ID', device.mprId)
  await number('Activation Key No.', card.activationKeyNo)
  await page.getByLabel('Registration ID').fill(card.registrationId)
  await press('次へ')
  await press('同意する')
  await page.getByRole('radio').nth(1).check()
  await scrollTo('main')
  await take('connection-number')
  await press('次へ')
  await press('登録')
  const key = await page.locator('.key-value').innerText()

  await page.goto(`${origin}/demo/device?mprId=${device.mprId}`)
  const remote = page.locator('#remote')
  const keys = ['メニュー', '黄', ...'00000000', '▼ 下', '決定', '決定', '緑', ...key.replaceAll('-', '').slice(0, 12)]
  for (const name of keys) await remote.getByRole('button', { name, exact: true }).click()
  await page.getByText('16桁のうち12桁', { exact: true }).waitFor()
  await scrollTo('#simulator')
  await take('device')

  // Somebody of the portal of certificates, with contracts of several years.
  const [buyer] = data.certs.accounts
  await page.goto(`${origin}/certs/sign-in-by-code`)
  await page.getByLabel('アクセスキー', { exact: true }).fill(buyer.accessKey)
  await page.getByLabel('パスワード', { exact: true }).fill(buyer.password)
  await press('ログイン')
  await page.getByLabel('ワンタイムパスワード', { exact: true }).waitFor()
  const [code] = await (await fetch(`${origin}/demo/mail?to=${encodeURIComponent(buyer.email)}`)).json()
  await page.getByLabel('ワンタイムパスワード', { exact: true }).fill(/\d{8}/.exec(code.text)[0])
  await press('確認する')
  await page.goto(`${origin}/certs/applications`)
  await take('certificates')
  const row = page.getByRole('row').filter({ hasText: 'yoyaku.hayabusa-unyu.example' })
  await row.getByRole('link', { name: /^詳細/ }).click()
  await scrollTo('section:has(> svg.ladder)')
  await take('certificate')
} finally {
  await browser.close()
  program.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
}
