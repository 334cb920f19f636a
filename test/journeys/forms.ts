/** A control of a form as the page holds it. */
export interface Control {
  readonly name: string
  readonly type: string
  readonly value: string
  /** Values to choose from, where it is a choice. */
  readonly choices: readonly string[]
}

/** A form as a program sees it that knows nothing of the page's words. */
export interface FoundForm {
  readonly action: string
  readonly button: string
  readonly controls: readonly Control[]
}

const decoded = (text: string): string =>
  text.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (one) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[one] ?? "'",
  )

const attribute = (tag: string, name: string): string =>
  decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** Every form of the page's main part. */
export const formsIn = (html: string): readonly FoundForm[] => {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  return [...main.matchAll(/(<form[^>]*>)([\s\S]*?)<\/form>/g)]
    .filter(([, tag]) => attribute(tag!, 'method') === 'post')
    .map(([, tag, inner]) => ({
      action: attribute(tag!, 'action'),
      button: decoded(/<button[^>]*type="submit"[^>]*>([\s\S]*?)<\/button>/.exec(inner!)?.[1] ?? '').trim(),
      controls: controlsIn(inner!),
    }))
}

/** The form that a page is about: the one with the most to fill in. */
export const mainFormIn = (html: string): FoundForm | undefined => {
  const shown = (form: FoundForm): number => form.controls.filter(({ type }) => type !== 'hidden').length
  return [...formsIn(html)].sort((one, other) => shown(other) - shown(one))[0]
}

const controlsIn = (html: string): readonly Control[] => {
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    type: attribute(tag, 'type') || 'text',
    value: attribute(tag, 'value'),
    choices: [],
  }))
  const areas = [...html.matchAll(/<textarea[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    type: 'textarea',
    value: '',
    choices: [],
  }))
  const selects = [...html.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)].map(([, tag, inner]) => ({
    name: attribute(tag!, 'name'),
    type: 'select',
    value: '',
    choices: [...inner!.matchAll(/<option[^>]*>/g)].map(([option]) => attribute(option, 'value')),
  }))
  const seen = new Set<string>()
  return [...inputs, ...areas, ...selects].filter(({ name, type }) => {
    if (name === '' || (type === 'radio' && seen.has(name))) return false
    seen.add(name)
    return true
  })
}

/** What somebody says of themselves in any form of the counter. */
export interface Told {
  readonly identifier: string
  readonly mail: string
  readonly customerCode: string
  readonly postalCode: string
  readonly password: string
  /** A temporary password from a mail. */
  readonly temporary?: string
  /** Reads the picture of this id. */
  readonly picture?: (challenge: string) => string
}

/** Fills a form in by the names of its fields; hidden ones stay as they are. */
export const fillIn = (form: FoundForm, told: Told): Record<string, string> =>
  Object.fromEntries(form.controls.map((control) => [control.name, valueFor(control, told, form)]))

const valueFor = ({ name, type, value, choices }: Control, told: Told, form: FoundForm): string => {
  if (type === 'hidden') return value
  if (name === 'picture') return told.picture?.(form.controls.find((one) => one.name === 'challenge')!.value) ?? ''
  if (type === 'checkbox' || type === 'radio') return value === '' ? 'yes' : value
  if (type === 'select') return choices.find((one) => one !== '') ?? ''
  if (name === 'temporary') return told.temporary ?? told.password
  if (type === 'password') return told.password
  if (/identifier|login/i.test(name)) return told.identifier
  if (/postal/i.test(name)) return told.postalCode
  if (/code/i.test(name)) return told.customerCode
  if (/mail/i.test(name) || type === 'email') return told.mail
  if (/phone/i.test(name) || type === 'tel') return '045-000-0199'
  if (/kana/i.test(name)) return 'シケンショウジ'
  return type === 'textarea' ? 'お尋ねします。' : '試験 太郎'
}
