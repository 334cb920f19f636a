import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columns, wrap } from './wrap.ts'

it('counts two columns for wide characters, none for what only changes another one', () => {
  expect(columns('Ab1 ')).toBe(4)
  expect(columns('髙﨑𠮷（①）')).toBe(11)
  expect(columns('葛\u{E0100}')).toBe(2)
})

it('breaks English between words and keeps the line breaks there are', () => {
  expect(wrap('one two three\nfour', 8)).toBe('one two\nthree\nfour')
})

it('never begins a Japanese line with 。 or ends one with 「', () => {
  for (let limit = 10; limit < 60; limit++) {
    for (const line of wrap('画面の「送信する」を押してください。（日本時間）まで、お待ちしています。', limit).split(
      '\n',
    )) {
      expect(line).not.toMatch(/^[、。）」]|[（「]$/)
    }
  }
})

it('keeps an address, a date with its time and the name of a button whole', () => {
  const kept = ['https://counter.example/partner/link/0123456789abcdef', '2026/11/21 09:05', '「確認する」']
  const wrapped = wrap(`あ${kept.join('いうえお')}か`, 12)
  for (const one of kept) expect(wrapped).toContain(one)
})

it('loses nothing but spaces, and keeps to its limit wherever it can', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('あお', '漢字', 'a bc', '。', '「', 'URL ', '、', '12')), (parts) => {
      const text = parts.join('')
      const wrapped = wrap(text, 20, '  ')
      expect(wrapped.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})
