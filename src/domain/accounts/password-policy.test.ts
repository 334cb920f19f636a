import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kit/random.ts'
import { generatePassword } from './generate-password.ts'
import {
  judgePassword,
  type PasswordContext,
  type PasswordPolicy,
  printableSymbols,
  rulesOf,
} from './password-policy.ts'

const partner: PasswordPolicy = {
  length: [8, 128],
  symbols: 'printable',
  letters: 'ascii',
  kinds: [['lower'], ['upper'], ['digit'], ['symbol']],
  history: 3,
}
const member: PasswordPolicy = {
  length: [9, 20],
  symbols: '-_/@',
  letters: 'ascii',
  kinds: [['upper'], ['lower'], ['digit', 'symbol']],
  history: 0,
}
const trade: PasswordPolicy = { length: [8, 64], symbols: 'printable', letters: 'any', kinds: [], history: 0 }

const stranger: PasswordContext = { identifiers: [], isCommon: () => false }
const judge = (typed: string, policy: PasswordPolicy, context = stranger) => judgePassword(typed, policy, context)
const broken = (typed: string, policy: PasswordPolicy) => judge(typed, policy).map((fault) => fault.is)

describe('the policies of the manuals', () => {
  test.each([
    ['Kaze-f9u', []],
    ['Kz-9', ['too-short']],
    ['kaze-f9u', ['kind']],
    ['KAZE-F9U', ['kind']],
    ['Kaze-fuu', ['kind']],
    ['Kazeff9u', ['kind']],
    [`Aa1!${'x'.repeat(124)}`, []],
    [`Aa1!${'x'.repeat(125)}`, ['too-long']],
    ['かぜ', ['too-short', 'characters', 'kind', 'kind', 'kind', 'kind']],
  ])('PAR-6 %j breaks %j', (typed, faults) => expect(broken(typed, partner)).toEqual(faults))

  test.each([
    ['Kazefuku9', []],
    ['Kazefuku@', []],
    ['Kaze-fuku_no/asa@9xy', []],
    ['Kaze-fuku_no/asa@9xyz', ['too-long']],
    ['Kazefuk9', ['too-short']],
    ['Kazefukuu', ['kind']],
    ['kazefuku9', ['kind']],
    ['Kazefuku9!', ['characters']],
    ['Kazefuku9 ', ['characters']],
    ['Ｋazefuku9', ['characters', 'kind']],
  ])('MEM-5 %j breaks %j', (typed, faults) => expect(broken(typed, member)).toEqual(faults))

  test.each([
    ['kazefuku', []],
    ['かぜのふくあさに', []],
    ['一つの 長い 言葉 𠮷', []],
    ['kazefuk', ['too-short']],
    ['𠮷'.repeat(7), ['too-short']],
    ['𠮷'.repeat(64), []],
    ['𠮷'.repeat(65), ['too-long']],
    ['kazefuku\n', ['characters']],
    ['kazefuku\uD800', ['characters']],
  ])('TRD-5 %j breaks %j', (typed, faults) => expect(broken(typed, trade)).toEqual(faults))
})

test('ACC-10 every broken rule is told at once, with what was found', () => {
  const context = { identifiers: ['aoba@partner.example'], isCommon: () => true }
  expect(judge('aoba!é!', { ...member, classes: 3 }, context)).toEqual([
    { is: 'too-short', least: 9, has: 7 },
    { is: 'characters', letters: 'ascii', symbols: '-_/@', which: ['!', 'é'] },
    { is: 'kind', of: ['upper'], atLeast: 1, has: 0 },
    { is: 'classes', of: ['upper', 'lower', 'digit', 'symbol'], atLeast: 3, has: 2 },
    { is: 'common' },
    { is: 'holds-identifier' },
  ])
})

test('ACC-10 rules are listed from the data, in the order of the faults', () => {
  expect(rulesOf({ ...partner, kinds: [{ of: ['digit'], atLeast: 2 }], classes: 3 })).toEqual([
    { is: 'too-short', least: 8 },
    { is: 'too-long', most: 128 },
    { is: 'characters', letters: 'ascii', symbols: printableSymbols },
    { is: 'kind', of: ['digit'], atLeast: 2 },
    { is: 'classes', of: ['upper', 'lower', 'digit', 'symbol'], atLeast: 3 },
    { is: 'common' },
    { is: 'holds-identifier' },
    { is: 'used-before', history: 3 },
  ])
  expect(rulesOf(trade).some((rule) => rule.is === 'used-before')).toBe(false)
})

