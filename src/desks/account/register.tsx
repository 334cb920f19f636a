import { toAgree } from '../../domain/accounts/consent.ts'
import { type GrantVerdict, judgeGrant } from '../../domain/accounts/grant.ts'
import { PasswordOwner } from '../../pages/form.tsx'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { agreed, type FieldWords, line, mail, newPassword } from '../fields.tsx'
import { act, type Fields, flow, go, type Move, refuse } from '../flow.ts'
import { judgeNewPassword } from './judge-new-password.ts'
import { RecoveryHelp } from './recovery-proofs.tsx'

/**
 * ask → sent; the mailed link opens details → confirm → done, or ended (PAR-12, ACC-30). The address is confirmed before anything else is
 * asked. The password is chosen on the page of confirmation: it never comes back to a page, so it is asked last. Nothing but the link's
 * grant is kept until the account is made.
 */
type State =
  | { readonly at: 'ask' }
  | { readonly at: 'sent' }
  | ({ readonly at: 'details' } & Newcomer)
  | ({ readonly at: 'confirm' } & Newcomer)
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }
  | { readonly at: 'taken' }
  | { readonly at: 'done' }

interface Newcomer {
  readonly grantId: string
  /** The confirmed address, in its canonical form. */
  readonly mail: string
  readonly name: string
  readonly company: string
}

type Asked = 'name' | 'company'

export interface RegisterWords {
  readonly ask: {
    readonly title: string
    readonly lead: string
    readonly mail: FieldWords
    readonly submit: string
    readonly back: string
  }
  readonly sent: { readonly title: string; readonly lead: string; readonly notes: (hours: number) => readonly string[] }
  readonly details: {
    readonly title: string
    readonly lead: string
    readonly mail: string
    readonly fields: Readonly<Record<Asked, FieldWords>>
    readonly submit: string
  }
  readonly confirm: {
    readonly title: string
    /** Says that nothing is done yet. */
    readonly notYet: string
    readonly change: string
    readonly password: FieldWords
    /** The link to a text, and the box that is ticked for it. */
    readonly read: (title: string, version: string) => string
    readonly agree: (title: string) => string
    readonly submit: string
  }
  readonly ended: Readonly<Record<Exclude<GrantVerdict, 'good'>, { readonly title: string; readonly lead: string }>> & {
    readonly again: string
  }
  readonly taken: { readonly title: string; readonly lead: string; readonly signIn: string }
  readonly done: { readonly title: string; readonly lead: string; readonly signIn: string }
}

const asksOf = ({ portal }: Desk): readonly Asked[] => {
  const { registration } = portal.account
  return registration === 'closed' || registration.by !== 'link' ? [] : registration.asks
}

/** Where a newcomer belongs whose link has ended, or whose address somebody registered meanwhile. */
const reviewed = async ({ grantId, mail }: Newcomer, desk: Desk): Promise<State | null> => {
  const verdict = judgeGrant(await desk.stores.grants.byId(grantId), desk.now)
  if (verdict !== 'good') return { at: 'ended', verdict }
  return (await desk.stores.accounts.byIdentifier({ kind: 'mail', canonical: mail })) ? { at: 'taken' } : null
}

