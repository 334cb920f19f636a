import { judgeGrant } from '../../domain/accounts/grant.ts'
import type { Link } from '../../pages/frame.ts'
import { LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { flow } from '../flow.ts'
import { type OwnRecord, ownFacts, readOwnRecord } from './own-facts.ts'

/** The start page of somebody who is signed in: what is open, who they are to us, and the ways on. */
type State = { readonly at: 'start' }

interface WayWords {
  readonly label: string
  readonly about: string
}

export interface HomeWords {
  readonly title: string
  readonly greeting: (name: string) => string
  readonly open: {
    readonly sharedUsersAsk: (count: number) => string
    readonly toSharedUsers: string
    readonly mailToConfirm: (mail: string, until: string) => string
  }
  readonly ways: {
    readonly label: string
    readonly account: WayWords
    readonly password: WayWords
    readonly sharedUsers: WayWords
    readonly inquiry: string
  }
}

export const home = flow<State>({
  id: 'home',
  who: 'account',
  first: () => ({ at: 'start' }),
  steps: {
    start: {
      title: ({ home }) => home.title,
      lead: ({ home }, _here, desk) => (desk.session?.name ? home.greeting(desk.session.name) : undefined),
      page: async ({ desk, words }) => {
        const record = await readOwnRecord(desk)
        const open = await openMatters(record, desk)
        return (
          <>
            {open.map(({ text, link }) => (
              <Notice kind="info">
                <p>{text}</p>
                {link ? (
                  <p>
                    <a href={link.href}>{link.label}</a>
                  </p>
                ) : null}
              </Notice>
            ))}
            <SummaryList items={ownFacts(record, desk)} blank={words.common.blank} />
            <LinkList label={words.home.ways.label} links={waysOn(record, desk)} />
          </>
        )
      },
    },
  },
})

/** What waits for this person. */
const openMatters = async (
  { account }: OwnRecord,
  desk: Desk,
): Promise<readonly { readonly text: string; readonly link?: Link }[]> => {
  const { open } = desk.words.home
  const { stores } = desk
  const asks =
    account.role === 'main' && account.customerId !== null
      ? await stores.sharedUserRequests.ofCustomer(account.customerId)
      : []
  const change = await stores.grants.newest(account.id, 'change-mail')
  return [
    ...(asks.length === 0
      ? []
      : [
          {
            text: open.sharedUsersAsk(asks.length),
            link: { label: open.toSharedUsers, href: desk.path('shared-users') },
          },
        ]),
    ...(change && judgeGrant(change, desk.now) === 'good'
      ? [{ text: open.mailToConfirm(change.facts['mail'] ?? '', desk.words.common.dateTime(change.expiresAt)) }]
      : []),
  ]
}

const waysOn = ({ account }: OwnRecord, desk: Desk): readonly (Link & { about?: string })[] => {
  const { ways } = desk.words.home
  const { portal, words } = desk
  return [
    ...(portal.account.customers !== 'none' && account.role === 'main'
      ? [{ ...ways.sharedUsers, href: desk.path('shared-users') }]
      : []),
    { ...ways.account, href: desk.path('account') },
    { ...ways.password, href: desk.path('change-password') },
    ...(portal.inquiry ? [{ label: words.inquiry.title, about: ways.inquiry, href: desk.path('inquiry') }] : []),
  ]
}
