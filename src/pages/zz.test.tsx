import { expect, test } from 'vitest'
import { Layout } from './layout.tsx'
import { Form, TextField, PasswordField, SubmitRow } from './form.tsx'
import { Heading } from './prose.tsx'
const frame = { lang: 'ja' as const, brand: { title: 'みどりネット 会員サポート', shortTitle: 'みどりネット', home: '/member/', logo: '/assets/a/logo.svg', css: '/assets/b/brand.css' }, assets: { style: '/assets/c/style.css', script: '/assets/d/comfort.js' }, languageSwitch: { label: 'English', href: '?lang=en', lang: 'en' }, skip: '本文へ移動', footer: { links: [{ label: 'プライバシー', href: '/p' }], note: '通信は暗号化されています。' } }
const need = { required: true, word: '必須' }
const page = () => (<Layout frame={frame} title="ログイン"><Heading title="オンライン会員サポート ログイン" /><Form action="/member/sign-in" hidden={{ proof: 'x'.repeat(40) }}><TextField name="loginId" label="ログインID" need={need} hint="ご契約内容のご案内に記載されています。" autocomplete="username" /><PasswordField name="password" label="パスワード" need={need} autocomplete="current-password" reveal={{ show: '表示', hide: '隠す' }} /><SubmitRow primary={{ label: 'ログイン' }} links={[{ label: '「会員サポートパスワード」をお忘れのお客様', href: '/r' }]} /></Form></Layout>).toString() as string
test('speed', () => {
  for (let i = 0; i < 5000; i++) page()
  const t = process.hrtime.bigint()
  for (let i = 0; i < 10000; i++) page()
  console.log(Number(process.hrtime.bigint() - t) / 1e7, 'µs', page().length)
  console.log(page())
  expect(1).toBe(1)
})
