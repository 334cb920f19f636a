import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyIdentifier, readCertificate } from '../domain/certificates/certificate.ts'
import { encodeName } from '../domain/certificates/distinguished-name.ts'
import { type CertificateFacts, signed, toBeSigned } from './certificate.ts'
import { makeCrl, type Revoked } from './crl.ts'
import { type CertificateStatus, isAbout, issuerHashes, makeOcspResponse, readOcspRequest, refuseOcsp } from './ocsp.ts'
import { keySigner } from './signer.ts'

const now = new Date('2026-11-21T00:00:00Z')
const soon = new Date('2026-11-27T00:00:00Z')
const attime = ['-attime', String(now.getTime() / 1000)] as const

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-status-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openssl = (...words: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' })
  return { said: stdout + stderr, status }
}

const pem = (name: string, label: string, der: Buffer): void =>
  writeFileSync(
    join(folder, name),
    `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`,
  )

const makeIssuer = async (kind: 'rsa' | 'ec') => {
  const pair =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer = keySigner(pair.privateKey)
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' })
  const subject = [{ type: 'CN', value: 'すずかけ SR 1' }] as const
  const base = {
    issuer: encodeName(subject),
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T00:00:00Z'),
    names: [],
    policies: [],
    purposes: [],
    crl: null,
    ocsp: null,
    issuerAt: null,
    ocspNoCheck: false,
  } as const
  const issue = async (facts: CertificateFacts): Promise<Buffer> => {
    const bytes = toBeSigned(facts, signer.algorithm)
    return signed(bytes, signer.algorithm, await signer.sign(bytes))
  }
  const der = await issue({
    ...base,
    serial: Buffer.alloc(16, 1),
    subject,
    spki,
    keyUsage: ['keyCertSign', 'cRLSign', 'digitalSignature'],
    authority: { pathLength: 0 },
    authorityKey: null,
  })
  pem('ca.pem', 'CERTIFICATE', der)
  const server = async (name: string, serial: Buffer): Promise<Buffer> => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    const made = await issue({
      ...base,
      serial,
      subject: [{ type: 'CN', value: `${name}.kaede.example` }],
      spki: key.export({ type: 'spki', format: 'der' }),
      keyUsage: ['digitalSignature'],
      purposes: ['serverAuth'],
      authority: null,
      names: [`${name}.kaede.example`],
      authorityKey: keyIdentifier(spki),
    })
    pem(`${name}.pem`, 'CERTIFICATE', made)
    return made
  }
  const read = readCertificate(der)
  return { signer, spki, name: { subject: read.subjectDer, keyId: keyIdentifier(spki) }, server }
}

const serial = (n: number): Buffer => Buffer.from(`93${n.toString(16).padStart(30, '0')}`, 'hex')

