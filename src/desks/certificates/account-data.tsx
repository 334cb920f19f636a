import { type ContactRole, contactRoles } from '../../domain/certificates/desk-data.ts'
import type { Preset } from '../../domain/certificates/records.ts'
import { foldCode, isWellFormed } from '../../kit/fold.ts'
import { TextField } from '../../pages/form.tsx'
import { ActionLink } from '../../pages/link-list.tsx'
import { Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { serviceOf } from '../../portal/define.ts'
import type { Desk } from '../desk.ts'
import { drawn, type FieldWords } from '../fields.tsx'
import { act, type Field, type Fields, flow, go, type Move, type Step } from '../flow.ts'
import { contactFields, contactItems, contactOf, contactValues, isBlankContact } from './contact-fields.tsx'
import { allAsTyped } from './optional-field.ts'
import { organisationFields, organisationItems, organisationOf, organisationValues } from './organisation-fields.tsx'
import { listLink } from './record-procedures.tsx'

/**
 * 「アカウント情報登録」: what new applications are filled in with, and the agent's code by which coupons are found (CRT-30, manual 004 §6). Everything
 * may be left empty; it is kept when it was confirmed.
 */
type State = Page<'organisation'> | Page<ContactRole> | Page<'confirm'> | { readonly at: 'done' }

/** A page, and what was typed on all of them so far, by input. */
interface Page<K extends string> {
  readonly at: K
  readonly typed: Readonly<Record<string, string>>
}

type AnyPage = Page<'organisation'> | Page<ContactRole> | Page<'confirm'>
type PageName = AnyPage['at']

const pages: readonly PageName[] = ['organisation', ...contactRoles, 'confirm']
const AGENT = 'agent'

export interface AccountDataWords {
  readonly caption: string
  readonly title: Readonly<Record<'organisation' | 'confirm' | 'done', string>>
  readonly lead: Readonly<Record<'organisation' | 'contact' | 'confirm' | 'done', string>>
  readonly agent: FieldWords
  readonly badAgent: (label: string) => string
  readonly next: string
  readonly back: string
  readonly submit: string
  readonly empty: string
  readonly toApply: string
}

const at = (name: PageName, typed: Page<string>['typed']): AnyPage => ({ at: name, typed }) as AnyPage

/** A code as agents have it: letters and digits, in any width. */
const agentField = (desk: Desk): Field<string> => {
  const { agent: words, badAgent } = desk.words.accountData
  return {
    label: words.label,
    read: (raw) => {
      const code = raw.length <= 200 && isWellFormed(raw) ? foldCode(raw).toUpperCase() : '?'
      return code === '' || /^[A-Z0-9]{4,12}$/.test(code)
        ? { ok: true, value: code }
        : { ok: false, text: badAgent(words.label) }
    },
    draw: (props) => <TextField {...drawn(props, words, false)} width="medium" autocomplete="off" plain />,
  }
}

const fieldsOf = (name: PageName, desk: Desk): Readonly<Record<string, Field<string>>> => {
  if (name === 'confirm') return {}
  return name === 'organisation'
    ? { [AGENT]: agentField(desk), ...organisationFields(desk, 'optional') }
    : contactFields(desk, name, 'optional')
}

/** What is kept, as it stands in the inputs. */
const typedOf = (preset: Preset | null): Page<string>['typed'] => ({
  [AGENT]: preset?.agentCode ?? '',
  ...(preset?.data.organisation ? organisationValues(preset.data.organisation) : {}),
  ...Object.assign(
    {},
    ...contactRoles.map((role) => {
      const contact = preset?.data.contacts?.[role]
      return contact ? contactValues(role, contact) : {}
    }),
  ),
})

/** What is to be kept; nothing of a part in which nothing was said. */
const presetOf = (typed: Page<string>['typed']): Preset => {
  const organisation = organisationOf(typed)
  const { english, ...rest } = organisation
  const isBlank = [...Object.values(rest), ...Object.values(english)].every((value) => value === '')
  const contacts = Object.fromEntries(
    contactRoles.flatMap((role) => {
      const contact = contactOf(role, typed)
      return isBlankContact(contact) ? [] : [[role, contact]]
    }),
  )
  return {
    agentCode: typed[AGENT] ?? '',
    data: {
      ...(isBlank ? {} : { organisation }),
      ...(Object.keys(contacts).length === 0 ? {} : { contacts }),
    },
  }
}

const titleOf = (name: PageName, { words }: Desk): string =>
  name === 'organisation' || name === 'confirm' ? words.accountData.title[name] : words.certificateRecords.role[name]

/** A page of fields: 「次へ」 keeps what is right, 「戻る」 whatever was typed. */
const fieldStep = <K extends Exclude<PageName, 'confirm'>>(name: K): Step<State, Page<K>> => ({
  title: (_words, _here, desk) => titleOf(name, desk),
  lead: ({ accountData }) => accountData.lead[name === 'organisation' ? 'organisation' : 'contact'],
  page: ({ form, words: { accountData: words } }) =>
    form({
      submit: words.next,
      ...(name === 'organisation' ? {} : { others: [{ act: 'back', label: words.back }] }),
    }),
  acts: {
    main: act<State, Page<K>, Fields>(
      (desk) => fieldsOf(name, desk),
      async (values, here) => moveTo(name, 1, here, values as Readonly<Record<string, string>>),
      // What was typed on the way, and of what nobody came by yet, what is kept.
      async (desk, here) => ({ ...typedOf(await desk.stores.presets.of(desk.me())), ...here.typed }),
    ),
    back: act<State, Page<K>, Fields>(
      (desk) => allAsTyped(fieldsOf(name, desk)),
      async (values, here) => moveTo(name, -1, here, values as Readonly<Record<string, string>>),
    ),
  },
})

const moveTo = (
  name: PageName,
  by: 1 | -1,
  here: Page<string>,
  values: Readonly<Record<string, string>>,
): Move<State> => go<State>(at(pages[pages.indexOf(name) + by] ?? name, { ...here.typed, ...values }))

export const accountData = flow<State>({
  id: 'account-data',
  who: 'account',
  caption: ({ accountData }) => accountData.caption,
  first: ({ portal }) => (serviceOf(portal, 'certificates') ? { at: 'organisation', typed: {} } : null),
  steps: {
    organisation: fieldStep('organisation'),
    registration: fieldStep('registration'),
    technical: fieldStep('technical'),
    billing: fieldStep('billing'),
    contract: fieldStep('contract'),
    confirm: {
      title: ({ accountData }) => accountData.title.confirm,
      lead: ({ accountData }) => accountData.lead.confirm,
      page: ({ here, form, desk, words: { accountData: words, certificateRecords, common } }) => (
        <>
          <Section title={words.title.organisation}>
            <SummaryList
              items={[
                { label: words.agent.label, value: here.typed[AGENT] },
                ...organisationItems(organisationOf(here.typed), desk),
              ]}
              blank={common.blank}
            />
          </Section>
          {contactRoles.map((role) => {
            const contact = contactOf(role, here.typed)
            return (
              <Section title={certificateRecords.role[role]}>
                {isBlankContact(contact) ? (
                  <p>{words.empty}</p>
                ) : (
                  <SummaryList items={contactItems(contact, desk)} blank={common.blank} />
                )}
              </Section>
            )
          })}
          {form({ submit: words.submit, others: [{ act: 'back', label: words.back }] })}
        </>
      ),
      acts: {
        main: act<State, Page<'confirm'>, Record<never, never>>(
          () => ({}),
          async (_typed, here, desk) =>
            go<State>({ at: 'done' }, (stores) => stores.presets.set(desk.me(), presetOf(here.typed))),
        ),
        back: act<State, Page<'confirm'>, Record<never, never>>(
          () => ({}),
          async (_typed, here) => moveTo('confirm', -1, here, {}),
        ),
      },
    },
    done: {
      title: ({ accountData }) => accountData.title.done,
      lead: ({ accountData }) => accountData.lead.done,
      page: ({ desk, words: { accountData: words } }) => (
        <div class="ways">
          <ActionLink link={{ label: words.toApply, href: desk.path('apply') }} />
          <ActionLink link={listLink(desk)} look="secondary" />
        </div>
      ),
    },
  },
})
