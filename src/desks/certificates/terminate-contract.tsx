import { isEnded } from '../../domain/certificates/application.ts'
import type { Application } from '../../domain/certificates/records.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import { act, flow, go } from '../flow.ts'
import { cancelOne } from './cancel-one.ts'
import { fileAbout, tellerAt } from './new-record.ts'
import type { OwnRecord } from './own-record.ts'
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
import { tellContacts } from './tell.ts'

/** 「解約」 of a contract that renews itself, at its end (CRT-18): confirm → done. Until then its certificate goes on. */
type State = ({ readonly at: 'confirm' } & About) | ({ readonly at: 'done' } & About) | Closed

export interface TerminateContractWords {
  readonly confirm: {
    readonly title: string
    readonly lead: string
    readonly notes: (ends: string) => readonly string[]
    readonly renewal: string
    readonly submit: string
  }
  readonly done: { readonly title: string; readonly lead: (ends: string) => string }
}

/** What was applied for to go on with the same service, which ends with the contract. */
const goingOn = ({ about, contract }: OwnRecord): readonly Application[] =>
  about.filter(({ kind, status, service }) => kind === 'renewal' && service === contract?.service && !isEnded(status))

export const terminateContract = flow<State>({
  id: 'terminate-contract',
  who: 'account',
  first: (desk) => (serviceOf(desk.portal, 'certificates') ? { at: 'confirm', of: asked(desk) } : null),
  steps: {
    confirm: {
      title: ({ terminateContract }) => terminateContract.confirm.title,
      lead: ({ terminateContract }) => terminateContract.confirm.lead,
      review: lookAgain('termination'),
      page: async ({ here, form, words, desk }) => {
        const { terminateContract: own, recordProcedures, common } = words
        const record = await recordOf(here, desk)
        const ends = recordProcedures.day(record.contract!.ends)
        const notes = [...own.confirm.notes(ends), ...(goingOn(record).length === 0 ? [] : [own.confirm.renewal])]
        return (
          <>
            <Notice kind="warning">
              <Prose pieces={[{ list: notes }]} />
            </Notice>
            <SummaryList
              items={[
                ...recordItems(record, 'cancellation', desk),
                { label: recordProcedures.labels.ends, value: ends },
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
            const closed = await lookAgain('termination')({ of }, desk)
            if (closed) return go<State>(closed)
            const id = desk.newId()
            return go<State>(
              { at: 'done', of },
              workOn('termination', of, desk, async (record, stores) => {
                const contract = record.contract!
                const teller = tellerAt(desk, stores)
                // Whoever presses in a second window at the same moment comes too late here.
                if (!(await stores.applications.amend(record.application, {}, desk.now)))
                  return [{ text: desk.words.recordProcedures.closed.why.terminated('') }]
                const issuing = [{ text: desk.words.recordProcedures.closed.why.issuing('') }]
                for (const renewal of goingOn(record))
                  if (!(await cancelOne(renewal, 'customer', teller))) return issuing
                const filed = await fileAbout(
                  id,
                  record,
                  'cancellation',
                  { data: { cancels: 'contract' } },
                  desk,
                  stores,
                )
                if (!filed) throw new Error('there may be any number of cancellations')
                await stores.contracts.change(contract.id, { terminates: true })
                await stores.applications.move(filed, 'program', 'carry-out', {}, desk.now)
                await desk.noteIn(stores, {
                  event: 'contract.terminates',
                  accountId: desk.me(),
                  facts: { contract: contract.code, ends: contract.ends },
                })
                await tellContacts('record-received', filed, contract.data.contacts, ['registration'], {}, teller)
                return undefined
              }),
            )
          },
        ),
      },
    },

    done: {
      title: ({ terminateContract }) => terminateContract.done.title,
      page: async ({ here, words, desk }) => {
        const record = await recordOf(here, desk)
        const ends = words.recordProcedures.day(record.contract!.ends)
        return (
          <>
            <Notice kind="success">{words.terminateContract.done.lead(ends)}</Notice>
            <SummaryList items={recordItems(record, 'cancellation', desk)} blank={words.common.blank} />
            <div class="ways">
              <ActionLink link={recordLink(here.of, desk)} look="secondary" />
              <ActionLink link={listLink(desk)} />
            </div>
          </>
        )
      },
    },

    closed: closedStep('termination'),
  },
})
