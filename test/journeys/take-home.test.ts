import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationOf, comeBack, file, type Issued, issueFor } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

describe('CRT-22 証明書／ステッカー ダウンロード', () => {
  let counter: Counter
  let folder: string
  let issued: Issued

  beforeAll(async () => {
    counter = await openCounter()
    folder = mkdtempSync(join(tmpdir(), 'madoguchi-take-home-'))
    issued = await issueFor(counter)
  })
  afterAll(async () => {
    await counter.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Presses the button that carries this value, as a browser does. */
  const take = async (what: string): Promise<{ name: string; type: string; bytes: Uint8Array; status: number }> => {
    const { browser } = issued.customer
    const page = await browser.open(`/certs/take-home?of=${issued.application.id}`)
    expect(page.html).toContain(`value="${what}"`)
    const action = /<form class="button-form" method="post" action="([^"]+)"/
      .exec(page.html)![1]!
      .replaceAll('&amp;', '&')
    const flow = /name="flow" value="([^"]+)"/.exec(page.html)![1]!
    const answer = await browser.request(action, {
      method: 'POST',
      body: new URLSearchParams({ act: 'take', flow, what }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    return {
      status: answer.status,
      name: /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '',
      type: answer.headers.get('content-type') ?? '',
      bytes: new Uint8Array(await answer.arrayBuffer()),
    }
  }
  const keep = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const openssl = (...words: string[]): string => execFileSync('openssl', words, { encoding: 'utf8' })

  it('is a page of many buttons, each told apart for the ear', async () => {
    const { html } = await issued.customer.browser.open(`/certs/take-home?of=${issued.application.id}`)
    const names = [...html.matchAll(/<button type="submit" class="secondary"[^>]*>([\s\S]*?)<\/button>/g)].map(
      ([, one]) => one!.replace(/<[^>]+>/g, ''),
    )
    expect(names.length).toBe(15)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/ ダウンロード$/)
  })

  it('openssl reads every file, and the chain proves the certificate', async () => {
    const certificate = keep('server.crt', (await take('certificate-pem')).bytes)
    expect(openssl('x509', '-in', certificate, '-noout', '-ext', 'subjectAltName')).toContain(
      'www.yuzuki-works.example',
    )
    const der = await take('certificate-der')
    expect(der.type).toBe('application/pkix-cert')
    expect(new X509Certificate(der.bytes).fingerprint256).toBe(
      new X509Certificate(readFileSync(certificate)).fingerprint256,
    )
    const chain = keep('chain.crt', (await take('chain')).bytes)
    const root = keep('root.crt', (await take('root')).bytes)
    const at = String(Math.floor(counter.clock.now().getTime() / 1000))
    expect(openssl('verify', '-attime', at, '-CAfile', root, '-untrusted', chain, certificate)).toContain(': OK')
    const full = Buffer.from((await take('with-chain')).bytes).toString()
    expect(full.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    const bundle = keep('server.p7b', (await take('pkcs7')).bytes)
    expect(openssl('pkcs7', '-inform', 'DER', '-in', bundle, '-print_certs').match(/BEGIN CERTIFICATE/g)).toHaveLength(
      3,
    )
  })

  it.each([
    ['nginx', ['fullchain.crt', 'install.ja.txt', 'root.crt']],
    ['apache', ['chain.crt', 'fullchain.crt', 'install.ja.txt', 'root.crt', 'server.crt']],
    ['iis', ['install.ja.txt', 'root.crt', 'server.cer', 'server.p7b']],
    ['tomcat', ['fullchain.crt', 'install.ja.txt', 'root.crt', 'server.p7b']],
    ['other', ['chain.crt', 'fullchain.crt', 'install.ja.txt', 'root.crt', 'server.crt', 'server.p7b']],
  ])('the ZIP for %s has what it needs, with notes', async (server, names) => {
    const taken = await take(`zip-${server}`)
    expect(taken.name).toBe(`www.yuzuki-works.example-${server}.zip`)
    const files = unzipSync(taken.bytes)
    expect(Object.keys(files).sort()).toEqual(names)
    expect(Buffer.from(files['install.ja.txt']!).toString()).toMatch(/^\ufeff[\s\S]*\r\n/)
  })

  it('seals are pictures of their sizes, and a drawing', async () => {
    for (const width of [80, 120, 160]) {
      const { bytes, type } = await take(`seal-${width}`)
      expect(type).toBe('image/png')
      expect(Buffer.from(bytes.subarray(1, 4)).toString()).toBe('PNG')
      expect(new DataView(bytes.buffer).getUint32(16)).toBe(width)
    }
    const svg = Buffer.from((await take('seal-svg')).bytes).toString()
    expect(svg).toMatch(/^<svg [\s\S]*Suzukake[\s\S]*SR3\.0[\s\S]*<\/svg>$/)
    expect(svg).not.toMatch(/href|script|url\(/)
  })

  it('a download is noted, once and for the search; a seal is none', async () => {
    const { applications } = counter.program.stores.of('certs')
    const again = await issueFor(counter, {
      customer: issued.customer,
      application: { serverName: 'b.yuzuki-works.example' },
    })
    expect((await applications.any(again.application.id))!.downloadedAt).toBeNull()
    expect((await applications.any(issued.application.id))!.downloadedAt).toEqual(counter.clock.now())
  })

  it('what cannot be downloaded is told in words; an unknown button does nothing', async () => {
    const { browser } = issued.customer
    const filed = await file(counter, applicationOf(counter, issued.customer))
    for (const of of [filed.id, 'x', ''])
      expect((await browser.open(`/certs/take-home?of=${of}`)).html).toContain('まだダウンロードできません')
    const other = await issueFor(counter)
    expect((await browser.open(`/certs/take-home?of=${other.application.id}`)).html).toContain(
      'まだダウンロードできません',
    )
  })

  it('the page behind a seal tells everybody what is true now, and no more than the certificate', async () => {
    const { issuer, serial } = issued.certificate
    const stranger = counter.browser()
    const page = async (of = `${issuer}.${serial}`) => (await stranger.open(`/certs/seal?of=${of}`)).html
    expect(await page()).toContain('この証明書は、今、有効です。')
    expect(await page()).toContain('Yuzuki Works Co., Ltd.')
    expect(await page()).not.toMatch(/柚木|B0000001|06-1234/)
    for (const of of ['', 'sr.00', 'root.01', 'member.aabb', `ev.${serial}`])
      expect(await page(of)).toContain('見つかりませんでした')
    await counter.program.stores.of('certs').certificates.revoke(issuer, serial, 'superseded', counter.clock.now())
    expect(await page()).toContain('に失効しました。')
    counter.clock.advance(400 * 86_400_000)
    const over = await comeBack(counter, issued.customer)
    expect((await over.browser.open(`/certs/seal?of=${issuer}.${serial}`)).html).toContain('に失効しました。')
  })
})
