import type { Clerk } from '../clerk.ts'
import { type FieldWords, mail, postalCode } from '../fields.tsx'
import { act, flow, go } from '../flow.ts'
import { tooManyMailsFrom, tooManyMailsTo } from './answer-recovery.ts'
import { RecoveryHelp } from './recovery-proofs.tsx'

/** ask → sent, the same page whatever was given; where postal code and address match, a mail names the customer code (TRD-7). */
type State = { readonly at: 'ask' } | { readonly at: 'sent' }

export interface RemindCodeWords {
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly postalCode: FieldWords
    readonly mail: FieldWords
    readonly submit: string
    readonly back: string
  }
  readonly sent: { readonly title: string; readonly lead: string; readonly notes: readonly string[] }
}

export const remindCode = flow<State>({
  id: 'remind-code',
  who: 'anybody',
  first: ({ portal: { account } }) =>
    account.customers !== 'none' && account.customers.codeReminder ? { at: 'ask' } : null,
  steps: {
    ask: {
      title: ({ remindCode }) => remindCode.ask.title,
      lead: ({ remindCode }) => remindCode.ask.lead,
      page: ({ form, words, desk }) => (
        <>
          {form({
            submit: words.remindCode.ask.submit,
            links: [{ label: words.remindCode.ask.back, href: desk.path('recover') }],
          })}
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
      acts: {
        main: act(
          (desk) => ({
            postalCode: postalCode(desk, desk.words.remindCode.ask.postalCode),
            mail: mail(desk, desk.words.remindCode.ask.mail),
          }),
          async (facts, _here, desk) =>
            go<State>({ at: 'sent' }, (stores) =>
              stores.requests.write(
                desk.newId(),
                { kind: 'remind-code', facts },
                { address: desk.visitor.address, language: desk.language },
                desk.now,
              ),
            ),
        ),
      },
    },
    sent: {
      title: ({ remindCode }) => remindCode.sent.title,
      lead: ({ remindCode }) => remindCode.sent.lead,
      page: ({ words, desk }) => (
        <>
          {words.remindCode.sent.notes.map((note) => (
            <p>{note}</p>
          ))}
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
    },
  },
})

/**
 * Answers a request for a forgotten customer code. Several customers may share a mailbox and a postal code: each main user's code is mailed.
 * Shared users sign in without one.
 */
export const answerRemindCode = async (
  { postalCode, mail }: Readonly<Record<'postalCode' | 'mail', string>>,
  clerk: Clerk,
): Promise<void> => {
  const { stores, now } = clerk
  const refused = (why: string) =>
    stores.audit.note({ event: 'recovery.refused', by: 'job', address: clerk.from.address, facts: { why } }, now)
  if (await tooManyMailsFrom(clerk)) return refused('address-limit')
  const found = await stores.accounts.select({ mail, postalCode })
  const mains = found.filter(({ role, state }) => role === 'main' && state === 'active')
  if (mains.length === 0) return refused('no-match')
  for (const account of mains) {
    const customer = account.customerId === null ? null : await stores.customers.byId(account.customerId)
    if (!customer || account.mail === null) continue
    if (await tooManyMailsTo(account, clerk)) {
      await refused('account-limit')
      continue
    }
    await stores.post.send(
      {
        id: clerk.newId(),
        letter: 'customer-code',
        to: account.mail,
        language: account.language,
        accountId: account.id,
        facts: { customerCode: customer.code },
      },
      now,
    )
    await stores.audit.note(
      { event: 'customer-code.reminded', by: 'job', address: clerk.from.address, accountId: account.id },
      now,
    )
  }
}