describe.each(['rsa', 'ec'] as const)('CRT-43 status of certificates of an issuer with a key of %s', (kind) => {
  it('a list that openssl accepts and judges by', async () => {
    const issuer = await makeIssuer(kind)
    await issuer.server('good', serial(1))
    await issuer.server('bad', serial(2))
    const revoked: Revoked[] = [
      { serial: serial(2), at: now, reason: 'keyCompromise' },
      { serial: serial(3), at: now, reason: 'unspecified' },
    ]
    const crl = await makeCrl(issuer.name, { number: 300, thisUpdate: now, nextUpdate: soon, revoked }, issuer.signer)
    pem('ca.crl', 'X509 CRL', crl)
    expect(openssl('crl', '-in', 'ca.crl', '-CAfile', 'ca.pem', '-noout').said).toContain('verify OK')
    const text = openssl('crl', '-in', 'ca.crl', '-noout', '-text').said
    expect(text.replace(/\s+/g, ' ')).toContain('X509v3 CRL Number: 300')
    // An entry without a reason has no extensions at all, rather than empty ones.
    expect(text.match(/CRL entry extensions/g)).toHaveLength(1)
    expect(text).toContain('Key Compromise')
    const check = ['-crl_check', '-x509_strict', ...attime, '-CAfile', 'ca.pem', '-CRLfile', 'ca.crl'] as const
    expect(openssl('verify', ...check, 'good.pem').said).toBe('good.pem: OK\n')
    expect(openssl('verify', ...check, 'bad.pem')).toMatchObject({
      status: 2,
      said: expect.stringContaining('certificate revoked'),
    })
  })

  it('a list of nobody leaves the entries out', async () => {
    const issuer = await makeIssuer(kind)
    const facts = { number: 1, thisUpdate: now, nextUpdate: soon, revoked: [] }
    pem('empty.crl', 'X509 CRL', await makeCrl(issuer.name, facts, issuer.signer))
    expect(openssl('crl', '-in', 'empty.crl', '-CAfile', 'ca.pem', '-noout').said).toContain('verify OK')
    expect(openssl('crl', '-in', 'empty.crl', '-noout', '-text').said).toContain('No Revoked Certificates')
  })

  it.each([
    ['good', { is: 'good' }, 'good.pem: good'],
    ['revoked', { is: 'revoked', at: now, reason: 'superseded' }, 'good.pem: revoked'],
    ['revoked without a reason', { is: 'revoked', at: now, reason: 'unspecified' }, 'good.pem: revoked'],
    ['unknown', { is: 'unknown' }, 'good.pem: unknown'],
  ] as const)('an answer that openssl accepts: %s', async (_name, status, said) => {
    const issuer = await makeIssuer(kind)
    await issuer.server('good', serial(1))
    for (const hash of ['-sha1', '-sha256']) {
      openssl('ocsp', '-issuer', 'ca.pem', hash, '-cert', 'good.pem', '-reqout', 'request.der')
      const request = readOcspRequest(readFileSync(join(folder, 'request.der')))!
      const [asked] = request.asked
      expect(isAbout(asked!, issuerHashes(issuer.name.subject, issuer.spki))).toBe(true)
      expect(asked!.serial).toEqual(serial(1))
      expect(request.nonce).not.toBeNull()
      const answer = {
        statuses: [{ ...(status as CertificateStatus), certId: asked!.certId }],
        nonce: request.nonce,
        producedAt: now,
        thisUpdate: now,
        nextUpdate: soon,
      }
      const responder = { signer: issuer.signer, keyHash: issuer.name.keyId, certificates: [] }
      writeFileSync(join(folder, 'answer.der'), await makeOcspResponse(answer, responder))
      const looked = openssl(
        ...[
          'ocsp',
          '-issuer',
          'ca.pem',
          hash,
          '-cert',
          'good.pem',
          '-reqin',
          'request.der',
          '-respin',
          'answer.der',
          '-no_nonce',
        ],
        ...['-CAfile', 'ca.pem', '-validity_period', '400000000', ...attime],
      )
      expect(looked.said).toContain('Response verify OK')
      expect(looked.said).toContain(said)
      expect(looked.said).not.toMatch(/nonce/i)
    }
  })
})

describe('CRT-43 questions', () => {
  it('of another issuer are known as such', async () => {
    const one = await makeIssuer('ec')
    await one.server('good', serial(1))
    openssl('ocsp', '-issuer', 'ca.pem', '-cert', 'good.pem', '-reqout', 'request.der', '-no_nonce')
    const request = readOcspRequest(readFileSync(join(folder, 'request.der')))!
    expect(request.nonce).toBeNull()
    const other = await makeIssuer('ec')
    expect(isAbout(request.asked[0]!, issuerHashes(other.name.subject, other.spki))).toBe(false)
  })

  it('that are none are told from those that are, and a refusal is one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readOcspRequest(Buffer.from(bytes))).toBeNull()
      }),
    )
    writeFileSync(join(folder, 'refused.der'), refuseOcsp('unauthorized'))
    expect(openssl('ocsp', '-respin', 'refused.der', '-resp_text', '-noverify').said).toContain('unauthorized')
  })
})

it('CRT-43 a list of 20,000 has them all', async () => {
  const issuer = await makeIssuer('ec')
  const revoked = Array.from(
    { length: 20_000 },
    (_, n): Revoked => ({ serial: serial(n), at: now, reason: 'superseded' }),
  )
  const crl = await makeCrl(issuer.name, { number: 2, thisUpdate: now, nextUpdate: soon, revoked }, issuer.signer)
  pem('large.crl', 'X509 CRL', crl)
  expect(openssl('crl', '-in', 'large.crl', '-CAfile', 'ca.pem', '-noout').said).toContain('verify OK')
  const text = execFileSync('openssl', ['crl', '-in', 'large.crl', '-noout', '-text'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  })
  expect(text.match(/Serial Number/g)).toHaveLength(20_000)
})
