import { type GrantVerdict, judgeGrant } from '../../domain/accounts/grant.ts'
import { lanes } from '../../domain/accounts/lanes.ts'
import { RECOVERIES } from '../../domain/accounts/throttle.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Found } from '../address-search.tsx'
import type { Desk } from '../desk.ts'
import { type Act, act, type Field, flow, go, leave, type Move, type PageOf, refuse } from '../flow.ts'
import { issueAccount, takeOver } from './issue-account.ts'
import { RecoveryHelp } from './recovery-proofs.tsx'
import { compared, Unseen } from './registered-beside.tsx'
import { dataFieldsOf, dataItems, mailFieldsOf, newsField, searchedData } from './registered-data.tsx'
import {
  type Agreed,
  type Application,
  consentRule,
  consentText,
  packed,
  registeredWith,
  unpacked,
} from './registration-by-consent.ts'

/**
 * consent → fill → confirm, then as the portal says (manual 003 §4, KEY-2 … KEY-6). `before`: sent; the mailed link opens arrived → done, or
 * update → updated where the address is registered already. `after`: done at once, or known → sent, whose link opens update. Opening a link
 * uses nothing up and makes nothing: 「登録」 on its page does.
 */
type State =
  | { readonly at: 'consent' }
  | { readonly at: 'fill'; readonly agreed: Agreed; readonly typed: Typed; readonly found: Found | null }
  | ({ readonly at: 'confirm' } & Application)
  | { readonly at: 'sent' }
  | ({ readonly at: 'known' } & Application)
  | ({ readonly at: 'arrived'; readonly grantId: string } & Application)
  | ({ readonly at: 'update'; readonly grantId: string; readonly accountId: string } & Application)
  | { readonly at: 'done'; readonly registrationId: string }
  | { readonly at: 'updated' }
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }

type Typed = Readonly<Record<string, string>>
type At<K extends State['at']> = Extract<State, { at: K }>

const cancel: Act<State, never> = act(
  () => ({}),
  async () => leave('sign-in'),
)
/** Back to the form, with everything in it. */
const back: Act<State, Application> = act(
  () => ({}),
  async (_typed, { data, mail, agreed }) =>
    go<State>({ at: 'fill', agreed, typed: { ...data, mail, mailAgain: mail }, found: null }),
)

/** Says which text the page shows; nothing of it is seen. */
const shownVersion = (version: string): Field<string> => ({
  label: '',
  read: (raw) => ({ ok: true, value: raw }),
  draw: ({ name }) => <input type="hidden" name={name} value={version} />,
})

/** What every page of a summary ends with. */
const Decision = ({ form, words: { registerByConsent: words } }: Pick<PageOf<State>, 'form' | 'words'>) =>
  form({
    submit: words.confirm.submit,
    others: [
      { act: 'back', label: words.confirm.back },
      { act: 'cancel', label: words.confirm.cancel },
    ],
  })

