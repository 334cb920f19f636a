import { readFileSync } from 'node:fs'
import { sendNews } from '../desks/office/news.ts'
import { formatJst } from '../kit/time.ts'
import { CommandRefused, readWords, UsageRefused } from './command.ts'
import { readNews } from './read-news.ts'
import { withProgram } from './with-program.ts'

const help = `madoguchi news send PORTAL --file FILE [--again]
madoguchi news list PORTAL

Mails product news to everybody who asked for it, each in the language of the account, with a link that stops such mails. FILE is text
in UTF-8 with a part for each language:

  [ja]
  新機種のご案内
  本文…
  [en]
  New devices
  The text …

The mails go after all others, so a hundred thousand of them hold up no code that somebody waits for. “list” says how far it is.
  --again   send also what was sent in the last 30 days
Ends with 0 when it is done, 1 when it cannot be, 2 when it is called wrongly.`

export const run = async (given: readonly string[]): Promise<void> => {
  const read = readWords(given, help, [2, 2], { file: { type: 'string' }, again: { type: 'boolean' } })
  if (!read) return
  const [what = '', name = ''] = read.words
  if (what === 'list') return list(name)
  if (what !== 'send') throw new UsageRefused(`unknown: ${what}\n\n${help}`)
  const file = read.value('file')
  if (file === undefined) throw new UsageRefused(`--file is missing\n\n${help}`)
  const news = readNews(textOf(file))
  if (!news.ok) throw new CommandRefused(`${file}: ${news.fault}.`)
  await withProgram(async (program) => {
    const portal = program.portal(name)
    const sent = await program.stores.atomically(portal.id, (stores) =>
      sendNews(news.news, program.staff(portal, stores), read.has('again')),
    )
    if (sent.is === 'nobody-asked') throw new CommandRefused(`Nobody of ${portal.id} asked for product news.`)
    if (sent.is === 'sent-before')
      throw new CommandRefused(`The same was sent on ${formatJst(sent.at)} (JST). --again sends it once more.`)
    console.log(`${sent.readers} ${sent.readers === 1 ? 'mail is' : 'mails are'} on the way.`)
  })
}

const textOf = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof TypeError) throw new CommandRefused(`${file} is not UTF-8.`)
    throw new CommandRefused(`${file} cannot be read: ${(error as Error).message}`)
  }
}

const list = (name: string): Promise<void> =>
  withProgram(async (program) => {
    const portal = program.portal(name)
    for (const { letter, facts, at, posted, endedAt } of await program.stores.of(portal.id).mailings.recent(50)) {
      if (letter !== 'product-news') continue
      const { subject } = facts.ja as { readonly subject: string }
      console.log(`${formatJst(at)} (JST)  ${posted} mails${endedAt ? '' : ' so far'}  ${subject}`)
    }
  })
