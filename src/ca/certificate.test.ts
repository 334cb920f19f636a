import { execFileSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dnsNamesOf, extensionOf, keyIdentifier, readCertificate } from '../domain/certificates/certificate.ts'
import { encodeName } from '../domain/certificates/distinguished-name.ts'
import { type CertificateFacts, signed, toBeSigned } from './certificate.ts'
import { keySigner } from './signer.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-ca-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openssl = (...words: readonly string[]): string =>
  execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

const keys = {
  'RSA 2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
}

const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })
const common = {
  notBefore: new Date('2026-11-01T00:00:00Z'),
  crl: null,
  ocsp: null,
  issuerAt: null,
  ocspNoCheck: false,
}

const make = async (key: KeyObject, facts: CertificateFacts): Promise<Buffer> => {
  const signer = keySigner(key)
  const bytes = toBeSigned(facts, signer.algorithm)
  return signed(bytes, signer.algorithm, await signer.sign(bytes))
}

const pem = (name: string, der: Buffer): void => {
  const body = der.toString('base64').replace(/.{1,64}/g, '$&\n')
  writeFileSync(join(folder, name), `-----BEGIN CERTIFICATE-----\n${body}-----END CERTIFICATE-----\n`)
}

describe.each(['RSA 2048', 'P-256', 'P-384'] as const)('CRT-40 a chain whose issuers have keys of %s', (kind) => {
  it('is accepted by openssl, strictly, with its names and dates', async () => {
    const [root, issuing, server] = [keys[kind](), keys[kind](), keys['P-256']()]
    const rootName = [
      { type: 'C', value: 'JP' },
      { type: 'O', value: 'すずかけトラスト株式会社' },
      { type: 'CN', value: 'Suzukake Root 1' },
    ] as const
    const issuingName = [...rootName.slice(0, 2), { type: 'CN', value: 'Suzukake SR 1' }] as const
    const ofAuthority = { keyUsage: ['keyCertSign', 'cRLSign'], purposes: [], names: [], policies: [] } as const
    const rootDer = await make(root.privateKey, {
      ...common,
      ...ofAuthority,
      serial: Buffer.alloc(16, 0xf1),
      issuer: encodeName(rootName),
      subject: rootName,
      // Beyond 2049 the dates have another form.
      notAfter: new Date('2051-11-01T00:00:00Z'),
      spki: spkiOf(root.publicKey),
      authority: { pathLength: null },
      authorityKey: null,
    })
    const issuingDer = await make(root.privateKey, {
      ...common,
      ...ofAuthority,
      serial: Buffer.alloc(16, 0x02),
      issuer: readCertificate(rootDer).subjectDer,
      subject: issuingName,
      notAfter: new Date('2034-11-01T00:00:00Z'),
      spki: spkiOf(issuing.publicKey),
      authority: { pathLength: 0 },
      purposes: ['serverAuth'],
      policies: ['2.5.29.32.0'],
      authorityKey: keyIdentifier(spkiOf(root.publicKey)),
      crl: 'http://localhost/pki/root.crl',
      issuerAt: 'http://localhost/pki/root.crt',
    })
    const facts: CertificateFacts = {
      ...common,
      serial: Buffer.alloc(16, 0x93),
      issuer: readCertificate(issuingDer).subjectDer,
      subject: [
        { type: 'C', value: 'JP' },
        { type: 'ST', value: 'Osaka' },
        { type: 'O', value: '楓ワークス合同会社' },
        { type: 'CN', value: 'www.kaede.example' },
      ],
      notAfter: new Date('2027-05-20T23:59:59Z'),
      spki: spkiOf(server.publicKey),
      keyUsage: ['digitalSignature'],
      purposes: ['serverAuth'],
      authority: null,
      names: ['www.kaede.example', 'xn--z5v.example'],
      policies: ['2.23.140.1.2.2'],
      authorityKey: keyIdentifier(spkiOf(issuing.publicKey)),
      crl: 'http://localhost/pki/sr.crl',
      ocsp: 'http://localhost/pki/ocsp/sr',
      issuerAt: 'http://localhost/pki/sr.crt',
    }
    const der = await make(issuing.privateKey, facts)
    pem('root.pem', rootDer)
    pem('issuing.pem', issuingDer)
    pem('server.pem', der)
    const at = String(new Date('2026-11-21T00:00:00Z').getTime() / 1000)
    const chain = ['-x509_strict', '-attime', at, '-CAfile', 'root.pem', '-untrusted', 'issuing.pem', 'server.pem']
    expect(openssl('verify', '-purpose', 'sslserver', ...chain)).toBe('server.pem: OK\n')

    const text = openssl('x509', '-in', 'server.pem', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus_space')
    expect(text).toContain('Subject: C=JP, ST=Osaka, O=楓ワークス合同会社, CN=www.kaede.example')
    expect(text).toContain('Not After : May 20 23:59:59 2027 GMT')
    expect(text).toContain('DNS:www.kaede.example, DNS:xn--z5v.example')
    expect(text).toContain('URI:http://localhost/pki/sr.crl')
    expect(text).toContain('OCSP - URI:http://localhost/pki/ocsp/sr')
    expect(text).toContain('CA Issuers - URI:http://localhost/pki/sr.crt')
    expect(text).toContain('93:93:93:93:93:93:93:93:93:93:93:93:93:93:93:93')
    expect(openssl('x509', '-in', 'root.pem', '-noout', '-enddate')).toBe('notAfter=Nov  1 00:00:00 2051 GMT\n')

    const read = readCertificate(der)
    expect(dnsNamesOf(read)).toEqual(facts.names)
    expect([read.notBefore, read.notAfter]).toEqual([facts.notBefore, facts.notAfter])
    expect(read.subject.map(({ type, value }) => ({ type, value }))).toEqual(facts.subject)
    expect(read.serial).toEqual(facts.serial)
    expect(extensionOf(read, 'keyUsage')?.critical).toBe(true)
    expect(extensionOf(read, 'basicConstraints')).toBeNull()
  })
})

it('CRT-42 gives the same bytes for the same facts, so that what was looked at is what is signed', () => {
  const { publicKey } = keys['P-256']()
  const facts: CertificateFacts = {
    ...common,
    serial: Buffer.alloc(16, 1),
    issuer: encodeName([{ type: 'CN', value: 'Suzukake SR 1' }]),
    subject: [],
    notAfter: new Date('2027-05-20T23:59:59Z'),
    spki: spkiOf(publicKey),
    keyUsage: ['digitalSignature'],
    purposes: ['serverAuth'],
    authority: null,
    names: ['www.kaede.example'],
    policies: [],
    authorityKey: Buffer.alloc(20),
  }
  expect(toBeSigned(facts, 'ecdsa-sha256')).toEqual(toBeSigned({ ...facts }, 'ecdsa-sha256'))
  const throwaway = createPrivateKey(keys['P-256']().privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect(keySigner(throwaway).algorithm).toBe('ecdsa-sha256')
})
