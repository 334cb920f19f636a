import { expect } from 'vitest'
import { resetToInitial } from '../../../src/desks/office/reset.ts'
import type { Staff } from '../../../src/desks/office/staff.ts'
import { flows } from '../../../src/desks/registry.ts'
import type { Account } from '../../../src/domain/accounts/account.ts'
import { toAgree } from '../../../src/domain/accounts/consent.ts'
import type { IdentifierKind } from '../../../src/domain/accounts/identifier.ts'
import type { Stores } from '../../../src/domain/stores.ts'
import { newId } from '../../../src/kit/ids.ts'
import type { Language } from '../../../src/kit/language.ts'
import { type Counter, openCounter } from '../../journeys/counter.ts'
import { type ReadForm, readForm } from '../../journeys/page.ts'
import { readPicture } from '../../journeys/picture.ts'
import type { Album } from './album.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Passwords that every portal's rules accept, and one that none does. */
export const PASSWORD = 'Umikaze-42-minato'
export const NEXT = 'Shiosai-44-minato'
export const WEAK = 'abc'

export type PortalName = 'partner' | 'member' | 'trade' | 'keys' | 'certs'

export interface Person {
  readonly id: string
  /** What they sign in with. */
  readonly identifier: string
  readonly mail: string
  readonly name: string
  readonly customerCode: string
  readonly postalCode: string
}

export interface PersonOptions {
  readonly role?: 'main' | 'shared'
  /** Whose customer a shared user belongs to. */
  readonly of?: Person
  readonly consents?: false
  readonly password?: false
  /** Whether the mailed one-time password is due. */
  readonly due?: true
}

/** Somebody at the counter, whose every page goes into the album. Fields and buttons are told by name, so that one way fits each language. */
export interface Guest {
  /** The network address. */
  readonly address: string
  readonly html: string
  readonly url: string
  readonly status: number
  /** Opens a path, and follows where it leads. */
  open(path: string, page?: string): Promise<void>
  /** Sends the form of an act (the page's main one is `main`), with what is typed by field name; a picture is read as a person does. */
  press(act: string, typed?: Readonly<Record<string, string>>): Promise<void>
  /** Sends any request; its answer is a state of `page`. */
  send(path: string, init: RequestInit, page: string): Promise<void>
  /** Opens the link of the newest mail to an address. */
  followMailTo(address: string, subject?: RegExp): Promise<void>
  /** Opens a link of a page by what its address contains. */
  click(part: string): Promise<void>
  /** From now on a trusted proxy passes on this certificate with every request, as its header has it; null for none. */
  present(certificate: string | null): void
}

/** One language's way past every page. */
export interface Tour {
  readonly counter: Counter
  readonly language: Language
  readonly album: Album
  stores(portal: PortalName): Stores
  guest(): Guest
  person(portal: PortalName, options?: PersonOptions): Promise<Person>
  /** Somebody who is signed in. */
  inside(portal: PortalName, person: Person): Promise<Guest>
  /** The newest one-time password that was mailed to an account. */
  codeFor(portal: PortalName, account: string): Promise<string>
  /** The link of the newest mail to an address. */
  linkTo(address: string, subject?: RegExp): Promise<string>
  asStaff<T>(portal: PortalName, person: Person, act: (account: Account, staff: Staff) => Promise<T>): Promise<T>
  giveInitialPassword(portal: PortalName, person: Person): Promise<void>
  close(): Promise<void>
}

/** By network address: the step that was drawn last for it. Each guest has an address of its own. */
const drawn = new Map<string, { flow: string; step: string }>()

/** Lets every step of the registry say when its page is drawn. */
const listen = (): void => {
  for (const flow of flows)
    for (const [at, step] of Object.entries(flow.steps)) {
      const { title } = step as { title: typeof step.title & { heard?: true } }
      if (title.heard) continue
      const hear: typeof title = (words, here, desk) => {
        drawn.set(desk.visitor.address, { flow: flow.id, step: at })
        return title(words, here, desk)
      }
      hear.heard = true
      Object.assign(step, { title: hear })
    }
}

