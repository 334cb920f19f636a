// Two columns for East Asian wide and full-width characters and pictures, none for marks and selectors.
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const narrow = /[\p{Mn}\p{Me}\p{Cf}]/u

/** The columns a text takes in a fixed-width font. */
export const columns = (text: string): number => {
  let count = 0
  for (const one of text) count += narrow.test(one) ? 0 : wide.test(one) ? 2 : 1
  return count
}

// Never apart: a date with its time, an address or code, a short quoted name of a button or page.
const whole = /\d{4}\/\d\d\/\d\d \d\d:\d\d|「[^「」]{1,16}」|[\x21-\x7E]+|\s+/gu
const notFirst = /^[、。，．・：；！？）〕］｝〉》」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u
const notLast = /[（〔［｛〈《「『【]$/u
const words = new Intl.Segmenter('ja', { granularity: 'word' })

// Endings and particles stay with their word, as people break lines; not without end, where a text has hiragana alone.
const belongs = (before: string, part: string): boolean =>
  /^[ぁ-ゖ]/u.test(part) && /[^\s、。）」]$/u.test(before) && columns(before) < 24

/** The smallest pieces of a line between which it may be broken (kinsoku: no 。 at the start of a line, no （ at its end). */
const pieces = (line: string): string[] => {
  const parts: string[] = []
  let from = 0
  const loose = (text: string) => {
    for (const { segment } of words.segment(text)) parts.push(segment)
  }
  for (const found of line.matchAll(whole)) {
    loose(line.slice(from, found.index))
    parts.push(found[0])
    from = found.index + found[0].length
  }
  loose(line.slice(from))
  const joined: string[] = []
  for (const part of parts) {
    const before = joined.at(-1)
    const apart = before === undefined || !(notFirst.test(part) || notLast.test(before) || belongs(before, part))
    if (apart) joined.push(part)
    else joined[joined.length - 1] = before + part
  }
  return joined
}

/**
 * Breaks text into lines of at most `limit` columns, between words. What cannot be broken (an address, a code) stands on a longer line
 * of its own. Line breaks of the text stay; `indent` stands before every line but the first.
 */
export const wrap = (text: string, limit = 72, indent = ''): string => {
  const room = limit - columns(indent)
  const lines: string[] = []
  for (const given of text.split(/\r?\n/)) {
    let line = ''
    for (const piece of pieces(given)) {
      if (line !== '' && columns(line + piece.trimEnd()) > room) {
        lines.push(line.trimEnd())
        line = piece.trimStart()
      } else line += piece
    }
    lines.push(line.trimEnd())
  }
  return lines.join(`\n${indent}`)
}
