import type { ContactRole, Contacts } from '../../domain/certificates/desk-data.ts'
import { ActionLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { act, type Fields, flow, go, type Move, type Step } from '../flow.ts'
import { contactFields, contactItems, contactOf, contactValues } from './contact-fields.tsx'
import { fileAbout, tellerAt } from './new-record.ts'
import { allAsTyped } from './optional-field.ts'
import type { OwnRecord } from './own-record.ts'
import {
  type About,
  agreeStep,
  beginWithTerms,
  type Closed,
  closedStep,
  listLink,
  lookAgain,
  recordItems,
  recordLink,
  recordOf,
  type Terms,
  workOn,
} from './record-procedures.tsx'
import { soldService, tellContacts } from './tell.ts'

/**
 * 「担当者変更申請」: terms → the contacts, a page each, filled in as they are → confirm → done (CRT-16, manual 004 §2.1.4). It is carried out at once;
 * nothing but the contacts of the contract changes, and nothing further follows from its record.
 */
type State = Terms | Closed | Page<ContactRole> | Page<'confirm'> | ({ readonly at: 'done' } & About)

interface Page<K extends string> extends About {
  readonly at: K
  readonly typed: Readonly<Record<string, string>>
}

export interface ChangeContactsWords {
  readonly caption: string
  readonly lead: string
  readonly same: string
  readonly confirm: { readonly title: string; readonly lead: string; readonly submit: string; readonly changed: string }
  readonly done: { readonly title: string; readonly lead: string }
}

const OFFER = 'contacts'

/** Whom a contract names, in the order in which they are asked for. */
const rolesOf = ({ application, contract }: OwnRecord, desk: Desk): readonly ContactRole[] =>
  soldService(desk.portal, contract?.service ?? application.service)?.contacts ?? ['registration']

/** The contacts as they are, in their inputs. */
const present = ({ contract }: OwnRecord): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...Object.entries(contract?.data.contacts ?? {}).map(([role, one]) => contactValues(role as ContactRole, one)),
  )

const pageAt = (at: ContactRole | 'confirm', of: string, typed: Page<string>['typed']): State =>
  ({ at, of, typed }) as State

/** The page that many pages on (or before); before the first one it stays. */
const beside = async (
  here: Page<ContactRole | 'confirm'>,
  by: 1 | -1,
  desk: Desk,
): Promise<ContactRole | 'confirm'> => {
  const pages = [...rolesOf(await recordOf(here, desk), desk), 'confirm'] as const
  return pages[Math.max(0, pages.indexOf(here.at) + by)] ?? here.at
}

const contactStep = <K extends ContactRole>(role: K): Step<State, Page<K>> => ({
  title: (_words, _here, desk) => desk.words.certificateRecords.role[role],
  lead: ({ changeContacts }) => changeContacts.lead,
  review: lookAgain(OFFER),
  page: async ({ here, form, words: { recordProcedures }, desk }) => {
    const isFirst = rolesOf(await recordOf(here, desk), desk)[0] === role
    return form({
      submit: recordProcedures.next,
      ...(isFirst
        ? { links: [recordLink(here.of, desk)] }
        : { others: [{ act: 'back', label: recordProcedures.back }] }),
    })
  },
  acts: {
    main: act<State, Page<K>, Fields>(
      (desk) => contactFields(desk, role),
      async (values, here, desk) => move(here, values, 1, desk),
      // What was typed on the way; what nobody came by yet, as it is.
      async (desk, here) => ({ ...present(await recordOf(here, desk)), ...here.typed }),
    ),
    back: act<State, Page<K>, Fields>(
      (desk) => allAsTyped(contactFields(desk, role)),
      async (values, here, desk) => move(here, values, -1, desk),
    ),
  },
})

const move = async (
  here: Page<ContactRole>,
  values: Readonly<Record<string, unknown>>,
  by: 1 | -1,
  desk: Desk,
): Promise<Move<State>> =>
  go<State>(
    pageAt(await beside(here, by, desk), here.of, { ...here.typed, ...(values as Readonly<Record<string, string>>) }),
  )

