import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { certificateCustomers } from '../../src/demo/sample-certs.ts'
import { en } from '../../src/words/en.ts'
import { ja } from '../../src/words/ja.ts'
import { type Walker, type WalkOptions, walk } from './walk.ts'

const [hayakawa, mizuno, , onodera] = certificateCustomers as readonly [Sample, Sample, Sample, Sample]
type Sample = (typeof certificateCustomers)[number]
const next = 'Shiosai-44-minato'

/** The words of manual 004, and what they are on the pages in English. */
const labels = {
  ja: {
    front: 'お客様専用ページへのログイン',
    byCode: 'ワンタイムパスワードご利用のお客様',
    byCertificate: 'ログイン用電子証明書ご利用のお客様',
    signIn: 'ログイン',
    accessKey: 'アクセスキー',
    password: 'パスワード',
    change: 'パスワード変更',
    again: 'パスワード確認',
    submit: '変更',
    serial: 'クライアント証明書シリアル番号',
    menu: ['新規申請', 'お申込一覧', 'パスワード変更', 'アカウント情報登録', 'クーポン管理', 'ログアウト'],
    signOut: 'ログアウト',
  },
  en: {
    front: 'Sign-in for customers',
    byCode: 'With a one-time password',
    byCertificate: 'With a login certificate',
    signIn: 'Sign in',
    accessKey: 'Access key',
    password: 'Password',
    change: 'Change password',
    again: 'Password once more',
    submit: 'Change',
    serial: 'Serial number of your certificate',
    menu: Object.values(en.places.links),
    signOut: 'Sign out',
  },
} as const

/** The file as the demo gives it: opened by openssl, and taken into the certificate store of NSS, from which browsers take theirs. */
const takeHome = async (origin: string, { accessKey, passphrase }: Sample): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-certificate-'))
  const run = (command: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }
  try {
    const file = path.join(folder, `${accessKey}.p12`)
    const answer = await fetch(`${origin}/demo/certificates/${accessKey}.p12`)
    expect(answer.headers.get('content-type')).toBe('application/x-pkcs12')
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
    const opened = run('openssl', 'pkcs12', '-in', file, '-nokeys', '-passin', `pass:${passphrase}`)
    expect(opened.said).toMatch(new RegExp(`CN ?= ?${accessKey}`))
    expect(run('openssl', 'pkcs12', '-in', file, '-nokeys', '-passin', 'pass:Machigai').status).not.toBe(0)
    const store = `sql:${folder}`
    expect(run('certutil', '-N', '-d', store, '--empty-password').status).toBe(0)
    expect(run('pk12util', '-i', file, '-d', store, '-W', passphrase!).said).toContain('PKCS12 IMPORT SUCCESSFUL')
    expect(run('certutil', '-K', '-d', store).said).toContain(accessKey)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const comingIn = (options: WalkOptions, who: Sample) => async (walker: Walker) => {
  const { page, step, open, fill, press } = walker
  const locale = options.locale ?? 'ja'
  const w = labels[locale]
  const { initialPassword } = { ja, en }[locale]
  const heading = page.getByRole('heading', { level: 1 })
  await takeHome(walker.origin, who)

  await open('/certs/')
  expect(await heading.innerText()).toBe(w.front)
  await page.getByRole('region', { name: w.byCode, exact: true }).waitFor()
  await step('1.2 (1)', '「ログイン用電子証明書ご利用のお客様」の「ログイン」をクリックします。', () =>
    press(w.signIn, { region: w.byCertificate }),
  )
  await step('1.2 (2)', 'デジタル証明書を選択し「OK」をクリックすると、ログイン画面が表示されます。', async () => {
    expect(new URL(page.url()).protocol).toBe('https:')
    expect(await heading.innerText()).toBe(w.signIn)
  })
  await step('1.2 (3)', 'アクセスキーとパスワードを入力して「ログイン」をクリックします。', async () => {
    await fill(w.accessKey, who.accessKey)
    await fill(w.password, who.password)
    await press(w.signIn)
  })
  if (who.isInitial)
    await step(
      '1.2 ※',
      '初期パスワードのときは、変更をお願いする画面が出ます。あとで変更することもできます。',
      async () => {
        expect(await heading.innerText()).toBe(initialPassword.title)
        await press(initialPassword.later)
      },
    )
  await step('1.2 (4)', '専用管理画面のトップページが表示されます。', async () => {
    expect(new URL(page.url()).pathname).toBe('/certs/')
    for (const name of w.menu) await page.getByRole('navigation').getByRole('link', { name, exact: true }).waitFor()
    expect(await page.getByText(initialPassword.title, { exact: true }).count()).toBe(who.isInitial ? 1 : 0)
  })
  await step('5 (1)', 'メニューの「パスワード変更」をクリックします。', () => press(w.change, 'navigation'))
  await step('5 (2)', '新しいパスワードを入力（確認も含めて2回入力）して、「変更」をクリックします。', async () => {
    await page.getByText(w.serial, { exact: true }).waitFor()
    await page.getByText(`CN=${who.accessKey}`).waitFor()
    await fill(w.password, next)
    await fill(w.again, next)
    await press(w.submit)
    expect(new URL(page.url()).pathname).toBe('/certs/')
    expect(await page.getByText(initialPassword.title, { exact: true }).count()).toBe(0)
  })
  await step('', '「ログアウト」で終わります。', async () => {
    await press(w.signOut, 'banner')
    expect(await heading.innerText()).toBe(w.front)
  })
}

const title = 'CRT-1 CRT-2 CRT-4 CRT-6 CRT-7 ログイン用電子証明書でログインし、パスワードを変更する'
const ways: readonly (readonly [WalkOptions, Sample])[] = [
  [{ folder: 'manual-004-coming-in' }, onodera],
  [{ folder: 'manual-004-coming-in-390', javaScriptEnabled: false, width: 390 }, hayakawa],
  [{ folder: 'manual-004-coming-in-en', locale: 'en' }, mizuno],
]
for (const [options, who] of ways) walk('manual 004', title, { ...options, certificate: who }, comingIn(options, who))
