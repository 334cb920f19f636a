import type { Account, Customer } from '../../domain/accounts/account.ts'
import { type Grant, type GrantVerdict, judgeGrant } from '../../domain/accounts/grant.ts'
import type { Stores } from '../../domain/stores.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { act, flow, go, type Move } from '../flow.ts'
import { RecoveryHelp } from './recovery-proofs.tsx'
import { mayBecomeMain, swapMainUser } from './swap-main-user.ts'

/** The page behind each of the two links of a hand-over: confirm → confirmed, or ended. The second confirmation swaps the places (TRD-11). */
type State =
  | { readonly at: 'confirm'; readonly grantId: string }
  | { readonly at: 'confirmed'; readonly grantId: string }
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }

export interface ConfirmHandOverWords {
  readonly title: string
  readonly lead: string
  readonly customer: string
  readonly from: string
  readonly to: string
  readonly notes: readonly string[]
  readonly submit: string
  readonly confirmed: {
    readonly title: string
    readonly waiting: string
    readonly done: (to: string, from: string) => string
    readonly signIn: string
  }
  readonly ended: Readonly<Record<Exclude<GrantVerdict, 'good'>, { readonly title: string; readonly lead: string }>>
  readonly problems: { readonly noIdentifier: string }
}

export const confirmHandOver = flow<State>({
  id: 'confirm-hand-over',
  who: 'anybody',
  // Only the links lead here.
  first: () => null,
  opens: {
    purposes: ['hand-over'],
    good: ({ id }) => ({ at: 'confirm', grantId: id }),
    ended: (verdict) => ({ at: 'ended', verdict }),
  },
  steps: {
    confirm: {
      title: ({ confirmHandOver }) => confirmHandOver.title,
      lead: ({ confirmHandOver }) => confirmHandOver.lead,
      review: async ({ grantId }, desk) => {
        const verdict = await judgePair(await desk.stores.grants.byId(grantId), desk.stores, desk.now)
        return verdict === 'good' ? null : { at: 'ended', verdict }
      },
      page: async ({ here, desk, words: { confirmHandOver: words, common }, form }) => {
        const ends = await readEnds(await desk.stores.grants.byId(here.grantId), desk.stores)
        return (
          <>
            <SummaryList
              blank={common.blank}
              items={[
                { label: words.customer, value: ends ? `${ends.customer.company} ${ends.customer.code}` : '' },
                { label: words.from, value: ends?.from.name },
                { label: words.to, value: ends?.to.name },
              ]}
            />
            <Prose pieces={[{ list: words.notes }]} />
            {form({ submit: words.submit })}
          </>
        )
      },
      acts: {
        main: act(
          () => ({}),
          async (_typed, { grantId }, desk) => confirm(grantId, desk),
        ),
      },
    },
    confirmed: {
      title: ({ confirmHandOver }) => confirmHandOver.confirmed.title,
      page: async ({ here, desk, words: { confirmHandOver: words } }) => {
        const ends = await readEnds(await desk.stores.grants.byId(here.grantId), desk.stores)
        // Read anew each time the page is shown: the other one may have confirmed meanwhile.
        return ends?.to.role === 'main' ? (
          <>
            <Notice kind="success">{words.confirmed.done(ends.to.name, ends.from.name)}</Notice>
            <ActionLink link={{ label: words.confirmed.signIn, href: desk.path('sign-in') }} />
          </>
        ) : (
          <Notice kind="info">{words.confirmed.waiting}</Notice>
        )
      },
    },
    ended: {
      title: ({ confirmHandOver }, { verdict }) => confirmHandOver.ended[verdict].title,
      page: ({ here, desk, words: { confirmHandOver: words, recoverByLink } }) => (
        <>
          <Notice kind="warning">{words.ended[here.verdict].lead}</Notice>
          <RecoveryHelp desk={desk} text={recoverByLink.ask.help} />
        </>
      ),
    },
  },
})

interface Ends {
  readonly customer: Customer
  readonly from: Account
  readonly to: Account
}

/** Who hands over to whom; null where one of them is gone. */
const readEnds = async (grant: Grant | null, stores: Stores): Promise<Ends | null> => {
  if (!grant) return null
  const customer = await stores.customers.byId(grant.facts['customer']!)
  const from = await stores.accounts.byId(grant.facts['from']!)
  const to = await stores.accounts.byId(grant.facts['to']!)
  return customer && from && to ? { customer, from, to } : null
}

/** What a link is worth: no more than its other half, which ends with a later hand-over, a suspension or a deletion. */
const judgePair = async (grant: Grant | null, stores: Stores, now: Date): Promise<GrantVerdict> => {
  const own = judgeGrant(grant, now)
  if (!grant || own !== 'good') return own
  const other = judgeGrant(await stores.grants.byId(grant.facts['pair']!), now)
  return other === 'good' || other === 'spent' ? 'good' : other
}

/** One transaction: this half is confirmed, and where the other one is already, the two change places. */
const confirm = async (grantId: string, desk: Desk): Promise<Move<State>> => {
  const grant = await desk.stores.grants.byId(grantId)
  const verdict = await judgePair(grant, desk.stores, desk.now)
  if (!grant || verdict !== 'good') return go<State>({ at: 'ended', verdict: verdict === 'good' ? 'unknown' : verdict })
  return go<State>({ at: 'confirmed', grantId }, async (stores) => {
    const { ended, problems } = desk.words.confirmHandOver
    // Both halves in a line: of two that are confirmed at once the second sees the first.
    await stores.customers.hold(grant.facts['customer']!)
    const ends = await readEnds(grant, stores)
    const fits =
      ends?.from.role === 'main' && ends.from.customerId === ends.customer.id && mayBecomeMain(ends.to, ends.customer)
    if (!ends || !fits || (await judgePair(grant, stores, desk.now)) !== 'good') return [{ text: ended.replaced.lead }]
    if (!(await stores.grants.spend(grantId, desk.now))) return [{ text: ended.spent.lead }]
    const other = await stores.grants.byId(grant.facts['pair']!)
    if (!other?.spentAt) return undefined
    if ((await swapMainUser(ends, { ...desk, stores })) !== 'done') return [{ text: problems.noIdentifier }]
    for (const account of [ends.from, ends.to])
      await desk.noteIn(stores, {
        event: 'main-user.handed-over',
        accountId: account.id,
        facts: { from: ends.from.id, to: ends.to.id },
      })
    return undefined
  })
}
