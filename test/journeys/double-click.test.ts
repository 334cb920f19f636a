import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Browser, type Counter, linkIn, openCounter } from './counter.ts'
import { allFlows, certificateCustomers, customers, dealers, members, partners, signIn } from './everybody.ts'
import { fillIn, formsIn, mainFormIn, type Told } from './forms.ts'
import { openSubject } from './subject.ts'

/** Tries are counted and audited each time; a sign-in sent twice is two sign-ins, the second of which the browser keeps. */
const NOT_COMPARED = new Set(['tries', 'flow_states', 'sessions', 'known_browsers', 'audit_heads', 'audit_events'])

/** Sends the form of every page `times` times at once, and follows where that leads, until no form is left. */
const goOn = async (counter: Counter, path: string, told: Told, times: number): Promise<void> => {
  const browser = counter.browser()
  let page = await browser.open(path)
  for (let step = 0; step < 4; step++) {
    const form = mainFormIn(page.html)
    if (!form) return
    const temporary = (await counter.mailsTo(told.mail)).map(
      ({ text }) => /【仮パスワード】\s*(\S+)/.exec(text)?.[1],
    )[0]
    const answers = await Promise.all(
      Array.from({ length: times }, () =>
        browser.request(form.action, {
          method: 'POST',
          body: new URLSearchParams(fillIn(form, { ...told, ...(temporary === undefined ? {} : { temporary }) })),
          headers: { 'sec-fetch-site': 'same-origin' },
        }),
      ),
    )
    for (const answer of answers)
      expect([200, 303, 410, 422], `${form.action} ${answer.status}`).toContain(answer.status)
    const led = answers.find(({ status }) => status === 303)?.headers.get('location')
    if (!led) return
    page = await browser.open(led)
  }
}

/** What stands in the database, and which things were done, after every public procedure was gone through once. */
const effects = async (counter: Counter, times: number): Promise<Snapshot[]> => {
  const snapshots: Snapshot[] = []
  for (const { portal, flows } of counter.program.house.portals.values())
    for (const role of portal.account.customers === 'none' ? (['main'] as const) : (['main', 'shared'] as const)) {
      const subject = await openSubject(counter.program, portal, counter.clock.now, role)
      await subject.become('active')
      const told = { ...subject.told, password: 'Umikaze-8-minato' }
      for (const flow of flows.values()) {
        if (flow.who !== 'anybody' && flow.who !== 'stranger') continue
        const path = `/${portal.id}/${flow.id}`
        if ((await counter.browser().request(path)).status !== 200) continue
        counter.clock.advance(3_600_000)
        await goOn(counter, path, told, times)
        counter.clock.advance(1000)
        for (const mail of await counter.mailsTo(told.mail))
          if (mail.text.includes('/open/'))
            await goOn(counter, linkIn(mail).replace(/^https?:\/\/[^/]+/, ''), told, times)
        await counter.settle()
      }
      // A fresh password becomes the password where every password is typed.
      for (const { text } of await counter.mailsTo(told.mail)) {
        const fresh = /【新しいパスワード】\s*(\S+)/.exec(text)?.[1]
        if (fresh !== undefined) await goOn(counter, `/${portal.id}/sign-in`, { ...told, password: fresh }, times)
      }
      // Somebody new to the portal, by the same procedures.
      const newcomer = {
        ...told,
        mail: `shinki-${role}@hayabusa.example`,
        identifier: `shinki-${role}@hayabusa.example`,
      }
      for (const id of ['register', 'register-by-consent', 'apply-for-code', 'inquiry']) {
        if (!flows.has(id)) continue
        counter.clock.advance(3_600_000)
        const path = `/${portal.id}/${id}`
        if ((await counter.browser().request(path)).status !== 200) continue
        await goOn(counter, path, newcomer, times)
        for (const mail of await counter.mailsTo(newcomer.mail))
          if (mail.text.includes('/open/'))
            await goOn(counter, linkIn(mail).replace(/^https?:\/\/[^/]+/, ''), newcomer, times)
        await counter.settle()
      }
      snapshots.push(await snapshot(counter, `${portal.id} ${role}`))
    }
  return snapshots
}

