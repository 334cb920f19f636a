import type { Found } from '../address-search.tsx'
import type { Desk } from '../desk.ts'
import { act, flow, go, leave, type Move } from '../flow.ts'
import { backToAccount, hasDetails } from './own-facts.ts'
import { dataFieldsOf, dataOf, detailsOf, newsField, type RegisteredData, searchedData } from './registered-data.tsx'

/** A person corrects what was registered, the company's name and the own one included (KEY-8, ACC-32: 訂正). The address of mail has a way of its own. */
type State = {
  readonly at: 'ask'
  /** What stands in the form after an address was looked up; null: what is on record. */
  readonly typed: RegisteredData | null
  readonly found: Found | null
}

export interface ChangeDetailsWords {
  readonly title: string
  readonly lead: string
  readonly submit: string
}

export const changeDetails = flow<State>({
  id: 'change-details',
  who: 'account',
  first: (desk) => (hasDetails(desk) ? { at: 'ask', typed: null, found: null } : null),
  steps: {
    ask: {
      title: ({ changeDetails }) => changeDetails.title,
      lead: ({ changeDetails }) => changeDetails.lead,
      page: ({ form, words, desk }) => form({ submit: words.changeDetails.submit, links: [backToAccount(desk)] }),
      acts: {
        main: act(
          (desk, here) => ({ ...dataFieldsOf(desk, here.found), news: newsField(desk) }),
          async ({ press, candidate, ...data }, _here, desk): Promise<Move<State>> => {
            if (press === '') return change(data, desk)
            const { found, searched } = await searchedData(data, press, candidate, desk)
            return go<State>({ at: 'ask', typed: { ...searched }, found })
          },
          async (desk, { typed }) => typed ?? (await onRecord(desk)),
        ),
      },
    },
  },
})

const onRecord = async (desk: Desk): Promise<RegisteredData> => {
  const [account, details] = await Promise.all([
    desk.stores.accounts.byId(desk.me()),
    desk.stores.details.of(desk.me()),
  ])
  if (!account) throw new Error('a session without its account')
  return dataOf(account, details)
}

const change = async (data: RegisteredData, desk: Desk): Promise<Move<State>> =>
  leave('account', 'saved', async (stores) => {
    await stores.accounts.setNames(desk.me(), { name: data.name, company: data.company })
    await stores.details.set(desk.me(), detailsOf(data))
    await desk.noteIn(stores, { event: 'account.details-changed', accountId: desk.me() })
  })
