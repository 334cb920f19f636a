import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showDeviceId } from '../../src/domain/keys/device.ts'
import { showRegistrationKey } from '../../src/domain/keys/registration-key.ts'
import { newDevice, openKeys } from '../contracts/keys-world.ts'
import { type Browser, type Counter, linkIn, openCounter } from './counter.ts'
import { allFlows, customers, members, partners, signIn } from './everybody.ts'
import { type FoundForm, fillIn, formsIn } from './forms.ts'
import { type Dealer, newDealer } from './keys-people.ts'

interface Person {
  readonly who: string
  readonly portal: string
  readonly browser: Browser
  /** Words that stand on this person's pages and on nobody else's; a customer's code is known to all its people. */
  readonly marks: readonly string[]
}

interface Found {
  readonly addresses: Set<string>
  readonly forms: Map<string, { readonly form: FoundForm; readonly body: Record<string, string> }>
}

/** Everything that ends a visit, not somebody's data. */
const NOT_SENT = new Set(['sign-out', 'delete-account'])

describe('PLT-23: every route as somebody whose business it is not', () => {
  let counter: Counter
  const people: Person[] = []
  const nobody = (): Browser => counter.browser({ address: '192.0.2.40' })

  beforeAll(async () => {
    counter = await openCounter()
    const [first, second] = [customers[0]!, customers[1]!]
    const person = async (
      who: string,
      portal: string,
      identifier: string,
      password: string,
      marks: readonly string[],
    ): Promise<void> => {
      const browser = await signIn(counter, portal, identifier, password, { address: `192.0.2.${50 + people.length}` })
      people.push({ who, portal, browser, marks })
    }
    const [a, b] = [partners[0]!, partners[1]!]
    await person('a partner', 'partner', a.loginId, a.password!, [a.name, a.loginId])
    await person('another partner', 'partner', b.loginId, b.password!, [b.name, b.loginId])
    const [m, n] = [members[0]!, members[1]!]
    await person('a member', 'member', m.loginId, m.password, [m.name, m.email, m.contract])
    await person('another member', 'member', n.loginId, n.password, [n.name, n.email, n.contract])
    const [shared] = first.sharedUsers
    await person('a main user', 'trade', first.code, first.password, [first.name, first.email])
    await person('a shared user of the same customer', 'trade', shared!.email, shared!.password, [
      shared!.name,
      shared!.email,
    ])
    await person("another customer's main user", 'trade', second.code, second.password, [
      second.name,
      second.email,
      second.code,
    ])
    const dealer = await newDealer(counter, { customer: true, address: '192.0.2.60' })
    const issued = await marksOf(dealer)
    const dealers: readonly (readonly [string, Dealer, readonly string[]])[] = [
      ['a dealer', dealer, issued],
      ["a dealer's colleague", await newDealer(counter, { of: dealer, address: '192.0.2.61' }), []],
      ["another customer's dealer", await newDealer(counter, { customer: true, address: '192.0.2.62' }), []],
    ]
    for (const [who, { browser, name }, marks] of dealers)
      people.push({ who, portal: 'keys', browser, marks: [name, ...marks] })
  })
  afterAll(() => counter.close())

  /** What stands on pages about a device that somebody issued a key for. */
  const marksOf = async (dealer: Dealer): Promise<readonly string[]> => {
    const keys = openKeys({ stores: counter.program.stores }, 'keys')
    const device = newDevice()
    const done = await keys.found(device, await keys.printed('701W'), dealer, counter.clock.now())
    if (done.is !== 'done') throw new Error(done.is)
    return [showDeviceId(device), showRegistrationKey(done.key!), done.record.number!]
  }

  /** Whoever manages somebody sees that person's name by right, and people of one customer what it issued. */
  const maySee = (viewer: Person, owner: Person): boolean =>
    viewer === owner ||
    (viewer.who === 'a main user' && owner.who === 'a shared user of the same customer') ||
    (viewer.who === "a dealer's colleague" && owner.who === 'a dealer')

  /** Opens every procedure of the person's portal, sends its forms as that person would begin them, and keeps every address and form. */
  const explore = async ({ browser, portal }: Person): Promise<Found> => {
    const found: Found = { addresses: new Set(), forms: new Map() }
    const told = {
      identifier: 'x',
      password: 'Machigai-no-1',
      mail: 'atarashii@hikari.example',
      customerCode: 'JP0000001',
      postalCode: '244-0806',
    }
    const keep = async (path: string): Promise<void> => {
      const page = await browser.open(path)
      found.addresses.add(page.url)
      for (const form of formsIn(page.html)) {
        const body = fillIn(form, told)
        found.forms.set(`${form.action} ${new URLSearchParams(body)}`, { form, body })
      }
    }
    for (const { portal: of, flow, path } of allFlows(counter)) {
      if (of !== portal || flow.who === 'stranger') continue
      await keep(path)
      if (NOT_SENT.has(flow.id)) continue
      for (const form of formsIn(browser.page.html)) {
        // Acts on a row, such as ending a session, are for others to try.
        if (form.controls.some(({ name, type }) => type === 'hidden' && name !== 'act' && name !== 'flow')) continue
        const answer = await browser.request(form.action, {
          method: 'POST',
          body: new URLSearchParams(fillIn(form, told)),
          headers: { 'sec-fetch-site': 'same-origin' },
        })
        const led = answer.headers.get('location')
        if (led) await keep(led)
      }
    }
    return found
  }

  /** All that belongs to accounts, as one text for each of them; the last time a session was seen is no change. */
  const belongings = (): Promise<Record<string, string>> =>
    counter.program.db.inAllPortals(async (query) => {
      const { rows } = await sql<{ id: string; all: string }>`
        select a.id, md5(concat(
          a::text,
          (select string_agg(i::text, ',' order by i::text) from identifiers i where i.account_id = a.id),
          (select string_agg(s.id::text, ',' order by s.id) from sessions s where s.account_id = a.id),
          (select string_agg(c::text, ',' order by c::text) from consents c where c.account_id = a.id),
          (select string_agg(r::text, ',' order by r::text) from shared_user_requests r where r.account_id = a.id),
          (select string_agg(concat(g.id, g.spent_at, g.replaced_at), ',' order by g.id) from grants g where g.account_id = a.id)
        )) as all from accounts a`.execute(query)
      return Object.fromEntries(rows.map(({ id, all }) => [id, all]))
    })
  const idOf = async ({ browser, portal }: Person): Promise<string> => {
    const { house } = counter.program
    const token = browser.cookies.get(`madoguchi-${portal}-session`)!
    const session = await house.stores.readSession(
      portal,
      house.vault.mac('session', token),
      counter.clock.now(),
      new Date(0),
      [],
    )
    return session!.accountId
  }

  it('nobody, another account, another customer, another portal and a lower role get no page and no act of somebody else', async () => {
    const ids = new Map(await Promise.all(people.map(async (person) => [person, await idOf(person)] as const)))
    let tried = 0
    for (const owner of people) {
      const found = await explore(owner)
      await counter.settle()
      expect(found.addresses.size, owner.who).toBeGreaterThan(5)
      for (const intruder of [null, ...people]) {
        if (intruder !== null && (intruder === owner || (maySee(intruder, owner) && intruder.portal === owner.portal)))
          continue
        const browser = intruder?.browser ?? nobody()
        const where = (what: string): string => `${intruder?.who ?? 'nobody'} at ${what} of ${owner.who}`
        const before = await belongings()
        const look = async (answer: Response, what: string): Promise<void> => {
          tried += 1
          const text = await answer.text()
          expect([200, 303, 400, 403, 404, 410, 422], where(what)).toContain(answer.status)
          for (const mark of owner.marks)
            expect(text.includes(mark), `${where(what)} shows ${mark}\n${text}`).toBe(false)
          // An address with a procedure's id leads nobody else into that procedure.
          if (/\/[A-Za-z0-9_-]{43}\//.test(what)) expect([303, 403, 404, 410], where(what)).toContain(answer.status)
        }
        for (const address of found.addresses) await look(await browser.request(address), address)
        for (const { form, body } of found.forms.values()) {
          const flow = form.action.split('/')[2]!
          if (NOT_SENT.has(flow)) continue
          const init = { method: 'POST', body: new URLSearchParams(body), headers: { 'sec-fetch-site': 'same-origin' } }
          await look(await browser.request(form.action, init), form.action)
        }
        await counter.settle()
        const after = await belongings()
        for (const [person, id] of ids) {
          if (person === intruder) continue
          expect(after[id], `${where('a form')} changed what belongs to ${person.who}`).toBe(before[id])
        }
      }
    }
    expect(tried).toBeGreaterThan(500)
  })

  it('ACC-6 whoever is not signed in is led to sign-in by every page of an account, and a shared user is told it is not theirs', async () => {
    const shared = people.find(({ who }) => who.startsWith('a shared user'))!
    let guarded = 0
    for (const { portal, flow, path } of allFlows(counter)) {
      if (flow.who !== 'account' && flow.who !== 'main-user') continue
      guarded += 1
      for (const method of ['GET', 'POST']) {
        const init =
          method === 'GET'
            ? {}
            : { method, body: new URLSearchParams({ act: 'main' }), headers: { 'sec-fetch-site': 'same-origin' } }
        for (const address of [path, ...Object.keys(flow.steps).map((step) => `${path}/${'x'.repeat(43)}/${step}`)]) {
          const answer = await nobody().request(address, init)
          expect(answer.status, address).toBe(303)
          expect(answer.headers.get('location'), address).toContain(`/${portal}/sign-in?notice=signInFirst`)
          if (flow.who !== 'main-user' || portal !== 'trade') continue
          expect((await shared.browser.request(address, init)).status, address).toBe(403)
        }
      }
    }
    expect(guarded).toBeGreaterThan(10)
  })

  it('ACC-34 a cookie, a procedure or a link of one portal is nothing in another', async () => {
    const owner = people[0]!
    const [session, browserToken] = ['session', 'browser'].map(
      (name) => owner.browser.cookies.get(`madoguchi-partner-${name}`)!,
    )
    for (const portal of ['member', 'trade']) {
      const thief = nobody()
      ;(thief.cookies as Map<string, string>).set(`madoguchi-${portal}-session`, session!)
      ;(thief.cookies as Map<string, string>).set(`madoguchi-${portal}-browser`, browserToken!)
      const answer = await thief.request(`/${portal}/account`)
      expect(answer.headers.get('location')).toContain('/sign-in')
    }
    const asking = nobody()
    await asking.open('/partner/recover')
    await asking.send('送信する', { ログインID: partners[0]!.loginId })
    const link = linkIn((await counter.mailsTo(partners[0]!.loginId)).find(({ text }) => text.includes('/open/'))!)
    const token = link.split('/open/')[1]!
    for (const portal of ['member', 'trade']) {
      expect((await nobody().request(`/${portal}/open/${token}`)).status).toBe(404)
      const at = asking.page.url.replace('/partner/', `/${portal}/`)
      expect([404, 410]).toContain((await asking.request(at)).status)
    }
    // In its own portal it still opens: nothing was used up.
    expect((await nobody().request(`/partner/open/${token}`)).status).toBe(303)
  })

  it('ACC-20 a procedure belongs to the browser that began it', async () => {
    const mine = nobody()
    await mine.open('/partner/sign-in')
    await mine.send('ログインする', { ログインID: partners[0]!.loginId })
    const at = mine.page.url
    expect((await mine.request(at)).status).toBe(200)
    expect((await nobody().request(at)).status).toBe(410)
    // The one who is signed in meanwhile is somebody else than the one who began it.
    expect((await people[1]!.browser.request(at)).status).toBe(303)
  })
})