interface Snapshot {
  readonly of: string
  readonly rows: Readonly<Record<string, number>>
  readonly events: Readonly<Record<string, number>>
}

const snapshot = (counter: Counter, of: string): Promise<Snapshot> =>
  counter.program.db.inAllPortals(async (query) => {
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(query)
    const rows: Record<string, number> = {}
    for (const { name } of tables.filter((table) => !NOT_COMPARED.has(table.name)))
      rows[name] = (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(query))
        .rows[0]!.n
    const { rows: events } = await sql<{ event: string; n: number }>`
      select event, count(*)::int as n from audit_events
      where event not like 'sign-in%' and event not like '%.refused' and event not in ('sign-out', 'recovery.accepted') group by 1`.execute(
      query,
    )
    return { of, rows, events: Object.fromEntries(events.map(({ event, n }) => [event, n])) }
  })

/** Whether staff alone set passwords in the portal that a snapshot is of. */
const isStaffs = ({ program }: Counter, of: string): boolean =>
  program.house.portals.get(of.split(' ')[0]!)?.portal.account.recovery.by === 'operator'

describe('double clicks', () => {
  it('PLT-30 every form of every public procedure sent six times at once does its work once', {
    timeout: 180_000,
  }, async () => {
    const [once, often] = await Promise.all([openCounter(), openCounter({ connections: 16 })])
    try {
      const expected = await effects(once, 1)
      expect(await effects(often, 6)).toEqual(expected)
      // Something was done at all: passwords set in every portal where others than staff set them, an account made, mails sent.
      for (const { of, rows } of expected)
        if (!of.endsWith('shared') && !isStaffs(often, of)) expect(rows['password_history'], of).toBeGreaterThan(0)
      expect(expected.at(-1)!.events).toMatchObject({ 'account.registered': 2 })
      expect(often.logged.filter((line) => line.startsWith('a fault of ours'))).toEqual([])
    } finally {
      await once.close()
      await often.close()
    }
  })

  it('PLT-31 no request holds one connection to the database while it waits for another: one is enough for everything', {
    timeout: 180_000,
  }, async () => {
    const counter = await openCounter({ connections: 1 })
    try {
      await effects(counter, 1)
      const people: Readonly<Record<string, Browser>> = {
        partner: await signIn(counter, 'partner', partners[0]!.loginId, partners[0]!.password!),
        member: await signIn(counter, 'member', members[0]!.loginId, members[0]!.password),
        trade: await signIn(counter, 'trade', customers[0]!.code, customers[0]!.password),
        keys: await signIn(counter, 'keys', dealers[0]!.registrationId, dealers[0]!.password),
        certs: await signIn(counter, 'certs', certificateCustomers[0]!.accessKey, certificateCustomers[0]!.password),
      }
      const told = {
        identifier: 'x',
        mail: 'betsu@hikari.example',
        customerCode: '',
        postalCode: '244-0806',
        password: 'Umikaze-9-minato',
      }
      for (const { portal, flow, path } of allFlows(counter)) {
        if (flow.who !== 'account' && flow.who !== 'main-user') continue
        const browser = people[portal]!
        const page = await browser.open(path)
        expect(page.status, path).toBeLessThan(500)
        for (const form of formsIn(page.html)) {
          const body = new URLSearchParams(fillIn(form, told))
          const init = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }
          expect((await browser.request(form.action, init)).status, form.action).toBeLessThan(500)
        }
      }
      await counter.settle()
      expect(counter.logged.filter((line) => /away|fault|failed/.test(line))).toEqual([])
    } finally {
      await counter.close()
    }
  })
})