export const register = flow<State>({
  id: 'register',
  who: 'stranger',
  first: ({ portal: { account } }) =>
    account.registration !== 'closed' && account.registration.by === 'link' ? { at: 'ask' } : null,
  opens: {
    purposes: ['register'],
    good: (grant) => ({ at: 'details', grantId: grant.id, mail: grant.facts['mail'] ?? '', name: '', company: '' }),
    ended: (verdict) => ({ at: 'ended', verdict }),
  },
  steps: {
    ask: {
      title: ({ register }) => register.ask.title,
      lead: ({ register }) => register.ask.lead,
      page: ({ form, words, desk }) => (
        <>
          {form({
            submit: words.register.ask.submit,
            links: [{ label: words.register.ask.back, href: desk.path('sign-in') }],
          })}
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
      acts: {
        // Written down for known and unknown alike; a job looks and mails after the answer has gone (ACC-19).
        main: act(
          (desk) => ({ mail: mail(desk, desk.words.register.ask.mail, 'username') }),
          async (typed, _here, desk) =>
            go<State>({ at: 'sent' }, (stores) =>
              stores.requests.write(
                desk.newId(),
                { kind: 'register', facts: { mail: typed.mail } },
                { address: desk.visitor.address, language: desk.language },
                desk.now,
              ),
            ),
        ),
      },
    },
    sent: {
      title: ({ register }) => register.sent.title,
      lead: ({ register }) => register.sent.lead,
      page: ({ words, desk }) => (
        <>
          <Prose pieces={[{ list: words.register.sent.notes(hoursOf(desk)) }]} />
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
    },
    details: {
      title: ({ register }) => register.details.title,
      lead: ({ register }) => register.details.lead,
      review: reviewed,
      page: ({ here, form, words }) => (
        <>
          <SummaryList items={[{ label: words.register.details.mail, value: here.mail }]} blank={words.common.blank} />
          {form({ submit: words.register.details.submit })}
        </>
      ),
      acts: {
        main: act(
          (desk): Fields => {
            const { fields } = desk.words.register.details
            const all = {
              name: () => line(desk, fields.name, { autocomplete: 'name', most: 60 }),
              company: () => line(desk, fields.company, { autocomplete: 'organization', most: 100 }),
            }
            return Object.fromEntries(asksOf(desk).map((one) => [one, all[one]()]))
          },
          async (typed, here) =>
            go<State>({
              ...here,
              at: 'confirm',
              name: (typed['name'] as string | undefined) ?? '',
              company: (typed['company'] as string | undefined) ?? '',
            }),
          (_desk, { name, company }) => ({ name, company }),
        ),
      },
    },
    confirm: {
      title: ({ register }) => register.confirm.title,
      review: reviewed,
      page: ({ here, form, button, words, desk }) => (
        <>
          <Notice kind="info">{words.register.confirm.notYet}</Notice>
          <SummaryList
            items={[
              { label: words.register.details.mail, value: here.mail },
              ...asksOf(desk).map((one) => ({ label: words.register.details.fields[one].label, value: here[one] })),
            ]}
            blank={words.common.blank}
          />
          {button({ act: 'change', label: words.register.confirm.change, look: 'quiet' })}
          <LinkList
            links={toAgree(desk.portal.terms).map(({ id, title, version }) => ({
              label: words.register.confirm.read(title[desk.language], version),
              href: desk.path(`terms/${id}`),
            }))}
          />
          {form({ submit: words.register.confirm.submit, before: <PasswordOwner loginId={here.mail} /> })}
        </>
      ),
      acts: {
        main: act(
          (desk): Fields => ({
            password: newPassword(desk, desk.words.register.confirm.password),
            ...Object.fromEntries(
              toAgree(desk.portal.terms).map(({ id, title }) => [
                `agree-${id}`,
                agreed(desk, { label: desk.words.register.confirm.agree(title[desk.language]) }),
              ]),
            ),
          }),
          (typed, here, desk) => makeAccount(typed['password'] as string, here, desk),
        ),
        change: act(
          () => ({}),
          async (_typed, here) => go<State>({ ...here, at: 'details' }),
        ),
      },
    },
    ended: {
      title: ({ register }, here) => register.ended[here.verdict].title,
      page: ({ here, words, desk }) => (
        <>
          <Notice kind={here.verdict === 'spent' ? 'info' : 'warning'}>
            {words.register.ended[here.verdict].lead}
          </Notice>
          <ActionLink
            link={
              here.verdict === 'spent'
                ? { label: words.register.done.signIn, href: desk.path('sign-in') }
                : { label: words.register.ended.again, href: desk.path('register') }
            }
          />
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
    },
    taken: {
      title: ({ register }) => register.taken.title,
      page: ({ words, desk }) => (
        <>
          <Notice kind="warning">{words.register.taken.lead}</Notice>
          <ActionLink link={{ label: words.register.taken.signIn, href: desk.path('sign-in') }} />
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
    },
    done: {
      title: ({ register }) => register.done.title,
      lead: ({ register }) => register.done.lead,
      page: ({ words, desk }) => (
        <ActionLink link={{ label: words.register.done.signIn, href: desk.path('sign-in') }} />
      ),
    },
  },
})

const hoursOf = ({ portal }: Desk): number => {
  const { registration } = portal.account
  return registration === 'closed' ? 0 : registration.lifetime / 3600
}

/** One transaction: the link is used up, the account made with its password, what was agreed to written down. */
const makeAccount = async (password: string, here: Newcomer, desk: Desk): Promise<Move<State>> => {
  const elsewhere = await reviewed(here, desk)
  if (elsewhere) return go<State>(elsewhere)
  const { register } = desk.words
  const field = { name: 'password', label: register.confirm.password.label }
  const problems = await judgeNewPassword(password, null, field, desk, [here.mail])
  if (problems.length > 0) return refuse(...problems)
  const passwordHash = await desk.hasher.hash(password)
  const { grantId, mail, name, company } = here
  const { now: at, language } = desk
  return go<State>({ at: 'done' }, async (stores) => {
    const accountId = desk.newId()
    if (!(await stores.grants.spend(grantId, at))) return [{ text: register.ended.spent.lead }]
    const identifiers = [{ kind: 'mail', canonical: mail } as const]
    const account = {
      id: accountId,
      role: 'sole',
      name,
      company,
      mail,
      language,
      passwordHash,
      identifiers,
      at,
    } as const
    if (!(await stores.accounts.create(account))) return [{ text: register.taken.lead }]
    await desk.noteIn(stores, { event: 'account.registered', accountId, by: 'account' })
    for (const { id, version } of toAgree(desk.portal.terms)) {
      await stores.consents.give(accountId, id, version, at)
      await desk.noteIn(stores, { event: 'consent.given', accountId, by: 'account', facts: { terms: id, version } })
    }
    return undefined
  })
}
