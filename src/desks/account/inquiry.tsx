import { lanes } from '../../domain/accounts/lanes.ts'
import { INQUIRIES } from '../../domain/accounts/throttle.ts'
import type { Clerk } from '../clerk.ts'
import type { Desk } from '../desk.ts'
import { customerCode, type FieldWords, line, lines, mail } from '../fields.tsx'
import { act, type Field, type Fields, flow, go, type Move } from '../flow.ts'
import { tooManyMailsToAddress } from './answer-application.ts'
import { openCase } from './answer-recovery.ts'

/** ask → sent: a question reaches staff under a number, which is mailed (TRD-12). Open to everybody, signed in or not. */
type State = { readonly at: 'ask' } | { readonly at: 'sent' }

export interface InquiryWords {
  readonly title: string
  readonly lead: string
  readonly name: FieldWords
  readonly mail: FieldWords
  readonly customerCode: FieldWords
  readonly subject: FieldWords
  readonly text: FieldWords
  readonly submit: string
  readonly sent: {
    readonly title: string
    readonly lead: string
    readonly notes: readonly string[]
    readonly urgent: (title: string, hours: string) => string
  }
}

export const inquiry = flow<State>({
  id: 'inquiry',
  who: 'anybody',
  first: ({ portal }) => (portal.inquiry ? { at: 'ask' } : null),
  steps: {
    ask: {
      title: ({ inquiry }) => inquiry.title,
      lead: ({ inquiry }) => inquiry.lead,
      page: ({ form, words }) => form({ submit: words.inquiry.submit }),
      acts: {
        main: act(
          (desk) => inquiryFields(desk),
          async (typed, _here, desk) => send(typed as Readonly<Record<string, string>>, desk),
          (desk) => ownData(desk),
        ),
      },
    },
    sent: {
      title: ({ inquiry }) => inquiry.sent.title,
      lead: ({ inquiry }) => inquiry.sent.lead,
      page: ({ words, desk: { portal, language } }) => (
        <>
          {words.inquiry.sent.notes.map((note) => (
            <p>{note}</p>
          ))}
          <p class="help">
            {words.inquiry.sent.urgent(portal.help.title[language], portal.help.hours[language])}{' '}
            <a href={`mailto:${portal.help.mail}`}>{portal.help.mail}</a>
          </p>
        </>
      ),
    },
  },
})

const inquiryFields = (desk: Desk): Fields => {
  const { inquiry: words } = desk.words
  const code: Record<string, Field<string>> = desk.portal.account.customers === 'none'
    ? {}
    : { customerCode: customerCode(desk, words.customerCode, false) }
  return {
    name: line(desk, words.name, { most: 60, autocomplete: 'name' }),
    mail: mail(desk, words.mail),
    ...code,
    subject: line(desk, words.subject, { most: 60 }),
    text: lines(desk, words.text, { most: 2000 }),
  }
}

/** Somebody who is signed in is asked nothing twice. */
const ownData = async (desk: Desk): Promise<Readonly<Record<string, string>>> => {
  const account = desk.session ? await desk.stores.accounts.byId(desk.session.accountId) : null
  if (!account) return {}
  const customer = account.customerId === null ? null : await desk.stores.customers.byId(account.customerId)
  return { name: account.name, mail: account.mail ?? '', customerCode: customer?.code ?? '' }
}

const send = async (typed: Readonly<Record<string, string>>, desk: Desk): Promise<Move<State>> => {
  const facts = { ...typed, ...(desk.session ? { accountId: desk.session.accountId } : {}) }
  return go<State>({ at: 'sent' }, (stores) =>
    stores.requests.write(
      desk.newId(),
      { kind: 'inquire', facts },
      { address: desk.visitor.address, language: desk.language },
      desk.now,
    ),
  )
}

/**
 * Opens the case and mails its number. Past a first limit of a network address questions still reach staff, but nothing is mailed; past a
 * second one they are dropped as a flood. The mail repeats nothing that was written, unless the address is known to be the writer's own:
 * nobody's words are to reach others through us.
 */
export const answerInquiry = async (asked: Readonly<Record<string, string>>, clerk: Clerk): Promise<void> => {
  const { stores, now, from, vault } = clerk
  const { accountId = null, ...facts } = asked as Readonly<Record<string, string>> & { readonly accountId?: string }
  const note = (event: 'inquiry.received' | 'inquiry.not-mailed', told: Readonly<Record<string, string>>) =>
    stores.audit.note(
      { event, by: 'job', address: from.address, ...(accountId === null ? {} : { accountId }), facts: told },
      now,
    )
  const sent = await stores.throttle.countInWindow(lanes(vault).inquiriesFrom(from.address), INQUIRIES.seconds, now)
  if (sent > INQUIRIES.flood) return note('inquiry.not-mailed', { why: 'flood' })
  const kept = { ...facts, language: from.language }
  const { number } = await openCase('inquiry', 'Q', accountId, kept, 'waiting', clerk, now)
  await note('inquiry.received', { number })
  const { mail = '', subject = '' } = facts
  if (sent > INQUIRIES.mailed || (await tooManyMailsToAddress(mail, clerk)))
    return note('inquiry.not-mailed', { number, why: 'limit' })
  const account = accountId === null ? null : await stores.accounts.byId(accountId)
  const own = account?.mail?.toLowerCase() === mail
  await stores.post.send(
    {
      id: clerk.newId(),
      letter: 'inquiry-received',
      to: mail,
      language: from.language,
      facts: { number, subject: own ? subject : '' },
    },
    now,
  )
}
