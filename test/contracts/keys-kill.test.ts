import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PrintedCard } from '../../src/domain/keys/cards.ts'
import { showRegistrationKey } from '../../src/domain/keys/registration-key.ts'
import { type Applications, openApplications, rows } from '../journeys/apply-with-card.ts'
import { type Browser, type Counter, openBrowser, openCounter, START } from '../journeys/counter.ts'
import { newDealer } from '../journeys/keys-people.ts'
import { writes } from '../setup/statements.ts'
import { newDevice } from './keys-world.ts'

interface Death {
  readonly at: number
  readonly when: 'sent' | 'answered'
}

interface Answered {
  readonly status: number
  readonly headers: [string, string][]
  readonly text: string
  readonly statements: readonly string[]
}

/** The program's start takes its time; where that does not matter it dies before anything is written, too. */
const everyStatement = process.env.EVERY_STATE === '1'
const script = fileURLToPath(new URL('../setup/mortal-program.mjs', import.meta.url))

describe('KEY-25 kill -9 between any two statements of the last step', () => {
  let counter: Counter
  let cards: Applications
  let connection: string
  beforeAll(async () => {
    counter = await openCounter()
    cards = openApplications(counter)
    const { connectionString, host, port, user, password, database } = counter.program.db.pool.options
    connection = JSON.stringify({ connectionString, host, port, user, password, database })
  })
  afterAll(() => counter.close())

  /** Another process of the same program, on the same database. */
  const start = async (): Promise<ChildProcess> => {
    const child = fork(script, [connection, START], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    await once(child, 'message')
    return child
  }
  /** Sends a request there; null where it dies of it. */
  const ask = async (
    child: ChildProcess,
    href: string,
    init: RequestInit,
    die: Death | null,
  ): Promise<Answered | null> => {
    const headers = new Headers(init.headers)
    headers.set('content-type', 'application/x-www-form-urlencoded')
    const plain = { ...init, headers: [...headers], body: init.body?.toString() }
    const gone = once(child, 'exit').then(() => null)
    child.send({ href, init: plain, die })
    const answer = await Promise.race([once(child, 'message').then(([message]) => message as Answered), gone])
    if (answer) child.kill('SIGKILL')
    await gone
    expect(child.signalCode).toBe('SIGKILL')
    return answer
  }
  /** Until PostgreSQL has noticed: what it was given to commit is committed then. */
  const noticed = async (): Promise<void> => {
    const still = `select count(*)::int as n from pg_stat_activity where application_name = 'mortal program' and datname = current_database()`
    while ((await counter.program.db.pool.query(still)).rows[0].n > 0) await delay(2)
  }
  const count = (query: string, ...values: readonly unknown[]): Promise<number> =>
    counter.program.db.inAllPortals(async () => {
      const client = await counter.program.db.pool.connect()
      try {
        await client.query(`begin; select set_config('madoguchi.portal', '*', true)`)
        return (await client.query(`select count(*)::int as n from ${query}`, [...values])).rows[0].n
      } finally {
        await client.query('rollback')
        client.release()
      }
    })

  interface Last {
    readonly browser: Browser
    readonly card: PrintedCard
    readonly device: ReturnType<typeof newDevice>
    readonly account: string
    readonly flow: 'issue' | 'extend'
    /** Presses the last button, with what answers it. */
    press(send: (href: string, init: RequestInit) => Promise<Answered | null>): Promise<Answered | null>
  }

  /** Somebody who stands before the last button. */
  const beforeLast = async (flow: 'issue' | 'extend'): Promise<Last> => {
    const { browser, account } = await newDealer(counter)
    const device = newDevice()
    const keys = cards.keys
    if (flow === 'extend') await keys.found(device, await keys.printed('701W'))
    const card = await cards.print('703W')
    await cards.toConfirm(browser, flow, device, card)
    expect(browser.page.hasButton('登録')).toBe(true)
    return {
      browser,
      card,
      device,
      account,
      flow,
      async press(send) {
        let answer: Answered | null = null
        const elsewhere = openBrowser(
          async (href, init) => {
            answer = await send(href, init)
            return new Response(null, { status: 204 })
          },
          {},
          new Map(browser.cookies),
        )
        const form = browser.page.form('登録')
        const body = new URLSearchParams([...form.values])
        await elsewhere.request(form.action, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
        return answer
      },
    }
  }

  /** Whatever belongs to the card's use: everything of it, or nothing. */
  const written = async ({ card, device, account, flow }: Last): Promise<boolean> => {
    const state = (await cards.keys.stores.cards.prove(card))!.state
    const { ledger, number, seq } = await cards.keys.stores.devices.read(device)
    const issuing = flow === 'issue'
    const event = issuing ? 'key.issued' : 'term.extended'
    const parts = {
      card: state.is === 'used',
      entry: ledger.length === (issuing ? 1 : 2),
      founded: issuing ? seq === 1 && number !== null : state.is === 'used',
      holder: (await count('device_holders where device_id = $1 and holder_id = $2', device.id, account)) === 1,
      letter: (await count('outbox where account_id = $1', account)) === 1,
      note: (await count('audit_events where account_id = $1 and event = $2', account, event)) === 1,
      held: issuing ? (await count(`connection_numbers where device_id = $1`, device.id)) === 1 : state.is === 'used',
    }
    expect(new Set(Object.values(parts)).size, JSON.stringify(parts)).toBe(1)
    return parts.card
  }

  it.each(['issue', 'extend'] as const)(
    '%s: the card is used once or not at all, and the page is true',
    { timeout: 300_000 },
    async (flow) => {
      // Without a death first: which statements there are.
      const whole = await beforeLast(flow)
      const child = await start()
      const answer = await whole.press((href, init) => ask(child, href, init, null))
      expect(answer?.status).toBe(303)
      const statements = answer!.statements
      const commit = statements.findLastIndex((statement) => /^commit/i.test(statement)) + 1
      expect(commit).toBeGreaterThan(5)

      // What comes before this only reads.
      const from = everyStatement ? 0 : statements.findIndex(writes)
      const deaths: Death[] = [
        ...Array.from({ length: statements.length + 1 - from }, (_, at) => ({
          at: from + at,
          when: 'answered' as const,
        })),
        { at: commit, when: 'sent' },
      ]
      const done = new Map<string, boolean>()
      let next = start()
      for (const [turn, death] of deaths.entries()) {
        const last = await beforeLast(flow)
        const mortal = await next
        // The next one starts while this one dies.
        next = turn + 1 < deaths.length ? start() : next
        const heard = await last.press((href, init) => ask(mortal, href, init, death))
        expect(heard, `${death.when} ${death.at}`).toBeNull()
        await noticed()
        const before = await written(last)
        done.set(`${death.when} ${death.at}`, before)

        const { browser, card, device, account } = last
        const held = (await cards.keys.stores.cards.prove(card))!
        const key = (await cards.keys.stores.issuedKeys.usedFor(held.id))?.key ?? null
        // Half of them press the button again, as it still stands before them; the others load the page anew.
        if (turn % 2 === 0) await browser.send('登録')
        else {
          await browser.open(browser.page.url)
          expect(browser.page.hasButton('登録')).toBe(!before)
          if (!before) await browser.send('登録')
        }
        expect(browser.page.heading).toBe(flow === 'issue' ? '申請完了' : '延長完了')
        expect(await written(last)).toBe(true)
        const used = (await cards.keys.stores.issuedKeys.usedFor(held.id))!
        expect(used.record.device).toEqual(device)
        if (key !== null) expect(used.key).toBe(key)
        const shown = rows(browser.page)
        expect(shown['接続番号']).toBe(used.record.number)
        expect(shown['Registration Key']).toBe(flow === 'issue' ? showRegistrationKey(used.key!) : undefined)
        const mail = (await cards.keys.stores.accounts.byId(account))!.mail!
        expect(await counter.mailsTo(mail)).toHaveLength(1)
      }
      // Undone until the commit is on its way, and done once it was answered.
      for (const { at, when } of deaths)
        if (at !== commit || when === 'answered') expect(done.get(`${when} ${at}`), `${when} ${at}`).toBe(at >= commit)
      expect(await counter.program.stores.verifyAudit('keys')).toMatchObject({ ok: true })
    },
  )
})
