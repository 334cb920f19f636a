/**
 * Canonical forms, one per kind of field (ACC-2). Codes, digits and mail addresses are folded, then matched; names are kept as they
 * were typed and have a folded copy for search. Every function here is idempotent, and throws a RangeError for text that holds half
 * a surrogate pair: the edge refuses such text (`isWellFormed`) before it comes this far.
 */

/** Whether text can be stored and sent at all: no half of a surrogate pair in it. */
export const isWellFormed = (text: string): boolean => text.isWellFormed()

function whole(text: string): string {
  if (!isWellFormed(text)) throw new RangeError('text holds half a surrogate pair')
  return text
}

// Every dash Unicode knows but the wave dashes, and what is typed in a dash's place: minus signs, the long-vowel mark, box lines.
const dashes = /(?![〜〰])\p{Dash_Punctuation}|[-−˗⁃➖─━ー]/gu
const unseen = /[\p{Default_Ignorable_Code_Point}]/gu

/**
 * A code or an identifier: full width becomes ASCII, any dash `-`, any run of white space one space; what cannot be seen (zero-width
 * characters, BOM, soft hyphens) goes; trimmed. Case is kept.
 */
export function foldCode(typed: string): string {
  // Twice without the unseen: what NFKC composes must not be kept apart by it, and must not bring it back.
  const folded = whole(typed).replace(unseen, '').normalize('NFKC').replace(unseen, '')
  return folded.replace(dashes, '-').replace(/\s+/gu, ' ').trim()
}

/** A number with no other sense than its digits (postal code, telephone, one-time code): dashes, spaces, 〒 and brackets go too. */
export function foldDigits(typed: string): string {
  const bare = foldCode(typed).replace(/[-\s〒〠()[\]{}<>「」『』【】〔〕〈〉《》]/gu, '')
  return bare.normalize('NFKC')
}

/** An address of mail or a domain: as a code, in lower case, with the Japanese full stop read as a dot. Dashes stay dashes. */
export function foldMail(typed: string): string {
  return foldCode(foldCode(typed).replaceAll('。', '.').toLowerCase())
}

/**
 * A name, company or address, to be stored: trimmed, half-width kana widened, control and direction-changing characters taken out.
 * Never NFKC or NFC, either of which changes people's names: 髙, 﨑, ㈱, ①, U+FA19 and variation selectors stay as they are.
 */
export function tidyName(typed: string): string {
  const kept = whole(typed).replace(/[\p{Cc}\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu, '')
  return widenKana(kept).trim()
}

// A full-width kana in front is taken along, for it may be what a half-width voicing mark belongs to.
function widenKana(text: string): string {
  return text.replace(/[ぁ-ゖァ-ヺ]?[\uFF61-\uFF9F]+/gu, (run) => run.normalize('NFKC'))
}

/** Furigana: hiragana and half-width kana become full-width katakana; trimmed. Whatever is no kana stays as a name does. */
export function katakana(typed: string): string {
  const up = tidyName(typed).replace(/[ぁ-ゖゝゞ]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! + 0x60))
  return up.replace(/[ァ-ヺヽヾ][\u3099\u309A]+/gu, (kana) => kana.normalize('NFC'))
}

// Forms that people's names are written in, each with the form it is looked for by. NFKC knows none of these pairs.
const kanjiVariants = new Map(
  [
    '髙高',
    '﨑崎',
    '嵜崎',
    '濵浜',
    '濱浜',
    '邊辺',
    '邉辺',
    '齋斎',
    '齊斉',
    '澤沢',
    '德徳',
    '𠮷吉',
    '嶋島',
    '嶌島',
    '冨富',
  ]
    .concat([
      '國国',
      '廣広',
      '眞真',
      '惠恵',
      '櫻桜',
      '龍竜',
      '瀨瀬',
      '靜静',
      '榮栄',
      '淸清',
      '橫横',
      '黑黒',
      '增増',
      '髮髪',
    ])
    .map((pair) => [...pair] as [string, string]),
)

/**
 * The folded copy of a name by which it is found, and what is typed to find it: width, case, hiragana or katakana, kinds of dash,
 * spaces, variation selectors and the older forms of kanji in names make no difference; ㈱ is (株). For matching only, never shown.
 */
export function searchFold(name: string): string {
  const plain = foldCode(name).toLowerCase().normalize('NFKC').replace(/\s/gu, '')
  const kana = plain
    .replace(/[ぁ-ゖゝゞ]/gu, (one) => String.fromCodePoint(one.codePointAt(0)! + 0x60))
    .normalize('NFKC')
  return [...kana].map((one) => kanjiVariants.get(one) ?? one).join('')
}
