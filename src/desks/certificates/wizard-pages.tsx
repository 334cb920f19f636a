import { couponFault, usesLeft } from '../../domain/certificates/coupon.ts'
import type { ContactRole } from '../../domain/certificates/desk-data.ts'
import { mayLiveOn } from '../../domain/certificates/revocation.ts'
import { japanDay } from '../../domain/certificates/term.ts'
import { Select } from '../../pages/form.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Section } from '../../pages/prose.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { choice, drawn } from '../fields.tsx'
import { act, type Field, type Fields, go, type Move, refuse, type Step } from '../flow.ts'
import { contactFields, contactInput, contactValues } from './contact-fields.tsx'
import { proceed } from './drafts.ts'
import { asTyped } from './optional-field.ts'
import { organisationFields, organisationInput, organisationValues } from './organisation-fields.tsx'
import { lookAgain } from './record-procedures.tsx'
import { requestItems, requestText, serverFields, serverInputs } from './server-fields.tsx'
import {
  type Filled,
  inputs,
  type Page,
  type PageName,
  pageAfter,
  pageBefore,
  reasonIn,
  serviceAt,
  type Typed,
  type Wizard,
  type WizardState,
  wishes,
} from './wizard.ts'
import { judgeHere } from './wizard-judge.ts'
import { agentOf, draftDays, PageHead, pageTitle } from './wizard-parts.tsx'
import { backToTerms } from './wizard-start.tsx'
import { fillBlanks } from './wizard-values.ts'

/** The fields of a page, for the page itself and for whoever reads all of them again before they are sent. */
export const fieldsOf = async (wizard: Wizard, at: PageName, here: Filled, desk: Desk): Promise<Fields> => {
  const { certificateWizard: words, revokeCertificate } = desk.words
  switch (at) {
    case 'confirm':
      return {}
    case 'reason':
      return {
        [inputs.because]: choice(
          desk,
          words.why,
          wishes.map((value) => ({ value, label: revokeCertificate.wishes[value] })),
        ),
      }
    case 'basics': {
      const because = reasonIn(here)
      return {
        ...(wizard.asksReason && because !== null && mayLiveOn(because) ? { [inputs.former]: former(desk) } : {}),
        ...(wizard.beginsTerm ? { [inputs.coupon]: await coupon(here, desk) } : {}),
        ...serverFields(desk),
      }
    }
    case 'organisation':
      return organisationFields(desk)
    default:
      return contactFields(desk, at)
  }
}

const former = (desk: Desk): Field<string> => {
  const { certificateWizard: words } = desk.words
  return choice(
    desk,
    words.former,
    (['later', 'at-once'] as const).map((value) => ({ value, ...words.formerChoices[value] })),
  )
}

/** 「クーポン番号」: those that can be used today for this service, and none. One that was chosen and cannot be used any more is told. */
const coupon = async (here: Filled, desk: Desk): Promise<Field<string>> => {
  const { certificateWizard: words } = desk.words
  const agent = await agentOf(here, desk)
  const today = japanDay(desk.now)
  const usable = (agent === '' ? [] : await desk.stores.coupons.ofAgent(agent)).filter(
    (one) => couponFault(one, agent, here.service, today) === null,
  )
  return {
    label: words.coupon.label,
    read: (raw) =>
      raw === '' || usable.some(({ number }) => number === raw)
        ? { ok: true, value: raw }
        : { ok: false, text: words.couponGone(raw.slice(0, 40).toWellFormed()) },
    draw: (props) => (
      <>
        <SummaryList items={[{ label: words.agent.label, value: agent === '' ? words.noAgent : agent }]} blank="" />
        <Select
          {...drawn(props, words.coupon, false)}
          empty={words.noCoupon}
          choices={usable.map((one) => ({
            value: one.number,
            label: words.couponChoice(one.number, usesLeft(one), one.until),
          }))}
        />
      </>
    ),
  }
}

/** The draft is there still, and what is applied for is open still. */
export const lookAtPage =
  (wizard: Wizard) =>
  async (here: Filled, desk: Desk): Promise<WizardState | null> => {
    if (!(await desk.stores.drafts.byId(here.draft.id, desk.me(), desk.now))) return { at: 'gone' }
    return wizard.offer === null ? null : lookAgain(wizard.offer)(here, desk)
  }

