import { type GrantVerdict, judgeGrant, WAYS_IN } from '../../domain/accounts/grant.ts'
import { readIdentifier } from '../../domain/accounts/identifier.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { act, flow, go, type Move } from '../flow.ts'
import { mailIdentifier } from './answer-mail-change.ts'
import { recoveryPath } from './recovery-path.ts'
import { RecoveryHelp } from './recovery-proofs.tsx'

/**
 * Where the link in the notice to an old address leads: somebody else changed it. The old address comes back, every session and every other
 * link ends, and nobody signs in before a new password is set, for whoever changed the address knew the present one (ACC-31).
 */
type State =
  | { readonly at: 'ask'; readonly grantId: string; readonly mail: string }
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }
  | { readonly at: 'done' }

export interface UndoMailWords {
  readonly title: string
  readonly lead: (mail: string) => string
  readonly effects: readonly string[]
  readonly submit: string
  readonly taken: string
  readonly ended: Readonly<Record<Exclude<GrantVerdict, 'good'>, { readonly title: string; readonly lead: string }>>
  readonly done: { readonly title: string; readonly lead: string; readonly onward: string }
  readonly help: (help: { readonly title: string; readonly mail: string; readonly hours: string }) => string
}

export const undoMail = flow<State>({
  id: 'undo-mail',
  who: 'anybody',
  first: () => null,
  opens: {
    purposes: ['undo-mail'],
    good: (grant) => ({ at: 'ask', grantId: grant.id, mail: grant.facts['mail'] ?? '' }),
    ended: (verdict) => ({ at: 'ended', verdict }),
  },
  steps: {
    ask: {
      title: ({ undoMail }) => undoMail.title,
      lead: ({ undoMail }, here) => undoMail.lead(here.mail),
      review: async (here, desk) => {
        const verdict = judgeGrant(await desk.stores.grants.byId(here.grantId), desk.now)
        return verdict === 'good' ? null : { at: 'ended', verdict }
      },
      page: ({ form, words }) => (
        <>
          <Prose pieces={[{ list: words.undoMail.effects }]} />
          {form({ submit: words.undoMail.submit })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          (_typed, here: Extract<State, { at: 'ask' }>, desk) => undo(here.grantId, desk),
        ),
      },
    },
    ended: {
      title: ({ undoMail }, here) => undoMail.ended[here.verdict].title,
      page: ({ here, words, desk }) => (
        <>
          <Notice kind="warning">{words.undoMail.ended[here.verdict].lead}</Notice>
          <RecoveryHelp desk={desk} text={words.undoMail.help} />
        </>
      ),
    },
    done: {
      title: ({ undoMail }) => undoMail.done.title,
      lead: ({ undoMail }) => undoMail.done.lead,
      page: ({ words, desk }) => {
        const recovery = recoveryPath[desk.portal.account.recovery.by]
        return (
          <>
            {recovery === null ? null : (
              <ActionLink link={{ label: words.undoMail.done.onward, href: desk.path(recovery) }} />
            )}
            <RecoveryHelp desk={desk} text={words.undoMail.help} />
          </>
        )
      },
    },
  },
})

const undo = async (grantId: string, desk: Desk): Promise<Move<State>> => {
  const grant = await desk.stores.grants.byId(grantId)
  const verdict = judgeGrant(grant, desk.now)
  const mail = grant?.facts['mail']
  if (verdict !== 'good' || !grant?.accountId || mail === undefined)
    return go<State>({ at: 'ended', verdict: verdict === 'good' ? 'unknown' : verdict })
  const { accountId, createdAt } = grant
  return go<State>({ at: 'done' }, async (stores) => {
    if (!(await stores.grants.spend(grantId, desk.now))) return [{ text: desk.words.undoMail.ended.spent.lead }]
    const read = readIdentifier({ kind: 'mail' }, mail)
    const identifier = await mailIdentifier(stores, accountId, read.ok ? read.canonical : mail)
    if (!(await stores.accounts.setMail(accountId, mail, identifier))) return [{ text: desk.words.undoMail.taken }]
    // Undo links that are older stay good: whoever changed the address twice must not end the first owner's.
    await stores.grants.endAll(accountId, desk.now, [...WAYS_IN, 'change-mail', 'hand-over'])
    await stores.grants.endAll(accountId, desk.now, ['undo-mail'], createdAt)
    await stores.sessions.endAll(accountId)
    await stores.accounts.lock(accountId, desk.now)
    await desk.noteIn(stores, { event: 'account.mail-change-undone', accountId, by: 'account' })
    return undefined
  })
}
