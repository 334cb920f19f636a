import type { Child } from 'hono/jsx'
import type { Desk } from '../desks/desk.ts'
import type { Act, Field, Flow, FormOf, Problem, Step } from '../desks/flow.ts'
import type { NoticeName } from '../desks/words.ts'
import { ButtonForm, ErrorSummary, Form, SubmitRow } from '../pages/form.tsx'
import type { Frame } from '../pages/frame.ts'
import { Layout } from '../pages/layout.tsx'
import { Wait } from '../pages/notice.tsx'
import { Heading } from '../pages/prose.tsx'
import { frameOf } from './frame-of.ts'
import type { Visit } from './house.ts'

export interface Drawing {
  readonly visit: Visit
  readonly desk: Desk
  readonly flow: Flow
  readonly here: { readonly at: string }
  /** Where the page's forms are sent. */
  readonly action: string
  /** Hidden fields of every form: the flow's id while it is not stored yet. */
  readonly hidden: Readonly<Record<string, string>>
  /** What was typed, by field name, after a refusal or carried over. */
  readonly typed: Readonly<Record<string, string>>
  /** The act that was refused, with what has to be mended. */
  readonly refused: {
    readonly act: string
    readonly problems: readonly Problem[]
    readonly wait: number | undefined
  } | null
}

/** A step's page as a whole document. */
export const drawPage = async (drawing: Drawing): Promise<string> => {
  const { visit, desk, flow, here, refused } = drawing
  const { words } = visit
  const step = (flow.steps as Readonly<Record<string, Step<{ at: string }, { at: string }>>>)[here.at]!
  const forms = new Map<string, DrawnFields>()
  for (const [name, one] of Object.entries(step.acts ?? {})) forms.set(name, await fieldsOf(drawing, name, one))
  const body = await step.page({
    here,
    desk,
    words,
    form: (props) => <StepForm drawing={drawing} props={props} drawn={forms.get(props.act ?? 'main')} />,
    button: ({ act, label, about, look, hidden }) => (
      <ButtonForm
        action={drawing.action}
        hidden={{ ...drawing.hidden, ...hidden, act }}
        press={{ label, about }}
        look={look ?? 'secondary'}
      />
    ),
  })
  const title = step.title(words, here, desk)
  const caption = flow.caption?.(words)
  const problems = refused?.problems ?? []
  const frame: Frame = frameOf(visit, noticeOf(visit), flow.announces)
  const page = (
    <Layout
      frame={frame}
      title={caption === undefined ? title : `${title}｜${caption}`}
      errorPrefix={problems.length > 0 ? words.common.errorPrefix : undefined}
    >
      {problems.length === 0 ? null : (
        <ErrorSummary
          title={words.common.problems(problems.length)}
          errors={problems.map(({ field, text }) =>
            field === undefined ? { message: text } : { message: text, field },
          )}
        />
      )}
      <Heading title={title} caption={caption} lead={step.lead?.(words, here, desk)} />
      {refused?.wait === undefined ? null : (
        <Wait
          seconds={refused.wait}
          text={words.common.wait.text(refused.wait)}
          running={words.common.wait.running}
          over={words.common.wait.over}
        />
      )}
      {body}
    </Layout>
  )
  return String(await page.toString())
}

/** A notice of the step before, named in the address; only names that the words know. */
const noticeOf = ({ url, words }: Visit): Frame['notice'] => {
  const name = url.searchParams.get('notice')
  if (name === null || !Object.hasOwn(words.notices, name)) return undefined
  return { kind: name === 'signInFirst' ? 'info' : 'success', text: words.notices[name as NoticeName] }
}

interface DrawnFields {
  readonly fields: Child
  /** Whether a field has a button of its own. */
  readonly presses: boolean
  /** Whether a field is a file's. */
  readonly takesFile: boolean
}

const StepForm = (props: { drawing: Drawing; props: FormOf; drawn: DrawnFields | undefined }) => {
  const { act = 'main', submit, links, before, label, others = [] } = props.props
  const hidden = act === 'main' ? props.drawing.hidden : { ...props.drawing.hidden, act }
  return (
    <Form
      action={props.drawing.action}
      hidden={hidden}
      label={label}
      multipart={props.drawn?.takesFile === true ? true : undefined}
    >
      {/* Enter presses the first button of a form: the main one, unseen. */}
      {props.drawn?.presses === true ? (
        <button type="submit" hidden>
          {submit}
        </button>
      ) : null}
      {props.drawn?.fields}
      {before}
      <SubmitRow
        primary={{ label: submit }}
        others={others.map((one) => ({ label: one.label, name: 'act', value: one.act }))}
        links={links}
      />
    </Form>
  )
}

const fieldsOf = async (
  { desk, here, typed, refused, visit }: Drawing,
  name: string,
  one: Act<{ at: string }, { at: string }>,
): Promise<DrawnFields> => {
  const initial = (await one.initial?.(desk, here)) ?? {}
  const mine = refused?.act === name ? refused : null
  const values = refused === null || mine !== null ? { ...initial, ...typed } : initial
  const { required, optional } = visit.words.common
  const fields = Object.entries(await one.fields(desk, here))
  const drawn = fields.map(([key, field]) => {
    const wrong = mine?.problems.find((problem) => isOf(problem, key, field))
    return field.draw({
      name: key,
      value: field.secret === true ? '' : (values[key] ?? ''),
      all: values,
      error: wrong?.text,
      errorIn: wrong?.field,
      need: (isRequired) => ({ required: isRequired, word: isRequired ? required : optional }),
    })
  })
  return {
    fields: drawn,
    presses: fields.some(([, field]) => field.presses === true),
    takesFile: fields.some(([, field]) => field.file !== undefined),
  }
}

const isOf = ({ field: place }: Problem, key: string, { parts = [] }: Field<unknown>): boolean =>
  place !== undefined && (place === key || parts.includes(place))
