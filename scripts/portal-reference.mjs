// Writes docs/portal-reference.md from the doc comments of src/portal/define.ts and of the types it uses (npm run docs:portal).
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const definition = 'src/portal/define.ts'
const sources = [
  definition,
  'src/domain/accounts/one-time-code.ts',
  'src/domain/accounts/password-policy.ts',
  'src/domain/accounts/consent.ts',
  'src/domain/keys/product.ts',
  'src/domain/keys/term.ts',
  'src/domain/keys/calendar.ts',
  'src/domain/keys/connection-number.ts',
  'src/domain/keys/device.ts',
  'src/kit/language.ts',
  'src/kit/time.ts',
]

const intro = `# A portal's folder

<!-- Written by scripts/portal-reference.mjs from the doc comments of ${definition}. Change them there, then run npm run docs:portal. -->

A portal is a folder below \`portals/\`; the folder's name is its id and the first part of its paths. Adding one touches no other folder:
\`npm run madoguchi -- portal new NAME\` writes a working one, \`npm run madoguchi -- check\` says what is wrong with all of them.

| File | What it is |
|---|---|
| \`portal.ts\` | \`export default definePortal({ … })\`: the definition, data only |
| \`words.ja.ts\`, \`words.en.ts\` | \`export default words({ … })\`: what this portal says differently from the general words |
| \`terms/*.ts\` | texts to agree to or to read, each with its version |
| \`brand.css\` | custom properties on \`:root\`: \`--brand\`, \`--brand-deep\`, \`--brand-ink\`, \`--brand-tint\`, \`--brand-second\`, \`--ground\` |
| \`logo.svg\` | the mark; it loads and runs nothing |

The files import from \`madoguchi\` and from each other, and from nowhere else. A length of time is written with its unit: \`seconds(60)\`,
\`minutes(10)\`, \`hours(24)\`, \`days(90)\`. What does not fit is told at the start by file, field and reason, all of it at once.

`

const space = (text) => text.replace(/\s+/g, ' ').trim()
const plainComment = (comment) => space(comment.replace(/^\/\*\*|\*\/$/g, '').replace(/^\s*\*/gm, ''))
const withoutComments = (text) =>
  text.replace(/\s*\/\*\*[\s\S]*?\*\//g, '').replace(/([\w'\])}])\n\s*(?=readonly )/g, '$1; ')

/** The place after the text that begins at `from` and ends before one of `ends` outside all brackets, comments and quotes. */
const endOf = (text, from, ends) => {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (depth === 0 && at > from && ends.some((end) => text.startsWith(end, at))) return at
    if (text.startsWith('/**', at)) at = text.indexOf('*/', at) + 1
    else if (text[at] === "'") at = text.indexOf("'", at + 1)
    else if ('{[('.includes(text[at])) depth += 1
    else if ('}])'.includes(text[at])) depth -= 1
  }
  return text.length
}

/** The pieces of a text, each with the comment before it: fields by lines, variants by bars. */
const piecesOf = (text, ends) => {
  const pieces = []
  let at = 0
  let comment = ''
  for (;;) {
    at += text.slice(at).match(/^[\s|;]*/)[0].length
    if (at >= text.length) return pieces
    if (text.startsWith('/**', at)) {
      const end = text.indexOf('*/', at) + 2
      comment = plainComment(text.slice(at, end))
      at = end
      continue
    }
    const end = endOf(text, at, ends)
    pieces.push({ comment, text: space(withoutComments(text.slice(at, end))) })
    comment = ''
    at = end
  }
}

const fieldsOf = (body) =>
  piecesOf(body, ['\n']).map(({ comment, text }) => {
    const [, name, optional, type] = text.match(/^(?:readonly )?(\w+)(\?)?: (.*)$/)
    return { name, optional: optional !== undefined, type: type.replaceAll('readonly ', ''), comment }
  })

/** Every exported type of a source that carries a doc comment, not taken apart yet. */
const declarationsOf = (file) => {
  const text = readFileSync(new URL(file, root), 'utf8')
  const found = text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport (interface|type) (\w+)(?: = ?| )/g)
  return [...found].map(({ 0: head, 1: comment, 2: sort, 3: name, index }) => {
    const from = index + head.length
    const ends = sort === 'interface' ? ['\n\n'] : ['\n\n', '\nexport', '\ndeclare']
    return { file, name, comment: plainComment(comment), body: text.slice(from, endOf(text, from, ends)).trim() }
  })
}

/** A declaration with its fields, or with its variants where it is no object. */
const takenApart = ({ file, name, comment, body }) => {
  if (!body.startsWith('{') || endOf(body, 0, ['\n', ' ']) < body.length) {
    const variants = piecesOf(body, ['|', '/**'])
    return {
      name,
      comment,
      fields: null,
      variants: variants.map((one) => ({ ...one, text: one.text.replaceAll('readonly ', '') })),
    }
  }
  const fields = fieldsOf(body.slice(1, body.lastIndexOf('}')))
  const bare = fields.find((field) => field.comment === '')
  if (file === definition && bare) throw new Error(`${name}.${bare.name} in ${definition} has no doc comment`)
  return { name, comment, fields, variants: null }
}

const code = (text) => `\`${text.replaceAll('|', '\\|')}\``
const cell = (text) => text.replaceAll('|', '\\|')

/** The whole page. */
export const portalReference = () => {
  const known = new Map(sources.flatMap(declarationsOf).map((one) => [one.name, one]))
  const typesIn = (text) => [...new Set(text.match(/\b[A-Z]\w+/g) ?? [])].filter((name) => known.has(name))
  const textOf = ({ fields, variants }) =>
    [...(fields ?? []).map(({ type }) => type), ...(variants ?? []).map(({ text }) => text)].join(' ')
  const order = ['PortalDefinition']
  for (const name of order)
    for (const used of typesIn(textOf(takenApart(known.get(name))))) if (!order.includes(used)) order.push(used)
  const see = (text) =>
    typesIn(text)
      .map((name) => ` → [${name}](#${name.toLowerCase()})`)
      .join('')
  const section = ({ name, comment, fields, variants }) => {
    const lines = [`## ${name}`, '', comment, '']
    if (fields) {
      lines.push('| Field | Type | What it is |', '|---|---|---|')
      for (const field of fields)
        lines.push(
          `| \`${field.name}\`${field.optional ? ' (may be left out)' : ''} | ${code(field.type)} | ${cell(field.comment)}${see(field.type)} |`,
        )
    } else if (variants.length > 1 && variants.every(({ comment }) => comment === '')) {
      lines.push(
        `One of ${variants.map(({ text }) => `\`${text}\``).join(', ')}.${see(variants.map(({ text }) => text).join(' '))}`,
      )
    } else
      for (const variant of variants)
        lines.push(`- \`${variant.text}\`${variant.comment === '' ? '' : `: ${variant.comment}`}${see(variant.text)}`)
    return lines.join('\n')
  }
  return `${intro}${order.map((name) => section(takenApart(known.get(name)))).join('\n\n')}\n`
}

if (import.meta.main) writeFileSync(new URL('docs/portal-reference.md', root), portalReference())
