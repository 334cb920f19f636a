import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The files that pages load. Their addresses hold a hash of what is in them, so a browser may keep them for ever. */
export type Assets = {
  /**
   * The address of an asset: `style.css`, `demo.css`, `comfort.js`, `logo.svg`, or a portal's own, such as `member/brand.css` and
   * `member/logo.svg`. An unknown name is a fault.
   */
  urlOf(name: string): string
  /** Whether there is such an asset; a portal may come without a mark. */
  has(name: string): boolean
  /** The answer for a request's path, packed as its Accept-Encoding allows; undefined where nothing is kept at that path. */
  handle(path: string, acceptEncoding: string | undefined): Response | undefined
}

type Encoding = 'br' | 'gzip' | 'identity'
type Body = Uint8Array<ArrayBuffer>
type Kept = { type: string; bodies: { [key in Encoding]?: Body } }

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
}

const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 12)

const ending = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

const bytesOf = (data: Uint8Array): Body => new Uint8Array(data)

const pack = (text: string): Kept['bodies'] => {
  const plain = Buffer.from(text)
  return {
    identity: bytesOf(plain),
    gzip: bytesOf(gzipSync(plain, { level: 9 })),
    br: bytesOf(
      brotliCompressSync(plain, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      }),
    ),
  }
}

/** The parts of the sheet; the later one wins where two say something. */
const styleParts = ['ground', 'frame', 'sheet', 'form', 'message', 'list', 'media']

/** The parts of the one script. */
const scriptParts = ['comfort', 'picture-code']

/** Of the design tokens those that a sheet uses: a page should not carry the two hundred others. */
export const tokensUsed = (sheet: string, tokens: string): string => {
  const values = new Map([...tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]))
  const used = [...new Set([...sheet.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!))].filter((name) =>
    values.has(name),
  )
  return `:root{${used.map((name) => `${name}:${values.get(name)}`).join(';')}}\n`
}

/** Comments and indents help those who write the sheet, not those who load it. */
const bare = (sheet: string): string =>
  sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()

/** The encoding to answer with: brotli before gzip, and neither where it was refused with `q=0`. */
export const chooseEncoding = (accept: string | undefined): Encoding => {
  const wanted = new Set(
    (accept ?? '')
      .toLowerCase()
      .split(',')
      .map((one) => one.split(';').map((part) => part.trim()))
      .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name),
  )
  return wanted.has('br') ? 'br' : wanted.has('gzip') ? 'gzip' : 'identity'
}

/**
 * Reads all assets once. `root` is the folder that holds `assets` and `node_modules`; a file that should be there
 * and is not is a fault at the start, not at a visitor.
 */
export const loadAssets = (root: string, portals = join(root, 'portals')): Assets => {
  const text = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')
  const kept = new Map<string, Kept>()
  const urls = new Map<string, string>()

  const keepText = (name: string, content: string): void => {
    const url = `/assets/${hashOf(content)}/${name.replaceAll('/', '-')}`
    kept.set(url, { type: types[ending(name)]!, bodies: pack(content) })
    urls.set(name, url)
  }

  // One hash for all fonts: a hash in each of a hundred addresses would be the largest part of the sheet.
  const fontHome = ['node_modules', '@fontsource', 'noto-sans-jp']
  const fontHash = hashOf(text(...fontHome, 'package.json'))
  const fonts = text('assets', 'fonts.css').replace(/url\(noto\/([\w-]+)\)/g, (_all, name: string) => {
    const url = `/assets/${fontHash}/${name}.woff2`
    const file = readFileSync(join(root, ...fontHome, 'files', `noto-sans-jp-${name}-normal.woff2`))
    kept.set(url, { type: types['woff2']!, bodies: { identity: bytesOf(file) } })
    return `url(${url})`
  })

  const style = styleParts.map((part) => text('assets', 'style', `${part}.css`)).join('')
  const tokens = text('node_modules', '@digital-go-jp', 'design-tokens', 'dist', 'tokens.css')
  keepText('style.css', tokensUsed(style, tokens) + bare(style) + bare(fonts))
  keepText('comfort.js', scriptParts.map((part) => text('assets', `${part}.js`)).join('\n'))
  for (const name of ['logo.svg', 'demo.css', 'demo-device.js']) keepText(name, text('assets', name))
  // The simulator's page has what the demo's other pages have, and its television.
  keepText('demo-device.css', text('assets', 'demo.css') + text('assets', 'demo-device.css'))
  for (const portal of readdirSync(portals, { withFileTypes: true })) {
    if (!portal.isDirectory()) continue
    for (const name of readdirSync(join(portals, portal.name)))
      if (name === 'brand.css' || name === 'logo.svg')
        keepText(`${portal.name}/${name}`, readFileSync(join(portals, portal.name, name), 'utf8'))
  }

  return {
    urlOf(name) {
      const url = urls.get(name)
      if (url === undefined) throw new Error(`There is no asset ${name}`)
      return url
    },
    has: (name) => urls.has(name),
    handle(path, acceptEncoding) {
      const found = kept.get(path)
      if (found === undefined) return undefined
      const wanted = chooseEncoding(acceptEncoding)
      const encoding: Encoding = found.bodies[wanted] === undefined ? 'identity' : wanted
      const headers = new Headers({
        'content-type': found.type,
        'cache-control': 'public, max-age=31536000, immutable',
      })
      if (found.bodies.gzip !== undefined) headers.set('vary', 'accept-encoding')
      if (encoding !== 'identity') headers.set('content-encoding', encoding)
      return new Response(found.bodies[encoding]!, { headers })
    },
  }
}
