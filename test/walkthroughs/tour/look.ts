import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext, Page } from 'playwright-core'
import { startBrowser } from '../browser.ts'
import type { Album, Shot } from './album.ts'
import { serveAlbum } from './serve-album.ts'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const TABS = 2

/** How a frame is to be looked at. */
interface Facts {
  readonly tags: readonly string[]
  /** Whether axe looks; what a page measures is always looked at. */
  readonly axe: boolean
  /** Whether it is looked at a second time with something in every field. */
  readonly fills: boolean
}

/**
 * Runs inside every frame as its `lookAround`: what axe finds there, and what a person's eyes and fingers would. A frame as wide as a window
 * lays a page out like that window, and three of them need no window to be resized.
 */
const lookAround = async ({ tags, axe, fills }: Facts): Promise<string[]> => {
  const faults: string[] = []
  const { documentElement: html } = document
  const isNarrow = html.clientWidth < 600

  const look = async (state: string): Promise<void> => {
    const complain = (what: string) => void faults.push(`${html.clientWidth} px${state}: ${what}`)
    const options = { resultTypes: ['violations'], elementRef: false, preload: false, iframes: false }
    const runOnly = { type: 'tag', values: tags }
    const found = axe ? await (globalThis as any).axe.run(document, { runOnly, ...options }) : { violations: [] }
    for (const { id, nodes } of found.violations) complain(`${id}: ${nodes.map((node: any) => node.html).join(' ')}`)
    const sideways = (): number => html.scrollWidth - html.clientWidth
    if (sideways() > 0) complain(`scrolls sideways by ${sideways()} px`)
    for (const one of document.querySelectorAll<HTMLElement>('button, select, textarea, input:not([type=hidden])')) {
      if (!one.checkVisibility()) continue
      const box = (one.matches('[type=checkbox], [type=radio]') ? one.closest('.choice')! : one).getBoundingClientRect()
      const least = isNarrow && !one.closest('.table, dd, .affix') ? 44 : 24
      if (box.height < least || box.width < 24)
        complain(`is ${Math.round(box.width)} by ${Math.round(box.height)} px small: ${one.outerHTML}`)
      const isTyped = one.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=file])')
      if (isTyped && !one.closest('.affix') && Number.parseFloat(getComputedStyle(one).borderTopWidth) === 0)
        complain(`has no edge: ${one.outerHTML}`)
    }
    if (!isNarrow) return
    html.style.fontSize = '200%'
    if (sideways() > 0) complain(`scrolls sideways by ${sideways()} px with large text`)
    html.style.fontSize = ''
  }

  /** Puts long values into every field that is still empty. Whether there was one. */
  const fillIn = (): boolean => {
    let filled = false
    for (const one of document.querySelectorAll<HTMLInputElement>('main input:not([type=hidden]), main textarea')) {
      // No script can choose a file.
      if (one.type === 'file') continue
      const isBox = one.type === 'checkbox' || one.type === 'radio'
      if (!one.checkVisibility() || (isBox ? one.checked : one.value !== '')) continue
      if (isBox) one.checked = true
      else one.value = `とても長い会社名の株式会社ひばりが丘建具と金物の専門店${'W'.repeat(40)}`
      one.dispatchEvent(new Event('input', { bubbles: true }))
      filled = true
    }
    return filled
  }

  await document.fonts.ready
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')]
  const first = stops.find((one) => one.tabIndex >= 0 && !one.closest('[hidden]'))
  if (!first?.classList.contains('skip')) faults.push(`the first stop of the Tab key is ${first?.outerHTML}`)
  if (stops.some((one) => one.tabIndex > 0)) faults.push('the Tab key goes in an order of its own')
  await look('')
  if (fills && fillIn()) await look(', filled in')
  return faults
}

/**
 * Runs inside the page that holds the frames: puts a state into each of them, and gathers what they see. A frame keeps its sheets, fonts and
 * axe for as long as the pages have the same head; loading these anew for each state would take ten times as long.
 */
