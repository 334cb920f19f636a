import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProductId } from './product.ts'
import {
  deviceSecret,
  isRegistrationKey,
  type KeyFacts,
  readRegistrationKey,
  recogniseKey,
  registrationKey,
  showRegistrationKey,
} from './registration-key.ts'

const portal = Buffer.from('a portal keeps this to itself :-)')
const facts: KeyFacts = { device: '0123456789ABCDEF', epoch: 1, class: '701W', seq: 1 }
const keyOf = (some: KeyFacts, secret: Uint8Array = portal) => registrationKey(deviceSecret(secret, some), some)

/** The scheme once more, from RFC 2104 and RFC 5869 by hand. */
function byHand({ device, epoch, class: product, seq }: KeyFacts, secret: Uint8Array): string {
  const hmac = (key: Uint8Array, text: string | Uint8Array) => createHmac('sha256', key).update(text).digest()
  const extracted = hmac(Buffer.alloc(32), secret)
  const ofDevice = hmac(extracted, Buffer.concat([Buffer.from(`MDG-RK1 device|${device}|${epoch}`), Buffer.of(1)]))
  return hmac(ofDevice, `MDG-RK1|${device}|${epoch}|${product}|${seq}`).toString('hex').slice(0, 16).toUpperCase()
}

const anyFacts: fc.Arbitrary<KeyFacts> = fc.record({
  device: fc.stringMatching(/^([0-9A-F]{16}|[0-9A-F]{12})$/),
  epoch: fc.integer({ min: 1, max: 1000 }),
  class: fc.constantFrom<ProductId>('trial', '701W', '703W', 'M701W', 'M703W'),
  seq: fc.integer({ min: 1, max: 1000 }),
})

describe('KEY-26 the scheme RK1', () => {
  test('PLT-32 is as its standards say, and always the same', () => {
    fc.assert(
      fc.property(anyFacts, fc.uint8Array({ minLength: 32, maxLength: 64 }), (some, secret) => {
        expect(keyOf(some, secret)).toBe(byHand(some, secret))
        expect(keyOf({ ...some }, Uint8Array.from(secret))).toBe(keyOf(some, secret))
      }),
    )
  })

  test.each<[Partial<KeyFacts>, string]>([
    [{}, '3E5190C39D0A9097'],
    [{ seq: 2 }, 'F5BEB0952B90940E'],
    [{ device: '001A2B3C4D5E', class: 'M703W', epoch: 2 }, '6B5431B6BB230FAD'],
  ])('%j: what was printed once stays good for ever', (other, key) => expect(keyOf({ ...facts, ...other })).toBe(key))

  test('KEY-24 another device, card, epoch or portal has another key', () => {
    const keys = [
      keyOf(facts),
      keyOf({ ...facts, device: '0123456789ABCDEE' }),
      keyOf({ ...facts, device: '0123456789AB' }),
      keyOf({ ...facts, seq: 2 }),
      keyOf({ ...facts, class: '703W' }),
      keyOf({ ...facts, epoch: 2 }),
      keyOf(facts, Buffer.from('another portal has another secret')),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('PLT-32 two sets of facts that differ have two keys', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other))
        expect(keyOf(one)).not.toBe(keyOf(other))
      }),
    )
  })

  test('every bit of a key counts', () => {
    const secret = deviceSecret(portal, facts)
    const key = keyOf(facts)
    expect(isRegistrationKey(secret, facts, key)).toBe(true)
    for (let place = 0; place < 16; place++)
      for (const bit of [1, 2, 4, 8]) {
        const digit = (Number.parseInt(key[place]!, 16) ^ bit).toString(16).toUpperCase()
        expect(isRegistrationKey(secret, facts, key.slice(0, place) + digit + key.slice(place + 1))).toBe(false)
      }
  })
})

describe('KEY-26 a device that is alone', () => {
  const secret = deviceSecret(portal, facts)
  const window = { device: facts.device, epoch: 1, classes: ['trial', '701W', '703W'] as const, after: 2, places: 8 }
  const key = (some: Partial<KeyFacts>) => registrationKey(secret, { ...facts, ...some })

  test('knows which of its keys it was given, by its own secret', () => {
    expect(recogniseKey(secret, window, key({ seq: 3 }))).toEqual({ ...facts, seq: 3 })
    expect(recogniseKey(secret, window, key({ class: '703W', seq: 10 }))).toEqual({ ...facts, class: '703W', seq: 10 })
  })

  test.each<[string, Partial<KeyFacts>]>([
    ['it took already', { seq: 2 }],
    ['too far ahead', { seq: 11 }],
    ['of another kind of device', { class: 'M701W', seq: 3 }],
    ['of another epoch', { epoch: 2, seq: 3 }],
  ])('takes none %s', (_which, some) => expect(recogniseKey(secret, window, key(some))).toBeNull())

  test('takes none of another device', () => {
    const other = { ...facts, device: 'FEDCBA9876543210', seq: 3 }
    expect(recogniseKey(secret, window, keyOf(other))).toBeNull()
  })
})

describe('faults', () => {
  const secret = deviceSecret(portal, facts)

  test('a portal’s secret that could be guessed', () =>
    expect(() => deviceSecret(new Uint8Array(31), facts)).toThrow(RangeError))

  test.each<Partial<KeyFacts>>([
    { device: '0123456789abcdef' },
    { device: '0123|456789ABCDE' },
    { device: '' },
    { epoch: 0 },
    { epoch: 1.5 },
    { seq: 0 },
    { seq: Number.NaN },
  ])('%j', (some) => expect(() => registrationKey(secret, { ...facts, ...some })).toThrow(RangeError))

  test.each(['', 'XXXX', '0123-4567-89AB-CDEF'])('%j is judged only after it was read', (key) =>
    expect(() => isRegistrationKey(secret, facts, key)).toThrow(RangeError),
  )
})

test('KEY-21 KEY-60 a key is shown in fours, and read with hyphens or without', () => {
  const shown = showRegistrationKey('0758A1B2C3D4E5F6')
  expect(shown).toBe('0758-A1B2-C3D4-E5F6')
  for (const fields of [[shown], ['0758a1b2c3d4e5f6'], shown.split('-')])
    expect(readRegistrationKey(fields)).toEqual({ ok: true, canonical: '0758A1B2C3D4E5F6' })
})
