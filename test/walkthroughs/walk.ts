import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { startBrowser } from './browser.ts'
import { type RunningProgram, startProgram } from './program.ts'

/** A mail as `GET /demo/mail` gives it. */
export interface DemoMail {
  readonly id: string
  readonly portal: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sentAt: string
}

export interface WalkOptions {
  /** The language that the browser asks for; Japanese where it is left out. */
  readonly locale?: 'ja' | 'en'
  /** Width of the window in CSS pixels; 1280 where it is left out. */
  readonly width?: number
  readonly javaScriptEnabled?: boolean
  /** The walk looks at a portal that is closed for maintenance: pages that answer 503 are what it is about. */
  readonly closes?: true
  /** A sample customer whose login certificate the browser has, and presents to whoever asks for one. */
  readonly certificate?: { readonly accessKey: string; readonly passphrase: string | null }
  /** The folder below `artifacts/walkthroughs`, where the name that follows from the rest would not do. */
  readonly folder?: string
}

/** Somebody who walks through a manual with a browser. */
export interface Walker {
  readonly origin: string
  readonly page: Page
  /**
   * One step of the manual: its number, what is done (a sentence of the handbook), and doing it. Leaves a picture, taken before the last
   * press with what is pressed framed, or at the end where nothing is pressed; then the page must be free of faults.
   */
  step(number: string, sentence: string, act: () => Promise<void>): Promise<void>
  /** Opens a path of the program. */
  open(path: string): Promise<void>
  /** Types into the field with exactly this label. */
  fill(label: string, value: string): Promise<void>
  /**
   * Presses the button or link with exactly this name, and waits for the page it leads to. `banner` is the head of the page, `navigation` its
   * menu, `region` a section of this name; else the content comes first.
   */
  press(name: string, where?: 'banner' | 'navigation' | { readonly region: string }): Promise<void>
  /** Presses what may change the page in place, and waits until `shown` is there. */
  touch(target: Locator, shown: Locator): Promise<void>
  /** The newest mail to an address; fails where there is none. */
  mail(to: string): Promise<DemoMail>
  mails(to: string): Promise<readonly DemoMail[]>
  /** Opens the newest mail to an address in the demo's inbox, as a person does. */
  openMail(to: string): Promise<void>
  /** Presses a link in the mail that is open. */
  pressInMail(name: string): Promise<void>
  readonly clock: { advance(duration: string): Promise<Date>; reset(): Promise<Date> }
  /** Runs something on the program's data beside it, as staff do: a file below the root with its words. Gives what it printed. */
  run(file: string, ...words: readonly string[]): Promise<string>
  /** Somebody else, or the same person with another browser: cookies of its own. Its steps belong to the same handbook. */
  otherBrowser(): Promise<Walker>
}

const artifacts = fileURLToPath(new URL('../../artifacts/walkthroughs/', import.meta.url))
/** On a machine that does everything else at once a browser loses a press now and then; a fault of ours comes a second time, too. */
const retry = process.env['CI'] ? 1 : 0

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// One program and one browser for all walks of a test file; each walk brings its own sample accounts and moves the clock forward only.
let program: Promise<RunningProgram> | null = null
let browser: Promise<Browser> | null = null

afterAll(async () => {
  await (await browser)?.close()
  await (await program)?.stop()
})

/** A walkthrough as a test: the whole program, a real browser, and at the end a handbook page in `artifacts/walkthroughs/…/index.md`. */
export const walk = (
  manual: string,
  title: string,
  options: WalkOptions,
  way: (walker: Walker) => Promise<void>,
): void => {
  const { locale = 'ja', width = 1280, javaScriptEnabled = true, closes = false } = options
  const marks = [
    ...(locale === 'ja' ? [] : [locale]),
    ...(width === 1280 ? [] : [String(width)]),
    ...(javaScriptEnabled ? [] : ['no-script']),
  ]
  const name = options.folder ?? [manual.replaceAll(' ', '-'), ...marks].join('-')
  test(`${manual}: ${title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`, {
    timeout: 300_000,
    retry,
  }, async () => {
    browser ??= startBrowser()
    program ??= startProgram()
    const { origin, tlsOrigin, said, run } = await program
    const chromium = await browser
    const handbook = openHandbook(name, `${manual}　${title.replace(/\b[A-Z]{3}-\d+\s*/g, '')}`)
    const presents = options.certificate && (await presentedBy(options.certificate, origin, tlsOrigin))
    const newContext = (script = javaScriptEnabled): Promise<BrowserContext> =>
      chromium.newContext({
        baseURL: origin,
        locale: locale === 'ja' ? 'ja-JP' : 'en-GB',
        timezoneId: 'Asia/Tokyo',
        viewport: { width, height: 860 },
        reducedMotion: 'reduce',
        javaScriptEnabled: script,
        ...presents,
      })
    const copies = await newContext(true)
    const walkers = openWalkers({
      origin,
      tlsOrigin,
      run,
      newContext,
      handbook,
      copies,
      hasScript: javaScriptEnabled,
      closes,
    })
    try {
      await way(await walkers.next())
    } catch (error) {
      await walkers.pictureFailure()
      if (said.length > 1) console.error(`the program said:\n${said.slice(-10).join('\n')}`)
      throw error
    } finally {
      handbook.write()
      await walkers.close()
      await copies.close()
    }
  })
}

