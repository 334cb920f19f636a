import type { News } from '../desks/office/news.ts'
import type { Language } from '../kit/language.ts'

export type NewsReading = { readonly ok: true; readonly news: News } | { readonly ok: false; readonly fault: string }

const LONGEST_SUBJECT = 100
const LONGEST_TEXT = 20_000

/**
 * Reads product news from a text: `[ja]` and `[en]` on lines of their own, below each a line with the subject and then the text. What is wrong
 * is said as a sentence.
 */
export const readNews = (text: string): NewsReading => {
  const parts = new Map<Language, string[]>()
  let lines: string[] | null = null
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const mark = /^\[(ja|en)\]\s*$/.exec(line)
    if (mark) {
      const language = mark[1] as Language
      if (parts.has(language)) return fault(`[${language}] stands there twice`)
      lines = []
      parts.set(language, lines)
    } else if (lines) lines.push(line)
    else if (line.trim() !== '') return fault('the first line is [ja] or [en]')
  }
  const ja = partOf(parts.get('ja'), 'ja')
  if ('fault' in ja) return fault(ja.fault)
  const en = partOf(parts.get('en'), 'en')
  if ('fault' in en) return fault(en.fault)
  return { ok: true, news: { ja, en } }
}

const fault = (sentence: string): NewsReading => ({ ok: false, fault: sentence })

const partOf = (
  lines: readonly string[] | undefined,
  language: Language,
): { readonly subject: string; readonly text: string } | { readonly fault: string } => {
  if (!lines) return { fault: `[${language}] is missing: readers get news in the language of their account` }
  const [subject = '', ...rest] = lines.join('\n').trim().split('\n')
  const text = rest.join('\n').trim()
  if (subject.trim() === '') return { fault: `the subject below [${language}] is missing` }
  if (text === '') return { fault: `the text below the subject of [${language}] is missing` }
  if (subject.length > LONGEST_SUBJECT)
    return { fault: `the subject of [${language}] is longer than ${LONGEST_SUBJECT} characters` }
  if (text.length > LONGEST_TEXT)
    return { fault: `the text of [${language}] is longer than ${LONGEST_TEXT} characters` }
  if (/[\p{Cc}--[\n\t]]/v.test(subject + text)) return { fault: `[${language}] has characters that cannot be shown` }
  return { subject: subject.trim(), text }
}
