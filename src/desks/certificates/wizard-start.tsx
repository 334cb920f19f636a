import { isExtended } from '../../domain/certificates/service.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Prose, piecesOf, Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { choice } from '../fields.tsx'
import { act, go, leave, type Move, type Step } from '../flow.ts'
import { beginDraft, flowOfDraft, keepDraft, pageOfDraft } from './drafts.ts'
import { readOwnRecord } from './own-record.ts'
import { asked, type Closed, listLink, lookAgain, termsTextOf } from './record-procedures.tsx'
import { shortServiceName } from './tell.ts'
import {
  type Agree,
  type ChooseService,
  type Filled,
  type Gone,
  pagesOf,
  type Resume,
  serviceAt,
  servicesFor,
  type Wizard,
  type WizardState,
} from './wizard.ts'
import { pageTitle } from './wizard-parts.tsx'
import { blankValues, formerValues } from './wizard-values.ts'

/** Where the wizard begins: with the services, or with the text. A draft that the address names is offered again first. */
export const beginning = (wizard: Wizard, desk: Desk): ChooseService | Agree => {
  const of = asked(desk)
  return wizard.choosesService ? { at: 'service', of } : agreeTo(wizard, { of, service: '' }, desk)
}

const agreeTo = (
  wizard: Wizard,
  given: { readonly of: string; readonly service: string; readonly kept?: Filled | undefined },
  desk: Desk,
): Agree => ({
  at: 'terms',
  version: termsTextOf(wizard.text, desk).version,
  of: given.of,
  service: given.service,
  ...(given.kept && { kept: given.kept }),
})

const lookAtBeginning =
  (wizard: Wizard) =>
  async (here: ChooseService | Agree, desk: Desk): Promise<Resume | Gone | Closed | null> => {
    const id = desk.query('draft')
    if (id !== null) return (await draftAt(id, wizard, desk)) ? { at: 'resume', draft: id } : { at: 'gone' }
    return wizard.offer === null ? null : lookAgain(wizard.offer)(here, desk)
  }

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A draft of this procedure and whoever is signed in, with the page at which it was left. */
const draftAt = async (id: string, wizard: Wizard, desk: Desk) => {
  const draft = ID.test(id) ? await desk.stores.drafts.byId(id, desk.me(), desk.now) : null
  const page = draft && pageOfDraft(draft, wizard, desk)
  return draft && page ? { draft, page } : null
}

/** The service of the record that a procedure is about; empty where there is none. */
const presentService = async (of: string, desk: Desk): Promise<string> =>
  (await readOwnRecord(of, desk))?.application.service ?? ''

/** 「サービス選択」, with what was begun before and not sent. */
export const serviceStep = (wizard: Wizard & { readonly id: string }): Step<WizardState, ChooseService> => {
  const kind = wizard.id === 'switch' ? 'switch' : 'apply'
  return {
    title: ({ certificateWizard }) => certificateWizard.service.title,
    lead: ({ certificateWizard }) => certificateWizard.service.lead[kind],
    review: lookAtBeginning(wizard),
    page: async ({ form, desk, words: { certificateWizard: words } }) => (
      <>
        <Drafts wizard={wizard} desk={desk} />
        {form({ submit: words.next })}
      </>
    ),
    acts: {
      main: act(
        async (desk, here: ChooseService) => ({
          service: choice(
            desk,
            desk.words.certificateWizard.service.field,
            servicesFor(wizard, await presentService(here.of, desk), desk).map((one) => ({
              value: one.id,
              label: one.title[desk.language],
              hint: desk.words.certificateWizard.service.about(one.renewsItself, isExtended(one)),
            })),
          ),
        }),
        async ({ service }, { of, kept }, desk) => go<WizardState>(agreeTo(wizard, { of, service, kept }, desk)),
        (_desk, { service }): Readonly<Record<string, string>> => (service === undefined ? {} : { service }),
      ),
    },
  }
}

/** Applications of this procedure that were begun and not sent (CRT-10). */
const Drafts = async ({ wizard, desk }: { wizard: Wizard; desk: Desk }) => {
  const { certificateWizard: words, common } = desk.words
  const drafts = (await desk.stores.drafts.ofAccount(desk.me(), desk.now)).filter(
    (draft) => flowOfDraft(draft) === wizard.id,
  )
  if (drafts.length === 0) return null
  return (
    <Section title={words.drafts.title}>
      <LinkList
        links={drafts.map((draft) => ({
          label: words.drafts.goOn,
          about: words.drafts.about(
            shortServiceName(desk.portal, pageOfDraft(draft, wizard, desk)?.service ?? '', desk.language),
            common.dateTime(draft.changedAt),
            common.date(draft.expiresAt),
          ),
          href: `${desk.path(wizard.id)}?draft=${draft.id}`,
        }))}
      />
    </Section>
  )
}

