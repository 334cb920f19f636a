import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CertificateFacts, signed, toBeSigned } from '../../../ca/certificate.ts'
import { boolean, explicit, implicit, integer, octets, oid, readOne, sequence, tagged } from '../../../kit/der.ts'
import { keyIdentifier, readCertificate } from '../certificate.ts'
import { encodeName } from '../distinguished-name.ts'
import { breachesOf, rules } from './all.ts'
import type { ProfileName } from './rule.ts'

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

const ca = pair()
const caName = [
  { type: 'C', value: 'JP' },
  { type: 'O', value: 'すずかけトラスト株式会社' },
  { type: 'CN', value: 'Suzukake SR 1' },
] as const

const base = {
  serial: Buffer.alloc(16, 0x93),
  issuer: encodeName(caName),
  notBefore: new Date('2026-11-21T00:00:00Z'),
  policies: [],
  crl: null,
  ocsp: null,
  issuerAt: null,
  ocspNoCheck: false,
  authorityKey: keyIdentifier(spkiOf(ca.publicKey)),
  names: [],
} as const

const caFacts: CertificateFacts = {
  ...base,
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2034-01-01T00:00:00Z'),
  subject: caName,
  spki: spkiOf(ca.publicKey),
  keyUsage: ['keyCertSign', 'cRLSign'],
  purposes: ['serverAuth'],
  authority: { pathLength: 0 },
  crl: 'http://counter.example/pki/root.crl',
  issuerAt: 'http://counter.example/pki/root.crt',
}

const serverKey = spkiOf(pair().publicKey)
const server: CertificateFacts = {
  ...base,
  notAfter: new Date('2027-06-08T23:59:59Z'),
  subject: [
    { type: 'C', value: 'JP' },
    { type: 'ST', value: 'Osaka' },
    { type: 'O', value: '楓ワークス合同会社' },
    { type: 'CN', value: 'www.kaede.example' },
  ],
  spki: serverKey,
  keyUsage: ['digitalSignature'],
  purposes: ['serverAuth'],
  authority: null,
  names: ['www.kaede.example', 'kaede.example'],
  policies: ['2.23.140.1.2.2'],
  crl: 'http://counter.example/pki/sr.crl',
  ocsp: 'http://counter.example/pki/ocsp/sr',
  issuerAt: 'http://counter.example/pki/sr.crt',
}

const evSubject = [
  { type: 'businessCategory', value: 'Private Organization' },
  { type: 'jurisdictionC', value: 'JP' },
  { type: 'serialNumber', value: '1200-01-000001' },
  ...server.subject,
] as const

const good: Readonly<Record<ProfileName, CertificateFacts>> = {
  root: { ...caFacts, authority: { pathLength: null }, purposes: [], crl: null, issuerAt: null, authorityKey: null },
  issuing: caFacts,
  'server-ov': server,
  'server-ev': { ...server, subject: evSubject, policies: ['2.23.140.1.1', '1.2.392.999.1'] },
  member: {
    ...server,
    purposes: ['clientAuth'],
    names: [],
    policies: [],
    subject: [{ type: 'CN', value: '佐藤 花子' }],
  },
  ocsp: {
    ...server,
    subject: [{ type: 'CN', value: 'Suzukake SR 1 OCSP' }],
    purposes: ['ocspSigning'],
    names: [],
    policies: [],
    crl: null,
    ocsp: null,
    issuerAt: null,
    ocspNoCheck: true,
  },
}

const issuer = (() => {
  const bytes = toBeSigned(caFacts, 'ecdsa-sha256')
  return readCertificate(signed(bytes, 'ecdsa-sha256', sign('sha256', bytes, ca.privateKey)))
})()

const sealed = (bytes: Buffer, outside: 'ecdsa-sha256' | 'rsa-sha256' = 'ecdsa-sha256') =>
  readCertificate(signed(bytes, outside, Buffer.alloc(64)))

const broken = (profile: ProfileName, change: Partial<CertificateFacts>): readonly string[] =>
  breachesOf(sealed(toBeSigned({ ...good[profile], ...change }, 'ecdsa-sha256')), { profile, issuer }).map(
    ({ rule }) => rule,
  )

