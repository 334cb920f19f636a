import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { chooseEncoding, loadAssets, tokensUsed } from './assets.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const assets = loadAssets(root)
const bytes = async (path: string, accept?: string) => Buffer.from(await assets.handle(path, accept)!.arrayBuffer())

describe('assets', () => {
  test('have addresses that change with what is in them, and may be kept for ever', () => {
    const url = assets.urlOf('style.css')
    expect(url).toMatch(/^\/assets\/[\w-]{12}\/style\.css$/)
    expect(loadAssets(root).urlOf('style.css')).toBe(url)
    const answer = assets.handle(url, undefined)!
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(answer.headers.get('vary')).toBe('accept-encoding')
  })

  test('are packed as the browser allows, with the same content', async () => {
    const url = assets.urlOf('comfort.js')
    const plain = await bytes(url)
    expect(assets.handle(url, 'gzip, br')!.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(await bytes(url, 'gzip, deflate, br'))).toEqual(plain)
    expect(gunzipSync(await bytes(url, 'gzip'))).toEqual(plain)
    expect(assets.handle(url, 'identity')!.headers.has('content-encoding')).toBe(false)
  })

  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['deflate', 'identity'],
    ['GZIP', 'gzip'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['br;q=0.000, gzip;q=0', 'identity'],
    ['br;q=0.001', 'br'],
  ])('Accept-Encoding %s is answered with %s', (accept, encoding) => {
    expect(chooseEncoding(accept)).toBe(encoding)
  })

  test.each(['partner', 'member', 'trade'])('the brand of %s is among them', (portal) => {
    expect(assets.handle(assets.urlOf(`${portal}/brand.css`), undefined)).toBeDefined()
    expect(assets.handle(assets.urlOf(`${portal}/logo.svg`), undefined)!.headers.get('content-type')).toMatch(
      /^image\/svg/,
    )
  })

  test('an unknown name is a fault, an unknown path is nobody’s', () => {
    expect(() => assets.urlOf('nothing.css')).toThrow('nothing.css')
    expect(assets.has('nothing.css')).toBe(false)
    for (const path of ['/assets/x/style.css', '/assets/../package.json', '/assets/', '__proto__'])
      expect(assets.handle(path, 'br')).toBeUndefined()
  })

  test('each font the sheet names is there, and no address leads elsewhere', async () => {
    const sheet = (await bytes(assets.urlOf('style.css'))).toString()
    const urls = [...sheet.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url!)
    expect(urls.length).toBeGreaterThan(100)
    for (const url of urls) expect(assets.handle(url, 'br')?.headers.get('content-type')).toBe('font/woff2')
    expect(assets.handle(urls[0]!, 'br')!.headers.has('content-encoding')).toBe(false)
  })

  test('every custom property the sheet uses is set', async () => {
    const sheet = (await bytes(assets.urlOf('style.css'))).toString()
    const set = new Set([...sheet.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
    const used = [...sheet.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)
    expect(used.filter((name) => !set.has(name))).toEqual([])
  })

  test('of the tokens only those in use are added', () => {
    expect(tokensUsed('a{color:var(--b)}', ':root{--a: red;--b: #fff;}')).toBe(':root{--b:#fff}\n')
  })
})

/** Contrast of two colours, WCAG 2.2 §1.4.3. */
const contrast = (one: string, two: string): number => {
  const light = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const [dark, bright] = [light(one), light(two)].sort((a, b) => a - b)
  return (bright! + 0.05) / (dark! + 0.05)
}

describe.each(['partner', 'member', 'trade'])('the colours of %s', (portal) => {
  test('can be read on white, on the ground and on the tint, and white on them', async () => {
    const sheet = (await bytes(assets.urlOf(`${portal}/brand.css`))).toString()
    const colour = (name: string): string => sheet.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))![1]!
    for (const text of ['brand', 'brand-deep', 'brand-ink'])
      for (const ground of ['#ffffff', colour('ground'), colour('brand-tint')])
        expect(contrast(colour(text), ground)).toBeGreaterThanOrEqual(4.5)
  })
})
