import { describe, expect, it } from 'vitest'
import { readNews } from './read-news.ts'

const good = '[ja]\n新機種のご案内\n\n発売しました。\n\n詳しくは担当者へ。\n\n[en]\nNew devices\nThey are here.\n'

describe('KEY-10 product news as a file', () => {
  it('has a subject and a text for each language; the lines of the text stay', () => {
    const news = {
      ja: { subject: '新機種のご案内', text: '発売しました。\n\n詳しくは担当者へ。' },
      en: { subject: 'New devices', text: 'They are here.' },
    }
    expect(readNews(good)).toEqual({ ok: true, news })
    expect(readNews(`\uFEFF\n${good.replaceAll('\n', '\r\n')}`)).toEqual({ ok: true, news })
  })

  it.each([
    ['', '[ja] is missing'],
    ['Hello', 'the first line is [ja] or [en]'],
    ['[ja]\nA\nB\n', '[en] is missing'],
    ['[ja]\nA\nB\n[en]\nC\n', 'the text below the subject of [en] is missing'],
    ['[ja]\n\n[en]\nC\nD', 'the subject below [ja] is missing'],
    [`${good}[ja]\nA\nB`, '[ja] stands there twice'],
    [good.replace('New', 'N\u0007ew'), '[en] has characters that cannot be shown'],
    [good.replace('新機種', '新'.repeat(101)), 'longer than 100 characters'],
    [good.replace('They', 'T'.repeat(20_001)), 'longer than 20000 characters'],
  ])('case %#: says what is wrong', (text, why) => {
    const read = readNews(text)
    expect(read.ok).toBe(false)
    expect(read.ok ? '' : read.fault).toContain(why)
  })
})