export const registerByConsent = flow<State>({
  id: 'register-by-consent',
  who: 'stranger',
  first: (desk) => (consentRule(desk) ? { at: 'consent' } : null),
  carries: (state) => (state.at === 'done' ? { identifier: state.registrationId } : {}),
  opens: {
    purposes: ['register-by-consent'],
    good: ({ id, facts }) => ({ at: 'arrived', grantId: id, ...unpacked(facts) }),
    ended: (verdict) => ({ at: 'ended', verdict }),
  },
  steps: {
    consent: {
      title: ({ registerByConsent }) => registerByConsent.consent.title,
      lead: ({ registerByConsent }) => registerByConsent.consent.lead,
      page: ({ form, words: { registerByConsent: words }, desk }) => {
        const text = consentText(desk)
        const pieces = text.text[desk.language].map((line) =>
          line.startsWith('# ') ? { heading: line.slice(2) } : { text: line },
        )
        return (
          <>
            <Prose pieces={pieces} />
            {form({ submit: words.consent.agree, others: [{ act: 'decline', label: words.consent.decline }] })}
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({ version: shownVersion(consentText(desk).version) }),
          async (typed, _here, desk) => {
            const { version } = consentText(desk)
            // What is agreed to is what was read; a text that came in meanwhile is shown first.
            if (typed.version !== version) return go<State>({ at: 'consent' })
            const agreed = { version, at: desk.now.toISOString() }
            return go<State>({ at: 'fill', agreed, typed: {}, found: null })
          },
        ),
        decline: cancel,
      },
    },
    fill: {
      title: ({ registerByConsent }) => registerByConsent.fill.title,
      lead: ({ registerByConsent }) => registerByConsent.fill.lead,
      page: ({ form, words: { registerByConsent: words } }) =>
        form({ submit: words.fill.next, others: [{ act: 'cancel', label: words.fill.cancel }] }),
      acts: {
        main: act(
          (desk, here: At<'fill'>) => ({
            ...dataFieldsOf(desk, here.found),
            ...mailFieldsOf(desk),
            news: newsField(desk),
          }),
          async ({ press, candidate, mail, mailAgain, ...data }, { agreed }, desk): Promise<Move<State>> => {
            if (press === '') return go<State>({ at: 'confirm', data, mail, agreed })
            const { found, searched } = await searchedData(data, press, candidate, desk)
            return go<State>({ at: 'fill', agreed, typed: { ...searched, mail, mailAgain }, found })
          },
          ({ language }, { typed }) => ({ country: language === 'ja' ? 'JP' : '', news: 'yes', ...typed }),
        ),
        cancel,
      },
    },
    confirm: {
      title: ({ registerByConsent }) => registerByConsent.confirm.title,
      lead: ({ registerByConsent }) => registerByConsent.confirm.lead,
      page: ({ here, form, words, desk }) => (
        <>
          <SummaryList items={dataItems(here.data, here.mail, desk)} blank={words.common.blank} />
          {Decision({ form, words })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          (_typed, here, desk) => register(here, desk),
        ),
        back,
        cancel,
      },
    },
    sent: {
      title: ({ registerByConsent }) => registerByConsent.sent.title,
      lead: ({ registerByConsent }) => registerByConsent.sent.lead,
      page: ({ words, desk }) => (
        <>
          <Prose pieces={[{ list: words.registerByConsent.sent.notes((consentRule(desk)?.lifetime ?? 0) / 3600) }]} />
          <ActionLink
            look="secondary"
            link={{ label: words.registerByConsent.done.close, href: desk.path('sign-in') }}
          />
          <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
        </>
      ),
    },
    // Only where the portal makes accounts at once: this page tells that an address is registered, and nothing else of it.
    known: {
      title: ({ registerByConsent }) => registerByConsent.update.title,
      lead: ({ registerByConsent }) => registerByConsent.update.lead,
      page: ({ here, form, words, desk }) => (
        <>
          <Unseen application={here} desk={desk} />
          {Decision({ form, words })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, here, desk) => askByMail(here, desk),
        ),
        back,
        cancel,
      },
    },
    arrived: {
      title: ({ registerByConsent }) => registerByConsent.arrived.title,
      lead: ({ registerByConsent }) => registerByConsent.arrived.lead,
      review: reviewed,
      page: ({ here, form, words, desk }) => (
        <>
          <SummaryList items={dataItems(here.data, here.mail, desk)} blank={words.common.blank} />
          {Decision({ form, words })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, here, desk): Promise<Move<State>> => {
            const elsewhere = await reviewed(here, desk)
            if (elsewhere) return go<State>(elsewhere)
            const { registrationId, work } = await issueAccount(here, desk, (stores) =>
              stores.grants.spend(here.grantId, desk.now),
            )
            return go<State>({ at: 'done', registrationId }, work)
          },
        ),
        back,
        cancel,
      },
    },
    update: {
      title: ({ registerByConsent }) => registerByConsent.update.title,
      lead: ({ registerByConsent }) => registerByConsent.update.leadByMail,
      review: moved,
      page: async ({ here, form, words, desk }) => (
        <>
          {await compared(here, here.accountId, desk)}
          {Decision({ form, words })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, here, desk): Promise<Move<State>> => {
            const elsewhere = await moved(here, desk)
            if (elsewhere) return go<State>(elsewhere)
            const account = await desk.stores.accounts.byId(here.accountId)
            if (account?.state !== 'active') return go<State>({ at: 'ended', verdict: 'unknown' })
            return go<State>({ at: 'updated' }, async (stores) => {
              if (!(await stores.grants.spend(here.grantId, desk.now)))
                return [{ text: desk.words.registerByConsent.ended.spent.lead }]
              await takeOver(account, here, desk, stores)
              return undefined
            })
          },
        ),
        back,
        cancel,
      },
    },
    done: {
      title: ({ registerByConsent }) => registerByConsent.done.title,
      lead: ({ registerByConsent }) => registerByConsent.done.lead,
      page: ({ here, words: { registerByConsent: words, common }, desk }) => (
        <>
          <SummaryList
            items={[
              { label: words.update.registrationId, value: <strong class="code">{here.registrationId}</strong> },
              { label: words.update.password, value: words.done.mailed },
            ]}
            blank={common.blank}
          />
          <Prose pieces={[{ list: words.done.notes }]} />
          <ActionLink link={{ label: words.done.close, href: desk.path('sign-in', 'carry') }} />
        </>
      ),
    },
    updated: {
      title: ({ registerByConsent }) => registerByConsent.updated.title,
      lead: ({ registerByConsent }) => registerByConsent.updated.lead,
      page: ({ words, desk }) => (
        <ActionLink link={{ label: words.registerByConsent.done.close, href: desk.path('sign-in') }} />
      ),
    },
    ended: {
      title: ({ registerByConsent }, { verdict }) => registerByConsent.ended[verdict].title,
      page: ({ here, words: { registerByConsent: words, recoverByLink }, desk }) => (
        <>
          <Notice kind={here.verdict === 'spent' ? 'info' : 'warning'}>{words.ended[here.verdict].lead}</Notice>
          <ActionLink
            link={
              here.verdict === 'spent'
                ? { label: words.ended.signIn, href: desk.path('sign-in') }
                : { label: words.ended.again, href: desk.path('register-by-consent') }
            }
          />
          <RecoveryHelp desk={desk} text={recoverByLink.ask.help} />
        </>
      ),
    },
  },
})