/** The forms of a page's main part that are sent by POST. */
export const mainForms = (html: string): readonly ReadForm[] =>
  [...(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([form]) => readForm(form))
    .filter(({ method }) => method === 'post')

export const openTour = async (language: Language, album: Album): Promise<Tour> => {
  listen()
  const counter = await openCounter()
  const { house } = counter.program
  const passwordHash = await house.hasher.hash(PASSWORD)
  let people = 0
  let guests = 0
  const stores = (portal: PortalName): Stores => counter.program.stores.of(portal)

  const linkTo = async (address: string, subject?: RegExp): Promise<string> => {
    const mails = await counter.mailsTo(address)
    const mail = mails.find((one) => subject === undefined || subject.test(one.subject))
    const link = /https?:\/\/[^/\s]+(\/\S+)/.exec(mail?.text ?? '')?.[1]
    if (link === undefined) throw new Error(`no link for ${address} in: ${mails.map((one) => one.subject).join(' / ')}`)
    return link
  }

  const codeFor: Tour['codeFor'] = async (portal, id) => {
    const mails = await counter.mailsTo((await stores(portal).accounts.byId(id))!.mail!)
    const found = mails.map(({ text }) => /^\d{8}$/m.exec(text)).find((one) => one !== null)
    if (!found) throw new Error('no one-time password was mailed')
    return found[0]
  }

  const guest = (): Guest => {
    const block = language === 'ja' ? 51 : 52
    const address = `198.${block}.${Math.floor(++guests / 200)}.${guests % 200}`
    const browser = counter.browser({ language, address })
    let current = { html: '', url: '', status: 0 }
    let certificate: string | null = null

    /** Keeps the answer as a state of its page. */
    const look = async (response: Response, url: string, page?: string): Promise<void> => {
      const html = await response.text()
      current = { html, url, status: response.status }
      if (!response.headers.get('content-type')?.startsWith('text/html')) return
      const path = url.replace(/[?#].*/, '')
      const [, portal = '', first = ''] = path.split('/')
      const step = drawn.get(address)
      const name = page ?? (step ? `${portal}/${first === '' ? step.flow : first}/${step.step}` : path)
      const isNew = !album.has(language, name)
      album.keep(language, name, response.status, html, response.headers)
      await keepPictures(html)
      if (isNew && response.status === 200) await sendEmpty(html, name)
    }

    /** Pictures that were drawn for this page alone; files of the program are its assets. */
    const keepPictures = async (html: string): Promise<void> => {
      for (const [, path] of html.matchAll(/<img src="(\/(?!assets\/)[^"]+)"/g))
        album.pictures.set(path!, new Uint8Array(await (await browser.request(path!)).arrayBuffer()))
    }

    /** Each form with fields is sent with nothing in it, once a page; it comes back with what is missing. */
    const sendEmpty = async (html: string, page: string): Promise<void> => {
      for (const form of mainForms(html)) {
        const seen = new Set(form.labels.values())
        if (seen.size === 0) continue
        const isText = (name: string) => seen.has(name) && !html.includes(`<select id="${name}"`)
        const body = new URLSearchParams([...form.values].map(([name, value]) => [name, isText(name) ? '' : value]))
        const answer = await ask(form.action, { method: 'POST', body })
        // A search asks for nothing: sent empty it finds everything.
        if (answer.status === 303 && !html.includes('need-required')) continue
        expect(answer.status, `${page} sent empty`).toBe(422)
        const refused = await answer.text()
        album.keep(language, page, 422, refused, answer.headers)
        await keepPictures(refused)
      }
    }

    const ask = (path: string, init: RequestInit): Promise<Response> => {
      drawn.delete(address)
      const headers = {
        'sec-fetch-site': 'same-origin',
        ...(certificate === null ? {} : { 'client-cert': certificate }),
        ...(init.headers as Record<string, string> | undefined),
      }
      return browser.request(path, { ...init, headers })
    }

    const go = async (path: string, init: RequestInit, page?: string): Promise<void> => {
      let at = path
      let answer = await ask(at, init)
      for (let hops = 0; answer.status >= 300 && answer.status < 400; hops++) {
        if (hops > 5) throw new Error(`${path} leads in circles`)
        at = new URL(answer.headers.get('location')!, new URL(at, 'http://localhost')).href.replace(
          'http://localhost',
          '',
        )
        answer = await ask(at, {})
      }
      await look(answer, at, page)
    }

    const open = (path: string, page?: string) => go(path, {}, page)
    return {
      address,
      get html() {
        return current.html
      },
      get url() {
        return current.url
      },
      get status() {
        return current.status
      },
      open,
      press: async (act, typed = {}) => {
        const forms = mainForms(current.html)
        const form = forms.find(({ values }) => (values.get('act') ?? 'main') === act)
        if (!form) throw new Error(`no form 「${act}」 on ${current.url}: ${current.html.slice(0, 3000)}`)
        const challenge = form.values.get('challenge')
        const seen = challenge === undefined ? {} : { picture: readPicture(counter.program)(challenge) }
        const body = new URLSearchParams([...new Map([...form.values, ...Object.entries({ ...seen, ...typed })])])
        await go(form.action, { method: 'POST', body })
      },
      send: (path, init, page) => go(path, init, page),
      present: (other) => {
        certificate = other
      },
      followMailTo: async (address, subject) => open(await linkTo(address, subject)),
      click: async (part) => {
        const found = [...current.html.matchAll(/href="([^"]+)"/g)]
          .map(([, href]) => href!)
          .find((one) => one.includes(part))
        if (found === undefined) throw new Error(`no link with ${part} on ${current.url}`)
        await open(found.replaceAll('&amp;', '&'))
      },
    }
  }

  const person: Tour['person'] = async (portal, options = {}) => {
    const number = String(++people).padStart(4, '0')
    const now = counter.clock.now()
    const mail = `hitori-${number}@nagai-namae-no-kaisha.example`
    const role = portal === 'trade' ? (options.role ?? 'main') : 'sole'
    const code = options.of?.customerCode ?? `JP700${number}`
    const signsInBy: Readonly<Record<PortalName, readonly [IdentifierKind, string]>> = {
      partner: ['mail', mail],
      member: ['login-id', `hitori${number}`],
      trade: role === 'main' ? ['customer-code', code] : ['mail', mail],
      keys: ['registration-id', `Hitori${number}`],
      certs: ['access-key', `Hito${number}`],
    }
    const [kind, identifier] = signsInBy[portal]
    const id = newId(now, house.random)
    const name = `髙﨑 𠮷之助${number}`
    await house.stores.atomically(portal, async ({ customers, accounts, consents }) => {
      let customerId: string | undefined
      if (portal === 'trade') {
        customerId = (await customers.byCode(code))?.id ?? newId(now, house.random)
        const company = '㈱ひばりが丘建具と金物の専門店'
        const facts = { company, kana: 'ヒバリガオカ', postalCode: '244-0806', address: '', phone: '' }
        if (!(await customers.byId(customerId))) await customers.create({ id: customerId, code, ...facts }, now)
      }
      await accounts.create({
        id,
        role,
        name,
        mail,
        language,
        at: now,
        identifiers: [{ kind, canonical: identifier }],
        company: portal === 'member' ? '' : '㈱ひばりが丘建具と金物の専門店',
        contract: portal === 'member' ? 'M-2113-0045' : '',
        ...(customerId === undefined ? {} : { customerId }),
        ...(options.password === false ? {} : { passwordHash }),
      })
      if (options.due !== true) await accounts.checked(id, now)
      if (options.consents !== false)
        for (const text of toAgree(house.portals.get(portal)!.portal.terms))
          await consents.give(id, text.id, text.version, now)
    })
    return { id, identifier, mail, name, customerCode: code, postalCode: '244-0806' }
  }

  const asStaff: Tour['asStaff'] = (portal, { id }, act) => {
    const now = counter.clock.now()
    const { random, vault } = house
    return house.stores.atomically(portal, async (inside) => {
      const definition = house.portals.get(portal)!.portal
      const staff = {
        portal: definition,
        stores: inside,
        now,
        random,
        vault,
        newId: () => newId(now, random),
        who: 'staff',
      }
      return act((await inside.accounts.byId(id))!, staff)
    })
  }

  return {
    counter,
    language,
    album,
    stores,
    guest,
    person,
    linkTo,
    asStaff,
    giveInitialPassword: async (portal, who) => {
      await asStaff(portal, who, (account, staff) => resetToInitial(account, passwordHash, staff))
    },
    codeFor,
    inside: async (portal, { id, identifier }) => {
      const one = guest()
      await one.open(`/${portal}/sign-in${portal === 'certs' ? '-by-code' : ''}`)
      if (portal === 'partner') await one.press('main', { identifier })
      await one.press('main', { ...(portal === 'partner' ? {} : { identifier }), password: PASSWORD })
      if (portal === 'certs') await one.press('main', { code: await codeFor(portal, id) })
      expect(one.url, `${identifier} is in`).toMatch(new RegExp(`^/${portal}/(agree.*)?$`))
      return one
    },
    close: () => counter.close(),
  }
}
