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
  env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '3970', DATA_DIR: dataDir },
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
    const file = `${pictures}/${name}.png`
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
    const { size } = statSync(file)
    console.log(`${name}.png ${Math.round(size / 1024)} KB`)
    if (size > heaviest) throw new Error(`${name}.png is heavier than ${heaviest / 1024} KB: take it smaller`)
  }
  const press = (name) => page.getByRole('button', { name, exact: true }).click()
  const data = await (await fetch(`${origin}/demo/data`)).json()
  const [customer] = data.trade.customers
  const newcomer = data.partner.accounts.find(({ password }) => password === null)

  await page.goto(`${origin}/`)
  await take('front')

  await page.goto(`${origin}/trade/sign-in`)
  await take('sign-in')

  await page.getByLabel('お客様コードまたはメールアドレス').fill(customer.code)
  await page.getByLabel('パスワード', { exact: true }).fill(customer.password)
  await press('ログイン')
  await page.goto(`${origin}/trade/shared-users`)
  await take('shared-users')

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

  await fetch(`${origin}/demo/mail?to=${encodeURIComponent(newcomer.loginId)}`)
  await page.goto(`${origin}/demo/inbox`)
  await take('inbox')
} finally {
  await browser.close()
  program.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
}
