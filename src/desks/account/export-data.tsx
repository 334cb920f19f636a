import { formatJst } from '../../kit/time.ts'
import { Prose } from '../../pages/prose.tsx'
import { act, flow } from '../flow.ts'
import { collectOwnData } from './collect-own-data.ts'
import { backToAccount } from './own-facts.ts'

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
          <Prose pieces={[{ list: words.exportData.contents }, ...words.exportData.notes.map((text) => ({ text }))]} />
          {form({ submit: words.exportData.submit, links: [backToAccount(desk)] })}
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
