import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleData } from '../../src/demo/sample-data.ts'
import { type FakeSmtp, type ReceivedMail, startSmtp } from '../fakes/smtp.ts'
import { type ProgramProcess, startProgram } from '../setup/program-process.ts'
import { startBrowser } from './browser.ts'

const newcomer = sampleData.partner.accounts.find(({ password }) => password === null)!
const password = 'Umikaze-42-minato'

let smtp: FakeSmtp
let program: ProgramProcess
let browser: Browser

beforeAll(async () => {
  smtp = await startSmtp()
  ;[program, browser] = await Promise.all([startProgram({ environment: { SMTP_URL: smtp.url } }), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await program?.close()
  await smtp?.close()
})

/** The header of a mail as it stood on the wire, folded lines joined. */
const headerOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')

test('ACC-40 PAR-5: the first password, by the mail as it came over the wire', { timeout: 90_000 }, async () => {
  const context = await browser.newContext({ locale: 'ja-JP', baseURL: program.origin })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/partner/')
  await page.getByRole('link', { name: 'ログイン', exact: true }).click()
  await page.getByLabel('ログインID', { exact: true }).fill(newcomer.loginId)
  await page.getByRole('button', { name: 'ログインする' }).click()
  await page.getByRole('link', { name: 'パスワードをリセットする' }).click()
  await page.getByRole('button', { name: '送信する' }).click()

  const { raw, parsed, from, to } = await smtp.waitForMessage(newcomer.loginId)
  expect(from).toBe('no-reply@aoba.example')
  expect(to).toEqual([newcomer.loginId])
  expect(parsed.subject).toBe('【あおばコネクトID】パスワードリセットのお知らせ')
  expect(parsed.from).toMatchObject({ address: 'no-reply@aoba.example' })
  expect(parsed.to?.[0]).toMatchObject({ address: newcomer.loginId })
  const header = headerOf(raw)
  // What any mail server takes: seven bits, lines of 998 at most, words beyond ASCII encoded (RFC 5322 §2.1.1, RFC 2047).
  expect(/[^\x20-\x7e\r\n\t]/.test(header)).toBe(false)
  expect(header).toMatch(/^Subject: =\?utf-8\?[BQ]\?/im)
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  expect(/(?<!\r)\n|\r(?!\n)/.test(raw)).toBe(false)
  for (const name of ['Date', 'Message-ID', 'MIME-Version']) expect(header).toMatch(new RegExp(`^${name}: \\S`, 'im'))
  expect(header).toMatch(/^Message-ID: <[^@\s]+@[^\s>]+>/im)
  // Nothing answers a robot, and no answering machine answers ours (RFC 3834).
  expect(header).toMatch(/^Auto-Submitted: auto-generated/im)
  expect(header).toMatch(/^Content-Type: multipart\/alternative/im)
  expect(header).not.toMatch(/^(X-Mailer|X-Originating-IP|Received):/im)

  const text = parsed.text!
  const html = parsed.html!
  const links = [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link)
  const link = links.find((one) => one.includes('/open/'))!
  expect(link).toMatch(new RegExp(`^${program.origin}/partner/open/[A-Za-z0-9_-]{43}$`))
  expect(html).toContain(link)
  expect(html).toMatch(/<html lang="ja"/)
  expect(html).not.toMatch(/<script|<img|<link|src=/i)
  for (const sentence of ['24時間', newcomer.name]) {
    expect(text).toContain(sentence)
    expect(html).toContain(sentence)
  }

  await page.goto(link)
  expect(page.url()).not.toContain(link.split('/open/')[1])
  await page.getByLabel('新しいパスワード', { exact: true }).fill(password)
  await page.getByLabel('新しいパスワード(確認用)', { exact: true }).fill(password)
  await page.getByRole('button', { name: '送信する' }).click()
  await page.getByRole('heading', { name: 'アカウントが更新されました' }).waitFor()

  await page.getByRole('link', { name: 'ログイン', exact: true }).click()
  await page.getByLabel('ログインID', { exact: true }).fill(newcomer.loginId)
  await page.getByRole('button', { name: 'ログインする' }).click()
  await page.getByLabel('パスワード', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'ログインする' }).click()
  await page.getByLabel('ワンタイムパスワード', { exact: true }).waitFor()
  const isCode = ({ parsed: mail }: ReceivedMail): boolean =>
    mail.subject === '【あおばコネクトID】ワンタイムパスワード通知'
  await expect
    .poll(async () => (await smtp.messages(newcomer.loginId)).filter(isCode).length, { timeout: 20_000 })
    .toBe(1)
  const [code] = (await smtp.messages(newcomer.loginId)).filter(isCode)
  await page.getByLabel('ワンタイムパスワード', { exact: true }).fill(/^\d{8}$/m.exec(code!.parsed.text!)![0])
  await page.getByRole('button', { name: '確認する' }).click()
  await page.getByText(newcomer.name).first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/partner/')

  const mails = await smtp.messages(newcomer.loginId)
  // The link, the notice that a password was set, the code: each once, each with a name of its own.
  expect(mails.map(({ parsed: { subject } }) => subject)).toHaveLength(3)
  expect(new Set(mails.map(({ parsed: { messageId } }) => messageId)).size).toBe(3)
  await context.close()
})

test('ACC-40 PLT-31 a mail server that is down holds nobody up, and its mails arrive once when it is back', {
  timeout: 90_000,
}, async () => {
  const person = sampleData.member.accounts[0]!
  await smtp.kill()
  const page = await browser.newPage({ locale: 'ja-JP', baseURL: program.origin })
  page.setDefaultTimeout(20_000)
  await page.goto('/member/sign-in')
  await page.getByRole('link', { name: '「会員サポートパスワード」をお忘れのお客様' }).click()
  await page.getByLabel('ログインID', { exact: true }).fill(person.loginId)
  await page.getByLabel('基本メールアドレス', { exact: true }).fill(person.email)
  await page.getByRole('button', { name: '送信', exact: true }).click()
  await page.getByLabel('仮パスワード', { exact: true }).waitFor()
  await smtp.restart()
  // The outbox looks again after a minute at first; the demo's clock makes that short.
  await expect
    .poll(
      async () => {
        await page.request.post('/demo/clock', { data: { advance: 'PT2M' } })
        await page.request.get('/demo/mail')
        return (await smtp.messages(person.email)).length
      },
      { timeout: 30_000, interval: 250 },
    )
    .toBe(1)
  const [mail] = await smtp.messages(person.email)
  const temporary = /【仮パスワード】\s+(\S+)/.exec(mail!.parsed.text!)![1]!
  await page.getByLabel('仮パスワード', { exact: true }).fill(temporary)
  await page.getByRole('button', { name: 'ログイン', exact: true }).click()
  await page.getByLabel('新しい会員サポートパスワード', { exact: true }).waitFor()
  await page.close()
})
