import type { ApplicationData, ContactRole } from '../../domain/certificates/desk-data.ts'
import { mayLiveOn } from '../../domain/certificates/revocation.ts'
import { japanDay } from '../../domain/certificates/term.ts'
import type { Stores } from '../../domain/stores.ts'
import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import { Prose, Section } from '../../pages/prose.tsx'
import { type SummaryItem, SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { act, go, type Move, type PageOf, type Problem, refuse, type Step } from '../flow.ts'
import { contactItems, contactOf } from './contact-fields.tsx'
import { keepDraft, proceed } from './drafts.ts'
import { tellerAt } from './new-record.ts'
import { organisationItems, organisationOf } from './organisation-fields.tsx'
import { type OwnRecord, ownerAt, readOwnRecord } from './own-record.ts'
import { closedText, listLink, recordLink } from './record-procedures.tsx'
import { bothForms, serverItems, serverOf } from './server-fields.tsx'
import { shortServiceName, tellContacts } from './tell.ts'
import {
  type Done,
  inputs,
  type Page,
  type PageName,
  pageBefore,
  pagesOf,
  reasonIn,
  serviceAt,
  type Wizard,
  type WizardState,
} from './wizard.ts'
import { judgeHere } from './wizard-judge.ts'
import { fieldsOf, lookAtPage, RequestRead } from './wizard-pages.tsx'
import { agentOf, PageHead, pageTitle } from './wizard-parts.tsx'

type Confirm = Page<'confirm'>

const isRole = (page: PageName): page is ContactRole =>
  page === 'registration' || page === 'technical' || page === 'billing' || page === 'contract'

/** The pages whose fields do not read any more as they stand, such as with a coupon that somebody else used meanwhile. */
const brokenPages = async (wizard: Wizard, here: Page, desk: Desk): Promise<readonly PageName[]> => {
  const broken: PageName[] = []
  for (const page of pagesOf(wizard, serviceAt(here.service, desk))) {
    const fields = Object.entries(await fieldsOf(wizard, page, here, desk))
    if (fields.some(([name, field]) => !field.file && !field.read(here.typed[name] ?? '', here.typed).ok))
      broken.push(page)
  }
  return broken
}

const partTitle = (page: PageName, desk: Desk): string =>
  page === 'basics' || page === 'organisation' ? desk.words.certificateWizard.confirm[page] : pageTitle(page, desk)

/** Everything that was typed, page by page, each with the way back to it; and the one act that sends it. */
export const confirmStep = (wizard: Wizard): Step<WizardState, Confirm> => ({
  title: ({ certificateWizard }) => certificateWizard.title.confirm,
  lead: ({ certificateWizard }) => certificateWizard.lead.confirm,
  review: lookAtPage(wizard),
  page: async (page) => {
    const { here, form, desk, words } = page
    return (
      <>
        <PageHead wizard={wizard} here={here} desk={desk} />
        {pagesOf(wizard, serviceAt(here.service, desk))
          .filter((one) => one !== 'confirm')
          .map((one) => (
            <Part wizard={wizard} page={page} part={one} />
          ))}
        {form({
          submit: words.certificateWizard.confirm.submit,
          others: [{ act: 'back', label: words.certificateWizard.back }],
        })}
      </>
    )
  },
  acts: {
    main: act<WizardState, Confirm, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk): Promise<Move<WizardState>> => {
        const { confirm } = desk.words.certificateWizard
        const broken = await brokenPages(wizard, here, desk)
        if (broken.length > 0)
          return refuse(...broken.map((page) => ({ text: confirm.incomplete(partTitle(page, desk)) })))
        const id = desk.newId()
        return go<WizardState>({ at: 'done', id }, (stores) => send(wizard, here, id, desk, stores))
      },
    ),
    back: act<WizardState, Confirm, Record<never, never>>(
      () => ({}),
      async (_typed, here, desk): Promise<Move<WizardState>> =>
        proceed(
          wizard,
          here,
          pageBefore(wizard, serviceAt(here.service, desk), 'confirm') ?? 'basics',
          { isComplete: true },
          desk,
        ),
    ),
    ...Object.fromEntries(
      (['reason', 'basics', 'organisation', 'registration', 'technical', 'billing', 'contract'] as const).map((to) => [
        `change-${to}`,
        act<WizardState, Confirm, Record<never, never>>(
          () => ({}),
          async (_typed, here, desk): Promise<Move<WizardState>> =>
            pagesOf(wizard, serviceAt(here.service, desk)).includes(to)
              ? proceed(wizard, here, to, { isComplete: true }, desk)
              : go<WizardState>(here),
        ),
      ]),
    ),
  },
})

