import type { Account } from '../../domain/accounts/account.ts'
import type { Stores } from '../../domain/stores.ts'
import { ActionLink, BackLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Section } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { presentPassword } from '../fields.tsx'
import { act, flow, type Move, refuse } from '../flow.ts'
import { confirmOwnPassword } from './confirm-own-password.ts'

/**
 * A person has the own account deleted (ACC-32: 削除). Asked once, with the password; what goes and what stays is said before. A main user
 * first decides about the shared users, who would be left without anybody.
 */
type State = { readonly at: 'ask' }

export interface DeleteAccountWords {
  readonly title: string
  readonly lead: string
  readonly goes: { readonly title: string; readonly items: readonly string[] }
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
      page: async ({ form, words: { deleteAccount: words, ...all }, desk }) => {
        const account = await desk.stores.accounts.byId(desk.me())
        const left = await leftBehind(account, desk.stores)
        const back = <BackLink link={{ label: all.ownAccount.back, href: desk.path('account') }} />
        if (left > 0)
          return (
            <>
              <Notice kind="warning" title={words.mainUser.text(left)}>
                <ul>
                  {words.mainUser.todo.map((one) => (
                    <li>{one}</li>
                  ))}
                </ul>
              </Notice>
              <ActionLink link={{ label: words.mainUser.onward, href: desk.path('shared-users') }} />
              {back}
            </>
          )
        return (
          <>
            <Section title={words.goes.title}>
              <List items={words.goes.items} />
            </Section>
            <Section title={words.stays.title}>
              <List items={[...words.stays.items, ...(account?.customerId ? [words.stays.customer] : [])]} />
            </Section>
            {form({ submit: words.submit })}
            {back}
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

const List = ({ items }: { items: readonly string[] }) => (
  <ul class="hints">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

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
