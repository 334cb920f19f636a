import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHostName } from './host-name.ts'

describe('CRT-11 names of servers', () => {
  it.each([
    ['www.kaede.example', 'www.kaede.example', 'www.kaede.example'],
    ['WWW.Kaede.EXAMPLE.', 'www.kaede.example', 'www.kaede.example'],
    ['*.kaede.example', '*.kaede.example', '*.kaede.example'],
    ['楓.example', 'xn--z5v.example', '楓.example'],
    ['xn--z5v.example', 'xn--z5v.example', '楓.example'],
    ['ｗｗｗ．楓．example', 'www.xn--z5v.example', 'www.楓.example'],
    ['a-b.c1.example', 'a-b.c1.example', 'a-b.c1.example'],
  ])('reads %s', (typed, ascii, unicode) => {
    expect(readHostName(typed)).toEqual({ ok: true, name: { ascii, unicode, isWildcard: ascii.startsWith('*.') } })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['192.0.2.1', 'ip-address'],
    ['2001:db8::1', 'ip-address'],
    ['[2001:db8::1]', 'ip-address'],
    ['www.example.123', 'ip-address'],
    ['www.example.0x7f', 'ip-address'],
    ['server', 'internal'],
    ['server.local', 'internal'],
    ['server.lan', 'internal'],
    ['intra.corp', 'internal'],
    ['1.2.0.192.in-addr.arpa', 'internal'],
    ['abc.onion', 'internal'],
    ['*', 'wildcard-form'],
    ['*.example', 'internal'],
    ['w*.kaede.example', 'wildcard-form'],
    ['a.*.example', 'wildcard-form'],
    ['*.*.example', 'wildcard-form'],
    ['-a.example', 'malformed'],
    ['a-.example', 'malformed'],
    ['a..example', 'malformed'],
    ['.example', 'malformed'],
    ['under_score.example', 'malformed'],
    ['space in.example', 'malformed'],
    ['https://www.kaede.example/', 'malformed'],
    ['user@kaede.example', 'malformed'],
    [`${'a'.repeat(64)}.example`, 'malformed'],
    [`${'abcdefgh.'.repeat(28)}example`, 'malformed'],
    [`${'a'.repeat(1001)}`, 'malformed'],
    ['xn--a.example', 'idn'],
    ['ab--cd.example', 'idn'],
  ])('refuses %s', (typed, fault) => {
    expect(readHostName(typed)).toMatchObject({ ok: false, fault })
  })

  it('reads again what it gave, in either spelling', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/).filter((one) => !/^..--/.test(one))
    const kana = fc.stringMatching(/^[ぁ-ん漢字楓]{1,10}$/)
    fc.assert(
      fc.property(fc.array(fc.oneof(label, kana), { minLength: 1, maxLength: 4 }), (labels) => {
        const read = readHostName(`${labels.join('.')}.example`)
        if (!read.ok) return
        for (const spelling of [read.name.ascii, read.name.unicode, read.name.ascii.toUpperCase()])
          expect(readHostName(spelling)).toEqual(read)
      }),
    )
  })
})