const lookInFrames = async ({ url, facts }: { url: string; facts: Facts }): Promise<string[]> => {
  const html = await (await fetch(url)).text()
  const parsed = () => new DOMParser().parseFromString(html, 'text/html')
  const headOf = (page: Document): string =>
    [...page.querySelectorAll('link, script')].map((one) => one.outerHTML).join('')
  const faults: string[] = []
  for (const frame of document.querySelectorAll('iframe')) {
    const here = frame.contentDocument!
    if (headOf(parsed()) !== headOf(here)) {
      const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }))
      frame.src = url
      await loaded
    } else {
      const fresh = parsed()
      here.documentElement.lang = fresh.documentElement.lang
      here.title = fresh.title
      here.body.replaceWith(here.adoptNode(fresh.body))
      const script = here.querySelector('script')
      const comfort = script ? await (await fetch(script.src)).text() : ''
      // Not as a script of the page: its names are there already.
      ;(frame.contentWindow as any).eval(`{${comfort}}`)
    }
    faults.push(...(await (frame.contentWindow as any).lookAround(facts)))
  }
  return faults
}

/** The sheets and scripts of a document. */
const headOf = (html: string): string => [...html.matchAll(/<(?:link rel="stylesheet"|script) [^>]*>/g)].join('')

/** A document without its words: axe has the same to say of two states that differ in nothing else. */
const skeleton = (html: string): string =>
  headOf(html) +
  html
    .slice(html.indexOf('<body'))
    .replace(/>[^<]+</g, '>…<')
    .replace(/ (href|action|value|id|name|for|src|aria-describedby|data-\w+)="[^"]*"/g, ' $1')

/**
 * Opens every state of the album in Chromium, at three widths, and tells what is wrong. axe looks at each structure once a language; with
 * EVERY_STATE=1 at every state, which takes half as long again.
 */
export const lookAtAll = async (album: Album): Promise<readonly string[]> => {
  const server = await serveAlbum(album)
  const browser = await startBrowser()
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const faults: string[] = []
  const seen = new Set<string>()
  // States with the same sheets one after the other: a frame that has them needs no new document.
  const order = [...album.shots.keys()].sort((one, other) => {
    const [a, b] = [headOf(album.shots[one]!.html), headOf(album.shots[other]!.html)]
    return a === b ? one - other : a < b ? -1 : 1
  })
  let next = 0

  const lookAt = async (page: Page, shot: Shot, place: number): Promise<void> => {
    const name = `${shot.language} ${shot.page} #${shot.nth}`
    const complain = (what: string) => void faults.push(`${name}: ${what}`)
    page.removeAllListeners()
    page.on('console', (line) => ['error', 'warning'].includes(line.type()) && complain(line.text()))
    page.on('pageerror', (error) => complain(error.message))
    const key = `${shot.language} ${skeleton(shot.html)}`
    const axe = process.env.EVERY_STATE === '1' || !seen.has(key)
    seen.add(key)
    const facts = { tags: STANDARD, axe, fills: shot.nth === 1 && shot.status === 200 }
    for (const fault of await page.evaluate(lookInFrames, { url: `/shot/${place}`, facts })) complain(fault)
  }

  const work = async (context: BrowserContext): Promise<void> => {
    const page = await context.newPage()
    await page.goto(`${server.origin}/frames`)
    for (let place = order[next++]; place !== undefined; place = order[next++])
      await lookAt(page, album.shots[place]!, place)
  }
  try {
    const contexts = await Promise.all(
      Array.from({ length: TABS }, async () => {
        const context = await browser.newContext({ locale: 'ja-JP', reducedMotion: 'reduce' })
        await context.addInitScript({ content: `${axe};globalThis.lookAround=${lookAround}` })
        return context
      }),
    )
    await Promise.all(contexts.map(work))
  } finally {
    await browser.close()
    server.close()
  }
  return faults
}
