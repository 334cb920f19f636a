import { type LetterName, type LetterPages, type LetterWords, secretOf } from '../domain/letters.ts'
import type { ClaimedLetter, Delivery, OutgoingMail } from '../domain/outbox.ts'
import type { Language, Titled } from '../kit/language.ts'
import { formatJst } from '../kit/time.ts'
import { compose } from './compose.ts'
import { MailRefused, ServerAway, type Transport } from './transport.ts'

/** What a mail shows of its portal; a portal's definition has it all. */
export interface PortalOfMail {
  readonly mailTitle: Titled
  readonly company: Titled
  readonly help: { readonly title: Titled; readonly mail: string }
  /** The sender's address. */
  readonly mailFrom: string
}

/** Whole addresses of one portal. */
export interface MailAddresses extends LetterPages {
  /** The link of a letter with a link; nothing but the token tells it from any other. */
  link(letter: LetterName, token: string): string
}

export interface SenderOptions {
  readonly transport: Transport
  /** Each may throw for a portal that is not there (any more): its letters wait. */
  wordsOf(portal: string, language: Language): LetterWords
  portalOf(portal: string): PortalOfMail
  addressesOf(portal: string, language: Language): MailAddresses
}

/** Writes a claimed letter and hands it to the transport. Never throws: what went wrong is part of the answer. */
export const createSender =
  (options: SenderOptions) =>
  async (letter: ClaimedLetter, now: Date): Promise<Delivery> => {
    let secret: string | null = null
    try {
      secret = letter.secret()
      await options.transport.deliver(write(letter, secret, now, options))
      return { is: 'delivered' }
    } catch (error) {
      // Some servers quote what they refuse.
      const said = error instanceof Error ? error.message : String(error)
      const reason = (secret ? said.replaceAll(secret, '…') : said).slice(0, 500)
      if (error instanceof MailRefused) return { is: 'refused', reason }
      if (error instanceof ServerAway) return { is: 'away', reason }
      return { is: 'later', reason }
    }
  }

const write = (letter: ClaimedLetter, secret: string | null, now: Date, options: SenderOptions): OutgoingMail => {
  const { id, portal, language, to } = letter
  const face = options.portalOf(portal)
  const { link, ...pages } = options.addressesOf(portal, language)
  const title = face.mailTitle[language]
  const frame = {
    portal: title,
    company: face.company[language],
    name: letter.name,
    secret: secret === null ? '' : secretOf[letter.letter] === 'link' ? link(letter.letter, secret) : secret,
    pages,
    help: { title: face.help.title[language], mail: face.help.mail },
    when: (iso: string) => formatJst(new Date(iso)),
  }
  // The letter's own link, when a mail program posts to it, is the way out that RFC 8058 asks for.
  const stop = letter.letter === 'product-news' ? { unsubscribe: frame.secret } : {}
  const composed = compose(letter.letter, letter.facts, options.wordsOf(portal, language), frame, language)
  return { id, portal, to, language, from: { name: title, address: face.mailFrom }, at: now, ...stop, ...composed }
}
