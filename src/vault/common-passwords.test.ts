import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonPasswords } from './common-passwords.ts'

const common = commonPasswords()

test.each([
  'password',
  'Password1!',
  'P@ssw0rd',
  'P@ssw0rd2026!',
  'ＰＡＳＳＷＯＲＤ１',
  '12345678',
  '87654321',
  '00000000',
  'qwertyui',
  'Qwer1234!',
  '1qaz2wsx3edc',
  'Asdfghjk1',
  'abcabcabc',
  'aaaaaaaaaaaa',
  'Abcd1234',
  'iloveyou2',
  'welcome123',
  'letmein!!',
])('ACC-11 %s is common everywhere', (password) => expect(common.has(password)).toBe(true))

test.each([
  'nihongo1',
  'Sakura2026!',
  'sakur@1',
  'arigatou',
  'Arigatou39!',
  'konnichiwa',
  'doraemon',
  'aiueo123',
  'nekoneko',
  'takahashi1',
  'Hanako-2026',
  'hiroshima1',
  'さくらさくら',
  'サクラ１２３４',
  'ぱすわーど',
  'ﾊﾟｽﾜｰﾄﾞ1',
  'あいうえお',
  '秘密1234',
])('ACC-11 %s is common in Japan', (password) => expect(common.has(password)).toBe(true))

test.each([
  'kaze-fuku-asa',
  'Kz7-mQ2vTx9b',
  'correct horse battery staple',
  '雨の降る日は傘を二本',
  'tR9#kLm2-Wq',
  'sakura-no-shita-de-77-nin',
  '48201957362',
  '\uD800password',
])('%j is not', (password) => expect(common.has(password)).toBe(false))

test('random passwords are not taken for common ones', () => {
  const sign = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789')
  const random = fc.array(sign, { minLength: 11, maxLength: 16 }).map((signs) => signs.join(''))
  const refused = fc.sample(random, { numRuns: 5000, seed: 7 }).filter((password) => common.has(password))
  // fast-check repeats single signs and short draws on purpose; real draws do so far less often.
  expect(refused.length).toBeLessThan(10)
})

test('any text at all gets an answer, a long one quickly', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (password) => typeof common.has(password) === 'boolean'))
  expect(common.has('!'.repeat(100_000))).toBe(false)
})
