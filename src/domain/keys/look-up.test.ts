import { createHmac, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { lookUpBy } from './look-up.ts'

const secret = new Uint8Array(32).fill(7)
const card = { number: '0123456789ABCDEF', registrationId: '0123456789AB' }

test('KEY-23 a look-up depends on the portal’s secret, on what it is for, and on all of what is looked up', () => {
  const { number, pair, key } = lookUpBy(secret)
  const all = [
    number(card.number),
    key(card.number),
    pair(card),
    pair({ ...card, registrationId: '0123456789AC' }),
    pair({ ...card, number: '0123456789ABCDEE' }),
    // Where one ends and the other begins is part of it.
    pair({ number: `${card.number}0`, registrationId: card.registrationId.slice(1) }),
    lookUpBy(new Uint8Array(32).fill(8)).number(card.number),
  ]
  for (const hash of all) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(new Set(all).size).toBe(all.length)
  expect(lookUpBy(secret).pair(card)).toBe(pair(card))
})

test('KEY-23 is HMAC-SHA-256 with a key that HKDF-SHA-256 derives: another program finds the same cards', () => {
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'MDG-cards pair', 32))
  expect(lookUpBy(secret).pair(card)).toBe(
    createHmac('sha256', derived).update('0123456789ABCDEF|0123456789AB').digest('hex'),
  )
})
