import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('UTF-8 with and without a mark at its beginning, with either kind of line end', () => {
  const table = { header: ['name', 'mail'], rows: [{ line: 2, cells: ['髙﨑 𠮷', 'a@b.example'] }] }
  for (const mark of ['', '\uFEFF'])
    for (const end of ['\n', '\r\n'])
      expect(readTable(utf8(`${mark}name,mail${end}髙﨑 𠮷,a@b.example${end}`))).toEqual(table)
})

test('Shift_JIS as Windows writes it: ㈱, ① and 髙 survive', () => {
  // 会社名,お名前 / ㈱なぎさ①,髙橋
  const bytes = Buffer.from('89ef8ed096bc2c82a896bc914f0d0a878a82c882ac82b387402cfbfc8bb40d0a', 'hex')
  expect(readTable(bytes)).toEqual({ header: ['会社名', 'お名前'], rows: [{ line: 2, cells: ['㈱なぎさ①', '髙橋'] }] })
})

test('every row knows the line it begins on, past empty lines and line breaks within cells', () => {
  const text = 'name,address\n\n佐藤,"東京都\n千代田区"\n\n,\n鈴木,"a ""b"" c"\n'
  expect(readTable(utf8(text)).rows).toEqual([
    { line: 3, cells: ['佐藤', '東京都\n千代田区'] },
    { line: 7, cells: ['鈴木', 'a "b" c'] },
  ])
})

test('a row with too many or too few cells is kept as it is, for the check to tell', () => {
  expect(readTable(utf8('a,b\n1\n1,2,3\n')).rows.map(({ cells }) => cells.length)).toEqual([1, 3])
})

test('what is neither, or no CSV, is refused in words', () => {
  expect(() => readTable(Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0xfd))).toThrow(/neither UTF-8 nor Shift_JIS/)
  expect(() => readTable(utf8('a,b\n1,"2\n'))).toThrow(/quotation mark/)
  expect(readTable(utf8(''))).toEqual({ header: [], rows: [] })
})
