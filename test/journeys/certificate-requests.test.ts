import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsr } from '../../src/domain/certificates/csr.ts'
import { type Customer, issueFor, newCustomer, newRequest } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'
import { toBasics } from './wizard-steps.ts'

const rsa = (bits: number) => ['-newkey', `rsa:${bits}`]
const ec = (curve: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`]
const names = (...all: readonly string[]) => ['-addext', `subjectAltName=${all.join(',')}`]
const usual = ec('P-256')

let counter: Counter
let me: Customer
beforeAll(async () => {
  counter = await openCounter()
  me = await newCustomer(counter)
  await toBasics(me)
})
afterAll(() => counter.close())

/** Sends a request from 「基本情報入力」 and comes back to it. */
const send = async (csr: string, file?: File) => {
  const { browser } = me
  if (browser.page.heading !== '基本情報入力') await browser.send('戻る')
  await browser.send('次へ', { サーバタイプ: 'nginx', CSR: csr, ...(file && { CSRのファイル: file }) })
  return browser.page
}

describe('CRT-11 a request that can be certified is shown in words', () => {
  it.each([
    ['RSA 2048ビット', rsa(2048)],
    ['ECDSA P-256', ec('P-256')],
    ['ECDSA P-384', ec('P-384')],
    ['ECDSA P-521', ec('P-521')],
  ])('%s', async (words, kind) => {
    const page = await send(`何かの文章\n${newRequest('www.yuzuki-works.example', kind).csr}\nおわり`)
    expect(page.heading).toBe('申請組織情報入力')
    expect(page.text).toContain(words)
    expect(page.text).toContain('CN=www.yuzuki-works.example')
  })

  it('a hundred names are taken, and an international one is shown in both forms', async () => {
    const hundred = Array.from({ length: 98 }, (_, n) => `DNS:s${n}.yuzuki-works.example`)
    const more = names('DNS:www.yuzuki-works.example', 'DNS:xn--eckwd4c7cu47r2wf.example', ...hundred)
    const page = await send(newRequest('www.yuzuki-works.example', usual, more).csr)
    expect(page.heading).toBe('申請組織情報入力')
    expect(page.text).toContain('ドメイン名例.example（xn--eckwd4c7cu47r2wf.example）')
    expect(page.text).toContain('s97.yuzuki-works.example')
  })

  it('is read from a file, whatever was pasted', async () => {
    const { csr } = newRequest('file.yuzuki-works.example')
    const page = await send('', new File([csr], 'server.csr'))
    expect(page.text).toContain('file.yuzuki-works.example')
    const der = Buffer.from(csr.replace(/-----.*-----|\s/g, ''), 'base64')
    expect((await send('これではなく', new File([der], 'server.der'))).text).toContain('file.yuzuki-works.example')
  })
})

describe('CRT-11 one that cannot is refused with the reason and the way on, and stays where it was typed', () => {
  const good = newRequest().csr
  const cases: readonly (readonly [string, () => string, string])[] = [
    ['nothing', () => '', 'CSRを貼り付けるか、ファイルを選んでください。'],
    ['words', () => 'こんにちは', 'CSRを読み取れません。'],
    ['half of it', () => good.slice(0, 200), 'CSRを読み取れません。'],
    ['two', () => good + good, 'CSRが2つ以上あります。'],
    ['a private key', () => newRequest().key + good, '秘密鍵が含まれています。'],
    ['a certificate', () => good.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE'), '証明書が貼り付けられています。'],
    ['too much', () => `${'x'.repeat(70_000)}${good}`, 'CSRが大きすぎます。'],
    ['a signature of another', () => forged(good), 'CSRの署名が鍵と合いません。'],
    ['RSA of 1024 bits', () => newRequest('www.yuzuki-works.example', rsa(1024)).csr, '鍵の長さが1024ビットです。'],
    [
      'another curve',
      () => newRequest('www.yuzuki-works.example', ec('secp256k1')).csr,
      'この種類の鍵には対応していません。',
    ],
    [
      'Ed25519',
      () => newRequest('www.yuzuki-works.example', ['-newkey', 'ed25519']).csr,
      'この種類の鍵には対応していません。',
    ],
    [
      'SHA-1',
      () => newRequest('www.yuzuki-works.example', rsa(2048), ['-sha1']).csr,
      'CSRの署名の方式に対応していません。',
    ],
    [
      'a wildcard',
      () => newRequest('*.yuzuki-works.example').csr,
      'ワイルドカードの名前は、このサービスではお使いいただけません。',
    ],
    ['an address', () => newRequest('192.0.2.1').csr, '「192.0.2.1」はIPアドレスです。'],
    ['a name of the house', () => newRequest('server.local').csr, '「server.local」は社内だけで使う名前です。'],
    ['signs', () => newRequest('<script>alert(1)<\\/script>').csr, 'はサーバ名の形ではありません。'],
    [
      'a false international name',
      () => newRequest('xn--zzzz.example').csr,
      'は国際化ドメイン名として正しくありません。',
    ],
    [
      'an IP address beside names',
      () => newRequest('www.yuzuki-works.example', usual, names('DNS:www.yuzuki-works.example', 'IP:192.0.2.1')).csr,
      'サーバ名ではないもの（IPアドレス）が含まれています。',
    ],
    [
      '101 names',
      () =>
        newRequest(
          's0.yuzuki-works.example',
          usual,
          names(...Array.from({ length: 101 }, (_, n) => `DNS:s${n}.yuzuki-works.example`)),
        ).csr,
      'サーバ名が101個あります。100個までにして作り直してください。',
    ],
  ]

  it.each(cases)('%s', async (_what, make, text) => {
    const csr = make()
    const page = await send(csr)
    expect(page.status).toBe(422)
    expect(page.heading).toBe('基本情報入力')
    expect(page.error('CSR')).toContain(text)
    expect(page.html).not.toContain('<script>alert')
    // Browsers send line breaks as CRLF.
    expect(page.form('次へ').values.get('csr')?.replaceAll('\r\n', '\n')).toBe(csr)
  })

  it('a key of another customer, and one that was in other hands once', async () => {
    const request = newRequest()
    const server = { names: ['www.yuzuki-works.example'], serverType: 'nginx', csr: request.csr, wantsSeal: false }
    const issued = await issueFor(counter, { application: { data: { server } } })
    expect(issued.application.owner).not.toBe(me.account)
    expect((await send(request.csr)).error('CSR')).toContain('別のお客様の証明書で使われています')
    const leaked = newRequest()
    const read = readCsr(leaked.csr)
    if (!read.ok) throw new Error(read.fault.is)
    await counter.program.stores.of('certs').certificates.blockKey(read.request.key.fingerprint, counter.clock.now())
    expect((await send(leaked.csr)).error('CSR')).toContain('使えなくなった鍵です')
  })
})

/** The request with the last sign of its signature changed. */
function forged(csr: string): string {
  const der = Buffer.from(csr.replace(/-----.*-----|\s/g, ''), 'base64')
  der[der.length - 1] = der[der.length - 1]! ^ 1
  return `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
}
