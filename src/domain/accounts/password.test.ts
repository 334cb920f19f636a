import { expect, test } from 'vitest'
import { HasherBusy, normalPassword, passwordLength, usedBefore } from './password.ts'

test('ACC-2 a password is brought into NFC and nothing else', () => {
  expect(normalPassword('e\u0301 ①㈱ Ａ 髙')).toBe('é ①㈱ Ａ 髙')
  expect(passwordLength('𠮷e\u0301')).toBe(2)
})

test('PAR-6 a password counts as used before when it fits any of the hashes, and every hash is tried', async () => {
  const tried: string[] = []
  const verify = async (stored: string, password: string) => {
    tried.push(stored)
    return stored === `hash of ${password}`
  }
  const hashes = ['hash of spring', 'hash of summer', 'hash of autumn']
  expect(await usedBefore('spring', hashes, verify)).toBe(true)
  expect(tried).toEqual(hashes)
  expect(await usedBefore('autumn', hashes, verify)).toBe(true)
  expect(await usedBefore('winter', hashes, verify)).toBe(false)
  expect(await usedBefore('spring', [], verify)).toBe(false)
})

test('a busy hasher says when to come again', () => {
  expect(new HasherBusy(3)).toMatchObject({ name: 'HasherBusy', retryAfter: 3 })
})