test('ACC-2 a password is judged in NFC: a letter and its accent typed apart are one', () => {
  const eight = 'e\u0301'.repeat(8)
  expect(broken(eight, trade)).toEqual([])
  expect(broken('e\u0301'.repeat(7), trade)).toEqual(['too-short'])
  const asked: string[] = []
  judge(eight, trade, { identifiers: [], isCommon: (password) => asked.push(password) === 0 })
  expect(asked).toEqual(['é'.repeat(8)])
})

describe('ACC-11 the identifier in the password', () => {
  const holds = (typed: string, ...identifiers: string[]) =>
    judge(typed, trade, { identifiers, isCommon: () => false }).some((fault) => fault.is === 'holds-identifier')

  test.each([
    ['xx-taro.y-99', 'taro.y@aoba.example', true],
    ['TARO.Y@AOBA.EXAMPLE', 'taro.y@aoba.example', true],
    ['ｘｘＴＡＲＯ．Ｙ９９', 'taro.y@aoba.example', true],
    ['jp1234567-secret', 'JP1234567', true],
    ['aoba.example-99', 'taro.y@aoba.example', false],
    ['xx-ai-xx-99', 'ai@aoba.example', false],
    ['something else', 'taro.y@aoba.example', false],
  ])('%j for %s: %s', (typed, identifier, expected) => expect(holds(typed, identifier)).toBe(expected))

  test('none is held by an account without identifiers', () => expect(holds('anything at all', '')).toBe(false))
})

const kind = fc.constantFrom('upper', 'lower', 'digit', 'symbol')
const kinds = fc.uniqueArray(kind, { minLength: 1, maxLength: 4 })
const anyPolicy = fc
  .record({
    least: fc.integer({ min: 1, max: 24 }),
    more: fc.integer({ min: 0, max: 100 }),
    symbols: fc.oneof(
      fc.constant('printable'),
      fc.uniqueArray(fc.constantFrom(...printableSymbols), { minLength: 1 }).map((signs) => signs.join('')),
    ),
    letters: fc.constantFrom('ascii', 'any'),
    kinds: fc.array(fc.oneof(kinds, fc.record({ of: kinds, atLeast: fc.integer({ min: 1, max: 3 }) })), {
      maxLength: 4,
    }),
    classes: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ least, more, ...rest }) => ({ ...rest, length: [least, least + 12 + more], history: 0 }) as PasswordPolicy)

describe('generated passwords', () => {
  test('PLT-32 ACC-10 satisfy any policy that can be satisfied', () => {
    fc.assert(
      fc.property(anyPolicy, fc.string(), (policy, seed) => {
        const password = generatePassword(policy, seededRandom(seed))
        expect(judge(password, policy)).toEqual([])
        expect(password.length).toBeGreaterThanOrEqual(Math.min(10, policy.length[1]))
        expect(password).not.toMatch(/[0O1lI]/)
      }),
      { numRuns: 1000 },
    )
  })

  // One sign of each kind asked for is worth 4.6, 4.6, 3 and 3.3 bits, any other 5.8 (6.1 with symbols): 60 bits and no more.
  test.each([
    ['partner', partner, 12],
    ['member', member, 12],
    ['trade', trade, 11],
  ])('for %s have at least 60 bits and do not come again', (_name, policy, length) => {
    const random = seededRandom('many')
    const many = Array.from({ length: 300 }, () => generatePassword(policy, random))
    expect(new Set(many).size).toBe(300)
    expect(new Set(many.map((password) => password.length))).toEqual(new Set([length]))
  })

  test('keep to a greatest length that is short, and to the only symbol there is', () => {
    const tight: PasswordPolicy = { ...member, length: [4, 6], symbols: '~', kinds: [{ of: ['symbol'], atLeast: 2 }] }
    expect(generatePassword(tight, seededRandom('a'))).toMatch(/^(?=(.*~){2})[A-Za-z2-9~]{6}$/)
  })

  test('an impossible policy is a fault', () => {
    expect(() => generatePassword({ ...member, symbols: '', kinds: [['symbol']] }, seededRandom('a'))).toThrow(
      RangeError,
    )
    const many = { ...member, length: [1, 3], kinds: [{ of: ['digit'], atLeast: 4 }] } satisfies PasswordPolicy
    expect(() => generatePassword(many, seededRandom('a'))).toThrow(RangeError)
  })

  test('every place of a password may hold any kind', () => {
    const random = seededRandom('places')
    const first = new Set(Array.from({ length: 200 }, () => generatePassword(partner, random)[0]!))
    const classes = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]
    for (const one of classes) expect([...first].some((sign) => one.test(sign))).toBe(true)
  })
})
