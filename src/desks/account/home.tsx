import { judgeGrant } from '../../domain/accounts/grant.ts'
import { ButtonForm } from '../../pages/form.tsx'
import type { Link } from '../../pages/frame.ts'
import { LinkList } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { flow } from '../flow.ts'
import { menus } from '../menus.ts'
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
  /** The start page of a portal with services. `end` signs out, as the header's button does. */
  readonly menu: { readonly title: string; readonly ways: string; readonly end: string }
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
  announces: true,
  first: () => ({ at: 'start' }),
  steps: {
    start: {
      title: ({ home }, _here, { portal }) => (portal.services.length > 0 ? home.menu.title : home.title),
      lead: ({ home }, _here, desk) => (desk.session?.name ? home.greeting(desk.session.name) : undefined),
      page: async ({ desk }) => {
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
            {desk.portal.services.length > 0 ? await menuOf(record, desk) : ownStart(record, desk)}
          </>
        )
      },
    },
  },
})

const ownStart = (record: OwnRecord, desk: Desk) => (
  <>
    <SummaryList items={ownFacts(record, desk)} blank={desk.words.common.blank} />
    <LinkList label={desk.words.home.ways.label} links={waysOn(record, desk)} />
  </>
)

/** What can be obtained here comes first, and the account after it. */
const menuOf = async (record: OwnRecord, desk: Desk) => {
  const { menu } = desk.words.home
  return (
    <>
      {await Promise.all(desk.portal.services.map(({ service }) => menus[service](desk)))}
      <Section title={menu.ways}>
        <LinkList links={waysOn(record, desk)} />
      </Section>
      <div class="end">
        <ButtonForm action={desk.path('sign-out')} press={{ label: menu.end }} />
      </div>
    </>
  )
}

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
