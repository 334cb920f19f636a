import { ButtonForm, ErrorSummary, Form, Select, SubmitRow, TextField } from '../pages/form.tsx'
import { Layout } from '../pages/layout.tsx'
import { ActionLink } from '../pages/link-list.tsx'
import { Notice } from '../pages/notice.tsx'
import { Heading, Section } from '../pages/prose.tsx'
import { Maintenance, type Planned, type RefusedPlan } from './maintenance.tsx'
import { demoMaintenanceWords } from './maintenance-words.ts'
import type { ClockFault, TypedMove } from './move-clock.ts'
import type { DemoVisit } from './page-frame.ts'
import { SampleAccounts } from './sample-accounts.tsx'
import type { Unit } from './words.ts'

export interface GuideFacts {
  readonly now: Date
  readonly isMoved: boolean
  /** What has just been done to the clock. */
  readonly done: 'moved' | 'reset' | null
  /** Maintenance of the portals, and what has just been done about it. */
  readonly planned: readonly Planned[]
  readonly maintenance: 'announced' | 'ended' | null
  /** Maintenance that could not be planned. */
  readonly refusedPlan: RefusedPlan | null
  /** A way forward that was typed and could not be taken. */
  readonly refused: { readonly typed: TypedMove; readonly fault: ClockFault } | null
}

/** `/demo/`: what the demo is, where its mail goes, its clock, and accounts to try it with. */
export const GuidePage = ({ visit, facts }: { visit: DemoVisit; facts: GuideFacts }) => {
  const { frame, words, common } = visit
  const fault = facts.refused === null ? undefined : words.clock.faults[facts.refused.fault]
  const errors = [
    ...(fault === undefined ? [] : [{ field: 'amount', message: fault }]),
    ...(facts.refusedPlan?.missing ?? []).map((field) => ({
      field,
      message: demoMaintenanceWords[visit.language].faults[field],
    })),
  ]
  return (
    <Layout frame={frame} title={words.title} errorPrefix={errors.length === 0 ? undefined : common.errorPrefix}>
      {errors.length === 0 ? null : <ErrorSummary title={common.problems(errors.length)} errors={errors} />}
      <Heading title={words.title} lead={words.lead} />
      <Section title={words.inbox.title}>
        <p>{words.inbox.text}</p>
        <ActionLink link={{ label: words.inbox.open, href: '/demo/inbox' }} look="secondary" />
      </Section>
      <Clock visit={visit} facts={facts} fault={fault} />
      <Maintenance visit={visit} planned={facts.planned} done={facts.maintenance} refused={facts.refusedPlan} />
      <SampleAccounts visit={visit} />
    </Layout>
  )
}

const Clock = ({ visit, facts, fault }: { visit: DemoVisit; facts: GuideFacts; fault: string | undefined }) => {
  const { clock } = visit.words
  const { common } = visit
  return (
    <Section title={clock.title} id="clock">
      {facts.done === null ? null : (
        <Notice kind="success">{facts.done === 'moved' ? clock.moved : clock.wasReset}</Notice>
      )}
      <p>{clock.text}</p>
      <dl class="clock">
        <dt>{clock.now}</dt>
        <dd class="clock-time">
          <time datetime={facts.now.toISOString()}>{common.dateTime(facts.now)}</time>
        </dd>
        <dd>{facts.isMoved ? clock.ahead : clock.running}</dd>
      </dl>
      <div class="press-row">
        {clock.advance.map(({ duration, label }) => (
          <ButtonForm action="/demo/clock" hidden={{ advance: duration }} press={{ label }} />
        ))}
      </div>
      <h3>{clock.own.title}</h3>
      <OwnMove visit={visit} facts={facts} fault={fault} />
      {facts.isMoved ? (
        <div class="reset">
          <ButtonForm action="/demo/clock" hidden={{ reset: 'yes' }} press={{ label: clock.reset }} />
          <p class="hint">{clock.resetHint}</p>
        </div>
      ) : null}
    </Section>
  )
}

const OwnMove = ({ visit, facts, fault }: { visit: DemoVisit; facts: GuideFacts; fault: string | undefined }) => {
  const { own } = visit.words.clock
  const need = { required: true, word: visit.common.required }
  const units = Object.entries(own.units) as [Unit, string][]
  return (
    <Form action="/demo/clock" label={own.title}>
      <div class="amount">
        <TextField
          name="amount"
          label={own.amount}
          hint={own.amountHint}
          need={need}
          error={fault}
          value={facts.refused?.typed.amount}
          inputmode="numeric"
          autocomplete="off"
          width="short"
        />
        <Select
          name="unit"
          label={own.unit}
          need={need}
          value={facts.refused?.typed.unit ?? 'days'}
          choices={units.map(([value, label]) => ({ value, label }))}
        />
      </div>
      <SubmitRow primary={{ label: own.submit }} />
    </Form>
  )
}