/** Where somebody belongs whose link has ended. */
async function ended({ grantId }: { readonly grantId: string }, desk: Desk): Promise<At<'ended'> | null> {
  const verdict = judgeGrant(await desk.stores.grants.byId(grantId), desk.now)
  return verdict === 'good' ? null : { at: 'ended', verdict }
}

/** The same; and whose address is registered sees what is registered beside what was typed. */
async function reviewed(
  here: Application & { readonly grantId: string },
  desk: Desk,
): Promise<At<'ended' | 'update'> | null> {
  const past = await ended(here, desk)
  if (past) return past
  const known = await registeredWith(here.mail, desk.stores)
  if (!known) return null
  const { grantId, data, mail, agreed } = here
  return { at: 'update', grantId, accountId: known.id, data, mail, agreed }
}

/** The same where registered data are shown: the address may be another account's by now, or nobody's. Its reader has no part in what it was. */
async function moved(here: At<'update'>, desk: Desk): Promise<At<'ended' | 'arrived'> | null> {
  const past = await ended(here, desk)
  if (past) return past
  const known = await registeredWith(here.mail, desk.stores)
  if (known?.id === here.accountId) return null
  const { grantId, data, mail, agreed } = here
  return { at: 'arrived', grantId, data, mail, agreed }
}

/** 「登録」 of the confirmation: a mailed link first, or the account at once. */
const register = async (application: Application, desk: Desk): Promise<Move<State>> => {
  if (consentRule(desk)?.confirmAddress === 'before') return askByMail(application, desk)
  // Nobody is to have us mail strangers at will (ACC-25): counted before it is looked who that is.
  const { stores, vault, visitor, now } = desk
  const lane = lanes(vault)
  const { seconds, network, account: most } = RECOVERIES
  const from = await stores.throttle.countInWindow(lane.recoveriesFrom(visitor.address), seconds, now)
  const to = await stores.throttle.countInWindow(lane.mailsTo(application.mail), seconds, now)
  if (from > network || to > most) return refuse({ text: desk.words.registerByConsent.tooMany })
  const { data, mail, agreed } = application
  if (await registeredWith(mail, stores)) return go<State>({ at: 'known', data, mail, agreed })
  const { registrationId, work } = await issueAccount(application, desk)
  return go<State>({ at: 'done', registrationId }, work)
}

/** Written down for known and unknown alike; a job looks and mails after the answer has gone (ACC-19). */
const askByMail = async (application: Application, desk: Desk): Promise<Move<State>> =>
  go<State>({ at: 'sent' }, (stores) =>
    stores.requests.write(
      desk.newId(),
      { kind: 'register-by-consent', facts: packed(application) },
      { address: desk.visitor.address, language: desk.language },
      desk.now,
    ),
  )
