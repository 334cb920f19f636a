import { inflateSync } from 'node:zlib'

/** What a reader of a PDF finds in it, as far as our own documents need: the text page by page, and everything that is no page. */
export interface ReadPdf {
  /** The text in the order in which it was set, a line for each page. Between two pieces set apart there is nothing. */
  readonly text: string
  readonly pages: number
  /** All objects with their streams opened, without what is shown on pages: properties, names, the outline. */
  readonly rest: string
}

interface PdfObject {
  readonly dictionary: string
  readonly stream: Buffer | null
}

/** Reads a PDF by its objects, its pages' fonts and their ToUnicode maps (ISO 32000-1 §9.10.3). */
export const readPdf = (pdf: Uint8Array): ReadPdf => {
  const objects = objectsOf(Buffer.from(pdf))
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))
  const shown = new Set<string>()
  const texts = pages.map(({ dictionary }) => {
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(dictionary)![1]!)!.dictionary
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => {
        const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number!)!.dictionary)![1]!
        shown.add(unicode)
        return [name!, mapOf(objects.get(unicode)!.stream!.toString('latin1'))]
      }),
    )
    const contents = /\/Contents (\d+) 0 R/.exec(dictionary)![1]!
    shown.add(contents)
    return textOf(objects.get(contents)!.stream!.toString('latin1'), fonts)
  })
  const rest = [...objects].flatMap(([number, { dictionary, stream }]) =>
    shown.has(number) ? [dictionary] : [dictionary, stream?.toString('latin1') ?? ''],
  )
  return { text: texts.join('\n'), pages: pages.length, rest: `${rest.join('\n')}\n${utf16In(rest.join('\n'))}` }
}

const objectsOf = (pdf: Buffer): Map<string, PdfObject> => {
  const text = pdf.toString('latin1')
  return new Map(
    [...text.matchAll(/(?<=[\r\n])(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((found): [string, PdfObject] => {
      const [, number = '', body = ''] = found
      const at = body.indexOf('\nstream\n')
      if (at < 0) return [number, { dictionary: body, stream: null }]
      const dictionary = body.slice(0, at)
      const from = found.index + found[0].indexOf('\nstream\n') + '\nstream\n'.length
      const bytes = pdf.subarray(from, from + Number(/\/Length (\d+)/.exec(dictionary)![1]))
      return [number, { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes }]
    }),
  )
}

/** Glyphs of a font to text. */
const mapOf = (cmap: string): ReadonlyMap<string, string> => {
  const map = new Map<string, string>()
  for (const [, first = '', list = ''] of cmap.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    const targets = [...list.matchAll(/<([\w ]+)>/g)].map(([, hex]) => fromUtf16(hex!.replaceAll(' ', '')))
    for (const [place, target] of targets.entries())
      map.set((Number.parseInt(first, 16) + place).toString(16).padStart(4, '0'), target)
  }
  return map
}

const fromUtf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

const textOf = (content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string => {
  let font: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name)!
    else
      for (const [, run = ''] of shown!.matchAll(/<(\w+)>/g))
        for (const [glyph] of run.matchAll(/\w{4}/g)) text += font.get(glyph) ?? '\uFFFD'
  }
  return text
}

/** Texts of a PDF's properties that are written as UTF-16. */
const utf16In = (body: string): string =>
  [...body.matchAll(/\(\xFE\xFF([\s\S]*?)(?<!\\)\)/g)]
    .map(([, bytes]) => {
      const raw = Buffer.from(bytes!.replace(/\\([()\\])/g, '$1'), 'latin1')
      return raw.length % 2 === 0 ? raw.swap16().toString('utf16le') : ''
    })
    .join('\n')
