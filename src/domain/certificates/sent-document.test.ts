import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentName, documentType } from './sent-document.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

describe('CRT-19 documents', () => {
  it.each([
    [bytes('%PDF-1.7\n…', '%%EOF\n'), 'application/pdf'],
    [bytes('\n\n%PDF-2.0\n', '%%EOF'), 'application/pdf'],
    [bytes('%PDF-1.7 without an end'), null],
    [bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'), 'image/jpeg'],
    [bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'IHDR'), 'image/png'],
    [bytes('<html><script>'), null],
    [bytes('GIF89a'), null],
    [bytes('MZ'), null],
    [bytes(), null],
  ])('%#: what a file is by its contents', (file, type) => expect(documentType(file)).toBe(type))

  it.each([
    ['登記簿.pdf', '登記簿.pdf'],
    ['C:\\Users\\taro\\申込書.pdf', '申込書.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a<b>:c|d?.png', 'abcd.png'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['', 'document'],
    ['///', 'document'],
  ])('%s is kept as %s', (name, kept) => expect(documentName(name)).toBe(kept))

  it('no name is longer than a hundred signs, or holds what a header or a file system takes for something else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const kept = documentName(name)
        expect([...kept].length).toBeLessThanOrEqual(100)
        expect(kept).not.toMatch(/[\p{Cc}\\/<>:"|?*]/u)
        expect(kept).not.toBe('')
      }),
    )
  })
})