/** A browser with somebody's login certificate; it takes the demo's own server certificate as it is. */
const presentedBy = async (
  { accessKey, passphrase }: NonNullable<WalkOptions['certificate']>,
  origin: string,
  tlsOrigin: string,
): Promise<BrowserContextOptions> => {
  const file = await fetch(`${origin}/demo/certificates/${accessKey}.p12`)
  const pfx = Buffer.from(await file.arrayBuffer())
  return { ignoreHTTPSErrors: true, clientCertificates: [{ origin: tlsOrigin, pfx, passphrase: passphrase ?? '' }] }
}

interface Handbook {
  readonly folder: string
  /** The place of the next picture. */
  nextPicture(): string
  add(number: string, sentence: string, picture: string): void
  write(): void
}

const openHandbook = (name: string, title: string): Handbook => {
  const folder = `${artifacts}${name}/`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const lines: string[] = [`# ${title}`]
  let pictures = 0
  return {
    folder,
    nextPicture: () => {
      pictures += 1
      return `${String(pictures).padStart(2, '0')}.png`
    },
    add: (number, sentence, picture) =>
      void lines.push(`## ${number}　${sentence}`, `![${number}　${sentence}](${picture})`),
    write: () => writeFileSync(`${folder}index.md`, `${lines.join('\n\n')}\n`),
  }
}

interface Surroundings {
  readonly origin: string
  readonly tlsOrigin: string
  readonly run: RunningProgram['run']
  newContext(): Promise<BrowserContext>
  readonly handbook: Handbook
  /** Where copies of pages without script, or with a mail in them, are checked: axe is a script itself. */
  readonly copies: BrowserContext
  readonly hasScript: boolean
  readonly closes: boolean
}

const openWalkers = (around: Surroundings) => {
  const opened: { context: BrowserContext; page: Page }[] = []
  const next = async (): Promise<Walker> => {
    const context = await around.newContext()
    context.setDefaultTimeout(40_000)
    const page = await context.newPage()
    opened.push({ context, page })
    return walkWith(around, page, next)
  }
  return {
    next,
    pictureFailure: () =>
      Promise.all(
        opened.map(({ page }, place) =>
          page.screenshot({ path: `${around.handbook.folder}failed-${place + 1}.png`, fullPage: true }).catch(() => {}),
        ),
      ),
    close: async () => {
      for (const { context } of opened) await context.close()
    },
  }
}

/** The same page, as it stands, with a mail in it as if it were part of the site, so that axe can look into both. */
const copyOf = async (page: Page, context: BrowserContext): Promise<Page> => {
  const [copy, shown, url] = [await context.newPage(), await page.content(), page.url()]
  const body = shown.replace(/ sandbox="[^"]*"/g, '')
  await copy.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await copy.route('**/demo/inbox/*/*/html', async (route) => {
    const mail = await route.fetch()
    await route.fulfill({ body: await mail.text(), contentType: 'text/html; charset=utf-8' })
  })
  await copy.goto(url)
  return copy
}

