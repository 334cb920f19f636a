import { toAgree } from '../../domain/accounts/consent.ts'
import { type GrantVerdict, judgeGrant } from '../../domain/accounts/grant.ts'
import { ActionLink, BackLink } from '../../pages/link-list.tsx'
import { Notice } from '../../pages/notice.tsx'
import { Steps } from '../../pages/steps.tsx'
import { SummaryList } from '../../pages/summary-list.tsx'
import { addressSearched, type Found } from '../address-search.tsx'
import type { Desk } from '../desk.ts'
import { act, flow, go, type Move } from '../flow.ts'
import { receiveApplication } from './answer-application.ts'
import { type ApplicationFieldWords, type Asked, applicationFields, asked } from './application-fields.tsx'
import { RecoveryHelp } from './recovery-proofs.tsx'

/**
 * fill → confirm → sent; the mailed link opens arrived → received, or ended (TRD-10). Only when the address is confirmed does the
 * application wait for staff; until then nothing but the mailed grant holds it.
 */
type Entered = Readonly<Record<Asked | 'consent', string>>
type State =
  | { readonly at: 'fill'; readonly typed: Readonly<Record<string, string>>; readonly found: Found | null }
  | { readonly at: 'confirm'; readonly entered: Entered }
  | { readonly at: 'sent' }
  | { readonly at: 'arrived'; readonly grantId: string; readonly company: string; readonly name: string }
  | { readonly at: 'received'; readonly caseId: string }
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }

export interface ApplyForCodeWords extends ApplicationFieldWords {
  readonly title: string
  readonly lead: string
  readonly back: string
  readonly steps: { readonly label: string; readonly names: readonly [string, string, string] }
  readonly next: string
  readonly confirm: { readonly title: string; readonly notYet: string; readonly submit: string }
  readonly sent: { readonly title: string; readonly lead: string; readonly notes: (hours: number) => readonly string[] }
  readonly arrived: { readonly title: string; readonly lead: string; readonly submit: string }
  readonly received: {
    readonly title: string
    readonly lead: string
    readonly number: string
    readonly at: string
    readonly next: readonly string[]
    readonly contact: (help: { readonly title: string; readonly hours: string }) => string
  }
  readonly ended: Readonly<Record<Exclude<GrantVerdict, 'good'>, { readonly title: string; readonly lead: string }>> & {
    readonly again: string
  }
}

const ruleOf = (desk: Pick<Desk, 'portal'>) => {
  const { customers } = desk.portal.account
  return customers === 'none' ? false : customers.codeApplication
}

const StepsOf = ({ desk, now }: { desk: Desk; now: 0 | 1 | 2 }) => {
  const { steps } = desk.words.applyForCode
  return (
    <Steps
      label={steps.label}
      steps={steps.names}
      now={now}
      done={desk.words.common.steps.done}
      current={desk.words.common.steps.current}
    />
  )
}