/** The same certificate with another extension, or with one in another form. */
const withExtensions = (profile: ProfileName, change: (extensions: Buffer[]) => Buffer[]): readonly string[] => {
  const bytes = toBeSigned(good[profile], 'ecdsa-sha256')
  const content = readOne(bytes).content
  const parts: Buffer[] = []
  for (let at = 0; at < content.length; ) {
    const part = readPrefix(content.subarray(at))
    parts.push(part)
    at += part.length
  }
  const held: Buffer[] = []
  const list = readOne(readOne(parts.at(-1)!).content).content
  for (let at = 0; at < list.length; ) {
    const part = readPrefix(list.subarray(at))
    held.push(part)
    at += part.length
  }
  const changed = sequence(...parts.slice(0, -1), explicit(3, sequence(...change(held))))
  return breachesOf(sealed(changed), { profile, issuer }).map(({ rule }) => rule)
}

const readPrefix = (bytes: Buffer): Buffer => {
  const first = bytes[1]!
  const count = first < 0x80 ? 0 : first & 0x7f
  const length = count === 0 ? first : bytes.readUIntBE(2, count)
  return bytes.subarray(0, 2 + count + length)
}

const extensionAs = (id: string, value: Buffer, critical = false): Buffer =>
  critical ? sequence(oid(id), boolean(true), octets(value)) : sequence(oid(id), octets(value))
const isOf = (id: string) => (extension: Buffer) => extension.includes(oid(id))
const without = (id: string) => (extensions: Buffer[]) => extensions.filter((one) => !isOf(id)(one))
const instead =
  (id: string, value: Buffer, critical = false) =>
  (extensions: Buffer[]) =>
    extensions.map((one) => (isOf(id)(one) ? extensionAs(id, value, critical) : one))

