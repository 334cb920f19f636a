import { LinkList } from '../../pages/link-list.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { type FieldWords, mail, presentPassword } from '../fields.tsx'
import { act, flow, go, type Move, refuse } from '../flow.ts'
import { confirmOwnPassword } from './confirm-own-password.ts'
import { backToAccount } from './own-facts.ts'

/**
 * A signed-in person names a new e-mail address, with the password once more. The same page follows for every address; a job mails the link
 * that confirms it, or tells the mailbox's reader that it belongs to an account already (ACC-31). The link leads to `confirm-mail`.
 */
type State = { readonly at: 'ask' } | { readonly at: 'sent'; readonly mail: string }

export interface ChangeMailWords {
  readonly title: string
  readonly lead: string
  readonly present: string
  readonly field: FieldWords
  readonly submit: string
  readonly same: (label: string) => string
  readonly sent: { readonly title: string; readonly lead: (mail: string) => string; readonly notes: readonly string[] }
}

export const changeMail = flow<State>({
  id: 'change-mail',
  who: 'account',
  first: () => ({ at: 'ask' }),
  steps: {
    ask: {
      title: ({ changeMail }) => changeMail.title,
      lead: ({ changeMail }) => changeMail.lead,
      page: async ({ form, words, desk }) => {
        const account = await desk.stores.accounts.byId(desk.me())
        return (
          <>
            <SummaryList
              items={[{ label: words.changeMail.present, value: account?.mail }]}
              blank={words.common.blank}
            />
            {form({ submit: words.changeMail.submit, links: [backToAccount(desk)] })}
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({
            mail: mail(desk, desk.words.changeMail.field),
            password: presentPassword(desk, desk.words.ownPassword.field),
          }),
          (typed, _here, desk) => ask(typed.mail, typed.password, desk),
        ),
      },
    },
    sent: {
      title: ({ changeMail }) => changeMail.sent.title,
      lead: ({ changeMail }, here) => changeMail.sent.lead(here.mail),
      page: ({ words, desk }) => (
        <>
          {words.changeMail.sent.notes.map((note) => (
            <p>{note}</p>
          ))}
          <LinkList links={[backToAccount(desk)]} />
        </>
      ),
    },
  },
})

const ask = async (address: string, password: string, desk: Desk): Promise<Move<State>> => {
  const confirmed = await confirmOwnPassword(password, 'password', desk)
  if (confirmed.is !== 'confirmed') return confirmed.move
  const { account } = confirmed
  if (account.mail?.toLowerCase() === address)
    return refuse({ field: 'mail', text: desk.words.changeMail.same(desk.words.changeMail.field.label) })
  return go<State>({ at: 'sent', mail: address }, async (stores) => {
    await stores.requests.write(
      desk.newId(),
      { kind: 'change-mail', facts: { accountId: account.id, mail: address } },
      { address: desk.visitor.address, language: desk.language },
      desk.now,
    )
    await desk.noteIn(stores, { event: 'account.mail-change-asked', accountId: account.id })
  })
}
