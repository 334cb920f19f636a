import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SealBroken } from '../domain/vault.ts'
import { createVault } from './seal.ts'

const spring = 'a spring secret of more than 32 characters'
const autumn = 'an autumn secret of more than 32 characters'
const vault = createVault(spring)

test('PLT-24 what was sealed opens, for bytes and for text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect([...vault.open('outbox', vault.seal('outbox', bytes))]).toEqual([...bytes])
      expect(vault.openText('outbox', vault.seal('outbox', text))).toBe(text)
    }),
  )
})

test('PLT-24 nothing of the content shows, and no sealing is like another', () => {
  const sealed = Buffer.from(vault.seal('outbox', 'temporary password'))
  expect(sealed.includes('temporary')).toBe(false)
  expect(sealed.equals(Buffer.from(vault.seal('outbox', 'temporary password')))).toBe(false)
})

test('PLT-24 a change of any one bit is noticed', () => {
  const sealed = vault.seal('outbox', 'temporary password')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Uint8Array.from(sealed)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => vault.open('outbox', changed), `bit ${bit}`).toThrow(SealBroken)
  }
})

test('what was cut off, lengthened or never sealed does not open', () => {
  const sealed = vault.seal('outbox', 'temporary password')
  for (let length = 0; length < sealed.length; length++) {
    expect(() => vault.open('outbox', sealed.subarray(0, length))).toThrow(SealBroken)
  }
  expect(() => vault.open('outbox', Buffer.concat([sealed, Buffer.of(0)]))).toThrow(SealBroken)
  expect(() => vault.open('outbox', Buffer.from('plain text that was never sealed by anybody'))).toThrow(SealBroken)
})

test('PLT-24 what was sealed for one purpose opens for no other', () => {
  expect(() => vault.open('flow', vault.seal('outbox', 'x'))).toThrow(SealBroken)
})

test('PLT-24 the newest key seals, all keys open, a key that is gone does not', () => {
  const old = vault.seal('outbox', 'x')
  const rotated = createVault([autumn, spring])
  expect(rotated.openText('outbox', old)).toBe('x')
  expect([rotated.isStale(old), rotated.isStale(rotated.seal('outbox', 'x')), vault.isStale(old)]).toEqual([
    true,
    false,
    false,
  ])
  const after = createVault(autumn)
  expect(after.openText('outbox', rotated.seal('outbox', 'y'))).toBe('y')
  expect(() => after.open('outbox', old)).toThrow(SealBroken)
})

test('a look-up key depends on purpose, text and secret, and outlives a rotation', () => {
  expect(vault.mac('token', 'abc')).toMatch(/^[0-9a-f]{64}$/)
  expect(vault.mac('token', 'abc')).toBe(createVault([autumn, spring]).mac('token', 'abc'))
  const others = [vault.mac('token', 'abd'), vault.mac('code', 'abc'), createVault(autumn).mac('token', 'abc')]
  expect(new Set([vault.mac('token', 'abc'), ...others]).size).toBe(4)
})

test('a weak, missing or repeated secret is refused at once', () => {
  expect(() => createVault('short')).toThrow(RangeError)
  expect(() => createVault([autumn, ''])).toThrow(RangeError)
  expect(() => createVault([spring, spring])).toThrow(RangeError)
})
