import { spawnSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuthorityName, CertificateOrder, IssuedCertificate, Prepared } from '../domain/certificates/authority.ts'
import { readCertificate } from '../domain/certificates/certificate.ts'
import type { Journal } from '../domain/certificates/journal.ts'
import type { KeptAuthority } from '../domain/certificates/status.ts'
import { systemRandom } from '../kit/random.ts'
import { holdCeremony, usualPlan } from './ceremony.ts'
import { createIssuing, type OpenAuthority, type StatusPlaces } from './issuing.ts'
import { keySigner } from './signer.ts'

const now = new Date('2026-11-21T01:02:03.456Z')
const places: StatusPlaces = {
  crl: (issuer) => `http://counter.example/pki/${issuer}.crl`,
  ocsp: (issuer) => `http://counter.example/pki/ocsp/${issuer}`,
  certificate: (issuer) => `http://counter.example/pki/${issuer}.crt`,
}

let folder = ''
let kept: readonly KeptAuthority[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-issuing-'))
  const plan = usualPlan({ country: 'JP', name: 'すずかけトラスト株式会社' }, 'Suzukake')
  kept = await holdCeremony({ ...plan, keys: { ...plan.keys, sr: 'RSA 2048' } }, places, systemRandom, now)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openssl = (...words: readonly string[]): string => {
  const { stdout, stderr } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' })
  return stdout + stderr
}
const pem = (name: string, der: Uint8Array): void => {
  const body = Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')
  writeFileSync(join(folder, name), `-----BEGIN CERTIFICATE-----\n${body}-----END CERTIFICATE-----\n`)
}

const authority = async (name: AuthorityName): Promise<OpenAuthority> => {
  const { certificate, key } = kept.find((one) => one.name === name)!
  const opened = createPrivateKey({ key: Buffer.from(key!), format: 'der', type: 'pkcs8' })
  return { name, certificate: readCertificate(certificate), signer: keySigner(opened) }
}

/** A journal in memory that keeps what the store's keeps: one certificate an approval, each step once. */
const journalInMemory = () => {
  const rows = new Map<string, { approval: string; state: 'reserved' | 'signing' | 'issued'; hash?: string }>()
  const journal: Pick<Journal, 'reserve' | 'aboutToSign' | 'keep'> = {
    reserve: async ({ serial, approval }) => {
      if ([...rows.values()].some((row) => row.approval === approval)) return false
      rows.set(serial, { approval, state: 'reserved' })
      return true
    },
    aboutToSign: async (_issuer, serial, hash) => {
      const row = rows.get(serial)
      if (row?.state !== 'reserved') return false
      rows.set(serial, { ...row, state: 'signing', hash })
      return true
    },
    keep: async (issuer, serial, hash, der, at) => {
      const row = rows.get(serial)
      if (row?.state !== 'signing' || row.hash !== hash) return null
      rows.set(serial, { ...row, state: 'issued' })
      return { issuer, serial, der: Buffer.from(der), issuedAt: at } as IssuedCertificate
    },
  }
  return { rows, journal }
}

const open = () => {
  const { rows, journal } = journalInMemory()
  const desk = createIssuing({
    journal,
    places,
    random: systemRandom,
    authority,
    policies: (profile) =>
      profile === 'server-ov' ? ['2.23.140.1.2.2'] : profile === 'server-ev' ? ['2.23.140.1.1'] : [],
  })
  const issue = (prepared: Prepared) => desk.issue(prepared, now, (work) => work(journal))
  return { rows, desk, issue }
}

const order = (rest: Partial<CertificateOrder> = {}): CertificateOrder => ({
  issuer: 'sr',
  profile: 'server-ov',
  approval: 'application 1',
  applicationId: null,
  contractId: null,
  accountId: null,
  subject: [
    { type: 'C', value: 'JP' },
    { type: 'ST', value: 'Osaka' },
    { type: 'O', value: '楓ワークス合同会社' },
    { type: 'CN', value: 'www.kaede.example' },
  ],
  names: ['www.kaede.example'],
  spki: generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' }),
  notBefore: now,
  notAfter: new Date('2027-06-09T01:02:02Z'),
  ...rest,
})

describe('CRT-40 a ceremony', () => {
  it('makes a root and issuers that openssl accepts, members apart from servers', () => {
    for (const { name, certificate } of kept) pem(`${name}.pem`, certificate)
    const at = String(Math.floor(now.getTime() / 1000))
    for (const name of ['sr', 'ev', 'member'])
      expect(openssl('verify', '-x509_strict', '-attime', at, '-CAfile', 'root.pem', `${name}.pem`)).toBe(
        `${name}.pem: OK\n`,
      )
    expect(
      openssl('x509', '-in', 'root.pem', '-noout', '-subject', '-enddate', '-nameopt', 'utf8,sep_comma_plus'),
    ).toBe('subject=C=JP,O=すずかけトラスト株式会社,CN=Suzukake Root CA 1\nnotAfter=Nov 21 01:02:02 2046 GMT\n')
    expect(openssl('x509', '-in', 'member.pem', '-noout', '-ext', 'extendedKeyUsage')).toContain(
      'Client Authentication',
    )
  })
})

describe('CRT-42 issuing in two steps', () => {
  it.each([
    ['sr', 'server-ov', 'sslserver'],
    ['ev', 'server-ev', 'sslserver'],
    ['member', 'member', 'sslclient'],
  ] as const)('a certificate of %s that openssl accepts', async (issuer, profile, purpose) => {
    const { desk, issue, rows } = open()
    const subject =
      profile === 'server-ev'
        ? [
            { type: 'businessCategory', value: 'Private Organization' } as const,
            { type: 'jurisdictionC', value: 'JP' } as const,
            { type: 'serialNumber', value: '1200-01-000001' } as const,
            ...order().subject,
          ]
        : order().subject
    const names = profile === 'member' ? [] : order().names
    const prepared = await desk.prepare(order({ issuer, profile, subject, names }), now)
    expect(prepared).toMatchObject({ is: 'prepared' })
    if (prepared.is !== 'prepared') return
    const issued = await issue(prepared.prepared)
    for (const { name, certificate } of kept) pem(`${name}.pem`, certificate)
    pem('server.pem', issued.der)
    const at = String(Math.floor(now.getTime() / 1000))
    const chain = ['-attime', at, '-CAfile', 'root.pem', '-untrusted', `${issuer}.pem`, 'server.pem']
    expect(openssl('verify', '-x509_strict', '-purpose', purpose, ...chain)).toBe('server.pem: OK\n')
    expect([...rows.values()]).toMatchObject([{ state: 'issued' }])
    expect(readCertificate(issued.der).serial.toString('hex')).toBe(issued.serial)
  })

  it('refuses what breaks a rule before a serial number is used', async () => {
    const { desk, rows } = open()
    const refused = await desk.prepare(order({ notAfter: new Date('2027-11-21T00:00:00Z') }), now)
    expect(refused).toMatchObject({ is: 'refused', breaches: [{ rule: 'validity-limit' }] })
    expect(rows.size).toBe(0)
  })

  it('gives one certificate for an approval, however often it is asked', async () => {
    const { desk, issue } = open()
    const all = await Promise.all(Array.from({ length: 8 }, () => desk.prepare(order(), now)))
    const tokens = all.flatMap((one) => (one.is === 'prepared' ? [one.prepared] : []))
    expect([tokens.length, all.filter(({ is }) => is === 'taken').length]).toEqual([1, 7])
    const issued = await Promise.allSettled([issue(tokens[0]!), issue(tokens[0]!), issue(tokens[0]!)])
    expect(issued.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  it('takes nothing but what it prepared', async () => {
    const { issue } = open()
    await expect(issue({ issuer: 'sr', serial: '00' } as unknown as Prepared)).rejects.toThrow('prepared here')
  })

  it('never signs a serial number again where keeping it failed', async () => {
    const { desk, rows } = open()
    const prepared = await desk.prepare(order(), now)
    if (prepared.is !== 'prepared') throw new Error('not prepared')
    const broken = desk.issue(prepared.prepared, now, async () => {
      throw new Error('the database is away')
    })
    await expect(broken).rejects.toThrow('away')
    await expect(desk.issue(prepared.prepared, now, (work) => work({} as never))).rejects.toThrow('issued once')
    // It stays announced, for whoever puts it on the list.
    expect([...rows.values()]).toMatchObject([{ state: 'signing' }])
  })
})
