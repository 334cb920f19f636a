/** A page as a journey reads it: its headings, links, forms and fields by the words a person sees. */
export interface ReadPage {
  readonly status: number
  readonly headers: Headers
  readonly url: string
  readonly html: string
  /** The visible text, spaces folded. */
  readonly text: string
  readonly title: string
  readonly heading: string
  link(name: string): string
  hasLink(name: string): boolean
  /** The form that has the button. */
  form(button: string): ReadForm
  hasButton(name: string): boolean
  /** The sentence beside a field that has to be mended; empty where there is none. */
  error(label: string): string
}

export interface ReadForm {
  readonly action: string
  readonly method: string
  /** Sent as `multipart/form-data`: it has a field for a file. */
  readonly multipart: boolean
  /** Names by label. */
  readonly labels: ReadonlyMap<string, string>
  /** What the browser would send if nobody typed anything; with the name of the button that is pressed, where it has one. */
  readonly values: ReadonlyMap<string, string>
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }
const decoded = (html: string): string => html.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
const textOf = (html: string): string =>
  decoded(
    html
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<wbr\/?>/g, '')
      .replace(/<[^>]+>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim()
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? decoded(found[1]!) : undefined
}

/** A form of a page, by its markup. */
export const readForm = (html: string, pressed = ''): ReadForm => {
  const open = /<form[^>]*>/.exec(html)![0]
  const values = new Map<string, string>()
  const labels = new Map<string, string>()
  const names = new Map<string, string>()
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name === undefined) continue
    const id = attribute(tag, 'id')
    if (id !== undefined) names.set(id, name)
    const type = attribute(tag, 'type') ?? 'text'
    if (type === 'file') continue
    if ((type === 'checkbox' || type === 'radio') && !/\schecked(=|\s|>|\/)/.test(tag)) continue
    values.set(name, attribute(tag, 'value') ?? '')
  }
  for (const [, tag, content] of html.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g)) {
    names.set(attribute(tag!, 'id')!, attribute(tag!, 'name')!)
    values.set(attribute(tag!, 'name')!, decoded(content!).replace(/^\n/, ''))
  }
  for (const [, tag, content] of html.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)) {
    names.set(attribute(tag!, 'id')!, attribute(tag!, 'name')!)
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(content!)?.[0] ?? /<option[^>]*>/.exec(content!)?.[0]
    values.set(attribute(tag!, 'name')!, (chosen && attribute(chosen, 'value')) ?? '')
  }
  for (const [, tag, content] of html.matchAll(/(<label[^>]*>)([\s\S]*?)<\/label>/g)) {
    const name = names.get(attribute(tag!, 'for') ?? '')
    if (name !== undefined) labels.set(textOf(content!), name)
  }
  for (const [, tag, words] of html.matchAll(/(<button[^>]*>)([\s\S]*?)<\/button>/g)) {
    const name = attribute(tag!, 'name')
    if (name !== undefined && textOf(words!) === pressed) values.set(name, attribute(tag!, 'value') ?? '')
  }
  return {
    action: attribute(open, 'action') ?? '',
    method: attribute(open, 'method') ?? 'get',
    multipart: attribute(open, 'enctype') === 'multipart/form-data',
    labels,
    values,
  }
}

/** Reads an answer; what is asked for and is not there fails with what is there instead. */
export const readPage = async (response: Response, url: string): Promise<ReadPage> => {
  const html = await response.text()
  const forms = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form)
  const buttonsOf = (form: string): string[] =>
    [...form.matchAll(/<button[^>]*type="submit"[^>]*>([\s\S]*?)<\/button>/g)].map(([, words]) => textOf(words!))
  const links = [...html.matchAll(/(<a\s[^>]*>)([\s\S]*?)<\/a>/g)].map(([, tag, words]) => ({
    name: textOf(words!),
    href: attribute(tag!, 'href') ?? '',
  }))
  const heading = textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '')
  const missing = (what: string, there: readonly string[]): never => {
    throw new Error(`no ${what} on 「${heading}」 (${response.status} ${url}); there are: ${there.join(' / ')}`)
  }
  return {
    status: response.status,
    headers: response.headers,
    url,
    html,
    text: textOf(html),
    title: textOf(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? ''),
    heading,
    link: (name) =>
      links.find((link) => link.name === name)?.href ??
      missing(
        `link 「${name}」`,
        links.map((link) => link.name),
      ),
    hasLink: (name) => links.some((link) => link.name === name),
    form: (button) => {
      const found = forms.find((form) => buttonsOf(form).includes(button))
      return found === undefined ? missing(`button 「${button}」`, forms.flatMap(buttonsOf)) : readForm(found, button)
    },
    hasButton: (name) => forms.some((form) => buttonsOf(form).includes(name)),
    error: (label) => {
      for (const form of forms) {
        const name = readForm(form).labels.get(label)
        const found = name === undefined ? null : new RegExp(`id="${name}-error"[^>]*>([\\s\\S]*?)</p>`).exec(form)
        if (found) return textOf(found[1]!)
      }
      return ''
    },
  }
}
