import type { Child } from 'hono/jsx'
import type { Link } from './frame.ts'

/** Whether a field has to be filled in, with the word the page shows for it (「必須」 or 「任意」). */
export type Need = { required: boolean; word: string }

/** What all fields share. `name` is also the id, unless two forms on one page use the same name. */
export type FieldProps = {
  name: string
  id?: string | undefined
  label: string
  need?: Need | undefined
  hint?: Child
  /** The same sentence as in the summary. */
  error?: string | undefined
}

/** About how much is typed: the width follows it. */
export type Width = 'code' | 'short' | 'medium' | 'full'

type TextProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'email' | 'tel' | 'url' | undefined
  width?: Width | undefined
  /** Latin codes and addresses: no spelling marks, no capital at the start. */
  plain?: boolean | undefined
  /** What stands between the hint and the control, such as a picture to read. */
  extra?: Child
}

/**
 * A form. It is checked on the server alone, so `novalidate`; `hidden` are fields such as the proof against forgery.
 */
export const Form = (props: {
  action: string
  method?: 'post' | 'get' | undefined
  hidden?: Record<string, string> | undefined
  id?: string | undefined
  /** Names the form where a page has several. */
  label?: string | undefined
  /** It has a field for a file. */
  multipart?: true | undefined
  children?: Child
}) => (
  <form
    id={props.id}
    class="form"
    method={props.method ?? 'post'}
    action={props.action}
    aria-label={props.label}
    enctype={props.multipart === true ? 'multipart/form-data' : undefined}
    novalidate
  >
    {props.hidden === undefined
      ? null
      : Object.entries(props.hidden).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
    {props.children}
  </form>
)

const idOf = (props: FieldProps): string => props.id ?? props.name

/** The ids that describe a control, in the order in which they are read. */
const describedBy = (props: FieldProps, ...more: (string | undefined)[]): string | undefined => {
  const id = idOf(props)
  const ids: (string | undefined)[] = [
    props.hint === undefined ? undefined : `${id}-hint`,
    ...more,
    props.error === undefined ? undefined : `${id}-error`,
  ].filter((one) => one !== undefined)
  return ids.length === 0 ? undefined : ids.join(' ')
}

export const Need = ({ need }: { need: Need | undefined }) =>
  need === undefined ? null : <span class={need.required ? 'need need-required' : 'need'}>{need.word}</span>

export const Hint = (props: FieldProps) =>
  props.hint === undefined ? null : (
    <div class="hint" id={`${idOf(props)}-hint`}>
      {props.hint}
    </div>
  )

export const Fault = (props: FieldProps) =>
  props.error === undefined ? null : (
    <p class="fault" id={`${idOf(props)}-error`}>
      {props.error}
    </p>
  )

/** Label with badge, hint, what else explains it, error, control: in this order for the eye and the ear. */
const Field = (props: FieldProps & { extra?: Child; children?: Child }) => (
  <div class={props.error === undefined ? 'field' : 'field field-wrong'}>
    <div class="field-name">
      <label for={idOf(props)}>{props.label}</label>
      {Need(props as { need: Need | undefined })}
    </div>
    {Hint(props)}
    {props.extra}
    {Fault(props)}
    {props.children}
  </div>
)

/** The attributes every text-like control has. */
const control = (props: FieldProps, ...more: (string | undefined)[]) => ({
  id: idOf(props),
  name: props.name,
  'aria-describedby': describedBy(props, ...more),
  'aria-invalid': props.error === undefined ? undefined : ('true' as const),
  required: props.need?.required ?? false,
})

const unspelt = { autocapitalize: 'none', autocomplete: 'off', spellcheck: false } as const
const plainly = { autocapitalize: 'none', spellcheck: false } as const

const Input = (props: TextProps, ...more: (string | undefined)[]) => (
  <input
    {...control(props, ...more)}
    class={`width-${props.width ?? 'full'}`}
    type={props.type ?? 'text'}
    inputmode={props.inputmode}
    value={props.value}
    autocomplete={props.autocomplete}
    {...(props.plain === true ? plainly : undefined)}
  />
)

/** One line of text. */
export const TextField = (props: TextProps) => <Field {...props}>{Input(props)}</Field>

/** Text whose fixed ending stands behind the field, such as `@midori.example`. */
export const SuffixField = (props: TextProps & { suffix: string }) => (
  <Field {...props}>
    <div class="affix">
      {Input({ ...props, plain: props.plain ?? true }, `${idOf(props)}-suffix`)}
      <span class="suffix" id={`${idOf(props)}-suffix`}>
        {props.suffix}
      </span>
    </div>
  </Field>
)

/** A file of the reader's own; `accept` is what their file list shows first. */
export const FileField = (props: FieldProps & { accept: string }) => (
  <Field {...props}>
    <input {...control(props)} type="file" class="width-full" accept={props.accept} />
  </Field>
)

/** A code from a mail: one field, so that pasting the whole of it works. */
export const CodeField = (props: FieldProps & { value?: string | undefined; numeric?: boolean | undefined }) => (
  <Field {...props}>
    {Input({
      ...props,
      autocomplete: 'one-time-code',
      inputmode: props.numeric === false ? 'text' : 'numeric',
      width: 'code',
      plain: true,
    })}
  </Field>
)

/**
 * A rule of a password in words. `pattern` is the source of a regular expression (flags `us`) that a password in keeping with
 * it matches; without one the rule is shown and only the server judges it.
 */
export type PasswordRule = { text: string; pattern?: string | undefined }

/** The rules, with the words a screen reader hears for a rule that is met or not yet met. */
export type PasswordRules = { title: string; rules: readonly PasswordRule[]; met: string; unmet: string }

/** A password. Script adds the button that shows it and the marks before the rules. Its value never comes back. */
export const PasswordField = (
  props: FieldProps & {
    autocomplete: 'current-password' | 'new-password' | 'off'
    /** The two names of the button. */
    reveal: { show: string; hide: string }
    policy?: PasswordRules | undefined
  },
) => {
  const id = idOf(props)
  const { policy } = props
  return (
    <Field {...props} extra={policy === undefined ? null : <RuleList id={id} policy={policy} />}>
      <div class="affix">
        <input
          {...control(props, policy === undefined ? undefined : `${id}-rules`)}
          type="password"
          autocomplete={props.autocomplete}
          {...plainly}
        />
        <button type="button" class="reveal" data-reveal={id} data-hide={props.reveal.hide} hidden>
          {props.reveal.show}
        </button>
      </div>
    </Field>
  )
}

const RuleList = ({ id, policy }: { id: string; policy: PasswordRules }) => (
  <div class="rules" id={`${id}-rules`} data-rules={id} data-met={policy.met} data-unmet={policy.unmet}>
    <p>{policy.title}</p>
    <ul>
      {policy.rules.map((rule) => (
        <li data-pattern={rule.pattern}>{rule.text}</li>
      ))}
    </ul>
  </div>
)

/** Several lines of text; `plain` for what is no language, such as a key: browsers send that to nobody to have its spelling looked at. */
export const TextArea = (
  props: FieldProps & { value?: string | undefined; rows?: number | undefined; plain?: boolean | undefined },
) => (
  <Field {...props}>
    <textarea {...control(props)} rows={props.rows ?? 6} {...(props.plain === true ? unspelt : undefined)}>
      {/* HTML drops one line break after the opening tag; this one, so that a first empty line stays. */}
      {`\n${props.value ?? ''}`}
    </textarea>
  </Field>
)

/** One of a set of answers. */
export type Choice = { value: string; label: string; hint?: string | undefined }

/** One answer from a long list; `empty` is the words of the first, empty one. */
export const Select = (
  props: FieldProps & {
    value?: string | undefined
    choices: readonly Choice[]
    empty?: string | undefined
    autocomplete?: string | undefined
  },
) => (
  <Field {...props}>
    <div class="select">
      <select {...control(props)} autocomplete={props.autocomplete}>
        {props.empty === undefined ? null : <option value="">{props.empty}</option>}
        {props.choices.map((choice) => (
          <option value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  </Field>
)

/** A single box to tick. Consent is never ticked beforehand. */
export const Checkbox = (props: FieldProps & { checked?: boolean | undefined; value?: string | undefined }) => (
  <div class={props.error === undefined ? 'field' : 'field field-wrong'}>
    {Hint(props)}
    {Fault(props)}
    <div class="choice">
      <input {...control(props)} type="checkbox" value={props.value ?? 'yes'} checked={props.checked ?? false} />
      <label for={idOf(props)}>{props.label}</label>
      {Need(props as { need: Need | undefined })}
    </div>
  </div>
)

/** One answer from a few. The first one carries the field's id, so that a summary's link lands on it. */
export const RadioGroup = (props: FieldProps & { value?: string | undefined; choices: readonly Choice[] }) => {
  const id = idOf(props)
  return (
    <fieldset class={props.error === undefined ? 'field' : 'field field-wrong'} aria-describedby={describedBy(props)}>
      <legend>{props.label}</legend>
      {Need(props as { need: Need | undefined })}
      {Hint(props)}
      {Fault(props)}
      {props.choices.map((choice, place) => {
        const own = place === 0 ? id : `${id}-${place + 1}`
        return (
          <div class="choice">
            <input
              type="radio"
              id={own}
              name={props.name}
              value={choice.value}
              checked={choice.value === props.value}
              required={props.need?.required ?? false}
              aria-describedby={choice.hint === undefined ? undefined : `${own}-about`}
            />
            <label for={own}>{choice.label}</label>
            {choice.hint === undefined ? null : (
              <span class="hint" id={`${own}-about`}>
                {choice.hint}
              </span>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/** A button that sends its form; `name` and `value` tell several apart. */
export type Press = {
  label: string
  /** What it acts on, heard before the label. */
  about?: string | undefined
  name?: string | undefined
  value?: string | undefined
  action?: string | undefined
}

const Button = ({ press, look }: { press: Press; look: string }) => (
  <button type="submit" class={look} name={press.name} value={press.value} formaction={press.action}>
    {press.about === undefined ? null : <span class="unseen">{press.about} </span>}
    {press.label}
  </button>
)

/** The end of a form: the main button, lesser buttons, and links that lead elsewhere. */
export const SubmitRow = (props: {
  primary: Press
  others?: readonly Press[] | undefined
  links?: readonly Link[] | undefined
}) => (
  <div class="submit">
    <div class="submit-buttons">
      <Button press={props.primary} look="primary" />
      {props.others?.map((press) => (
        <Button press={press} look="secondary" />
      ))}
    </div>
    {props.links === undefined || props.links.length === 0 ? null : (
      <ul class="submit-links">
        {props.links.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    )}
  </div>
)

/** A lesser button that belongs to the field above it, such as 「住所を検索」; it sends the whole form. */
export const FieldButton = ({ press }: { press: Press }) => (
  <p class="field-button">
    <Button press={press} look="secondary" />
  </p>
)

/** Tells a password manager whose password a page sets, where the page itself has no field for the name. */
export const PasswordOwner = ({ loginId }: { loginId: string }) => (
  <input type="text" autocomplete="username" value={loginId} readonly hidden />
)

/** A form that is one button, such as sending a code again. */
export const ButtonForm = (props: {
  action: string
  hidden?: Record<string, string> | undefined
  press: Press
  look?: 'primary' | 'secondary' | 'quiet' | undefined
}) => (
  <form class="button-form" method="post" action={props.action}>
    {Object.entries(props.hidden ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <Button press={props.press} look={props.look ?? 'secondary'} />
  </form>
)

/** A fault in words; `field` is the id of the control to go to, absent when it belongs to none. */
export type PageError = { field?: string | undefined; message: string }

/** Above the h1: how many things are to be put right, each a link to its control. It takes the focus, with or without script. */
export const ErrorSummary = (props: { title: string; errors: readonly PageError[] }) =>
  props.errors.length === 0 ? null : (
    <div class="errors" role="alert" tabindex={-1} aria-labelledby="errors-title" autofocus data-errors="">
      <h2 id="errors-title">{props.title}</h2>
      <ul>
        {props.errors.map((error) => (
          <li>{error.field === undefined ? error.message : <a href={`#${error.field}`}>{error.message}</a>}</li>
        ))}
      </ul>
    </div>
  )