/** The text, agreed to in each application anew; with it the draft begins. */
export const termsStep = (wizard: Wizard): Step<WizardState, Agree> => ({
  title: (_words, _here, desk) => termsTextOf(wizard.text, desk).title[desk.language],
  lead: ({ recordProcedures }, _here, desk) => recordProcedures.terms.lead(termsTextOf(wizard.text, desk).version),
  review: lookAtBeginning(wizard),
  page: ({ form, words: { recordProcedures: words }, desk }) => (
    <>
      <Prose pieces={piecesOf(termsTextOf(wizard.text, desk).text[desk.language])} />
      {form({
        submit: words.agree,
        others: [
          ...(wizard.choosesService ? [{ act: 'back', label: words.back }] : []),
          { act: 'decline', label: words.decline },
        ],
      })}
    </>
  ),
  acts: {
    main: act<WizardState, Agree, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk): Promise<Move<WizardState>> => {
        const { id, version } = termsTextOf(wizard.text, desk)
        if (version !== here.version) return go<WizardState>({ ...here, version })
        const closed = await lookAtBeginning(wizard)(here, desk)
        if (closed) return go<WizardState>(closed)
        const record = here.of === '' ? null : await readOwnRecord(here.of, desk)
        const service = here.service === '' ? record!.application.service : here.service
        const agreed = { id, version }
        const note = async (stores: Parameters<typeof keepDraft>[5]): Promise<void> =>
          desk.noteIn(stores, { event: 'consent.given', accountId: desk.me(), facts: { terms: id, version } })
        const [at] = pagesOf(wizard, serviceAt(service, desk))
        if (here.kept) {
          const { kept } = here
          const page = { ...kept, at: at!, service, agreed, draft: { ...kept.draft, version: kept.draft.version + 1 } }
          return go<WizardState>(page, async (stores) => {
            if (!(await keepDraft(wizard, page, kept.draft.version, record?.contract?.id ?? null, desk, stores)))
              return [{ text: desk.words.certificateWizard.confirm.changedElsewhere }]
            return note(stores)
          })
        }
        const typed = { ...blankValues(serviceAt(service, desk)), ...formerValues(wizard, record?.contract ?? null) }
        return beginDraft(
          wizard,
          { at: at!, of: here.of, service, agreed, typed, isComplete: false },
          record?.contract?.id ?? null,
          desk,
          note,
        )
      },
    ),
    ...(wizard.choosesService
      ? {
          back: act<WizardState, Agree, Record<never, never>>(
            () => ({}),
            async (_typed, { of, service, kept }) =>
              go<WizardState>({ at: 'service', of, service, ...(kept && { kept }) }),
          ),
        }
      : {}),
    decline: act<WizardState, Agree, Record<never, never>>(
      () => ({}),
      async (_typed, { of }) => (of === '' ? leave('', 'applicationEnded') : leave(`application?of=${of}`)),
    ),
  },
})

/** The text of a procedure again, with all that was filled in: where 「戻る」 leads from its first page. */
export const backToTerms = (wizard: Wizard, kept: Filled, desk: Desk): Agree =>
  agreeTo(wizard, { of: kept.of, service: kept.service, kept }, desk)

/** A draft is offered again: to go on with, or to be deleted. */
export const resumeStep = (wizard: Wizard): Step<WizardState, Resume> => ({
  title: ({ certificateWizard }) => certificateWizard.resume.title,
  lead: ({ certificateWizard }) => certificateWizard.resume.lead,
  review: async ({ draft }, desk) => ((await draftAt(draft, wizard, desk)) ? null : { at: 'gone' }),
  page: async ({ here, form, desk, words: { certificateWizard: words, common } }) => {
    const { draft, page } = (await draftAt(here.draft, wizard, desk))!
    const { labels } = words.resume
    return (
      <>
        <SummaryList
          items={[
            { label: labels.procedure, value: words.name[wizard.id] },
            { label: labels.service, value: serviceAt(page.service, desk).title[desk.language] },
            { label: labels.page, value: pageTitle(page.at, desk) },
            { label: labels.changed, value: common.dateTime(draft.changedAt) },
            { label: labels.until, value: common.date(draft.expiresAt) },
          ]}
          blank={common.blank}
        />
        {form({ submit: words.drafts.goOn, others: [{ act: 'discard', label: words.drafts.discard }] })}
      </>
    )
  },
  acts: {
    main: act<WizardState, Resume, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk) => go<WizardState>((await draftAt(here.draft, wizard, desk))?.page ?? { at: 'gone' }),
    ),
    discard: act<WizardState, Resume, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk) =>
        leave('applications', undefined, (stores) => stores.drafts.remove(here.draft, desk.me())),
    ),
  },
})

/** What was taken up is not there any more. */
export const goneStep: Step<never, Gone> = {
  title: ({ certificateWizard }) => certificateWizard.gone.title,
  lead: ({ certificateWizard }) => certificateWizard.gone.lead,
  page: ({ desk, words: { certificateWizard } }) => (
    <div class="ways">
      <ActionLink link={listLink(desk)} />
      <ActionLink link={{ label: certificateWizard.gone.again, href: desk.path('apply') }} look="secondary" />
    </div>
  ),
}