const Part = async (props: { wizard: Wizard; page: PageOf<Confirm>; part: PageName }) => {
  const { wizard, page, part } = props
  const { here, desk, button } = page
  const title = partTitle(part, desk)
  return (
    <>
      <Section title={title}>
        <SummaryList items={await itemsOf(wizard, part, here, desk)} blank={desk.words.common.blank} />
        {button({ act: `change-${part}`, label: desk.words.certificateWizard.confirm.change(title), look: 'quiet' })}
      </Section>
      {part === 'basics' ? <RequestRead wizard={wizard} here={here} desk={desk} /> : null}
    </>
  )
}

const itemsOf = async (wizard: Wizard, part: PageName, here: Confirm, desk: Desk): Promise<readonly SummaryItem[]> => {
  const { certificateWizard: words, revokeCertificate } = desk.words
  if (isRole(part)) return contactItems(contactOf(part, here.typed), desk)
  if (part === 'organisation') return organisationItems(organisationOf(here.typed), desk)
  const because = reasonIn(here)
  if (part === 'reason')
    return [{ label: words.why.label, value: because === null ? '' : revokeCertificate.wishes[because] }]
  const judged = await judgeHere(wizard, here, desk)
  return [
    { label: words.service.field.label, value: serviceAt(here.service, desk).title[desk.language] },
    ...(wizard.asksReason ? [{ label: words.former.label, value: words.formerChoices[formerOf(here)].label }] : []),
    ...(wizard.beginsTerm
      ? [
          { label: words.agent.label, value: await agentOf(here, desk) },
          { label: words.coupon.label, value: here.typed[inputs.coupon] || words.noCoupon },
        ]
      : []),
    ...(judged.ok ? serverItems(serverOf(judged.request, here.typed), desk) : []),
  ]
}

/** What becomes of the certificate before: with a reason that does not let it live on, at once (CRT-15). */
const formerOf = (here: Page): 'later' | 'at-once' => {
  const because = reasonIn(here)
  return because !== null && mayLiveOn(because) && here.typed[inputs.former] === 'later' ? 'later' : 'at-once'
}

/**
 * Sends the application: judged by what is true in this transaction, the record made, the coupon held, the draft gone, the contact told. The
 * draft is locked first, so that two windows with the same one send it once.
 */
