import type { Account } from '../../domain/accounts/account.ts'
import type { Stores } from '../../domain/stores.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose, Section } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { presentPassword } from '../fields.tsx'
import { act, flow, type Move, refuse } from '../flow.ts'
import { confirmOwnPassword } from './confirm-own-password.ts'
import { backToAccount } from './own-facts.ts'

/**
 * A person has the own account deleted (ACC-32: 削除). Asked once, with the password; what goes and what stays is said before. A main user
 * first decides about the shared users, who would be left without anybody.
 */
type State = { readonly at: 'ask' }

export interface DeleteAccountWords {
  readonly title: string
  readonly lead: string
  readonly goes: { readonly title: string; readonly items: (facts: readonly string[]) => readonly string[] }
  readonly stays: { readonly title: string; readonly items: readonly string[]; readonly customer: string }
  readonly submit: string
  readonly mainUser: {
    readonly text: (count: number) => string
    readonly todo: readonly string[]
    readonly onward: string
  }
}

export const deleteAccount = flow<State>({
  id: 'delete-account',
  who: 'account',
  beforeConsent: true,
  first: () => ({ at: 'ask' }),
  steps: {
    ask: {
      title: ({ deleteAccount }) => deleteAccount.title,
      lead: ({ deleteAccount }) => deleteAccount.lead,
      page: async ({ form, words: { deleteAccount: words }, desk }) => {
        const account = await desk.stores.accounts.byId(desk.me())
        const left = await leftBehind(account, desk.stores)
        if (left > 0)
          return (
            <>
              <Notice kind="warning" title={words.mainUser.text(left)}>
                <Prose pieces={[{ list: words.mainUser.todo }]} />
              </Notice>
              <ActionLink link={{ label: words.mainUser.onward, href: desk.path('shared-users') }} />
              <LinkList links={[backToAccount(desk)]} />
            </>
          )
        return (
          <>
            <Section title={words.goes.title}>
              <Prose pieces={[{ list: words.goes.items(namesOfFacts(desk)) }]} />
            </Section>
            <Section title={words.stays.title}>
              <Prose
                pieces={[{ list: [...words.stays.items, ...(account?.customerId ? [words.stays.customer] : [])] }]}
              />
            </Section>
            {form({ submit: words.submit, links: [backToAccount(desk)] })}
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({ password: presentPassword(desk, desk.words.ownPassword.field) }),
          (typed, _here, desk) => remove(typed.password, desk),
        ),
      },
    },
  },
})

/** What the portal keeps of a person, by name. */
const namesOfFacts = ({ portal, words }: Desk): readonly string[] =>
  (['name', 'company', 'mail', 'contract'] as const)
    .filter((fact) => fact === 'name' || fact === 'mail' || portal.account.facts.includes(fact))
    .map((fact) => words.ownFacts[fact])

/** How many shared users a main user would leave behind. */
const leftBehind = async (account: Account | null, stores: Stores): Promise<number> => {
  if (account?.role !== 'main' || account.customerId === null) return 0
  const all = await stores.accounts.ofCustomer(account.customerId)
  return all.filter((one) => one.id !== account.id).length
}

const remove = async (password: string, desk: Desk): Promise<Move<State>> => {
  const confirmed = await confirmOwnPassword(password, 'password', desk)
  if (confirmed.is !== 'confirmed') return confirmed.move
  const { account } = confirmed
  const stop = (left: number) => ({ text: desk.words.deleteAccount.mainUser.text(left) })
  const left = await leftBehind(account, desk.stores)
  if (left > 0) return refuse(stop(left))
  return {
    is: 'exit',
    path: 'sign-in',
    notice: 'accountDeleted',
    work: async (stores) => {
      if (account.customerId !== null) await stores.customers.hold(account.customerId)
      const now = await leftBehind(account, stores)
      if (now > 0) return [stop(now)]
      await stores.accounts.close(account.id)
      // What this browser has under way may hold what was typed.
      await stores.flowStates.endAll(desk.visitor.browserHash)
      // After that, or it would be taken out of the outbox with all else that waits for this account.
      if (account.mail !== null)
        await stores.post.send(
          {
            id: desk.newId(),
            letter: 'account-deleted',
            to: account.mail,
            language: account.language,
            accountId: account.id,
            facts: { at: desk.now.toISOString() },
          },
          desk.now,
        )
      await desk.noteIn(stores, { event: 'account.deleted', accountId: account.id, by: 'account' })
      return undefined
    },
  }
}
