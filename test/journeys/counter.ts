import { openProgram, type Program } from '../../src/app.ts'
import { readSettings } from '../../src/settings.ts'
import type { InboxMail } from '../../src/store/inbox.ts'
import { createInbox } from '../../src/store/inbox.ts'
import type { Log } from '../../src/web/house.ts'
import { freshDatabase } from '../setup/fresh-database.ts'
import { type ReadForm, type ReadPage, readPage } from './page.ts'

/** The whole program on a fresh database, with a clock that stands still until it is moved. */
export interface Counter {
  readonly program: Program
  readonly clock: { now(): Date; advance(milliseconds: number): void; set(at: string): void }
  /** What was logged, for tests that look for secrets in it. */
  readonly logged: readonly string[]
  /** Somebody with a browser of their own: cookies, language, network address. */
  browser(options?: BrowserOptions): Browser
  /** Works on everything that waits: requests, mails. */
  settle(): Promise<void>
  /** Mails to an address, newest first, after all that waits was worked on. */
  mailsTo(address: string): Promise<readonly InboxMail[]>
  /** The newest mail to an address; fails where there is none. */
  mailTo(address: string): Promise<InboxMail>
  close(): Promise<void>
}

/** What somebody types into fields or, for a file's, chooses; by their labels. */
export type Typed = Readonly<Record<string, string | File>>

export interface BrowserOptions {
  readonly address?: string
  readonly language?: 'ja' | 'en'
  readonly agent?: string
}

export interface Browser {
  /** The page that is open. */
  readonly page: ReadPage
  readonly cookies: ReadonlyMap<string, string>
  /** Opens a path and follows where it leads. */
  open(path: string): Promise<ReadPage>
  click(link: string): Promise<ReadPage>
  /** Types into fields by their labels and presses the button; follows where that leads. */
  send(button: string, typed?: Typed): Promise<ReadPage>
  /** The same, without following: for what must be looked at before a redirect. */
  sendRaw(button: string, typed?: Typed): Promise<Response>
  /** Sends any request with this browser's cookies; follows nothing. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Opens the link in a mail. */
  follow(mail: { readonly text: string }): Promise<ReadPage>
  /** Another browser that begins with the same cookies: a second tab. */
  tab(): Browser
}

export const START = '2026-11-20T01:00:00.000Z'
const ORIGIN = 'http://localhost'

/** The first address in a mail's text that leads into the counter. */
export const linkIn = (mail: { readonly text: string }): string => {
  const found = /https?:\/\/[^\s]+/.exec(mail.text)
  if (!found) throw new Error(`no link in: ${mail.text}`)
  return found[0]
}

export const openCounter = async (
  options: {
    readonly portals?: string
    readonly connections?: number
    readonly environment?: Record<string, string>
  } = {},
): Promise<Counter> => {
  const database = await freshDatabase()
  let time = new Date(START).getTime()
  const clock = {
    now: () => new Date(time),
    advance: (milliseconds: number) => {
      time += milliseconds
    },
    set: (at: string) => {
      time = new Date(at).getTime()
    },
  }
  const logged: string[] = []
  const keep = (facts: object, message: string) =>
    void logged.push(
      `${message} ${JSON.stringify(facts, (_, value) => (value instanceof Error ? (value.stack ?? value.message) : value))}`,
    )
  const log: Log = { info: keep, warn: keep, error: keep }
  const settings = readSettings('demo', { PUBLIC_URL: ORIGIN, TRUSTED_PROXIES: '0.0.0.0', ...options.environment })
  const program = await openProgram({
    settings,
    connection: database.connection,
    migrate: false,
    log,
    clock,
    jobs: false,
    ...(options.portals === undefined ? {} : { portals: options.portals }),
    ...(options.connections === undefined ? {} : { connections: options.connections }),
  })
  const inbox = createInbox(program.db)
  const settle = () => program.runner.idle()
  const mailsTo = async (address: string) => {
    await settle()
    return inbox.to(address)
  }
  return {
    program,
    clock,
    logged,
    browser: (given = {}) => openBrowser((href, init) => program.server.request(href, init), given),
    settle,
    mailsTo,
    mailTo: async (address) => {
      const [newest] = await mailsTo(address)
      if (!newest) throw new Error(`no mail to ${address}`)
      return newest
    },
    close: async () => {
      await program.close()
      await database.drop()
    },
  }
}

/** A browser at whatever answers: a program in this process, or one that is reached over the network at `origin`. */
export const openBrowser = (
  ask: (href: string, init: RequestInit) => Response | Promise<Response>,
  options: BrowserOptions = {},
  cookies: Map<string, string> = new Map(),
  origin: string = ORIGIN,
): Browser => {
  let current: ReadPage | null = null

  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('accept-language', options.language === 'en' ? 'en' : 'ja')
    headers.set('user-agent', options.agent ?? 'Mozilla/5.0 (Windows NT 10.0) Chrome/156.0')
    headers.set('x-forwarded-for', options.address ?? '203.0.113.5')
    const response = await ask(new URL(path, origin).href, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  const settleOn = async (response: Response, path: string): Promise<ReadPage> => {
    let answer = response
    let at = path
    for (let hops = 0; answer.status >= 300 && answer.status < 400; hops++) {
      if (hops > 5) throw new Error(`${path} leads in circles`)
      at = new URL(answer.headers.get('location')!, new URL(at, origin)).href.slice(origin.length)
      answer = await request(at)
    }
    current = await readPage(answer, at)
    return current
  }

  const page = (): ReadPage => {
    if (!current) throw new Error('no page is open')
    return current
  }

  const fill = (form: ReadForm, typed: Typed): URLSearchParams | FormData => {
    const values = new Map<string, string | File>(form.values)
    for (const [label, value] of Object.entries(typed)) {
      const name = form.labels.get(label)
      if (name === undefined)
        throw new Error(
          `no field 「${label}」 on 「${page().heading}」; there are: ${[...form.labels.keys()].join(' / ')}`,
        )
      values.set(name, value)
    }
    if (!form.multipart) return new URLSearchParams([...values] as [string, string][])
    const body = new FormData()
    for (const [name, value] of values) body.set(name, value)
    return body
  }

  const sendRaw = (button: string, typed: Typed = {}): Promise<Response> => {
    const form = page().form(button)
    const target = new URL(form.action, new URL(page().url, origin)).href
    return request(target, { method: 'POST', body: fill(form, typed), headers: { 'sec-fetch-site': 'same-origin' } })
  }

  const open = async (path: string): Promise<ReadPage> => settleOn(await request(path), path)
  return {
    get page() {
      return page()
    },
    cookies,
    open,
    click: (link) => open(new URL(page().link(link), new URL(page().url, origin)).href.slice(origin.length)),
    send: async (button, typed) => {
      const { action } = page().form(button)
      return settleOn(
        await sendRaw(button, typed),
        new URL(action, new URL(page().url, origin)).href.slice(origin.length),
      )
    },
    sendRaw,
    request,
    follow: (mail) => open(linkIn(mail).replace(/^https?:\/\/[^/]+/, '')),
    tab: () => {
      const other = openBrowser(ask, options, cookies, origin)
      return other
    },
  }
}
