import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvMark, csvRecord } from './csv.ts'

const read = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true })

describe('CSV (RFC 4180)', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['', ''], ',\r\n'],
    [['a,b', 'c'], '"a,b",c\r\n'],
    [['say "a"'], '"say ""a"""\r\n'],
    [['two\r\nlines'], '"two\r\nlines"\r\n'],
    [['a;b', ' c', 'd\t'], '"a;b"," c","d\t"\r\n'],
    [['111-01234', '髙﨑'], '111-01234,髙﨑\r\n'],
  ])('writes %j', (fields, line) => {
    expect(csvRecord(fields)).toBe(line)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠a'])(
    'takes the formula out of %j',
    (text) => {
      expect(read(csvRecord(['', text]))).toEqual([['', `'${text}`]])
    },
  )

  it('comes back as it was written, record by record, but for formulas, of which none is left', () => {
    const field = fc.string({ unit: 'grapheme', maxLength: 12 })
    const awkward = fc.constantFrom('"', ',', ';', '\r\n', '\n', '\t', ' ', '=', '+', '-', '@', '')
    const text = fc.array(fc.oneof(field, awkward), { maxLength: 4 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const written = csvMark + rows.map(csvRecord).join('')
        const again = read(written)
        expect(again.map((row) => row.length)).toEqual(rows.map((row) => row.length))
        for (const [place, row] of again.entries())
          for (const [at, got] of row.entries()) {
            const given = rows[place]![at]!
            expect([given, `'${given}`]).toContain(got)
            expect(got).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
          }
      }),
    )
  })
})