const walkWith = (around: Surroundings, page: Page, otherBrowser: () => Promise<Walker>): Walker => {
  const { origin, tlsOrigin, run, handbook, copies, hasScript, closes } = around
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    // A form that was not accepted comes back with 422, which the browser mentions; whatever else it says is a fault of ours.
    // A mail's frame runs no script, and the browser says so whenever the test's own tools look into it.
    const isExpected =
      /status of 4\d\d|^Blocked script execution in .*\/demo\/inbox\//.test(line.text()) ||
      (closes && line.text().includes('status of 503'))
    if (['error', 'warning'].includes(line.type()) && !isExpected) complaints.push(line.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500 && !(closes && response.status() === 503))
      complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('request', (request) => {
    if (![origin, tlsOrigin, 'data:'].some((one) => request.url().startsWith(one)))
      complaints.push(`asked ${request.url()}`)
  })

  // The present step's picture, and whether it has been taken.
  let picture = ''
  let isTaken = false

  const checkPage = async (where: string): Promise<void> => {
    const isPlain = hasScript && page.frames().length === 1
    const looked = isPlain ? page : await copyOf(page, copies)
    const found = await new AxeBuilder({ page: looked }).withTags(STANDARD).analyze()
    if (!isPlain) await looked.close()
    const faults = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect({ where, faults, sideways, complaints }).toEqual({ where, faults: [], sideways: 0, complaints: [] })
  }

  const takePicture = async (target?: Locator): Promise<void> => {
    isTaken = true
    await frame(target, '4px solid #d4002a', '4px')
    // The whole page: through a window as high as the page, since frames are drawn as far as the window reaches.
    const { width, height } = page.viewportSize()!
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height: Math.max(height, whole) })
    await page.screenshot({ path: `${handbook.folder}${picture}` })
    await page.setViewportSize({ width, height })
    await frame(target, '', '')
  }

  const frame = async (target: Locator | undefined, outline: string, offset: string): Promise<void> =>
    target?.evaluate(
      (element, style) => {
        ;(element as HTMLElement).style.outline = style.outline
        ;(element as HTMLElement).style.outlineOffset = style.offset
      },
      { outline, offset },
    )

  const follow = async (target: Locator): Promise<void> => {
    if (picture !== '') await takePicture(target)
    await Promise.all([page.waitForEvent('load'), target.click()])
    expect(complaints).toEqual([])
  }

  const named = (place: Page | Locator | FrameLocator, name: string): Locator =>
    place.getByRole('button', { name, exact: true }).or(place.getByRole('link', { name, exact: true }))

  const mails = async (to: string): Promise<readonly DemoMail[]> => {
    const answer = await fetch(`${origin}/demo/mail?to=${encodeURIComponent(to)}`)
    expect(answer.status).toBe(200)
    return (await answer.json()) as DemoMail[]
  }

  const mail = async (to: string): Promise<DemoMail> => {
    const [newest] = await mails(to)
    if (!newest) throw new Error(`no mail to ${to}`)
    return newest
  }

  const moveClock = async (order: object): Promise<Date> => {
    const answer = await fetch(`${origin}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    })
    expect(answer.status).toBe(200)
    return new Date(((await answer.json()) as { now: string }).now)
  }

  return {
    origin,
    page,
    mail,
    mails,
    run,
    otherBrowser,
    clock: { advance: (duration) => moveClock({ advance: duration }), reset: () => moveClock({ reset: true }) },
    async step(number, sentence, act) {
      picture = handbook.nextPicture()
      isTaken = false
      await act()
      if (!isTaken) await takePicture()
      handbook.add(number, sentence, picture)
      picture = ''
      await checkPage(`${number} ${sentence}`)
    },
    async open(path) {
      await page.goto(path)
      await checkPage(path)
    },
    fill: (label, value) => page.getByLabel(label, { exact: true }).fill(value),
    async press(name, where) {
      if (typeof where === 'object')
        return follow(named(page.getByRole('region', { name: where.region, exact: true }), name))
      if (where !== undefined) return follow(named(page.getByRole(where), name))
      const inside = named(page.getByRole('main'), name)
      await follow((await inside.count()) > 0 ? inside : named(page, name))
    },
    async touch(target, shown) {
      if (picture !== '') await takePicture(target)
      await target.click()
      await shown.waitFor()
      expect(complaints).toEqual([])
    },
    async openMail(to) {
      const { portal, id } = await mail(to)
      await page.goto(`/demo/inbox?to=${encodeURIComponent(to)}`)
      await Promise.all([page.waitForEvent('load'), page.locator(`a[href="/demo/inbox/${portal}/${id}"]`).click()])
    },
    async pressInMail(name) {
      const link = named(page.frameLocator('iframe.mail-body'), name)
      if (picture !== '') await takePicture(link)
      // By keyboard: a press with the mouse is told by its place on the screen, which a mail's frame, a process of its own, learns a moment
      // after the window has changed its size for the picture. A press in between is lost.
      await link.focus()
      await Promise.all([page.waitForEvent('load'), link.press('Enter')])
      expect(complaints).toEqual([])
    },
  }
}
