import { BackLink } from '../../pages/link-list.tsx'
import { type FieldWords, line, mail } from '../fields.tsx'
import { act, flow, leave, refuse } from '../flow.ts'
import { customersRule, invite, mayMail, ownCustomer } from './shared-user-acts.ts'

/** One page: name and address of a new shared user, who gets a link to a first password (TRD-9). */
type State = { readonly at: 'ask' }

export interface AddSharedUserWords {
  readonly title: string
  readonly lead: (hours: number) => string
  readonly name: FieldWords
  readonly mail: FieldWords
  readonly submit: string
  readonly back: string
  readonly problems: { readonly taken: string; readonly own: string; readonly full: (atMost: number) => string }
}

export const addSharedUser = flow<State>({
  id: 'add-shared-user',
  who: 'main-user',
  first: ({ portal }) => (portal.account.customers === 'none' ? null : { at: 'ask' }),
  steps: {
    ask: {
      title: ({ addSharedUser }) => addSharedUser.title,
      lead: ({ addSharedUser }, _here, desk) => addSharedUser.lead(customersRule(desk).sharedUsers.invitation / 3600),
      page: ({ desk, words, form }) => (
        <>
          <BackLink link={{ label: words.addSharedUser.back, href: desk.path('shared-users') }} />
          {form({ submit: words.addSharedUser.submit })}
        </>
      ),
      acts: {
        main: act(
          (desk) => ({
            name: line(desk, desk.words.addSharedUser.name, { most: 60 }),
            mail: mail(desk, desk.words.addSharedUser.mail, 'off'),
          }),
          async ({ name, mail }, _here, desk) => {
            const { problems } = desk.words.addSharedUser
            if (!(await mayMail(mail, desk)))
              return refuse({ field: 'mail', text: desk.words.sharedUsers.problems.tooMany })
            return leave('shared-users', 'sharedUserAdded', async (stores) => {
              const customer = await ownCustomer(desk, stores)
              // Held while counting: two that are added at once cannot both be the last one.
              await stores.customers.hold(customer.id)
              const users = await stores.accounts.ofCustomer(customer.id)
              if (users.find(({ id }) => id === desk.me())?.role !== 'main')
                return [{ text: desk.words.sharedUsers.problems.gone }]
              const { atMost } = customersRule(desk).sharedUsers
              if (users.filter(({ role }) => role === 'shared').length >= atMost)
                return [{ text: problems.full(atMost) }]
              const user = { id: desk.newId(), name, mail, language: desk.language }
              const created = await stores.accounts.create({
                ...user,
                customerId: customer.id,
                role: 'shared',
                company: customer.company,
                identifiers: [{ kind: 'mail', canonical: mail }],
                at: desk.now,
              })
              if (!created) {
                // Whose account it is, is said only of the own customer's (ACC-3).
                const own = users.some((one) => one.role === 'shared' && one.mail?.toLowerCase() === mail)
                return [{ field: 'mail', text: own ? problems.own : problems.taken }]
              }
              await desk.noteIn(stores, { event: 'account.created', accountId: user.id, facts: { role: 'shared' } })
              return invite(user, desk, stores)
            })
          },
        ),
      },
    },
  },
})
