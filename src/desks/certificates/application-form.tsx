import { BackLink } from '../../pages/link-list.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import { act, flow, leave } from '../flow.ts'
import { saveSheet } from '../save-sheet.ts'
import { formSheet } from './form-sheet.ts'
import { day } from './list-parts.tsx'
import { readOwnRecord } from './own-record.ts'
import { asked, recordItems, recordLink, unknownStep } from './record-procedures.tsx'

/** 「サービス申込書」: what it is for, and the PDF one press away (CRT-19). */
type State = { readonly at: 'show' } | { readonly at: 'unknown' }

export interface ApplicationFormWords {
  readonly title: string
  readonly lead: string
  readonly about: readonly string[]
  readonly print: string
}

export const applicationForm = flow<State>({
  id: 'application-form',
  who: 'account',
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'show' } : null),
  steps: {
    show: {
      title: ({ applicationForm }) => applicationForm.title,
      lead: ({ applicationForm }) => applicationForm.lead,
      review: async (_here, desk) => ((await readOwnRecord(asked(desk), desk)) ? null : { at: 'unknown' }),
      page: async ({ desk, button, words: { applicationForm: words, common } }) => {
        const record = (await readOwnRecord(asked(desk), desk))!
        return (
          <>
            <BackLink link={recordLink(record.application.id, desk)} />
            <SummaryList items={recordItems(record, record.application.kind, desk)} blank={common.blank} />
            {button({ act: 'print', label: words.print, look: 'primary' })}
            <Prose pieces={[{ list: words.about }]} />
          </>
        )
      },
      acts: {
        print: act(
          () => ({}),
          async (_typed, _here, desk) => {
            const record = await readOwnRecord(asked(desk), desk)
            if (!record) return leave('applications')
            const { appliedAt, serverName } = record.application
            const name = desk.words.formSheet.file(day(appliedAt).replaceAll('/', ''), serverName)
            return saveSheet(name, formSheet(record, desk), desk)
          },
        ),
      },
    },
    unknown: unknownStep(({ applicationForm }) => applicationForm.title),
  },
})
