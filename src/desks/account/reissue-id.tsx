import type { Account } from '../../domain/accounts/account.ts'
import { newRegistrationId } from '../../domain/accounts/registration-id.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { presentPassword } from '../fields.tsx'
import { act, flow, go, type Move } from '../flow.ts'
import { confirmOwnPassword } from './confirm-own-password.ts'
import { backToAccount } from './own-facts.ts'

/** A person has another registration ID issued in the place of the present one (KEY-8): ask, with the password once more → done. */
type State = { readonly at: 'ask' } | { readonly at: 'done'; readonly registrationId: string }

export interface ReissueIdWords {
  readonly title: string
  readonly lead: string
  readonly present: string
  readonly submit: string
  readonly again: string
  readonly done: { readonly title: string; readonly lead: string; readonly fresh: string; readonly onward: string }
}

export const reissueId = flow<State>({
  id: 'reissue-id',
  who: 'account',
  first: ({ portal }) => (portal.account.signIn.by.identifier === 'registration-id' ? { at: 'ask' } : null),
  steps: {
    ask: {
      title: ({ reissueId }) => reissueId.title,
      lead: ({ reissueId }) => reissueId.lead,
      page: async ({ form, words, desk }) => {
        const identifiers = await desk.stores.accounts.identifiersOf(desk.me())
        const present = identifiers.find(({ kind }) => kind === 'registration-id')?.canonical
        return (
          <>
            <SummaryList items={[{ label: words.reissueId.present, value: present }]} blank={words.common.blank} />
            {form({ submit: words.reissueId.submit, links: [backToAccount(desk)] })}
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({ password: presentPassword(desk, desk.words.ownPassword.field) }),
          async ({ password }, _here, desk): Promise<Move<State>> => {
            const confirmed = await confirmOwnPassword(password, 'password', desk)
            return confirmed.is === 'confirmed' ? reissue(confirmed.account, desk) : confirmed.move
          },
        ),
      },
    },
    done: {
      title: ({ reissueId }) => reissueId.done.title,
      lead: ({ reissueId }) => reissueId.done.lead,
      page: ({ here, words: { reissueId: words, common }, desk }) => (
        <>
          <SummaryList
            items={[{ label: words.done.fresh, value: <strong class="code">{here.registrationId}</strong> }]}
            blank={common.blank}
          />
          <ActionLink link={{ label: words.done.onward, href: desk.path('account') }} />
        </>
      ),
    },
  },
})

/** One transaction: the old ID ends, the new one is good, the address on record is told. */
const reissue = async (account: Account, desk: Desk): Promise<Move<State>> => {
  const registrationId = newRegistrationId(desk.random)
  return go<State>({ at: 'done', registrationId }, async (stores) => {
    const kept = (await stores.accounts.identifiersOf(account.id)).filter(({ kind }) => kind !== 'registration-id')
    const fresh = { kind: 'registration-id', canonical: registrationId } as const
    if (!(await stores.accounts.setIdentifiers(account.id, [...kept, fresh])))
      return [{ text: desk.words.reissueId.again }]
    await desk.noteIn(stores, { event: 'account.id-changed', accountId: account.id })
    if (account.mail !== null)
      await stores.post.send(
        {
          id: desk.newId(),
          letter: 'registration-id-changed',
          to: account.mail,
          language: account.language,
          accountId: account.id,
          facts: { registrationId },
        },
        desk.now,
      )
    return undefined
  })
}