/** What every page of fields has: 「次へ」 judges and keeps, 「戻る」 keeps as it is, and nothing is lost either way. */
const pageStep = <P extends Exclude<PageName, 'confirm'>>(
  wizard: Wizard,
  at: P,
  more: {
    readonly lead: (here: Page, desk: Desk) => string
    readonly before?: (here: Page, desk: Desk) => ReturnType<Step<never, Page>['page']>
    readonly others?: (desk: Desk) => readonly { readonly act: string; readonly label: string }[]
    /** Judges what no field can alone; the values to keep, or a refusal. */
    readonly judge?: (
      typed: Readonly<Record<string, unknown>>,
      here: Page,
      desk: Desk,
    ) => Promise<Typed | Extract<Move<never>, { is: 'refuse' }>>
    readonly fills?: Readonly<
      Record<
        string,
        (here: Page, desk: Desk) => Promise<{ readonly typed: Typed; readonly told: NonNullable<Filled['told']> }>
      >
    >
  },
): Step<WizardState, Page<P>> => {
  const rawFields = async (desk: Desk, here: Page): Promise<Fields> =>
    Object.fromEntries(
      Object.entries(await fieldsOf(wizard, at, here, desk)).map(([name, field]) => [
        name,
        field.file ? field : asTyped(field),
      ]),
    )
  return {
    title: (_words, _here, desk) => pageTitle(at, desk),
    lead: (_words, here, desk) => more.lead(here as Page, desk),
    review: lookAtPage(wizard),
    page: async ({ here, form, desk, words: { certificateWizard: words } }) => (
      <>
        <PageHead wizard={wizard} here={here as Page} desk={desk} />
        <p class="hint">{words.keeps(draftDays(desk))}</p>
        {more.before === undefined ? null : await more.before(here as Page, desk)}
        {form({
          submit: words.next,
          others: [{ act: 'back', label: words.back }, ...(more.others?.(desk) ?? [])],
        })}
      </>
    ),
    acts: {
      main: {
        fields: (desk, here) => fieldsOf(wizard, at, here as Page, desk),
        initial: (_desk, here) => here.typed,
        carryOut: async (typed, here, desk): Promise<Move<WizardState>> => {
          const judged = more.judge ? await more.judge(typed, here as Page, desk) : (typed as Typed)
          if (isRefusal(judged)) return judged
          const to = here.isComplete ? 'confirm' : pageAfter(wizard, serviceAt(here.service, desk), at)
          return proceed(wizard, here as Page, to, { typed: judged }, desk)
        },
      },
      back: act<WizardState, Page<P>, Fields>(
        (desk, here) => rawFields(desk, here as Page),
        async (typed, here, desk): Promise<Move<WizardState>> => {
          const kept = keptOf(typed)
          const before = pageBefore(wizard, serviceAt(here.service, desk), at)
          if (before !== null) return proceed(wizard, here as Page, before, { typed: kept }, desk)
          // Kept under its own page first, so that the draft has it too.
          const move = await proceed(wizard, here as Page, at, { typed: kept }, desk)
          if (move.is !== 'go' || move.to.at === 'gone') return move
          return go<WizardState>(backToTerms(wizard, move.to as Page, desk), move.work)
        },
      ),
      ...Object.fromEntries(
        Object.entries(more.fills ?? {}).map(([name, fill]) => [
          name,
          act<WizardState, Page<P>, Fields>(
            (desk, here) => rawFields(desk, here as Page),
            async (typed, here, desk): Promise<Move<WizardState>> => {
              const kept = keptOf(typed)
              const filled = await fill({ ...here, typed: { ...here.typed, ...kept } } as Page, desk)
              return proceed(wizard, here as Page, at, { typed: { ...kept, ...filled.typed }, told: filled.told }, desk)
            },
          ),
        ]),
      ),
    },
  }
}

const isRefusal = (judged: Typed | { readonly is: 'refuse' }): judged is Extract<Move<never>, { is: 'refuse' }> =>
  'problems' in judged

