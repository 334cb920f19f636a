import type { Desk } from '../desk.ts'
import { type FieldWords, line } from '../fields.tsx'
import { act, type Field, flow, leave, type Move } from '../flow.ts'
import { backToAccount, ownNames } from './own-facts.ts'

/** A person corrects the own name, and the company's where it is the account's own (ACC-32: 訂正). */
type State = { readonly at: 'ask' }

export interface ChangeNamesWords {
  readonly title: string
  readonly fields: { readonly name: FieldWords; readonly company: FieldWords }
  readonly submit: string
}

export const changeNames = flow<State>({
  id: 'change-names',
  who: 'account',
  first: (desk) => (ownNames(desk).length === 0 ? null : { at: 'ask' }),
  steps: {
    ask: {
      title: ({ changeNames }) => changeNames.title,
      page: ({ form, words, desk }) => form({ submit: words.changeNames.submit, links: [backToAccount(desk)] }),
      acts: {
        main: act(
          (desk) => {
            const { fields } = desk.words.changeNames
            const both: Readonly<Record<'name' | 'company', Field<string>>> = {
              name: line(desk, fields.name, { autocomplete: 'name' }),
              company: line(desk, fields.company, { autocomplete: 'organization' }),
            }
            return Object.fromEntries(ownNames(desk).map((one) => [one, both[one]]))
          },
          (typed, _here, desk) => change(typed, desk),
          async (desk) => {
            const account = await desk.stores.accounts.byId(desk.me())
            return { name: account?.name ?? '', company: account?.company ?? '' }
          },
        ),
      },
    },
  },
})

const change = async (typed: Readonly<Record<string, string>>, desk: Desk): Promise<Move<State>> => {
  const account = await desk.stores.accounts.byId(desk.me())
  if (!account) throw new Error('a session without its account')
  const names = { name: typed['name'] ?? account.name, company: typed['company'] ?? account.company }
  if (names.name === account.name && names.company === account.company) return leave('account')
  return leave('account', 'saved', async (stores) => {
    await stores.accounts.setNames(account.id, names)
    await desk.noteIn(stores, { event: 'account.names-changed', accountId: account.id })
  })
}
