import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCode, foldDigits, foldMail, isWellFormed, katakana, searchFold, tidyName } from './fold.ts'

// Text as people and their input methods make it: any character at all, and the troublesome ones often.
const trouble = [
  ...'ー－ｰ−‐‑‒–—―─-〒（）　 \t\u200B\u200D\u00AD\uFEFFＡａＺ０９＠．。｡ｶﾞﾊﾟﾞかが\u3099か゛ゝヽ㈱①髙﨑神𠮷葛\u{E0100}İßΣﬁ¨ªÅ\u0301\u0338',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...trouble), { maxLength: 12 }).map((signs) => signs.join('')),
)
const folds = { foldCode, foldDigits, foldMail, searchFold, tidyName, katakana }

describe.each(Object.entries(folds))('%s', (_name, fold) => {
  test('ACC-2 PLT-32 folding twice changes nothing more', () => {
    fc.assert(
      fc.property(text.filter(isWellFormed), (typed) => fold(fold(typed)) === fold(typed)),
      { numRuns: 2000 },
    )
  })

  test('half a surrogate pair is no text', () => {
    expect(isWellFormed('a\uD842')).toBe(false)
    expect(isWellFormed('𠮷')).toBe(true)
    expect(() => fold('a\uD842')).toThrow(RangeError)
    expect(() => fold('\uDFB7b')).toThrow(RangeError)
  })
})

const wide = (ascii: string) => ascii.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

describe('codes', () => {
  test.each([...'-ー－ｰ−‐‑‒–—―﹣⁻─'])('ACC-2 %j is a dash', (dash) => {
    expect(foldCode(`A${dash}1`)).toBe('A-1')
    expect(foldDigits(`03${dash}1234`)).toBe('031234')
    expect(foldMail(`a${dash}b@x.example`)).toBe('a-b@x.example')
  })

  test('ACC-2 PLT-32 any spelling of a code is the one code', () => {
    const spelled = fc.array(
      fc.tuple(
        fc.constantFrom(...'ABCxyz0189'),
        fc.boolean(),
        fc.constantFrom('', '\u200B', '\u00AD', '\uFEFF', '\u2060'),
      ),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(spelled, fc.constantFrom('', ' ', '　', '\u00A0'), (signs, space) => {
        const code = signs.map(([sign]) => sign).join('')
        const typed = signs.map(([sign, full, unseen]) => (full ? wide(sign) : sign) + unseen).join('')
        expect(foldCode(space + typed + space)).toBe(code)
      }),
    )
  })

  test('case is kept, spaces inside become one', () => expect(foldCode(' Ａb　　c\t')).toBe('Ab c'))

  test.each(['１５０ー０００１', '〒150−0001', '\u200B150-0001', '1500001', '150 0001', '（150）0001'])(
    'ACC-2 %j is 1500001',
    (typed) => expect(foldDigits(typed)).toBe('1500001'),
  )

  test('an international telephone number keeps its plus', () =>
    expect(foldDigits('＋81 (3) 1234-5678')).toBe('+81312345678'))

  test.each(['Ｔａｒｏ＠Ａｏｂａ．ｅｘａｍｐｌｅ', ' taro@aoba。example', 'TARO@aoba.example\u200B'])(
    'ACC-2 %j is one address',
    (typed) => expect(foldMail(typed)).toBe('taro@aoba.example'),
  )
})

describe('names', () => {
  const names = [
    '髙﨑',
    '㈱あおば',
    '①番窓口',
    '\uFA19谷',
    '𠮷野',
    '葛\u{E0100}城',
    '辻\uFE00',
    'Zoë',
    'Zoe\u0308',
    '神\uFA19',
  ]

  test.each(names)('ACC-2 %s survives as it was typed', (name) => {
    expect(tidyName(name)).toBe(name)
    expect(tidyName(`　${name} `)).toBe(name)
  })

  test('ACC-2 PLT-32 a name of visible characters survives, whatever it is', () => {
    const visible = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((name) => name === name.trim() && !/[\p{Cc}\p{Cf}\uFF61-\uFF9F]/u.test(name))
    fc.assert(fc.property(visible, (name) => tidyName(name) === name))
  })

  test('half-width kana are widened, voicing marks joined', () => {
    expect(tidyName('ﾔﾏﾀﾞ･ﾊﾟｰﾂ｡')).toBe('ヤマダ・パーツ。')
    expect(tidyName('カﾞラス')).toBe('ガラス')
  })

  test('control and direction-changing characters are taken out', () => {
    expect(tidyName('山田\u0000\r\n太郎\u202E\uFEFF')).toBe('山田太郎')
  })

  test.each([
    ['やまだ　たろう', 'ヤマダ　タロウ'],
    ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤマダ タロウ'],
    ['か\u3099くゔぁいす\u3099ゞ', 'ガクヴァイズヾ'],
    ['みどりー', 'ミドリー'],
    ['Smith', 'Smith'],
  ])('furigana %j is kept as %j', (typed, kept) => expect(katakana(typed)).toBe(kept))

  test.each([
    ['㈱あおば', '(株)アオバ'],
    ['髙橋', '高橋'],
    ['宮﨑　葛\u{E0100}', '宮崎葛'],
    ['\uFA19谷', '神谷'],
    ['ＡＢＣ商事', 'abc商事'],
    ['ｻｰﾋﾞｽ', 'さ－びす'],
    ['𠮷野', '吉野'],
  ])('%j is found by %j', (name, query) => expect(searchFold(name)).toBe(searchFold(query)))

  test('different names stay different', () => expect(searchFold('山田')).not.toBe(searchFold('山本')))
})