export const applyForCode = flow<State>({
  id: 'apply-for-code',
  who: 'anybody',
  first: (desk) => (ruleOf(desk) === false ? null : { at: 'fill', typed: {}, found: null }),
  carries: (state) => (state.at === 'confirm' ? state.entered : state.at === 'fill' ? state.typed : {}),
  opens: {
    purposes: ['apply'],
    good: ({ id, facts }) => ({
      at: 'arrived',
      grantId: id,
      company: facts['company'] ?? '',
      name: facts['name'] ?? '',
    }),
    ended: (verdict) => ({ at: 'ended', verdict }),
  },
  steps: {
    fill: {
      title: ({ applyForCode }) => applyForCode.title,
      lead: ({ applyForCode }) => applyForCode.lead,
      page: ({ form, words: { applyForCode: words }, desk }) => (
        <>
          <StepsOf desk={desk} now={0} />
          {form({ submit: words.next, links: [{ label: words.back, href: desk.path('recover') }] })}
        </>
      ),
      acts: {
        main: act(
          (desk, here) => applicationFields(desk, desk.words.applyForCode, here.found),
          async ({ press, candidate, ...typed }, _here, desk): Promise<Move<State>> => {
            if (press === '') return go<State>({ at: 'confirm', entered: typed })
            const by = { press, candidate, postalCode: typed.postalCode }
            const { found, fill } = await addressSearched(by, typed.address, desk)
            return go<State>({ at: 'fill', typed: { ...typed, address: fill?.join('') ?? typed.address }, found })
          },
          (_desk, here) => here.typed,
        ),
      },
    },
    confirm: {
      title: ({ applyForCode }) => applyForCode.confirm.title,
      page: ({ here, words: { applyForCode: words, common }, desk, form }) => (
        <>
          <StepsOf desk={desk} now={1} />
          <Notice kind="warning">{words.confirm.notYet}</Notice>
          <SummaryList
            blank={common.blank}
            items={asked.map((item) => ({
              label: words.fields[item].label,
              value: here.entered[item],
              // The same form with everything in it; from there the way leads here again.
              change: { label: common.change, href: `${desk.path('apply-for-code', 'carry')}#${item}` },
            }))}
          />
          {form({ submit: words.confirm.submit })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, { entered }, desk) => send(entered, desk),
        ),
      },
    },
    sent: {
      title: ({ applyForCode }) => applyForCode.sent.title,
      lead: ({ applyForCode }) => applyForCode.sent.lead,
      page: ({ words, desk }) => {
        const rule = ruleOf(desk)
        return (
          <>
            <StepsOf desk={desk} now={2} />
            {words.applyForCode.sent.notes(rule === false ? 0 : rule.confirmation / 3600).map((note) => (
              <p>{note}</p>
            ))}
            <RecoveryHelp desk={desk} text={words.recoverByLink.ask.help} />
          </>
        )
      },
    },
    arrived: {
      title: ({ applyForCode }) => applyForCode.arrived.title,
      lead: ({ applyForCode }) => applyForCode.arrived.lead,
      review: async ({ grantId }, desk) => {
        const verdict = judgeGrant(await desk.stores.grants.byId(grantId), desk.now)
        return verdict === 'good' ? null : { at: 'ended', verdict }
      },
      page: ({ here, words: { applyForCode: words, common }, form }) => (
        <>
          <SummaryList
            blank={common.blank}
            items={[
              { label: words.fields.company.label, value: here.company },
              { label: words.fields.name.label, value: here.name },
            ]}
          />
          {form({ submit: words.arrived.submit })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          async (_typed, { grantId }, desk) => receive(grantId, desk),
        ),
      },
    },
    received: {
      title: ({ applyForCode }) => applyForCode.received.title,
      lead: ({ applyForCode }) => applyForCode.received.lead,
      page: async ({ here, words: { applyForCode: words, common }, desk }) => {
        const received = await desk.stores.cases.byId(here.caseId)
        return (
          <>
            <SummaryList
              blank={common.blank}
              items={[
                { label: words.received.number, value: received?.number },
                { label: words.received.at, value: received ? common.dateTime(received.createdAt) : '' },
              ]}
            />
            {words.received.next.map((line) => (
              <p>{line}</p>
            ))}
            <RecoveryHelp desk={desk} text={words.received.contact} />
          </>
        )
      },
    },
    ended: {
      title: ({ applyForCode }, { verdict }) => applyForCode.ended[verdict].title,
      page: ({ here, words: { applyForCode: words, recoverByLink }, desk }) => (
        <>
          <Notice kind="warning">{words.ended[here.verdict].lead}</Notice>
          {here.verdict === 'spent' ? (
            <BackLink link={{ label: words.back, href: desk.path('recover') }} />
          ) : (
            <ActionLink link={{ label: words.ended.again, href: desk.path('apply-for-code') }} />
          )}
          <RecoveryHelp desk={desk} text={recoverByLink.ask.help} />
        </>
      ),
    },
  },
})

/** Written down for the job that mails the link: which texts were agreed to, and when, goes with it (ACC-33). */
const send = async ({ consent: _, ...entered }: Entered, desk: Desk): Promise<Move<State>> => {
  const consents = toAgree(desk.portal.terms).map(({ id, version }) => `${id} ${version}`)
  const facts = { ...entered, consents: consents.join('\n'), consentedAt: desk.now.toISOString() }
  return go<State>({ at: 'sent' }, (stores) =>
    stores.requests.write(
      desk.newId(),
      { kind: 'apply-for-code', facts },
      { address: desk.visitor.address, language: desk.language },
      desk.now,
    ),
  )
}

/** One transaction: the link is used up, the application waits under its number, the applicant gets it by mail. */
const receive = async (grantId: string, desk: Desk): Promise<Move<State>> => {
  const grant = await desk.stores.grants.byId(grantId)
  const verdict = judgeGrant(grant, desk.now)
  if (!grant || verdict !== 'good') return go<State>({ at: 'ended', verdict: verdict === 'good' ? 'unknown' : verdict })
  const caseId = desk.newId()
  return go<State>({ at: 'received', caseId }, async (stores) => {
    if (!(await stores.grants.spend(grantId, desk.now))) return [{ text: desk.words.applyForCode.ended.spent.lead }]
    return receiveApplication(caseId, grant.facts, desk, stores)
  })
}
