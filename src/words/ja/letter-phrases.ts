import type { Block, LetterFrame, LetterText } from '../../domain/letters.ts'
import { list, p, value } from '../letter-blocks.ts'

/** The salutation: by name where it is known. */
export const named = (name: string): string => (name === '' ? 'お客様' : `${name} 様`)
export const thanks = (frame: LetterFrame): string => `いつも${frame.portal}をご利用いただき、ありがとうございます。`
const neverAsked =
  '当社が、パスワード、クレジットカードの番号、銀行口座の番号をメールでおたずねすることはありません。そのようなメールが届いたときは、リンクを開かず、お問い合わせ先までお知らせください。'

/** A mail to this reader, with what stands at the end of every mail. */
export const mail = (to: string, subject: string, blocks: readonly Block[], frame: LetterFrame): LetterText => ({
  subject,
  blocks: [
    p(to),
    ...blocks,
    p(neverAsked),
    p(`このメールは自動でお送りしています。ご不明な点は、下記の${frame.help.title}までお問い合わせください。`),
  ],
})

/** The last moment, alone on its line (manual 001 §3). */
export const deadline = (until: string, frame: LetterFrame): Block => value('【有効期限】', frame.when(until))
export const clicking = 'リンクを押しても開かないときは、URLをコピーして、ブラウザのアドレス欄に貼り付けてください。'
export const unasked =
  'お心当たりのない場合は、このメールを削除してください。リンクを開かないかぎり、何も変わりません。'
export const lasting = (hours: number, past: string): string =>
  `リンクの有効期限は${hours}時間で、上の日時（日本時間）までです。${past}`

export const notes = (...items: readonly string[]): Block => list('ご注意', ...items)
export const inJapan = (iso: string, frame: LetterFrame): string => `${frame.when(iso)}（日本時間）`
