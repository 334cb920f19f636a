import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeKeyProof, LONGEST_PROOF } from './possession.ts'

const CHALLENGE = 'suzukake revoke B0000012 7f00aa12 q0Zr'

const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
}
const other = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
}
const spkiOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }) as Buffer
const signed = (key: KeyObject, text: string): string => sign('sha256', Buffer.from(text), key).toString('base64')
const pemOf = (key: KeyObject, type: 'pkcs8' | 'sec1' | 'pkcs1' = 'pkcs8'): string =>
  key.export({ format: 'pem', type } as never) as string

describe('CRT-17 what shows that somebody has a certificate’s private key', () => {
  for (const [name, { publicKey, privateKey }] of Object.entries(pairs)) {
    const spki = spkiOf(publicKey)
    const judge = (is: 'signature' | 'key', text: string) => judgeKeyProof(spki, CHALLENGE, { is, text })

    it(`${name}: its signature over the text, however the line ends and the base64 is broken`, () => {
      for (const end of ['', '\n', '\r\n']) {
        const signature = signed(privateKey, CHALLENGE + end)
        expect(judge('signature', signature)).toBe('proved')
        expect(judge('signature', `\n${signature.replace(/.{64}/g, '$&\r\n')}\n`)).toBe('proved')
      }
    })

    it(`${name}: the key itself, with other text around it`, () => {
      expect(judge('key', pemOf(privateKey))).toBe('proved')
      expect(judge('key', `Bag Attributes\n${pemOf(privateKey)}\n`)).toBe('proved')
      expect(judge('key', pemOf(privateKey, name === 'rsa' ? 'pkcs1' : 'sec1'))).toBe('proved')
    })

    it(`${name}: neither another text, another key, nor no proof at all`, () => {
      expect(judge('signature', signed(privateKey, `${CHALLENGE} `))).toBe('other-key')
      expect(judge('signature', signed(other.rsa.privateKey, CHALLENGE))).toBe('other-key')
      expect(judge('signature', signed(other.ec.privateKey, CHALLENGE))).toBe('other-key')
      expect(judge('key', pemOf(other.rsa.privateKey))).toBe('other-key')
      expect(judge('key', pemOf(other.ec.privateKey))).toBe('other-key')
      for (const nothing of ['', 'はい', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'])
        for (const is of ['signature', 'key'] as const) expect(judge(is, nothing), nothing).toBe('unreadable')
      expect(judge('key', publicKey.export({ format: 'pem', type: 'spki' }) as string)).toBe('unreadable')
      const locked = privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'umi' })
      expect(judge('key', locked as string)).toBe('unreadable')
      expect(judge('key', pemOf(privateKey) + ' '.repeat(LONGEST_PROOF))).toBe('unreadable')
    })

    it(`${name}: never anything made up`, () => {
      fc.assert(
        fc.property(fc.base64String({ minLength: 40, maxLength: 800 }), (text) => {
          expect(judge('signature', text)).not.toBe('proved')
        }),
        { numRuns: 50 },
      )
    })
  }

  it('no key that was put together from the certificate’s own public one', () => {
    // RFC 8017 §A.1.2: modulus and exponent of the certificate, everything secret from another key.
    const modulus = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).n!, 'base64url').toString('latin1')
    const der = other.rsa.privateKey.export({ format: 'der', type: 'pkcs1' }).toString('latin1')
    const forged = Buffer.from(
      der.replace(modulus(other.rsa.publicKey), () => modulus(pairs.rsa.publicKey)),
      'latin1',
    )
    const pem = `-----BEGIN RSA PRIVATE KEY-----\n${forged.toString('base64')}\n-----END RSA PRIVATE KEY-----\n`
    const spki = spkiOf(pairs.rsa.publicKey)
    expect(spkiOf(createPublicKey(createPrivateKey(pem)))).toEqual(spki)
    expect(judgeKeyProof(spki, CHALLENGE, { is: 'key', text: pem })).toBe('other-key')
    // RFC 5915: the scalar of another key beside the point of the certificate's.
    const point = pairs['P-256'].publicKey.export({ format: 'jwk' })
    const scalar = other.ec.privateKey.export({ format: 'jwk' })
    const body = Buffer.concat([
      Buffer.from('30770201010420', 'hex'),
      Buffer.from(scalar.d!, 'base64url'),
      Buffer.from('a00a06082a8648ce3d030107a144034200', 'hex'),
      Buffer.from([4]),
      Buffer.from(point.x!, 'base64url'),
      Buffer.from(point.y!, 'base64url'),
    ])
    const text = `-----BEGIN EC PRIVATE KEY-----\n${body.toString('base64')}\n-----END EC PRIVATE KEY-----\n`
    expect(judgeKeyProof(spkiOf(pairs['P-256'].publicKey), CHALLENGE, { is: 'key', text })).not.toBe('proved')
  })
})
