import { formatJst } from '../../kit/time.ts'
import { BackLink } from '../../pages/link-list.tsx'
import { act, flow } from '../flow.ts'
import { collectOwnData } from './collect-own-data.ts'

/** A person takes home all data that are held on the account, as one JSON file (ACC-32: 開示). */
type State = { readonly at: 'ask' }

export interface ExportDataWords {
  readonly title: string
  readonly lead: string
  readonly contents: readonly string[]
  readonly notes: readonly string[]
  readonly submit: string
}

export const exportData = flow<State>({
  id: 'export-data',
  who: 'account',
  beforeConsent: true,
  first: () => ({ at: 'ask' }),
  steps: {
    ask: {
      title: ({ exportData }) => exportData.title,
      lead: ({ exportData }) => exportData.lead,
      page: ({ form, words, desk }) => (
        <>
          <ul class="hints">
            {words.exportData.contents.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
          {words.exportData.notes.map((note) => (
            <p>{note}</p>
          ))}
          {form({ submit: words.exportData.submit })}
          <BackLink link={{ label: words.ownAccount.back, href: desk.path('account') }} />
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, _here, desk) => ({
            is: 'file',
            name: `${desk.portal.id}-account-${formatJst(desk.now).replace(/\D/g, '')}.json`,
            type: 'application/json; charset=utf-8',
            content: `${JSON.stringify(await collectOwnData(desk), null, 2)}\n`,
            work: (stores) => desk.noteIn(stores, { event: 'account.exported', accountId: desk.me() }),
          }),
        ),
      },
    },
  },
})
