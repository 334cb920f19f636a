import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsr, readCsrDer } from './csr.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-csr-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openssl = (...words: readonly string[]): string =>
  execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

let count = 0
/** A request as OpenSSL makes it. */
const request = (key: readonly string[], subject: string, ...more: readonly string[]): string => {
  const name = `r${++count}`
  openssl('genpkey', '-out', `${name}.key`, ...key)
  openssl('req', '-new', '-key', `${name}.key`, '-out', `${name}.csr`, '-utf8', '-subj', subject, ...more)
  return readFileSync(join(folder, `${name}.csr`), 'utf8')
}
const ec = (curve: string) => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`] as const
const rsa = (bits: number) => ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`] as const
const san = (...names: readonly string[]) => ['-addext', `subjectAltName=${names.join(',')}`] as const

describe('CRT-11 requests as OpenSSL makes them', () => {
  it.each([
    ['RSA 2048', rsa(2048), { kind: 'rsa', bits: 2048 }],
    ['P-256', ec('P-256'), { kind: 'ec', curve: 'P-256' }],
    ['P-384', ec('P-384'), { kind: 'ec', curve: 'P-384' }],
    ['P-521', ec('P-521'), { kind: 'ec', curve: 'P-521' }],
  ])('%s', (_name, key, expected) => {
    const read = readCsr(request(key, '/C=JP/O=楓ワークス合同会社/CN=www.kaede.example'))
    expect(read).toMatchObject({ ok: true, request: { key: expected, names: ['www.kaede.example'], otherNames: [] } })
    if (read.ok)
      expect(read.request.subject).toEqual([
        { type: 'C', value: 'JP' },
        { type: 'O', value: '楓ワークス合同会社' },
        { type: 'CN', value: 'www.kaede.example' },
      ])
  })

  it('takes the alternative names, each once, and says which are no names of servers', () => {
    const names = san(
      'DNS:a.kaede.example',
      'DNS:b.kaede.example',
      'DNS:a.kaede.example',
      'IP:192.0.2.1',
      'email:a@b.example',
    )
    const read = readCsr(request(ec('P-256'), '/CN=other.kaede.example', ...names))
    expect(read).toMatchObject({
      ok: true,
      request: { names: ['a.kaede.example', 'b.kaede.example'], otherNames: ['ip-address', 'mail'] },
    })
  })

  it('reads a hundred names', () => {
    const names = Array.from({ length: 100 }, (_, n) => `DNS:h${n}.kaede.example`)
    const read = readCsr(request(ec('P-256'), '/CN=h0.kaede.example', ...san(...names)))
    expect(read.ok && read.request.names.length).toBe(100)
  })

  it('reads it out of a mail, with text around it', () => {
    const csr = request(ec('P-256'), '/CN=www.kaede.example')
    for (const text of [
      `お世話になっております。\n\n${csr}\nよろしくお願いします。`,
      csr.replaceAll('\n', '\r\n'),
      `  ${csr}`,
    ])
      expect(readCsr(text)).toMatchObject({ ok: true })
    expect(readCsr(csr.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'))).toMatchObject({ ok: true })
  })

  it.each([
    ['another curve', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], [], 'key-algorithm'],
    ['Ed25519', ['-algorithm', 'ED25519'], [], 'key-algorithm'],
    ['SHA-1', rsa(2048), ['-sha1'], 'signature-algorithm'],
    ['RSASSA-PSS', rsa(2048), ['-sigopt', 'rsa_padding_mode:pss'], 'signature-algorithm'],
    ['a curve that is spelled out', [...ec('P-256'), '-pkeyopt', 'ec_param_enc:explicit'], [], 'key-algorithm'],
  ])('refuses %s', (_name, key, more, is) => {
    expect(readCsr(request(key, '/CN=www.kaede.example', ...more))).toMatchObject({ ok: false, fault: { is } })
  })
})

describe('CRT-11 what is no request', () => {
  it('tells a private key, whatever stands beside it', () => {
    const csr = request(ec('P-256'), '/CN=www.kaede.example')
    const key = readFileSync(join(folder, `r${count}.key`), 'utf8')
    for (const text of [key, `${csr}\n${key}`, key.slice(0, 60)])
      expect(readCsr(text)).toEqual({ ok: false, fault: { is: 'private-key' } })
  })

  it('tells a certificate', () => {
    request(ec('P-256'), '/CN=www.kaede.example')
    const certificate = openssl('req', '-x509', '-key', `r${count}.key`, '-subj', '/CN=www.kaede.example')
    expect(readCsr(certificate)).toEqual({ ok: false, fault: { is: 'certificate' } })
  })

  it.each([
    ['nothing', '', 'empty'],
    ['any text', 'こんにちは', 'malformed'],
    ['a block that is cut off', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB', 'malformed'],
    ['no base64', '-----BEGIN CERTIFICATE REQUEST-----\n!!!!\n-----END CERTIFICATE REQUEST-----', 'malformed'],
    ['an empty block', '-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----', 'malformed'],
    ['a book', 'a'.repeat(100_000), 'too-large'],
  ])('refuses %s', (_name, text, is) => {
    expect(readCsr(text)).toEqual({ ok: false, fault: { is } })
  })

  it('refuses two at once', () => {
    const csr = request(ec('P-256'), '/CN=www.kaede.example')
    expect(readCsr(csr + csr)).toEqual({ ok: false, fault: { is: 'several' } })
  })

  it('refuses what was changed after it was signed, and never fails otherwise', () => {
    const pem = request(ec('P-256'), '/CN=www.kaede.example', ...san('DNS:www.kaede.example'))
    writeFileSync(join(folder, 'changed.csr'), pem)
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    expect(readCsrDer(der).ok).toBe(true)
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(der)
        changed[at]! ^= change
        expect(readCsrDer(changed).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readCsrDer(Buffer.from(bytes)).ok).toBe(false)
      }),
    )
  })
})
