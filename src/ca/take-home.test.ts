import { spawnSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeName } from '../domain/certificates/distinguished-name.ts'
import { systemRandom } from '../kit/random.ts'
import { signed, toBeSigned } from './certificate.ts'
import { makePkcs7 } from './pkcs7.ts'
import { makePkcs12 } from './pkcs12.ts'
import { keySigner } from './signer.ts'

const passphrase = 'K7QF-9M2X-TZ4P-W8RD-3HCV'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-p12-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openssl = (...words: readonly string[]): string => {
  const { stdout, stderr } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' })
  return stdout + stderr
}

const makePair = async (kind: 'rsa' | 'ec', name: string) => {
  const pair =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer = keySigner(pair.privateKey)
  const subject = [{ type: 'CN', value: name }] as const
  const bytes = toBeSigned(
    {
      serial: systemRandom.bytes(16),
      issuer: encodeName(subject),
      subject,
      notBefore: new Date('2026-11-01T00:00:00Z'),
      notAfter: new Date('2028-11-01T00:00:00Z'),
      spki: pair.publicKey.export({ type: 'spki', format: 'der' }),
      keyUsage: ['digitalSignature'],
      purposes: ['clientAuth'],
      authority: null,
      names: [],
      policies: [],
      authorityKey: null,
      crl: null,
      ocsp: null,
      issuerAt: null,
      ocspNoCheck: false,
    },
    signer.algorithm,
  )
  return { key: pair.privateKey, der: signed(bytes, signer.algorithm, await signer.sign(bytes)) }
}

describe.each(['rsa', 'ec'] as const)('CRT-5 a login certificate with a key of %s to take home', (keyKind) => {
  it.each(['current', 'old'] as const)('for %s systems: openssl and Node open it, with its name', async (kind) => {
    const own = await makePair(keyKind, '佐藤 花子')
    const issuer = await makePair('ec', 'Suzukake Members 1')
    const file = await makePkcs12(
      { key: own.key, certificates: [own.der, issuer.der], name: '佐藤 花子（すずかけ）' },
      passphrase,
      kind,
      systemRandom,
    )
    writeFileSync(join(folder, 'a.p12'), file)
    const shown = openssl('pkcs12', '-in', 'a.p12', '-passin', `pass:${passphrase}`, '-nodes', '-info')
    expect(shown).toContain(kind === 'current' ? 'PBES2, PBKDF2, AES-256-CBC' : 'pbeWithSHA1And3-KeyTripleDES-CBC')
    expect(shown).toContain(kind === 'current' ? 'MAC: sha256' : 'MAC: sha1')
    const [key] = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/.exec(shown) ?? []
    expect(createPrivateKey(key!).equals(own.key)).toBe(true)
    const found = [...shown.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)].map(
      ([text]) => new X509Certificate(text).raw,
    )
    expect(found).toEqual([own.der, issuer.der])
    // Beside the key the name stands in the open, two bytes a character (openssl shows it by halves).
    expect(file.includes(Buffer.from('佐藤 花子（すずかけ）', 'utf16le').swap16())).toBe(true)
    expect(() => createSecureContext({ pfx: file, passphrase })).not.toThrow()
    expect(() => createSecureContext({ pfx: file, passphrase: `${passphrase}x` })).toThrow()
  })
})

it('CRT-5 refuses a passphrase that programs would read differently', async () => {
  const own = await makePair('ec', 'a')
  const make = (given: string) =>
    makePkcs12({ key: own.key, certificates: [own.der], name: 'a' }, given, 'current', systemRandom)
  await expect(make('とても長い合言葉です、これは')).rejects.toThrow(RangeError)
  await expect(make('short')).rejects.toThrow(RangeError)
})

it('CRT-22 a chain as PKCS #7 is read by openssl in its order', async () => {
  const chain = [await makePair('ec', 'server'), await makePair('rsa', 'issuer')]
  writeFileSync(join(folder, 'chain.p7b'), makePkcs7(chain.map(({ der }) => der)))
  const shown = openssl('pkcs7', '-inform', 'DER', '-in', 'chain.p7b', '-print_certs')
  const found = [...shown.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)]
  expect(found.map(([text]) => new X509Certificate(text).raw)).toEqual(chain.map(({ der }) => der))
})
