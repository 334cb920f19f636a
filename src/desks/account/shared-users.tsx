import type { Account } from '../../domain/accounts/account.ts'
import { type SharedUserState, sharedUserState } from '../../domain/accounts/shared-users.ts'
import type { Stores } from '../../domain/stores.ts'
import { ActionLink, BackLink, LinkList } from '../../pages/link-list.tsx'
import { Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { Table } from '../../pages/table.tsx'
import type { Desk } from '../desk.ts'
import { hidden } from '../fields.tsx'
import { type Act, act, flow, go, leave, type Problem, refuse } from '../flow.ts'
import type { NoticeName } from '../words.ts'
import {
  customersRule,
  deleteSharedUser,
  invite,
  mayMail,
  ownCustomer,
  resetSharedUser,
  resumeSharedUser,
  suspendSharedUser,
  withSharedUser,
} from './shared-user-acts.ts'

/** list; delete asks once. The main user's page of the own customer's shared users, with what they asked for on top (TRD-8, TRD-9). */
type State =
  | { readonly at: 'list' }
  | { readonly at: 'delete'; readonly id: string; readonly name: string; readonly mail: string }

export interface SharedUsersWords {
  readonly title: string
  readonly lead: (company: string, code: string) => string
  readonly count: (count: number, atMost: number) => string
  readonly asked: {
    readonly title: string
    readonly lead: string
    readonly caption: string
    readonly name: string
    readonly at: string
    readonly what: string
  }
  readonly table: {
    readonly caption: string
    readonly empty: string
    readonly name: string
    readonly mail: string
    readonly state: string
    readonly lastSignIn: string
    readonly never: string
    readonly acts: string
  }
  readonly states: Readonly<Record<Exclude<SharedUserState, 'invited'>, string>> & {
    readonly invited: (until: string) => string
  }
  readonly buttons: Readonly<Record<'reset' | 'invite' | 'suspend' | 'resume' | 'delete', string>>
  readonly add: string
  readonly handOver: { readonly label: string; readonly about: string }
  readonly deleting: {
    readonly title: string
    readonly lead: string
    readonly name: string
    readonly mail: string
    readonly submit: string
    readonly back: string
  }
  readonly problems: { readonly gone: string; readonly suspended: string; readonly tooMany: string }
}

/** An act on the shared user of the row whose button was pressed; afterwards the list is shown anew. */
const onUser = (
  notice: NoticeName,
  work: (user: Account, desk: Desk, stores: Stores) => Promise<readonly Problem[] | void>,
  mails = false,
): Act<State, unknown> =>
  act(
    (desk) => ({ user: hidden(desk) }),
    async ({ user: id }, _here, desk) => {
      if (mails) {
        const user = (await readUsers(desk)).users.find((one) => one.id === id)
        if (!user) return refuse({ text: desk.words.sharedUsers.problems.gone })
        if (!(await mayMail(user.mail ?? '', desk))) return refuse({ text: desk.words.sharedUsers.problems.tooMany })
      }
      return leave('shared-users', notice, (stores) =>
        withSharedUser(id, desk, stores, (user) => work(user, desk, stores)),
      )
    },
  )

export const sharedUsers = flow<State>({
  id: 'shared-users',
  who: 'main-user',
  first: ({ portal }) => (portal.account.customers === 'none' ? null : { at: 'list' }),
  steps: {
    list: {
      title: ({ sharedUsers }) => sharedUsers.title,
      page: async ({ desk, words: { sharedUsers: words, common }, button }) => {
        const { customer, users, wishes, states } = await readList(desk)
        const { atMost } = customersRule(desk).sharedUsers
        const onRow = (name: keyof typeof words.buttons, user: Account) =>
          button({
            act: name,
            label: words.buttons[name],
            about: user.name,
            look: name === 'reset' || name === 'invite' ? 'secondary' : 'quiet',
            hidden: { user: user.id },
          })
        return (
          <>
            <p>{words.lead(customer.company, customer.code)}</p>
            {wishes.length === 0 ? null : (
              <Section title={words.asked.title}>
                <p>{words.asked.lead}</p>
                <Table
                  id="asked"
                  caption={words.asked.caption}
                  columns={[
                    { label: words.asked.name },
                    { label: words.asked.at },
                    { label: words.asked.what, kind: 'actions' },
                  ]}
                  rows={wishes.map(({ user, at }) => [user.name, common.dateTime(at), onRow('reset', user)])}
                />
              </Section>
            )}
            <p>{words.count(users.length, atMost)}</p>
            <Table
              id="users"
              caption={words.table.caption}
              empty={words.table.empty}
              columns={[
                { label: words.table.name },
                { label: words.table.mail },
                { label: words.table.state },
                { label: words.table.lastSignIn },
                { label: words.table.acts, kind: 'actions' },
              ]}
              rows={users.map((user, place) => {
                const { is, until } = states[place]!
                return [
                  user.name,
                  user.mail ?? '',
                  is === 'invited' ? words.states.invited(common.dateTime(until!)) : words.states[is],
                  user.lastSignInAt === null ? words.table.never : common.dateTime(user.lastSignInAt),
                  <>
                    {is === 'active' ? onRow('reset', user) : null}
                    {is === 'invited' || is === 'invitation-ended' ? onRow('invite', user) : null}
                    {is === 'suspended' ? onRow('resume', user) : onRow('suspend', user)}
                    {onRow('delete', user)}
                  </>,
                ]
              })}
            />
            {users.length >= atMost ? null : (
              <ActionLink link={{ label: words.add, href: desk.path('add-shared-user') }} />
            )}
            <LinkList
              links={[{ label: words.handOver.label, href: desk.path('hand-over'), about: words.handOver.about }]}
            />
          </>
        )
      },
      acts: {
        reset: onUser('sharedUserReset', resetSharedUser, true),
        invite: onUser(
          'sharedUserInvited',
          async (user, desk, stores) => {
            if (user.state !== 'active') return [{ text: desk.words.sharedUsers.problems.suspended }]
            if (user.passwordHash !== null) return resetSharedUser(user, desk, stores)
            return invite(user, desk, stores)
          },
          true,
        ),
        suspend: onUser('sharedUserSuspended', suspendSharedUser),
        resume: onUser('sharedUserResumed', resumeSharedUser),
        delete: act(
          (desk) => ({ user: hidden(desk) }),
          async ({ user: id }, _here, desk) => {
            const { users } = await readUsers(desk)
            const user = users.find((one) => one.id === id)
            if (!user) return refuse({ text: desk.words.sharedUsers.problems.gone })
            return go<State>({ at: 'delete', id, name: user.name, mail: user.mail ?? '' })
          },
        ),
      },
    },
    delete: {
      title: ({ sharedUsers }) => sharedUsers.deleting.title,
      lead: ({ sharedUsers }) => sharedUsers.deleting.lead,
      page: ({
        here,
        desk,
        words: {
          sharedUsers: { deleting },
          common,
        },
        form,
      }) => (
        <>
          <BackLink link={{ label: deleting.back, href: desk.path('shared-users') }} />
          <SummaryList
            blank={common.blank}
            items={[
              { label: deleting.name, value: here.name },
              { label: deleting.mail, value: here.mail },
            ]}
          />
          {form({ submit: deleting.submit })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, { id }, desk) =>
            leave('shared-users', 'sharedUserDeleted', (stores) =>
              withSharedUser(id, desk, stores, (user) => deleteSharedUser(user, desk, stores)),
            ),
        ),
      },
    },
  },
})

const readUsers = async (desk: Desk) => {
  const customer = await ownCustomer(desk, desk.stores)
  const all = await desk.stores.accounts.ofCustomer(customer.id)
  return { customer, users: all.filter(({ role }) => role === 'shared') }
}

/** The page's facts; whose invitation may still be open is asked only of those who have no password yet. */
const readList = async (desk: Desk) => {
  const { customer, users } = await readUsers(desk)
  const open = await desk.stores.sharedUserRequests.ofCustomer(customer.id)
  const wishes = open.flatMap(({ accountId, createdAt }) => {
    const user = users.find(({ id }) => id === accountId)
    return user ? [{ user, at: createdAt }] : []
  })
  const states = await Promise.all(
    users.map(async (user) => {
      const invitation = user.passwordHash === null ? await desk.stores.grants.newest(user.id, 'invitation') : null
      return { is: sharedUserState(user, invitation, desk.now), until: invitation?.expiresAt }
    }),
  )
  return { customer, users, wishes, states }
}
