import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Identifier, readIdentifier, readMailOr } from './identifier.ts'

const mail = { kind: 'mail' } as const
const loginId = { kind: 'login-id', domain: 'midori.example' } as const
const code = { kind: 'customer-code', pattern: 'JP#######' } as const
const registrationId = { kind: 'registration-id' } as const
const accessKey = { kind: 'access-key' } as const

/** The canonical form, or the fault in brackets. */
function read(identifier: Identifier, typed: string): string {
  const reading = readIdentifier(identifier, typed)
  return reading.ok ? reading.canonical : `(${reading.fault})`
}

describe('mail address', () => {
  test.each([
    ['Taro@Aoba.example', 'taro@aoba.example'],
    ['　ｔａｒｏ＠ａｏｂａ．ｅｘａｍｐｌｅ　', 'taro@aoba.example'],
    ['taro\u200B@aoba.example', 'taro@aoba.example'],
    ['taro−y@aoba‐bu.example', 'taro-y@aoba-bu.example'],
    ["o'neil+shop@a.b.example", "o'neil+shop@a.b.example"],
    ['taro@あおば.example', 'taro@xn--l8jq8i.example'],
    ['taro@XN--L8JQ8I.example', 'taro@xn--l8jq8i.example'],
    [`${'a'.repeat(64)}@aoba.example`, `${'a'.repeat(64)}@aoba.example`],
    [`${'a'.repeat(65)}@aoba.example`, '(too-long)'],
    [`taro@${'a'.repeat(64)}.example`, '(too-long)'],
    ['', '(empty)'],
    ['　\u200B ', '(empty)'],
  ])('ACC-2 %j is %s', (typed, canonical) => expect(read(mail, typed)).toBe(canonical))

  test.each([
    'taro',
    '@aoba.example',
    'taro@',
    'taro@localhost',
    'taro@@aoba.example',
    'a@b@aoba.example',
    '.taro@aoba.example',
    'taro.@aoba.example',
    'ta..ro@aoba.example',
    'ta ro@aoba.example',
    '"ta ro"@aoba.example',
    'tarō@aoba.example',
    'taro@-aoba.example',
    'taro@aoba-.example',
    'taro@aoba..example',
    'taro@aoba.example.',
    'taro@192.0.2.1',
    'taro@[192.0.2.1]',
    'taro@あおば/.example',
    'taro@あおば:80.example',
    'taro@あおば#.example',
    'taro@あおば%2e.example',
    'a@aoba.example, b@aoba.example',
    'taro@aoba.example\r\nBcc: all@aoba.example',
    'taro\u0000@aoba.example',
    'taro\uD800@aoba.example',
  ])('%j is malformed', (typed) => expect(read(mail, typed)).toBe('(malformed)'))

  test('ACC-2 PLT-32 a canonical address reads as itself, and full width and capitals make no difference', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const canonical = read(mail, typed)
        const full = typed.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
        expect(canonical).toBe(typed.toLowerCase())
        for (const other of [canonical, typed.toUpperCase(), full, ` ${full}\u200B`])
          expect(read(mail, other)).toBe(canonical)
      }),
    )
  })
})

describe('login ID with a fixed domain', () => {
  test.each([
    ['abcd', 'abcd'],
    ['abcd@midori.example', 'abcd'],
    ['abcd@en@midori.example', 'abcd'],
    ['ＡＢＣＤ＠ｅｎ', 'abcd'],
    ['a.b_c－1', 'a.b_c-1'],
    [' abcd @midori.example', 'abcd'],
    ['a'.repeat(64), 'a'.repeat(64)],
    ['a'.repeat(65), '(too-long)'],
    ['@midori.example', '(malformed)'],
    ['ab cd', '(malformed)'],
    ['ab/cd', '(malformed)'],
    ['山田', '(malformed)'],
    [' ', '(empty)'],
  ])('ACC-1 MEM-1 %j is %s', (typed, canonical) => expect(read(loginId, typed)).toBe(canonical))

  test('ACC-1 PLT-32 whatever stands behind the first @ does not count', () => {
    const name = fc.stringMatching(/^[a-z0-9._-]{1,64}$/)
    fc.assert(fc.property(name, fc.string({ maxLength: 80 }), (id, behind) => read(loginId, `${id}@${behind}`) === id))
  })
})

describe('customer code', () => {
  test.each([
    ['JP1234567', 'JP1234567'],
    ['jp1234567', 'JP1234567'],
    ['ＪＰ１２３４５６７', 'JP1234567'],
    ['JP-123 4567', 'JP1234567'],
    ['JP123456', '(malformed)'],
    ['JP12345678', '(too-long)'],
    ['EN1234567', '(malformed)'],
    ['1234567', '(malformed)'],
    ['JPA234567', '(malformed)'],
    ['--', '(malformed)'],
    ['', '(empty)'],
  ])('TRD-2 %j is %s', (typed, canonical) => expect(read(code, typed)).toBe(canonical))

  test('the canonical form has its dashes where the pattern has them', () => {
    const dashed = { kind: 'customer-code', pattern: '??-###-X' } as const
    for (const typed of ['ab-123-x', 'AB123X', 'ａｂ １２３ー ｘ']) expect(read(dashed, typed)).toBe('AB-123-X')
    expect(read(dashed, 'AB-12-3Y')).toBe('(malformed)')
    expect(read(dashed, 'A1-123-X')).toBe('(malformed)')
  })

  test.each([
    ['jp1234567', { ok: true, kind: 'customer-code', canonical: 'JP1234567' }],
    ['Hana＠kobato.example', { ok: true, kind: 'mail', canonical: 'hana@kobato.example' }],
    ['hana@', { ok: false, fault: 'malformed' }],
    ['JP12', { ok: false, fault: 'malformed' }],
    ['\uD800@', { ok: false, fault: 'malformed' }],
    ['', { ok: false, fault: 'empty' }],
  ])('TRD-1 in a field for both, %j is %j', (typed, reading) => expect(readMailOr(code, typed)).toEqual(reading))
})

describe('issued identifiers', () => {
  test('ACC-1 their case counts', () => {
    expect(read(registrationId, ' Ａb12 ')).toBe('Ab12')
    expect(read(accessKey, 'ａBcD1234')).toBe('aBcD1234')
    expect(read(accessKey, 'abcd123')).toBe('(malformed)')
    expect(read(accessKey, 'abcd12345')).toBe('(too-long)')
    expect(read(registrationId, 'ab 12')).toBe('(malformed)')
  })
})

test('a text far too long for any identifier is refused before it is looked at', () => {
  const long = '@'.repeat(5000)
  for (const kind of [mail, loginId, code, registrationId, accessKey]) expect(read(kind, long)).toBe('(too-long)')
  expect(readMailOr(code, long)).toEqual({ ok: false, fault: 'too-long' })
  expect(read(mail, `taro@${'a1.'.repeat(81)}example`)).toBe('(too-long)')
  expect(read(mail, `t@${'a1.'.repeat(81)}exampl1e`).length).toBe(253)
})

test('PLT-32 any text at all is read or refused, never a fault', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom<Identifier>(mail, loginId, code, registrationId, accessKey),
      (typed, kind) => {
        const once = readIdentifier(kind, typed)
        if (once.ok) expect(readIdentifier(kind, once.canonical)).toEqual(once)
      },
    ),
  )
})