const contactsIn = (typed: Page<string>['typed'], roles: readonly ContactRole[]): Contacts =>
  Object.fromEntries(roles.map((role) => [role, contactOf(role, typed)]))

export const changeContacts = flow<State>({
  id: 'change-contacts',
  who: 'account',
  caption: ({ changeContacts }) => changeContacts.caption,
  first: (desk) => (serviceOf(desk.portal, 'certificates') ? beginWithTerms('contacts', desk) : null),
  steps: {
    terms: agreeStep<State>('contacts', OFFER, (of) => pageAt('registration', of, {})),
    registration: contactStep('registration'),
    technical: contactStep('technical'),
    billing: contactStep('billing'),
    contract: contactStep('contract'),
    confirm: {
      title: ({ changeContacts }) => changeContacts.confirm.title,
      lead: ({ changeContacts }) => changeContacts.confirm.lead,
      review: lookAgain(OFFER),
      page: async ({ here, form, words, desk }) => {
        const { changeContacts: own, certificateRecords, recordProcedures, common } = words
        const record = await recordOf(here, desk)
        const before = present(record)
        return (
          <>
            <SummaryList items={recordItems(record, 'contacts', desk)} blank={common.blank} />
            {rolesOf(record, desk).map((role) => {
              const now = contactOf(role, here.typed)
              const isSame = Object.entries(contactValues(role, now)).every(([name, value]) => before[name] === value)
              return (
                <Section title={certificateRecords.role[role]}>
                  <p>{isSame ? own.same : own.confirm.changed}</p>
                  <SummaryList items={contactItems(now, desk)} blank={common.blank} />
                </Section>
              )
            })}
            {form({ submit: own.confirm.submit, others: [{ act: 'back', label: recordProcedures.back }] })}
          </>
        )
      },
      acts: {
        main: act<State, Page<'confirm'>, Record<never, never>>(
          () => ({}),
          async (_typed, { of, typed }, desk) => {
            const closed = await lookAgain(OFFER)({ of }, desk)
            if (closed) return go<State>(closed)
            const id = desk.newId()
            return go<State>(
              { at: 'done', of: id },
              workOn(OFFER, of, desk, async (record, stores) => {
                const contract = record.contract!
                const contacts = contactsIn(typed, rolesOf(record, desk))
                const filed = await fileAbout(id, record, 'contacts', { data: { contacts } }, desk, stores)
                if (!filed) throw new Error('there may be any number of changes of contacts')
                await stores.contracts.change(contract.id, { data: { ...contract.data, contacts } })
                await stores.applications.move(filed, 'program', 'carry-out', {}, desk.now)
                await desk.noteIn(stores, {
                  event: 'contacts.changed',
                  accountId: desk.me(),
                  facts: { contract: contract.code, application: id },
                })
                const teller = tellerAt(desk, stores)
                const facts = { code: contract.code }
                // Whoever was there before is told, too: nobody is put out of a contract without a word (ACC-31).
                for (const one of [contract.data.contacts, contacts])
                  await tellContacts('contacts-changed', filed, one, ['registration'], facts, teller)
                return undefined
              }),
            )
          },
        ),
        back: act<State, Page<'confirm'>, Record<never, never>>(
          () => ({}),
          async (_typed, here, desk) => go<State>(pageAt(await beside(here, -1, desk), here.of, here.typed)),
        ),
      },
    },
    done: {
      title: ({ changeContacts }) => changeContacts.done.title,
      page: async ({ here, words, desk }) => (
        <>
          <Notice kind="success">{words.changeContacts.done.lead}</Notice>
          <SummaryList items={recordItems(await recordOf(here, desk), 'contacts', desk)} blank={words.common.blank} />
          <div class="ways">
            <ActionLink link={recordLink(here.of, desk)} look="secondary" />
            <ActionLink link={listLink(desk)} />
          </div>
        </>
      ),
    },
    closed: closedStep(OFFER),
  },
})
