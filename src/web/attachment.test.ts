import { describe, expect, it } from 'vitest'
import { attachment } from './carry-out.ts'

describe('the name a file is saved under (RFC 6266)', () => {
  it.each([
    ['keys-account-202611200900.json', 'attachment; filename="keys-account-202611200900.json"'],
    ['two words.csv', 'attachment; filename="two words.csv"'],
    [
      '申請完了_111-01234.pdf',
      'attachment; filename="_111-01234.pdf"; filename*=UTF-8\'\'%E7%94%B3%E8%AB%8B%E5%AE%8C%E4%BA%86_111-01234.pdf',
    ],
    ['結果.csv', 'attachment; filename="file.csv"; filename*=UTF-8\'\'%E7%B5%90%E6%9E%9C.csv'],
    ["it's (1)*.csv", 'attachment; filename="it\'s (1)*.csv"'],
    ["é'(1)*.csv", "attachment; filename=\"file'(1)*.csv\"; filename*=UTF-8''%C3%A9%27%281%29%2A.csv"],
    ['a"b\\c%41.csv', 'attachment; filename="a_b_c_41.csv"; filename*=UTF-8\'\'a%22b%5Cc%2541.csv'],
    [
      'a\r\nSet-Cookie: b.csv',
      'attachment; filename="aSet-Cookie: b.csv"; filename*=UTF-8\'\'a%0D%0ASet-Cookie%3A%20b.csv',
    ],
  ])('%j', (name, header) => {
    expect(attachment(name)).toBe(header)
    expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
  })
})
