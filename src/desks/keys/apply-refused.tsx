import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { act, go, type Step } from '../flow.ts'
import { refusalText } from './application-words.ts'
import { cardRows } from './apply-confirm.tsx'
import { type Done, type Input, outlookNow, type Procedure, type Refused, type Terms, termsFor } from './applying.ts'
import { showDevice } from './term-words.ts'

/**
 * Why this card cannot be used for this device, with the numbers and the way on (KEY-28, KEY-31, KEY-32, KEY-36). Judged anew whenever it is
 * opened: once the day has come, the application goes on.
 */
export const refusedStep = (procedure: Procedure): Step<Input | Terms | Done | Refused, Refused> => ({
  title: ({ application }) => application.refused.title[procedure.asked],
  review: async (here, desk) => {
    const outlook = await outlookNow(procedure.asked, here, desk)
    if (outlook.is === 'again') return { ...here, at: 'done', again: true }
    return outlook.is === 'possible' ? { ...here, at: 'terms', version: termsFor(here.product, desk).version } : null
  },
  page: async ({ here, button, words: { application, common, keyTerms }, desk }) => {
    const outlook = await outlookNow(procedure.asked, here, desk)
    if (outlook.is !== 'refused') return button({ act: 'back', label: application.back })
    const { why } = outlook.refusal
    const other = why === 'take-extension' ? 'extension' : why === 'take-new' ? 'new' : null
    return (
      <>
        <Notice kind="warning">
          {refusalText(outlook.refusal, application)
            .split('\n')
            .map((sentence) => (
              <p>{sentence}</p>
            ))}
          <p>{application.refused.unused}</p>
        </Notice>
        <SummaryList items={[showDevice(here.device, keyTerms), ...cardRows(here, keyTerms)]} blank={common.blank} />
        <div class="ways">
          {other === null ? null : (
            <ActionLink
              link={{
                label: application.refused.takeOther(application.name[other]),
                href: desk.path(procedure.other, 'carry'),
              }}
            />
          )}
          {button({ act: 'back', label: application.back })}
        </div>
      </>
    )
  },
  acts: {
    back: act(
      () => ({}),
      async (_typed, { device, printed }) => go<Input>({ at: 'input', typed: { device, printed } }),
    ),
  },
})
