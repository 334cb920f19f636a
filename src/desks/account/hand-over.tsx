import type { Account } from '../../domain/accounts/account.ts'
import type { Stores } from '../../domain/stores.ts'
import { hours } from '../../kit/time.ts'
import { BackLink } from '../../pages/link-list.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { hidden } from '../fields.tsx'
import { act, flow, go, type Move, type Problem, refuse } from '../flow.ts'
import { grantLink } from './answer-recovery.ts'
import { mayMail, ownCustomer } from './shared-user-acts.ts'
import { identifierAfterwards, mayBecomeMain } from './swap-main-user.ts'

/** choose → check → asked: both get a mail with a link of their own; when both have confirmed, they change places (TRD-11). */
type State =
  | { readonly at: 'choose' }
  | { readonly at: 'check'; readonly id: string; readonly name: string; readonly mail: string }
  | { readonly at: 'asked'; readonly name: string }

export interface HandOverWords {
  readonly title: string
  readonly lead: string
  readonly table: {
    readonly caption: string
    readonly name: string
    readonly mail: string
    readonly act: string
    readonly empty: string
  }
  readonly choose: string
  readonly back: string
  readonly check: {
    readonly title: string
    readonly lead: string
    readonly from: string
    readonly to: string
    readonly notes: (hours: number) => readonly string[]
    readonly submit: string
  }
  readonly asked: {
    readonly title: string
    readonly lead: (name: string) => string
    readonly notes: (hours: number) => readonly string[]
  }
  readonly problems: { readonly gone: string; readonly noIdentifier: (mail: string) => string }
}

/** How long both have to confirm. */
const LIFE = hours(24)

export const handOver = flow<State>({
  id: 'hand-over',
  who: 'main-user',
  first: ({ portal }) => (portal.account.customers === 'none' ? null : { at: 'choose' }),
  steps: {
    choose: {
      title: ({ handOver }) => handOver.title,
      lead: ({ handOver }) => handOver.lead,
      page: async ({ desk, words: { handOver: words }, button }) => {
        const users = await eligible(desk, desk.stores)
        return (
          <>
            <BackLink link={{ label: words.back, href: desk.path('shared-users') }} />
            <Table
              id="users"
              caption={words.table.caption}
              empty={words.table.empty}
              columns={[
                { label: words.table.name },
                { label: words.table.mail },
                { label: words.table.act, kind: 'actions' },
              ]}
              rows={users.map(({ id, name, mail }) => [
                name,
                mail ?? '',
                button({ act: 'main', label: words.choose, about: name, hidden: { user: id } }),
              ])}
            />
          </>
        )
      },
      acts: {
        main: act(
          (desk) => ({ user: hidden(desk) }),
          async ({ user: id }, _here, desk) => {
            const user = (await eligible(desk, desk.stores)).find((one) => one.id === id)
            if (!user) return refuse({ text: desk.words.handOver.problems.gone })
            return go<State>({ at: 'check', id, name: user.name, mail: user.mail ?? '' })
          },
        ),
      },
    },
    check: {
      title: ({ handOver }) => handOver.check.title,
      lead: ({ handOver }) => handOver.check.lead,
      page: ({ here, desk, words: { handOver: words, common }, form }) => (
        <>
          <BackLink link={{ label: words.back, href: desk.path('shared-users') }} />
          <SummaryList
            blank={common.blank}
            items={[
              { label: words.check.from, value: desk.session?.name },
              { label: words.check.to, value: `${here.name} ${here.mail}` },
            ]}
          />
          <Prose pieces={[{ list: words.check.notes(LIFE / 3600) }]} />
          {form({ submit: words.check.submit })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, here, desk) => ask(here.id, here.name, here.mail, desk),
        ),
      },
    },
    asked: {
      title: ({ handOver }) => handOver.asked.title,
      lead: ({ handOver }, { name }) => handOver.asked.lead(name),
      page: ({ desk, words: { handOver: words } }) => (
        <>
          {words.asked.notes(LIFE / 3600).map((note) => (
            <p>{note}</p>
          ))}
          <BackLink link={{ label: words.back, href: desk.path('shared-users') }} />
        </>
      ),
    },
  },
})

/** Shared users of the own customer who may become its main user. */
const eligible = async (desk: Desk, stores: Stores): Promise<readonly Account[]> => {
  const customer = await ownCustomer(desk, stores)
  return (await stores.accounts.ofCustomer(customer.id)).filter((one) => mayBecomeMain(one, customer))
}

const ask = async (id: string, name: string, mail: string, desk: Desk): Promise<Move<State>> => {
  if (!(await mayMail(mail, desk))) return refuse({ text: desk.words.sharedUsers.problems.tooMany })
  return go<State>({ at: 'asked', name }, async (stores): Promise<readonly Problem[] | undefined> => {
    const { problems } = desk.words.handOver
    const customer = await ownCustomer(desk, stores)
    await stores.customers.hold(customer.id)
    const from = await stores.accounts.byId(desk.me())
    const to = (await eligible(desk, stores)).find((one) => one.id === id)
    if (from?.role !== 'main' || !to) return [{ text: problems.gone }]
    // Told now rather than when both have confirmed: the main user will sign in with the own address.
    if (!(await identifierAfterwards(from, to, stores))) return [{ text: problems.noIdentifier(from.mail ?? '') }]
    await mailBoth(from, to, desk, stores)
    await desk.noteIn(stores, { event: 'main-user.hand-over-asked', accountId: from.id, facts: { to: to.id } })
    return undefined
  })
}

/** Two links, each of which knows the other: confirming one counts only as long as the other one stands. */
const mailBoth = async (from: Account, to: Account, desk: Desk, stores: Stores): Promise<void> => {
  const ends = [
    { account: from, you: 'main' as const, grant: desk.newId() },
    { account: to, you: 'shared' as const, grant: desk.newId() },
  ]
  for (const { account, you, grant } of ends) {
    const pair = ends.find((other) => other.grant !== grant)!.grant
    const facts = { pair, from: from.id, to: to.id, customer: from.customerId ?? '' }
    const { token, until } = await grantLink(
      { ...desk, stores, newId: () => grant },
      'hand-over',
      account.id,
      LIFE,
      facts,
    )
    await stores.post.send(
      {
        id: desk.newId(),
        letter: 'hand-over-asked',
        to: account.mail!,
        language: account.language,
        accountId: account.id,
        facts: { from: from.name, to: to.name, you, until },
        secret: token,
      },
      desk.now,
    )
  }
}
