import type { Account } from '../../domain/accounts/account.ts'
import { type Grant, type GrantVerdict, judgeGrant, WAYS_IN } from '../../domain/accounts/grant.ts'
import type { Stores } from '../../domain/stores.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import type { Desk } from '../desk.ts'
import { type FieldWords, presentPassword } from '../fields.tsx'
import { act, type Fields, flow, go, type Move } from '../flow.ts'
import { MAIL_CHANGE, mailIdentifier } from './answer-mail-change.ts'
import { grantLink } from './answer-recovery.ts'
import { confirmPasswordOf } from './confirm-own-password.ts'

/**
 * Where the link to a new address leads: confirm → done, or ended. A browser in which that person is not signed in asks for the password
 * too, so that somebody to whom a mistyped address belongs cannot take the account over.
 */
type State =
  | { readonly at: 'confirm'; readonly grantId: string; readonly accountId: string; readonly mail: string }
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }
  | { readonly at: 'done'; readonly mail: string }

export interface ConfirmMailWords {
  readonly title: string
  readonly lead: (mail: string) => string
  readonly password: FieldWords
  readonly submit: string
  readonly taken: string
  readonly ended: Readonly<Record<Exclude<GrantVerdict, 'good'>, { readonly title: string; readonly lead: string }>> & {
    readonly again: string
  }
  readonly done: {
    readonly title: string
    readonly lead: (mail: string) => string
    readonly undo: (days: number) => string
    readonly onward: string
  }
}

export const confirmMail = flow<State>({
  id: 'confirm-mail',
  who: 'anybody',
  first: () => null,
  opens: {
    purposes: ['change-mail'],
    good: (grant: Grant) => ({
      at: 'confirm',
      grantId: grant.id,
      accountId: grant.accountId ?? '',
      mail: grant.facts['mail'] ?? '',
    }),
    ended: (verdict) => ({ at: 'ended', verdict }),
  },
  steps: {
    confirm: {
      title: ({ confirmMail }) => confirmMail.title,
      lead: ({ confirmMail }, here) => confirmMail.lead(here.mail),
      review: async (here, desk) => {
        const verdict = judgeGrant(await desk.stores.grants.byId(here.grantId), desk.now)
        return verdict === 'good' ? null : { at: 'ended', verdict }
      },
      page: ({ form, words }) => form({ submit: words.confirmMail.submit }),
      acts: {
        main: act(
          (desk, here: Extract<State, { at: 'confirm' }>): Fields =>
            desk.session?.accountId === here.accountId
              ? {}
              : { password: presentPassword(desk, desk.words.confirmMail.password) },
          (typed, here, desk) => confirm(typed['password'], here.grantId, desk),
        ),
      },
    },
    ended: {
      title: ({ confirmMail }, here) => confirmMail.ended[here.verdict].title,
      page: ({ here, words: { confirmMail: words }, desk }) => (
        <>
          <Notice kind="warning">{words.ended[here.verdict].lead}</Notice>
          <ActionLink link={{ label: words.ended.again, href: desk.path('change-mail') }} />
        </>
      ),
    },
    done: {
      title: ({ confirmMail }) => confirmMail.done.title,
      lead: ({ confirmMail }, here) => confirmMail.done.lead(here.mail),
      page: ({ words: { confirmMail: words }, desk }) => (
        <>
          <p>{words.done.undo(MAIL_CHANGE.undo / 86_400)}</p>
          <ActionLink link={{ label: words.done.onward, href: desk.path('account') }} />
        </>
      ),
    },
  },
})

/** One transaction: the link is used up, the address changed, the old one told with a way to undo it. */
const confirm = async (password: unknown, grantId: string, desk: Desk): Promise<Move<State>> => {
  const grant = await desk.stores.grants.byId(grantId)
  const verdict = judgeGrant(grant, desk.now)
  if (verdict !== 'good' || !grant?.accountId)
    return go<State>({ at: 'ended', verdict: verdict === 'good' ? 'unknown' : verdict })
  const { accountId } = grant
  if (desk.session?.accountId !== accountId) {
    const confirmation = await confirmPasswordOf(accountId, String(password ?? ''), 'password', desk)
    if (confirmation.is === 'refused') return confirmation.move
    // Whoever guesses here gets no further with this link.
    if (confirmation.is === 'exhausted')
      return go<State>({ at: 'ended', verdict: 'unknown' }, (stores) =>
        stores.grants.endAll(accountId, desk.now, ['change-mail']),
      )
  }
  const account = await desk.stores.accounts.byId(accountId)
  if (account?.state !== 'active') return go<State>({ at: 'ended', verdict: 'unknown' })
  const to = grant.facts['mail'] ?? ''
  return go<State>({ at: 'done', mail: to }, async (stores) => {
    if (!(await stores.grants.spend(grantId, desk.now))) return [{ text: desk.words.confirmMail.ended.spent.lead }]
    const identifier = await mailIdentifier(stores, accountId, to)
    if (!(await stores.accounts.setMail(accountId, to, identifier))) return [{ text: desk.words.confirmMail.taken }]
    // Links and passwords that wait in the old mailbox open nothing from now on.
    await stores.grants.endAll(accountId, desk.now, WAYS_IN)
    await tellOldAddress(account, to, desk, stores)
    await desk.noteIn(stores, { event: 'account.mail-changed', accountId, by: 'account' })
    return undefined
  })
}

const tellOldAddress = async (account: Account, newMail: string, desk: Desk, stores: Stores): Promise<void> => {
  if (account.mail === null) return
  const facts = { mail: account.mail }
  const { token, until } = await grantLink({ ...desk, stores }, 'undo-mail', account.id, MAIL_CHANGE.undo, facts, true)
  await stores.post.send(
    {
      id: desk.newId(),
      letter: 'mail-changed',
      to: account.mail,
      language: account.language,
      accountId: account.id,
      facts: { at: desk.now.toISOString(), newMail, until },
      secret: token,
    },
    desk.now,
  )
}
