import { judgeGrant } from '../../domain/accounts/grant.ts'
import { PasswordOwner } from '../../pages/form.tsx'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import {
  type FieldWords,
  identifier,
  newPassword,
  presentPassword,
  repeatedPassword,
  type TypedIdentifier,
} from '../fields.tsx'
import { act, type Flow, flow, go, type Move, refuse } from '../flow.ts'
import { chooseByGrant } from './choose-by-grant.ts'
import { type JudgedTemporary, judgeTemporaryTyped } from './judge-temporary-password.ts'
import { type ProofWords, proofFields, RecoveryHelp, writeRecoveryRequest } from './recovery-proofs.tsx'

/**
 * ask → enter → choose → done. Whatever is given at `ask`, the page to enter the mailed password comes; where the proofs match, a job mails
 * one to the address on record (ACC-21, manual 001). In another browser the procedure goes on at `find`, which asks for the login ID too.
 * The old password stays valid until the new one is set.
 */
type State =
  | { readonly at: 'ask' }
  | { readonly at: 'enter'; readonly who: TypedIdentifier }
  | { readonly at: 'find' }
  | { readonly at: 'choose'; readonly who: TypedIdentifier; readonly grantId: string; readonly until: string }
  | { readonly at: 'ended'; readonly verdict: Ended }
  | { readonly at: 'done' }

type Ended = Extract<JudgedTemporary, { is: 'ended' }>['verdict'] | 'unknown'

export interface RecoverByTemporaryPasswordWords {
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly notes: readonly string[]
    readonly proofs: ProofWords
    readonly submit: string
    readonly back: string
    readonly help: (help: { readonly title: string; readonly mail: string; readonly hours: string }) => string
  }
  readonly enter: {
    readonly title: string
    readonly lead: string
    /** The same where somebody comes by the mail. */
    readonly leadByMail: string
    readonly notes: (minutes: number) => readonly string[]
    readonly identifier: FieldWords
    readonly temporary: FieldWords
    readonly submit: string
    /** The one sentence for whatever was not accepted: it has to be true of all of it. */
    readonly notAccepted: string
  }
  readonly choose: {
    readonly title: string
    readonly lead: (until: string) => string
    readonly next: FieldWords
    readonly again: FieldWords
    readonly submit: string
  }
  readonly ended: Readonly<Record<Ended, { readonly title: string; readonly lead: string }>>
  /** The way to a fresh temporary password. */
  readonly again: string
  readonly done: { readonly title: string; readonly lead: string; readonly signIn: string }
}

const steps: Flow<State>['steps'] = {
  ask: {
    title: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.ask.title,
    lead: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.ask.lead,
    page: ({ form, words: { recoverByTemporaryPassword: words }, desk }) => (
      <>
        <Notes notes={words.ask.notes} />
        {form({ submit: words.ask.submit, links: [{ label: words.ask.back, href: desk.path('sign-in') }] })}
        <RecoveryHelp desk={desk} text={words.ask.help} />
      </>
    ),
    acts: {
      main: act(
        (desk) => proofFields(desk, desk.words.recoverByTemporaryPassword.ask.proofs),
        async (typed, _here, desk) =>
          go<State>({ at: 'enter', who: typed['identifier'] as TypedIdentifier }, (stores) =>
            writeRecoveryRequest(typed, desk, stores),
          ),
      ),
    },
  },
  enter: {
    title: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.enter.title,
    lead: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.enter.lead,
    page: ({ here, form, words, desk }) => (
      <>
        <SummaryList
          items={[
            { label: words.recoverByTemporaryPassword.enter.identifier.label, value: spelledOut(here.who, desk) },
          ]}
          blank={words.common.blank}
        />
        {form({ submit: words.recoverByTemporaryPassword.enter.submit })}
        <WaysOn desk={desk} />
      </>
    ),
    acts: {
      main: act(
        (desk) => ({ temporary: presentPassword(desk, desk.words.recoverByTemporaryPassword.enter.temporary, 'off') }),
        (typed, here, desk) => enter(here.who, typed.temporary, desk),
      ),
    },
  },
  find: {
    title: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.enter.title,
    lead: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.enter.leadByMail,
    page: ({ form, words, desk }) => (
      <>
        {form({ submit: words.recoverByTemporaryPassword.enter.submit })}
        <WaysOn desk={desk} />
      </>
    ),
    acts: {
      main: act(
        (desk) => ({
          identifier: identifier(desk, desk.words.recoverByTemporaryPassword.enter.identifier),
          temporary: presentPassword(desk, desk.words.recoverByTemporaryPassword.enter.temporary, 'off'),
        }),
        (typed, _here, desk) => enter(typed.identifier, typed.temporary, desk),
      ),
    },
  },
  choose: {
    title: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.choose.title,
    lead: ({ recoverByTemporaryPassword, common }, here) =>
      recoverByTemporaryPassword.choose.lead(common.dateTime(new Date(here.until))),
    review: async (here, desk) => {
      const verdict = judgeGrant(await desk.stores.grants.byId(here.grantId), desk.now)
      return verdict === 'good' ? null : { at: 'ended', verdict }
    },
    page: ({ here, form, words: { recoverByTemporaryPassword: words }, desk }) => (
      <>
        {form({ submit: words.choose.submit, before: <PasswordOwner loginId={spelledOut(here.who, desk)} /> })}
        <RecoveryHelp desk={desk} text={words.ask.help} />
      </>
    ),
    acts: {
      main: act(
        (desk) => ({
          next: newPassword(desk, desk.words.recoverByTemporaryPassword.choose.next),
          again: repeatedPassword(desk, desk.words.recoverByTemporaryPassword.choose.again, 'next'),
        }),
        (typed, here, desk) => choose(typed.next, here.grantId, desk),
      ),
    },
  },
  ended: {
    title: ({ recoverByTemporaryPassword }, here) => recoverByTemporaryPassword.ended[here.verdict].title,
    page: ({ here, words: { recoverByTemporaryPassword: words }, desk }) => (
      <>
        <Notice kind="warning">{words.ended[here.verdict].lead}</Notice>
        <ActionLink link={{ label: words.again, href: desk.path(recoverByTemporaryPassword.id) }} />
        <RecoveryHelp desk={desk} text={words.ask.help} />
      </>
    ),
  },
  done: {
    title: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.done.title,
    lead: ({ recoverByTemporaryPassword }) => recoverByTemporaryPassword.done.lead,
    page: ({ words: { recoverByTemporaryPassword: words }, desk }) => (
      <>
        <ActionLink link={{ label: words.done.signIn, href: desk.path('sign-in') }} />
        <RecoveryHelp desk={desk} text={words.ask.help} />
      </>
    ),
  },
}