/** What is kept of a page's values: a file as the request that is in it. */
const keptOf = ({ csrFile, ...typed }: Readonly<Record<string, unknown>>): Typed => ({
  ...(typed as Typed),
  ...(serverInputs.csr in typed
    ? { csr: requestText({ csr: String(typed['csr'] ?? ''), csrFile: (csrFile ?? null) as Uint8Array | null }) }
    : {}),
})

export const reasonStep = (wizard: Wizard) =>
  pageStep(wizard, 'reason', { lead: (_here, { words }) => words.certificateWizard.lead.reason })

/** 「基本情報入力」: the request is judged here, so that whoever made it can mend it before all else is typed (CRT-11). */
export const basicsStep = (wizard: Wizard) =>
  pageStep(wizard, 'basics', {
    lead: (_here, { words }) => words.certificateWizard.lead.basics,
    before: (here, { words }) => {
      const because = reasonIn(here)
      return wizard.asksReason && because !== null && !mayLiveOn(because) ? (
        <Notice kind="warning">{words.certificateWizard.formerAtOnce}</Notice>
      ) : null
    },
    judge: async (typed, here, desk) => {
      const kept = keptOf(typed)
      const judged = await judgeHere(wizard, { ...here, typed: { ...here.typed, ...kept } }, desk)
      return judged.ok
        ? { ...kept, [serverInputs.csr]: judged.request.csr }
        : refuse(...judged.texts.map((text) => ({ field: serverInputs.csr, text })))
    },
  })

/** 「申請組織情報入力」, below what the request says. */
export const organisationStep = (wizard: Wizard) =>
  pageStep(wizard, 'organisation', {
    lead: ({ of }, { words: { certificateWizard } }) =>
      of === '' ? certificateWizard.lead.organisation : certificateWizard.prefilled,
    before: (here, desk) => <RequestRead wizard={wizard} here={here} desk={desk} />,
    others: ({ words }) => [{ act: 'preset', label: words.certificateWizard.preset }],
    fills: {
      preset: async ({ typed }, desk) => {
        const organisation = (await desk.stores.presets.of(desk.me()))?.data.organisation
        if (!organisation) return { typed: {}, told: 'nothing-preset' }
        return {
          typed: fillBlanks(typed, organisationValues(organisation), [organisationInput('country')]),
          told: 'preset',
        }
      },
    },
  })

/** What was read from the request, in words (CRT-11). */
export const RequestRead = async ({ wizard, here, desk }: { wizard: Wizard; here: Page; desk: Desk }) => {
  const judged = await judgeHere(wizard, here, desk)
  const { serverFields: words, common } = desk.words
  return (
    <Section title={words.read.title}>
      {judged.ok ? (
        <>
          <SummaryList items={requestItems(judged.request, desk)} blank={common.blank} />
          <p class="hint">{words.read.subjectNote}</p>
        </>
      ) : (
        judged.texts.map((text) => <Notice kind="warning">{text}</Notice>)
      )}
    </Section>
  )
}

/** 「登録担当者」, 「技術担当者」, 「事務担当者」, 「契約責任者」. */
export const contactStep = (wizard: Wizard, role: ContactRole) =>
  pageStep(wizard, role, {
    lead: ({ of }, { words: { certificateWizard, certificateRecords } }) =>
      of === '' ? certificateWizard.contactLead(certificateRecords.role[role]) : certificateWizard.prefilled,
    others: ({ words: { certificateWizard } }) => [
      { act: 'preset', label: certificateWizard.preset },
      ...(role === 'registration' ? [] : [{ act: 'same', label: certificateWizard.same }]),
    ],
    fills: {
      preset: async ({ typed }, desk) => {
        const contact = (await desk.stores.presets.of(desk.me()))?.data.contacts?.[role]
        if (!contact) return { typed: {}, told: 'nothing-preset' }
        return {
          typed: fillBlanks(typed, contactValues(role, contact), [contactInput(role, 'notices')]),
          told: 'preset',
        }
      },
      ...(role === 'registration'
        ? {}
        : {
            same: async ({ typed }) => ({
              typed: fillBlanks(typed, renamed(typed, role), [contactInput(role, 'notices')]),
              told: 'same' as const,
            }),
          }),
    },
  })

/** What was typed of the registration contact, under another role's names. */
const renamed = (typed: Typed, role: ContactRole): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith('registration-') ? [[name.replace('registration-', `${role}-`), value]] : [],
    ),
  )
