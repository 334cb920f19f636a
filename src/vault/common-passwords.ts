import { createRequire } from 'node:module'
import { isWellFormed, searchFold } from '../kit/fold.ts'

/** Tells passwords that are commonly used, or hardly differ from one, without asking anybody (ACC-11, NIST SP 800-63B-4 §3.1.1.2). */
export type CommonPasswords = { has(password: string): boolean }

// What Japanese people choose and the kept lists lack: long vowels spelled out, greetings, kana as they stand in the dictionary.
const japanese = `
  arigatou ohayou konnichiwa konbanwa sayonara oyasumi itadakimasu gochisousama omedetou ganbare ganbarou gambare
  daisuki aishiteiru nekochan inuchan wanwan nyanko nyanya momotaro urashima fujisan sakurasaku kaisha toukyou oosaka kyouto
  pasuwado pasuwaado pasuwa-do himitu nihon nippon aiueo kakikukeko sasisuseso irohanihoheto hanshin kyojin shinkansen
  さくら ぱすわーど ひみつ あいうえお かきくけこ いろはにほへと ありがとう おはよう こんにちは こんばんは さようなら
  だいすき あいしてる がんばれ ねこちゃん わんこ にほん とうきょう おおさか たろう はなこ やまだ すずき さとう
  秘密 暗証番号 桜 日本 東京 大阪 山田太郎 大好き 愛してる 管理者 社員 会社`

// Neighbours on a keyboard, in the alphabet and on the number row; each also counts backwards.
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'zaq12wsxcde34rfv',
  'qazwsxedcrfvtgbyhnujm',
  '!@#$%^&*()',
  '!"#$%&\'()',
].flatMap((row) => [row, [...row].reverse().join('')])

const shortestWord = 4
// Nobody's habit, and the patterns below take their time over long texts.
const longestCommon = 256
// A word with a date behind it is still the word.
const mostAround = 8

/**
 * The list: 50,000 passwords from leaks, English and Japanese words and names. It is read at the first question (some 50 ms, 7 MB).
 * Width, case and kana make no difference; digits and signs around a word, digits in a letter's place (`P@ssw0rd1!`), repetitions
 * and runs along the keyboard do not help.
 */
export function commonPasswords(): CommonPasswords {
  let words: ReadonlySet<string> | undefined
  return {
    has(password) {
      if (password.length > longestCommon || !isWellFormed(password)) return false
      words ??= readWords()
      return isCommon(searchFold(password), words)
    },
  }
}

function readWords(): ReadonlySet<string> {
  // Required, not imported: only then are the lists read when they are first needed, without making every question a promise.
  const require = createRequire(import.meta.url)
  const everywhere: typeof import('@zxcvbn-ts/language-common') = require('@zxcvbn-ts/language-common')
  const inJapan: typeof import('@zxcvbn-ts/language-ja') = require('@zxcvbn-ts/language-ja')
  const own = japanese.trim().split(/\s+/).map(searchFold)
  const lists = [...Object.values(everywhere.dictionary), ...Object.values(inJapan.dictionary)]
  const words = new Set(own)
  for (const list of lists) for (const word of list) if (word.length >= shortestWord) words.add(word)
  return words
}

function isCommon(folded: string, words: ReadonlySet<string>): boolean {
  if (folded === '' || words.has(folded)) return true
  const cores = [
    folded,
    folded.replace(/[\d!?.,#*]+$/, ''),
    folded.replace(/\P{L}+$/u, ''),
    folded.replace(/^\P{L}+|\P{L}+$/gu, ''),
  ]
  return cores.some((core) => {
    if (folded.length - core.length > mostAround) return false
    return isWord(core, words) || isRepetition(core, words) || isRun(core)
  })
}

// Japanese words are shorter in characters than they are in romaji.
function isWord(core: string, words: ReadonlySet<string>): boolean {
  return [core, unmasked(core, 'i'), unmasked(core, 'l')].some(
    (word) => words.has(word) && (word.length >= shortestWord || /^[^\0-\xFF]+$/.test(word)),
  )
}

const masks: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '!': 'i',
  '+': 't',
}

function unmasked(text: string, one: 'i' | 'l'): string {
  return [...text].map((sign) => (sign === '1' ? one : (masks[sign] ?? sign))).join('')
}

function isRepetition(core: string, words: ReadonlySet<string>): boolean {
  const unit = /^(.+?)\1+$/u.exec(core)?.[1]
  return unit !== undefined && (unit.length <= 3 || isWord(unit, words) || isRun(unit))
}

/** Whether the whole of it is one or two runs of at least three neighbours, as `1234qwer`. */
function isRun(core: string): boolean {
  let at = 0
  for (let runs = 0; runs < 2 && at < core.length; runs++) {
    let end = at
    while (end < core.length && rows.some((row) => row.includes(core.slice(at, end + 1)))) end++
    if (end - at < 3) return false
    at = end
  }
  return core !== '' && at === core.length
}
