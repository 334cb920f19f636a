import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import { act, flow, go } from '../flow.ts'
import { cancelOne } from './cancel-one.ts'
import { fileAbout, tellerAt } from './new-record.ts'
import {
  type About,
  asked,
  type Closed,
  closedStep,
  listLink,
  lookAgain,
  recordItems,
  recordLink,
  recordOf,
  workOn,
} from './record-procedures.tsx'

/** 「申請取消」 before issue (CRT-18): confirm → done. What it held of a coupon is given back. */
type State = ({ readonly at: 'confirm' } & About) | ({ readonly at: 'done' } & About) | Closed

export interface CancelApplicationWords {
  readonly confirm: {
    readonly title: string
    readonly lead: string
    readonly notes: readonly string[]
    readonly coupon: string
    /** 「申請取消」 */
    readonly submit: string
  }
  readonly done: { readonly title: string; readonly lead: string; readonly coupon: string }
}

export const cancelApplication = flow<State>({
  id: 'cancel-application',
  who: 'account',
  first: (desk) => (serviceOf(desk.portal, 'certificates') ? { at: 'confirm', of: asked(desk) } : null),
  steps: {
    confirm: {
      title: ({ cancelApplication }) => cancelApplication.confirm.title,
      lead: ({ cancelApplication }) => cancelApplication.confirm.lead,
      review: lookAgain('cancellation'),
      page: async ({ here, form, words, desk }) => {
        const { cancelApplication: own, recordProcedures, common } = words
        const record = await recordOf(here, desk)
        const { kind, coupon, appliedAt } = record.application
        return (
          <>
            <Notice kind="warning">
              <Prose pieces={[{ list: [...own.confirm.notes, ...(coupon === null ? [] : [own.confirm.coupon])] }]} />
            </Notice>
            <SummaryList
              items={[
                ...recordItems(record, kind, desk),
                { label: recordProcedures.labels.appliedAt, value: common.dateTime(appliedAt) },
                ...(coupon === null ? [] : [{ label: recordProcedures.labels.coupon, value: coupon }]),
              ]}
              blank={common.blank}
            />
            {form({ submit: own.confirm.submit, links: [recordLink(here.of, desk)] })}
          </>
        )
      },
      acts: {
        main: act<State, About, Record<never, never>>(
          () => ({}),
          async (_typed, { of }, desk) => {
            const closed = await lookAgain('cancellation')({ of }, desk)
            if (closed) return go<State>(closed)
            const id = desk.newId()
            return go<State>(
              { at: 'done', of },
              workOn('cancellation', of, desk, async (record, stores) => {
                const { closed: sentences } = desk.words.recordProcedures
                const teller = tellerAt(desk, stores)
                const filed = await fileAbout(
                  id,
                  record,
                  'cancellation',
                  { data: { cancels: 'application' } },
                  desk,
                  stores,
                )
                const cancelled = filed && (await cancelOne(record.application, 'customer', teller))
                if (!cancelled) return [{ text: sentences.why.issuing('') }]
                await stores.applications.move(filed, 'program', 'carry-out', {}, desk.now)
                return undefined
              }),
            )
          },
        ),
      },
    },

    done: {
      title: ({ cancelApplication }) => cancelApplication.done.title,
      lead: ({ cancelApplication }) => cancelApplication.done.lead,
      page: async ({ here, words, desk }) => {
        const record = await recordOf(here, desk)
        return (
          <>
            {record.application.coupon === null ? null : (
              <Notice kind="info">{words.cancelApplication.done.coupon}</Notice>
            )}
            <SummaryList items={recordItems(record, record.application.kind, desk)} blank={words.common.blank} />
            <div class="ways">
              <ActionLink link={recordLink(here.of, desk)} look="secondary" />
              <ActionLink link={listLink(desk)} />
            </div>
          </>
        )
      },
    },

    closed: closedStep('cancellation'),
  },
})