export const recoverByTemporaryPassword: Flow<State> = flow<State>({
  id: 'recover-by-temporary-password',
  who: 'anybody',
  first: (desk) => (desk.portal.account.recovery.by === 'temporary-password' ? { at: 'ask' } : null),
  steps,
})

/** Where the mail leads: the same procedure from the page for the temporary password on, in any browser (MEM-4). */
export const enterTemporaryPassword: Flow<State> = flow<State>({
  id: 'temporary-password',
  who: 'anybody',
  first: (desk) => (desk.portal.account.recovery.by === 'temporary-password' ? { at: 'find' } : null),
  steps,
})

const enter = async (who: TypedIdentifier, typed: string, desk: Desk): Promise<Move<State>> => {
  const judged = await judgeTemporaryTyped(who, typed, desk)
  switch (judged.is) {
    case 'too-many-from-here':
      return { ...refuse({ text: desk.words.signIn.problems.tooManyFromHere }), wait: judged.wait }
    case 'not-accepted':
      return refuse({ field: 'temporary', text: desk.words.recoverByTemporaryPassword.enter.notAccepted })
    case 'ended':
      return go<State>({ at: 'ended', verdict: judged.verdict })
    case 'good':
      return go<State>(
        { at: 'choose', who, grantId: judged.grantId, until: judged.until.toISOString() },
        async (stores) => {
          for (const lane of judged.giveBack) await stores.throttle.giveBack(lane)
        },
      )
  }
}

const choose = (next: string, grantId: string, desk: Desk): Promise<Move<State>> => {
  const words = desk.words.recoverByTemporaryPassword
  return chooseByGrant(next, grantId, { label: words.choose.next.label, spent: words.ended.spent.lead }, desk)
}

/** The login ID with its fixed ending, as the contract papers have it. */
const spelledOut = (who: TypedIdentifier, { portal }: Desk): string => {
  const rule = portal.account.signIn.by
  return rule.identifier === 'login-id' ? `${who.canonical}@${rule.domain}` : who.canonical
}

const Notes = ({ notes }: { notes: readonly string[] }) =>
  notes.length === 0 ? null : <Prose pieces={[{ list: notes }]} />

/** What helps somebody whose temporary password does not come or does not work; the same for everybody (MEM-7, ACC-3). */
const WaysOn = ({ desk }: { desk: Desk }) => {
  const words = desk.words.recoverByTemporaryPassword
  const { recovery } = desk.portal.account
  return (
    <>
      <Notes notes={words.enter.notes(recovery.by === 'temporary-password' ? recovery.lifetime / 60 : 0)} />
      <LinkList links={[{ label: words.again, href: desk.path(recoverByTemporaryPassword.id) }]} />
      <RecoveryHelp desk={desk} text={words.ask.help} />
    </>
  )
}
