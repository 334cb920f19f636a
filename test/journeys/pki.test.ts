import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issued, issueFor } from './certificates-people.ts'
import { type Counter, openCounter } from './counter.ts'

/** Not in the way of the server in this process, which openssl asks. */
const run = (command: string, words: readonly string[]): Promise<{ readonly status: number; readonly said: string }> =>
  new Promise((resolve) =>
    execFile(command, [...words], { timeout: 20_000 }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : 1, said: `${stdout}${stderr}` }),
    ),
  )

const listNumber = async (path: string): Promise<string> =>
  (await run('openssl', ['crl', '-inform', 'DER', '-in', path, '-noout', '-crlnumber'])).said

/** The program's clock stands still; openssl looks at the machine's to see whether an answer is still fresh. */
const late = ['-validity_period', '3000000000']

describe('CRT-43 what the world may ask of the authorities, over HTTP and by openssl', () => {
  let counter: Counter
  let folder: string
  let http: ReturnType<typeof createHttpServer>
  let origin: string
  let issued: Issued

  const file = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const get = async (path: string, init?: RequestInit): Promise<Response> => fetch(`${origin}${path}`, init)
  const fetched = async (path: string): Promise<Buffer> => Buffer.from(await (await get(path)).arrayBuffer())
  const pem = (der: Uint8Array): string => new X509Certificate(der).toString()
  const crl = async (name: string): Promise<string> => {
    const der = file(`${name}.der`, await fetched(`/pki/${name}.crl`))
    const { status, said } = await run('openssl', ['crl', '-inform', 'DER', '-in', der])
    expect(status, said).toBe(0)
    return said
  }

  beforeAll(async () => {
    counter = await openCounter()
    folder = mkdtempSync(join(tmpdir(), 'madoguchi-pki-'))
    http = createHttpServer(getRequestListener(counter.program.server.fetch))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    issued = await issueFor(counter)
    file('root.pem', pem(await fetched('/pki/root.crt')))
    file('sr.pem', pem(await fetched('/pki/sr.crt')))
    file('server.pem', pem(issued.certificate.der))
  })
  afterAll(async () => {
    http.close()
    await counter.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const at = (): string => String(Math.floor(counter.clock.now().getTime() / 1000))
  const verify = async () => {
    const lists = file('lists.pem', `${await crl('root')}${await crl('sr')}`)
    return run('openssl', [
      ...['verify', '-crl_check_all', '-CRLfile', lists, '-attime', at(), '-x509_strict'],
      ...['-CAfile', join(folder, 'root.pem'), '-untrusted', join(folder, 'sr.pem'), join(folder, 'server.pem')],
    ])
  }
  const ocsp = (more: readonly string[] = [], hash = 'sha1') =>
    run('openssl', [
      ...['ocsp', '-issuer', join(folder, 'sr.pem'), `-${hash}`, '-cert', join(folder, 'server.pem')],
      ...['-CAfile', join(folder, 'root.pem'), '-url', `${origin}/pki/ocsp/sr`, '-attime', at(), ...late, ...more],
    ])

  it('a certificate that is good is good by chain, list and answer', async () => {
    const verified = await verify()
    expect(verified.said).toContain('server.pem: OK')
    for (const [more, hash] of [
      [[], 'sha1'],
      [['-no_nonce'], 'sha1'],
      [['-no_nonce'], 'sha256'],
    ] as const) {
      const { said } = await ocsp(more, hash)
      expect(said).toContain('Response verify OK')
      expect(said).toContain('server.pem: good')
    }
  })

  it('answers by GET, with slashes as they are and escaped, and lets others keep those for a while', async () => {
    const request = join(folder, 'request.der')
    await run('openssl', [
      ...['ocsp', '-issuer', join(folder, 'sr.pem'), '-cert', join(folder, 'server.pem'), '-no_nonce'],
      ...['-reqout', request],
    ])
    const base64 = readFileSync(request).toString('base64')
    const bodies = new Set<string>()
    for (const path of [encodeURIComponent(base64), base64]) {
      const answer = await get(`/pki/ocsp/sr/${path}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('application/ocsp-response')
      expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
      expect(answer.headers.get('set-cookie')).toBeNull()
      bodies.add(Buffer.from(await answer.arrayBuffer()).toString('base64'))
    }
    // Signed once, given twice.
    expect(bodies.size).toBe(1)
  })

  it.each([
    ['/pki/none.crl', 404],
    ['/pki/sr.pem', 404],
    ['/pki/', 404],
    ['/pki/ocsp/none', 404],
    ['/pki/ocsp/sr/%', 400],
    ['/pki/ocsp/sr/<>', 400],
  ])('%s: %d', async (path, status) => {
    expect((await get(path)).status).toBe(status)
  })

  it('refuses what is no request, another issuer’s, and too much, without a signature', async () => {
    const post = (body: Uint8Array<ArrayBuffer>, name = 'sr') => get(`/pki/ocsp/${name}`, { method: 'POST', body })
    const malformed = Buffer.from(await (await post(Buffer.from('nothing'))).arrayBuffer())
    expect(malformed.toString('hex')).toBe('30030a0101')
    const foreign = await post(Uint8Array.from(readFileSync(join(folder, 'request.der'))), 'ev')
    expect(Buffer.from(await foreign.arrayBuffer()).toString('hex')).toBe('30030a0106')
    expect((await post(new Uint8Array(10_000))).status).toBe(413)
    expect((await get('/pki/sr.crl', { method: 'POST', body: 'x' })).status).toBe(403)
  })

  it('CRT-42 never calls a number good that it never used', async () => {
    const { said } = await run('openssl', [
      ...['ocsp', '-issuer', join(folder, 'sr.pem'), '-serial', '0x1234567890abcdef1234567890abcdef'],
      ...['-CAfile', join(folder, 'root.pem'), '-url', `${origin}/pki/ocsp/sr`, '-attime', at(), ...late],
    ])
    expect(said).toContain(': unknown')
  })

  it('once revoked, list and answer say so at once', async () => {
    const { issuer, serial } = issued.certificate
    await counter.program.stores.of('certs').certificates.revoke(issuer, serial, 'keyCompromise', counter.clock.now())
    const { said } = await ocsp(['-no_nonce'])
    expect(said).toContain('server.pem: revoked')
    expect(said).toContain('Reason: keyCompromise')
    await counter.settle()
    const verified = await verify()
    expect(verified.said).toContain('certificate revoked')
  })

  it('lists are signed anew each day, with greater numbers, and are good for seven', async () => {
    const number = async () =>
      Number(/0x[0-9A-F]+/i.exec(await listNumber(file('n.der', await fetched('/pki/ev.crl'))))![0])
    const before = await number()
    counter.clock.advance(23 * 3_600_000)
    await counter.settle()
    expect(await number()).toBe(before)
    counter.clock.advance(2 * 3_600_000)
    await counter.settle()
    expect(await number()).toBe(before + 1)
  })
})