const send = async (
  wizard: Wizard,
  here: Confirm,
  id: string,
  desk: Desk,
  stores: Stores,
): Promise<readonly Problem[] | undefined> => {
  const { confirm } = desk.words.certificateWizard
  const { draft, of } = here
  const record = of === '' ? null : await readOwnRecord(of, desk, stores)
  const contractId = record?.contract?.id ?? null
  if (!(await keepDraft(wizard, here, draft.version, contractId, desk, stores)))
    return [{ text: confirm.changedElsewhere }]
  const closed = wizard.offer === null ? null : closedText(record, wizard.offer, of, desk)
  if (closed !== null) return [{ text: closed }]
  const judged = await judgeHere(wizard, here, desk, stores)
  if (!judged.ok) return [{ text: confirm.refusedNow }, ...judged.texts.map((text) => ({ text }))]
  const { key, names } = judged.request
  const data = dataOf(wizard, here, record, serverOf(judged.request, here.typed), desk)
  const agentCode = await agentOf(here, desk, stores)
  const coupon = (wizard.beginsTerm && here.typed[inputs.coupon]) || null
  const created = await stores.applications.create({
    id,
    account: desk.me(),
    owner: await ownerAt(desk, stores),
    kind: wizard.kind,
    status: 'received',
    service: here.service,
    contractId,
    previousId: record?.application.id ?? null,
    appliedAt: desk.now,
    agentCode,
    organisation: data.organisation?.name ?? '',
    serverName: data.server?.names[0] ?? names[0]?.ascii ?? '',
    serverType: data.server?.serverType ?? '',
    coupon,
    keyFingerprint: key.fingerprint,
    dueAt: null,
    data,
  })
  if (!created) return [{ text: desk.words.recordProcedures.closed.why['under-way']('') }]
  if (coupon !== null) {
    const today = japanDay(desk.now)
    if (!(await stores.coupons.hold(coupon, id, agentCode, here.service, today, desk.now)))
      return [{ text: confirm.couponTaken }]
  }
  await stores.drafts.remove(draft.id, desk.me())
  await desk.noteIn(stores, {
    event: 'application.received',
    accountId: desk.me(),
    facts: { application: id, kind: wizard.kind, contract: record?.contract?.code ?? '', ...termsFacts(here) },
  })
  const filed = (await stores.applications.any(id))!
  await tellContacts('record-received', filed, data.contacts, ['registration'], {}, tellerAt(desk, stores))
  const verdict = record?.offers.further
  if (wizard.kind === 'further' && verdict?.is === 'open' && verdict.needsExamination !== true) {
    // What it says was examined with the contract: nobody has to look at it again (CRT-41).
    const examining = await stores.applications.move(filed, 'program', 'examine', {}, desk.now)
    if (examining) await stores.applications.move(examining, 'program', 'approve', {}, desk.now)
  }
  return undefined
}

const termsFacts = ({ agreed }: Page) => ({ terms: agreed.id, version: agreed.version })

/** What the record says: of a further certificate all but the key as it was examined with the contract. */
const dataOf = (
  wizard: Wizard,
  here: Page,
  record: OwnRecord | null,
  server: NonNullable<ApplicationData['server']>,
  desk: Desk,
): ApplicationData => {
  const examined = record?.contract?.data
  if (wizard.asks === 'key')
    return {
      ...(examined?.organisation && { organisation: examined.organisation }),
      ...(examined?.contacts && { contacts: examined.contacts }),
      server: { ...server, names: examined?.server?.names ?? server.names },
    }
  const because = reasonIn(here)
  return {
    organisation: organisationOf(here.typed),
    contacts: Object.fromEntries(
      serviceAt(here.service, desk).contacts.map((role) => [role, contactOf(role, here.typed)]),
    ),
    server,
    ...(wizard.asksReason && because !== null ? { reissue: { because, former: formerOf(here) } } : {}),
  }
}

/** 「お申込完了」: read from what is kept, so that Back, reload and a second tab show what is true. */
export const doneStep = (wizard: Wizard): Step<never, Done> => ({
  title: ({ certificateWizard }) => certificateWizard.done.title,
  lead: ({ certificateWizard }) => certificateWizard.done.lead[wizard.kind],
  page: async ({ here, desk, words: { certificateWizard: words, certificateRecords, common } }) => {
    const application = await desk.stores.applications.byId(here.id, await ownerAt(desk))
    if (!application) throw new Error('an application that is done is there')
    const { done } = words
    return (
      <>
        <SummaryList
          items={[
            { label: done.labels.procedure, value: words.name[wizard.id] },
            {
              label: done.labels.service,
              value: shortServiceName(desk.portal, application.service, desk.language),
            },
            { label: done.labels.server, value: bothForms(application.serverName, desk) },
            { label: done.labels.status, value: certificateRecords.status[application.status] },
            { label: done.labels.appliedAt, value: common.dateTime(application.appliedAt) },
          ]}
          blank={common.blank}
        />
        <Prose pieces={[{ text: done.examined }, { text: done.mailed }]} />
        <LinkList
          links={[{ label: done.form, about: done.formAbout, href: `${desk.path('application-form')}?of=${here.id}` }]}
        />
        <div class="ways">
          <ActionLink link={recordLink(here.id, desk)} />
          <ActionLink link={listLink(desk)} look="secondary" />
        </div>
      </>
    )
  },
})
