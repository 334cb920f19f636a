import type { Clerk } from '../clerk.ts'
import { customerCode, type FieldWords, mail } from '../fields.tsx'
import { act, flow, go } from '../flow.ts'
import { tooManyMailsFrom, tooManyMailsTo } from './answer-recovery.ts'
import { RecoveryHelp } from './recovery-proofs.tsx'

/** ask → sent, the same page whatever was given. A shared user's password is set anew by the main user, whom a mail tells (TRD-8). */
type State = { readonly at: 'ask' } | { readonly at: 'sent' }

export interface AskMainUserWords {
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly explained: readonly string[]
    readonly formTitle: string
    readonly customerCode: FieldWords
    readonly mail: FieldWords
    readonly submit: string
    readonly back: string
  }
  readonly sent: { readonly title: string; readonly lead: string; readonly notes: readonly string[] }
}

export const askMainUser = flow<State>({
  id: 'ask-main-user',
  who: 'anybody',
  first: ({ portal }) => (portal.account.customers === 'none' ? null : { at: 'ask' }),
  steps: {
    ask: {
      title: ({ askMainUser }) => askMainUser.ask.title,
      lead: ({ askMainUser }) => askMainUser.ask.lead,
      page: ({ form, words: { askMainUser: words, recoverByLink }, desk }) => (
        <>
          {words.ask.explained.map((line) => (
            <p>{line}</p>
          ))}
          <h2>{words.ask.formTitle}</h2>
          {form({ submit: words.ask.submit, links: [{ label: words.ask.back, href: desk.path('recover') }] })}
          <RecoveryHelp desk={desk} text={recoverByLink.ask.help} />
        </>
      ),
      acts: {
        main: act(
          (desk) => ({
            customerCode: customerCode(desk, desk.words.askMainUser.ask.customerCode),
            mail: mail(desk, desk.words.askMainUser.ask.mail),
          }),
          async (facts, _here, desk) =>
            go<State>({ at: 'sent' }, (stores) =>
              stores.requests.write(
                desk.newId(),
                { kind: 'ask-main-user', facts },
                { address: desk.visitor.address, language: desk.language },
                desk.now,
              ),
            ),
        ),
      },
    },
    sent: {
      title: ({ askMainUser }) => askMainUser.sent.title,
      lead: ({ askMainUser }) => askMainUser.sent.lead,
      page: ({ words, desk }) => (
        <>
          {words.askMainUser.sent.notes.map((note) => (
            <p>{note}</p>
          ))}
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
    },
  },
})

/**
 * Answers a shared user's wish: it is put on the main user's list, and a mail tells the main user of it. Asking again while it is open mails
 * once more within the limits, for a mail may have been lost; the list stays as it is.
 */
export const answerAskMainUser = async (
  { customerCode, mail }: Readonly<Record<'customerCode' | 'mail', string>>,
  clerk: Clerk,
): Promise<void> => {
  const { stores, now } = clerk
  const refused = (why: string) =>
    stores.audit.note({ event: 'recovery.refused', by: 'job', address: clerk.from.address, facts: { why } }, now)
  if (await tooManyMailsFrom(clerk)) return refused('address-limit')
  const found = await stores.accounts.select({ identifier: { kind: 'mail', canonical: mail }, customerCode })
  const shared = found.find(({ role, state }) => role === 'shared' && state === 'active')
  if (!shared?.customerId) return refused('no-match')
  if (await tooManyMailsTo(shared, clerk)) return refused('account-limit')
  await stores.sharedUserRequests.open(clerk.newId(), shared.id, now)
  const main = (await stores.accounts.ofCustomer(shared.customerId)).find(
    ({ role, state }) => role === 'main' && state === 'active',
  )
  if (main && main.mail !== null) {
    await stores.post.send(
      {
        id: clerk.newId(),
        letter: 'shared-user-asks',
        to: main.mail,
        language: main.language,
        accountId: main.id,
        facts: { name: shared.name, mail: shared.mail ?? mail },
      },
      now,
    )
  }
  await stores.audit.note(
    { event: 'shared-user.reset-asked', by: 'job', address: clerk.from.address, accountId: shared.id },
    now,
  )
}
