import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certificateNames, judgeNames } from './names.ts'
import { readPublicKey } from './public-key.ts'
import { faultsOfKey } from './request-key.ts'

const rule = { wildcards: true, most: 3 }
const request = (names: readonly string[], commonName?: string) => ({
  names,
  otherNames: [],
  subject: commonName === undefined ? [] : [{ type: 'CN', value: commonName }],
})

describe('CRT-11 the names of a request', () => {
  it.each<[string, readonly string[], string | undefined, readonly string[]]>([
    ['the common name first', ['b.example', 'a.example'], 'a.example', ['a.example', 'b.example']],
    ['one that the alternative names leave out', ['b.example'], 'a.example', ['a.example', 'b.example']],
    ['a company’s name is passed over', ['b.example'], '楓ワークス合同会社', ['b.example']],
    ['other spellings are one', ['A.example', 'a.example.', 'ａ.example'], undefined, ['a.example']],
    ['an international one', ['楓.example', 'xn--z5v.example'], undefined, ['xn--z5v.example']],
    ['a wildcard', ['*.a.example', 'a.example'], undefined, ['*.a.example', 'a.example']],
  ])('%s', (_, names, commonName, expected) => {
    const judged = judgeNames(request(names, commonName), rule)
    expect(judged.faults).toEqual([])
    expect(certificateNames(judged).toSorted()).toEqual([...expected].toSorted())
    if (commonName === 'a.example') expect(certificateNames(judged)[0]).toBe('a.example')
  })

  it('tells everything that stands against them, each once', () => {
    const names = ['10.0.0.1', 'mail', 'mail', '*.a.example', 'b.example', 'c.example', 'd.example', 'foo_bar.example']
    const { faults } = judgeNames({ ...request(names), otherNames: ['mail'] }, { wildcards: false, most: 3 })
    expect(faults).toMatchObject([
      { is: 'bad', typed: '10.0.0.1', fault: 'ip-address' },
      { is: 'bad', typed: 'mail', fault: 'internal' },
      { is: 'bad', typed: 'foo_bar.example', fault: 'malformed' },
      { is: 'wildcard', name: { ascii: '*.a.example' } },
      { is: 'other-kind', kind: 'mail' },
      { is: 'too-many', count: 4, most: 3 },
    ])
    expect(judgeNames(request([]), rule).faults).toEqual([{ is: 'none' }])
  })

  it('what is certified is certified again as it is', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 6 }), (labels) => {
        const first = certificateNames(judgeNames(request(labels.map((one) => `${one}.Example`)), rule))
        expect(new Set(first).size).toBe(first.length)
        expect(certificateNames(judgeNames(request(first), rule))).toEqual(first)
      }),
    )
  })
})

describe('CRT-11 the key of a request', () => {
  const spkiOf = (kind: 'ec' | 'short'): Buffer =>
    (kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 1024 })
    ).publicKey.export({ type: 'spki', format: 'der' })
  const keyOf = (kind: 'ec' | 'short') => {
    const key = readPublicKey(spkiOf(kind))
    if (key.kind === 'other') throw new Error('no key')
    return key
  }

  it.each([
    ['nobody’s', 'ec', { isBlocked: false, holder: null }, []],
    ['the same owner’s', 'ec', { isBlocked: false, holder: 'me' }, []],
    ['another’s', 'ec', { isBlocked: false, holder: 'you' }, ['other-owner']],
    ['in other hands', 'ec', { isBlocked: true, holder: 'me' }, ['blocked']],
    ['weak and all the rest', 'short', { isBlocked: true, holder: 'you' }, ['size', 'blocked', 'other-owner']],
  ] as const)('%s', (_, kind, known, expected) => {
    expect(faultsOfKey(keyOf(kind), known, 'me').map(({ is }) => is)).toEqual(expected)
  })
})
