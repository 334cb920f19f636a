import type { Block, LetterFrame, LetterText } from '../../domain/letters.ts'
import { list, p, value } from '../letter-blocks.ts'

/** The salutation: by name where it is known. */
export const named = (name: string): string => (name === '' ? 'Dear customer,' : `Dear ${name},`)
export const thanks = (frame: LetterFrame): string => `Thank you for using ${frame.portal}.`
const neverAsked =
  'We never ask by mail for a password, a credit card number or a bank account number. Should such a mail reach you, leave its links alone and tell our help desk.'

/** A mail to this reader, with what stands at the end of every mail. */
export const mail = (to: string, subject: string, blocks: readonly Block[], frame: LetterFrame): LetterText => ({
  subject,
  blocks: [
    p(to),
    ...blocks,
    p(neverAsked),
    p(`This mail was sent automatically. For questions, write to ${frame.help.title} at the address below.`),
  ],
})

/** The last moment, alone on its line (manual 001 §3). */
export const deadline = (until: string, frame: LetterFrame): Block => value('Valid until', frame.when(until))
export const clicking =
  'If nothing happens when you click the link, copy the address and paste it into a new browser window.'
export const unasked =
  'If you did not ask for this, delete this mail. As long as nobody opens the link, nothing changes.'
export const lasting = (hours: number, past: string): string =>
  `The link is valid for ${hours} ${hours === 1 ? 'hour' : 'hours'}, until the time above (Japan time). ${past}`

export const notes = (...items: readonly string[]): Block => list('Please note', ...items)
export const inJapan = (iso: string, frame: LetterFrame): string => `${frame.when(iso)} (Japan time)`
