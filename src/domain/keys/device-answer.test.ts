import { describe, expect, test } from 'vitest'
import { answerSigner } from './answer-signature.ts'
import { readDay } from './calendar.ts'
import { answerTo, notAccepted, notRegistered, saysAccepted, type TermTold, termTold } from './device-answer.ts'
import type { Standing } from './term.ts'

const device = { kind: 'hdcom', id: '0123456789ABCDEF' } as const
const [last, extendUntil, numberFreeOn] = ['2027-02-20', '2027-08-20', '2028-02-21'].map(readDay) as [any, any, any]
const at = new Date('2026-11-20T01:02:03.987Z')

describe('what a device is told', () => {
  test.each<[Standing, TermTold]>([
    [{ is: 'none' }, notRegistered],
    [{ is: 'waiting', run: 1, months: 12 }, notRegistered],
    [
      { is: 'running', run: 1, last, daysLeft: 3 },
      { state: 'active', validUntil: last },
    ],
    [
      { is: 'ended', run: 1, last, extendUntil },
      { state: 'expired', validUntil: last },
    ],
    [{ is: 'lapsed', run: 1, last, extendUntil, numberFreeOn }, notRegistered],
  ])('KEY-60 %j', (stands, told) => expect(termTold(stands)).toEqual(told))

  test('KEY-60 moments to the second, and two weeks of trust', () =>
    expect(answerTo({ act: 'status', device, nonce: null }, notAccepted, at)).toEqual({
      v: 1,
      act: 'status',
      device: { mprId: device.id },
      asOf: '2026-11-20T01:02:03Z',
      trustUntil: '2026-12-04T01:02:03Z',
      nonce: null,
      ...notAccepted,
    }))

  test('KEY-60 an answer says that a device was accepted only where it tells that device’s term', () => {
    const answer = (told: TermTold | typeof notAccepted, of: { kind: 'hdcom' | 'mpcs'; id: string } = device) =>
      answerTo({ act: 'register', device: of, nonce: null }, told, at)
    expect(saysAccepted(answer({ state: 'active', validUntil: last }), device)).toBe(true)
    expect(saysAccepted(answer({ state: 'expired', validUntil: last }), device)).toBe(true)
    expect(saysAccepted(answer(notRegistered), device)).toBe(false)
    expect(saysAccepted(answer(notAccepted), device)).toBe(false)
    const other = { kind: 'hdcom', id: 'FEDCBA9876543210' } as const
    expect(saysAccepted(answer({ state: 'active', validUntil: last }, other), device)).toBe(false)
  })
})

describe('signatures', () => {
  // RFC 8037 appendix A: the key of RFC 8032 §7.1 test 1, as a JWK, its thumbprint, and a signature.
  const seed = Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url')
  const signer = answerSigner(seed)

  test('RFC 8037 A.2, A.3 the public key and its thumbprint', () =>
    expect(signer.published).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
      alg: 'EdDSA',
      use: 'sig',
    }))

  test('what was signed is read again, and nothing else', () => {
    const jws = signer.sign({ state: 'active' })
    expect(signer.read(jws)).toEqual({ state: 'active' })
    const [head, body, signature] = jws.split('.') as [string, string, string]
    const other = answerSigner(Buffer.alloc(32, 7)).sign({ state: 'active' })
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const broken of [
      '',
      '..',
      `${head}.${body}`,
      `${head}.${body}.`,
      `${head}.${body}.${signature}.`,
      `${head}.${Buffer.from('{"state":"expired"}').toString('base64url')}.${signature}`,
      `${none}.${body}.`,
      `${none}.${body}.${signature}`,
      other,
    ])
      expect(signer.read(broken), broken).toBeNull()
  })

  test('the same seed signs the same, and a seed has 32 bytes', () => {
    expect(answerSigner(seed).sign({ a: 1 })).toBe(signer.sign({ a: 1 }))
    expect(() => answerSigner(seed.subarray(1))).toThrow(RangeError)
  })
})
