import type { GrantVerdict } from '../../domain/accounts/grant.ts'
import { judgeGrant } from '../../domain/accounts/grant.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import type { Desk } from '../desk.ts'
import { type FieldWords, newPassword, repeatedPassword } from '../fields.tsx'
import { act, flow, go, type Move } from '../flow.ts'
import { chooseByGrant } from './choose-by-grant.ts'
import { recoveryPath } from './recovery-path.ts'
import { type ProofWords, proofFields, RecoveryHelp, writeRecoveryRequest } from './recovery-proofs.tsx'

/**
 * ask → sent; the mailed link opens choose → done, or ended. Whatever is given at `ask`, the same page comes; where the proofs match, a job
 * mails a link to the address on record (ACC-20). An invitation's link opens the same pages.
 */
type State =
  | { readonly at: 'ask' }
  | { readonly at: 'sent' }
  | { readonly at: 'choose'; readonly grantId: string }
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }
  | { readonly at: 'done' }

export interface RecoverByLinkWords {
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly notes: readonly string[]
    readonly proofs: ProofWords
    readonly submit: string
    readonly links: { readonly remindCode: string; readonly sharedUser: string; readonly noCode: string }
    readonly help: (help: { readonly title: string; readonly mail: string; readonly hours: string }) => string
  }
  readonly sent: { readonly title: string; readonly lead: string; readonly notes: readonly string[] }
  readonly choose: {
    readonly title: string
    readonly lead: string
    readonly next: FieldWords
    readonly again: FieldWords
    readonly submit: string
  }
  readonly ended: Readonly<Record<Exclude<GrantVerdict, 'good'>, { readonly title: string; readonly lead: string }>> & {
    readonly again: string
  }
  readonly done: { readonly title: string; readonly lead: string; readonly signIn: string }
}

export const recoverByLink = flow<State>({
  id: 'recover',
  who: 'anybody',
  first: (desk) => (desk.portal.account.recovery.by === 'link' ? { at: 'ask' } : null),
  opens: {
    purposes: ['password', 'invitation'],
    good: (grant) => ({ at: 'choose', grantId: grant.id }),
    ended: (verdict) => ({ at: 'ended', verdict }),
  },
  steps: {
    ask: {
      title: ({ recoverByLink }) => recoverByLink.ask.title,
      lead: ({ recoverByLink }) => recoverByLink.ask.lead,
      page: ({ form, words: { recoverByLink: words }, desk }) => (
        <>
          {words.ask.notes.map((note) => (
            <p>{note}</p>
          ))}
          <RecoveryLinks desk={desk} words={words} />
          {form({ submit: words.ask.submit })}
          <RecoveryHelp desk={desk} text={words.ask.help} />
        </>
      ),
      acts: {
        main: act(
          (desk) => proofFields(desk, desk.words.recoverByLink.ask.proofs),
          async (typed, _here, desk) =>
            go<State>({ at: 'sent' }, (stores) => writeRecoveryRequest(typed, desk, stores)),
        ),
      },
    },
    sent: {
      title: ({ recoverByLink }) => recoverByLink.sent.title,
      lead: ({ recoverByLink }) => recoverByLink.sent.lead,
      page: ({ words: { recoverByLink: words }, desk }) => (
        <>
          {words.sent.notes.map((note) => (
            <p>{note}</p>
          ))}
          <RecoveryHelp desk={desk} text={words.ask.help} />
        </>
      ),
    },
    choose: {
      title: ({ recoverByLink }) => recoverByLink.choose.title,
      lead: ({ recoverByLink }) => recoverByLink.choose.lead,
      review: async (here, desk) => {
        const verdict = judgeGrant(await desk.stores.grants.byId(here.grantId), desk.now)
        return verdict === 'good' ? null : { at: 'ended', verdict }
      },
      page: ({ form, words }) => form({ submit: words.recoverByLink.choose.submit }),
      acts: {
        main: act(
          (desk) => ({
            next: newPassword(desk, desk.words.recoverByLink.choose.next),
            again: repeatedPassword(desk, desk.words.recoverByLink.choose.again, 'next'),
          }),
          (typed, here, desk) => choose(typed.next, here.grantId, desk),
        ),
      },
    },
    ended: {
      title: ({ recoverByLink }, here) => recoverByLink.ended[here.verdict].title,
      page: ({ here, words: { recoverByLink: words }, desk }) => (
        <>
          <Notice kind="warning">{words.ended[here.verdict].lead}</Notice>
          <ActionLink
            link={{
              label: words.ended.again,
              href: desk.path(recoveryPath[desk.portal.account.recovery.by]),
            }}
          />
          {here.verdict === 'spent' ? (
            <LinkList links={[{ label: words.done.signIn, href: desk.path('sign-in') }]} />
          ) : null}
          <RecoveryHelp desk={desk} text={words.ask.help} />
        </>
      ),
    },
    done: {
      title: ({ recoverByLink }) => recoverByLink.done.title,
      lead: ({ recoverByLink }) => recoverByLink.done.lead,
      page: ({ words, desk }) => (
        <ActionLink link={{ label: words.recoverByLink.done.signIn, href: desk.path('sign-in') }} />
      ),
    },
  },
})

const choose = (next: string, grantId: string, desk: Desk): Promise<Move<State>> => {
  const words = desk.words.recoverByLink
  return chooseByGrant(next, grantId, { label: words.choose.next.label, spent: words.ended.spent.lead }, desk)
}

/** The ways on for somebody who can't give the proofs; only those that the portal has. */
const RecoveryLinks = ({ desk, words }: { desk: Desk; words: RecoverByLinkWords }) => {
  const { customers } = desk.portal.account
  if (customers === 'none') return null
  const links = [
    ...(customers.codeReminder ? [{ label: words.ask.links.remindCode, href: desk.path('remind-code') }] : []),
    { label: words.ask.links.sharedUser, href: desk.path('ask-main-user') },
    ...(customers.codeApplication ? [{ label: words.ask.links.noCode, href: desk.path('apply-for-code') }] : []),
  ]
  return (
    <ul class="links">
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.label}</a>
        </li>
      ))}
    </ul>
  )
}