describe('CRT-42 rules of certificates', () => {
  it('each has a file of its own, a citation and a day', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter(
      (name) => !/^(all|rule|rules\.test)\.ts$/.test(name),
    )
    expect(files.map((name) => name.replace('.ts', '')).toSorted()).toEqual(Object.keys(rules).toSorted())
    for (const { cites, from } of Object.values(rules)) {
      expect(cites).toMatch(/^(RFC \d{4} §\d|BR \d|EVG \d)/)
      expect(from.toISOString()).toMatch(/T00:00:00.000Z$/)
    }
  })

  it.each(Object.keys(good) as ProfileName[])('find nothing in a good certificate: %s', (profile) => {
    expect(broken(profile, {})).toEqual([])
  })

  it.each<[string, ProfileName, Partial<CertificateFacts>]>([
    ['serial-number', 'server-ov', { serial: Buffer.alloc(7, 1) }],
    ['serial-number', 'server-ov', { serial: Buffer.alloc(20, 0x81) }],
    ['serial-number', 'server-ov', { serial: Buffer.alloc(21, 1) }],
    ['issuer-name', 'server-ov', { issuer: encodeName([{ type: 'CN', value: 'Suzukake SR 2' }]) }],
    ['validity-order', 'server-ov', { notAfter: new Date('2026-11-20T00:00:00Z') }],
    ['validity-within-issuer', 'member', { notAfter: new Date('2034-01-01T00:00:01Z') }],
    ['validity-limit', 'server-ov', { notAfter: new Date('2027-06-09T00:00:00Z') }],
    ['validity-limit', 'server-ev', { notAfter: new Date('2027-06-09T00:00:00Z') }],
    ['basic-constraints', 'server-ov', { authority: { pathLength: 0 } }],
    ['basic-constraints', 'issuing', { authority: { pathLength: 1 } }],
    ['basic-constraints', 'issuing', { authority: { pathLength: null } }],
    ['basic-constraints', 'issuing', { authority: null }],
    ['basic-constraints', 'root', { authority: { pathLength: 1 } }],
    ['key-usage', 'server-ov', { keyUsage: ['digitalSignature', 'keyEncipherment'] }],
    ['key-usage', 'issuing', { keyUsage: ['keyCertSign'] }],
    ['extended-key-usage', 'server-ov', { purposes: ['serverAuth', 'clientAuth'] }],
    ['extended-key-usage', 'server-ov', { purposes: [] }],
    ['extended-key-usage', 'member', { purposes: ['serverAuth'] }],
    ['extended-key-usage', 'root', { purposes: ['serverAuth'] }],
    ['authority-key-identifier', 'server-ov', { authorityKey: Buffer.alloc(20) }],
    ['authority-key-identifier', 'server-ov', { authorityKey: null }],
    ['server-names', 'server-ov', { names: [] }],
    ['server-names', 'server-ov', { names: ['www.kaede.example', 'www.kaede.example'] }],
    ['server-names', 'server-ov', { names: ['www.kaede.example', 'server'] }],
    ['server-names', 'server-ov', { names: ['www.kaede.example', '192.0.2.1'] }],
    ['server-names', 'server-ov', { names: ['www.kaede.example', 'under_score.example'] }],
    ['server-names', 'server-ov', { names: ['www.kaede.example', 'WWW2.kaede.example'] }],
    ['server-names', 'server-ov', { names: ['www.kaede.example', 'xn--a.example'] }],
    ['ev-wildcard', 'server-ev', { names: ['www.kaede.example', '*.kaede.example'] }],
    ['common-name', 'server-ov', { names: ['kaede.example'] }],
    ['common-name', 'server-ov', { subject: [...server.subject, { type: 'CN', value: 'kaede.example' }] }],
    ['subject-parts', 'server-ov', { subject: server.subject.filter(({ type }) => type !== 'O') }],
    ['subject-parts', 'server-ov', { subject: server.subject.filter(({ type }) => type !== 'ST') }],
    ['subject-parts', 'server-ov', { subject: [...server.subject, { type: 'OU', value: '営業部' }] }],
    ['subject-parts', 'server-ov', { subject: [...server.subject, { type: 'O', value: '楓' }] }],
    ['subject-parts', 'server-ev', { subject: server.subject }],
    ['subject-values', 'server-ov', { subject: [...server.subject, { type: 'L', value: '-' }] }],
    ['subject-values', 'server-ov', { subject: [...server.subject, { type: 'L', value: ' Osaka' }] }],
    ['subject-values', 'server-ov', { subject: [...server.subject, { type: 'L', value: 'O\u0000saka' }] }],
    ['subject-values', 'server-ov', { subject: [...server.subject, { type: 'L', value: 'あ'.repeat(129) }] }],
    ['subject-values', 'member', { subject: [{ type: 'C', value: 'jp' }] }],
    [
      'ev-subject-values',
      'server-ev',
      { subject: evSubject.map((one) => (one.type === 'businessCategory' ? { ...one, value: 'Company' } : one)) },
    ],
    ['ev-subject-values', 'server-ev', { subject: [...evSubject, { type: 'jurisdictionL', value: 'Osaka' }] }],
    ['policies', 'server-ov', { policies: [] }],
    ['policies', 'server-ov', { policies: ['1.2.392.999.1', '2.23.140.1.2.2'] }],
    ['policies', 'server-ov', { policies: ['2.23.140.1.2.2', '2.23.140.1.2.2'] }],
    ['policies', 'server-ev', { policies: ['2.23.140.1.2.2'] }],
    ['status-addresses', 'server-ov', { crl: null }],
    ['status-addresses', 'server-ov', { crl: 'https://counter.example/pki/sr.crl' }],
    ['status-addresses', 'member', { issuerAt: null }],
    ['ocsp-no-check', 'ocsp', { ocspNoCheck: false }],
    ['extensions-known', 'server-ov', { ocspNoCheck: true }],
    ['self-signed', 'root', { subject: [{ type: 'CN', value: 'Suzukake Root 1' }] }],
  ])('%s speaks of a certificate of %s with %o', (rule, profile, change) => {
    expect(broken(profile, change)).toContain(rule)
  })

  it.each<[string, ProfileName, (extensions: Buffer[]) => Buffer[]]>([
    ['subject-key-identifier', 'server-ov', without('2.5.29.14')],
    ['subject-key-identifier', 'server-ov', instead('2.5.29.14', octets(Buffer.alloc(20)))],
    ['extensions-once', 'server-ov', (all) => [...all, all[0]!]],
    ['extensions-known', 'server-ov', (all) => [...all, extensionAs('1.2.3.4', Buffer.of(5, 0))]],
    ['basic-constraints', 'issuing', instead('2.5.29.19', sequence(boolean(true), integer(0)))],
    ['basic-constraints', 'issuing', instead('2.5.29.19', sequence(integer(0)), true)],
    ['key-usage', 'server-ov', instead('2.5.29.15', Buffer.of(3, 2, 7, 0x80))],
    [
      'authority-key-identifier',
      'server-ov',
      instead('2.5.29.35', sequence(implicit(0, base.authorityKey), implicit(2, Buffer.of(1)))),
    ],
    ['server-names', 'server-ov', instead('2.5.29.17', sequence(implicit(7, Buffer.of(192, 0, 2, 1))))],
    ['server-names', 'server-ov', instead('2.5.29.17', sequence(implicit(2, Buffer.from('www.kaede.example'))), true)],
    ['policies', 'server-ov', instead('2.5.29.32', sequence(sequence(oid('2.23.140.1.2.2'))), true)],
  ])('%s speaks of other extensions (%s, %#)', (rule, profile, change) => {
    expect(withExtensions(profile, change)).toContain(rule)
  })

  it('judge the key, the version, the times and the algorithms', () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
    expect(broken('server-ov', { spki: spkiOf(weak) })).toContain('key-strength')
    expect(broken('server-ov', { spki: spkiOf(generateKeyPairSync('ed25519').publicKey) })).toContain('key-strength')
    const bytes = toBeSigned(server, 'ecdsa-sha256')
    const judged = (changed: Buffer, outside?: 'rsa-sha256') =>
      breachesOf(sealed(changed, outside), { profile: 'server-ov', issuer }).map(({ rule }) => rule)
    expect(judged(bytes, 'rsa-sha256')).toEqual(['signature-algorithm'])
    const parts = (index: number, part: Buffer): Buffer => {
      const content = readOne(bytes).content
      const all: Buffer[] = []
      for (let at = 0; at < content.length; at += all.at(-1)!.length) all.push(readPrefix(content.subarray(at)))
      return sequence(...all.map((one, place) => (place === index ? part : one)))
    }
    expect(judged(parts(0, explicit(0, integer(1))))).toContain('version')
    const long = (text: string) => tagged(0x18, Buffer.from(text, 'ascii'))
    expect(judged(parts(4, sequence(long('20261121000000Z'), long('20270608235959Z'))))).toEqual(['time-encoding'])
  })

  it('judge by what held on the day: a life of 398 days was right until 14 March 2026', () => {
    const life = { notBefore: new Date('2026-03-14T00:00:00Z'), notAfter: new Date('2027-04-15T23:59:59Z') }
    expect(broken('server-ov', life)).toEqual([])
    const dayLater = { notBefore: new Date('2026-03-15T00:00:00Z'), notAfter: new Date('2027-04-16T23:59:59Z') }
    expect(broken('server-ov', dayLater)).toEqual(['validity-limit'])
    // And a day before the first rule on lives there was none.
    expect(broken('server-ov', { notBefore: new Date('2020-08-31T00:00:00Z') })).not.toContain('validity-limit')
  })

  it('say what is wrong and where it stands', () => {
    const certificate = sealed(toBeSigned({ ...server, purposes: ['serverAuth', 'clientAuth'] }, 'ecdsa-sha256'))
    expect(breachesOf(certificate, { profile: 'server-ov', issuer })).toEqual([
      {
        rule: 'extended-key-usage',
        cites: 'RFC 5280 §4.2.1.12, BR 7.1.2.7.10, 7.1.2.10.6',
        says: 'the purposes 1.3.6.1.5.5.7.3.1, 1.3.6.1.5.5.7.3.2',
      },
    ])
  })
})
