import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application } from '../../src/domain/certificates/records.ts'
import { lookAfterCertificatesJob } from '../../src/jobs/look-after-certificates.ts'
import { applicationOf, type Customer, file, newCustomer } from '../journeys/certificates-people.ts'
import { type Counter, openCounter } from '../journeys/counter.ts'
import { writes } from '../setup/statements.ts'

interface Death {
  readonly at: number
  readonly when: 'sent' | 'answered'
}

/** Milliseconds after which an issue that broke off is given up. */
const RECOVERY = 11 * 60_000
/** The program's start takes its time; where that does not matter it dies between any two statements, not only around those that write. */
const everyStatement = process.env.EVERY_STATE === '1'
const script = fileURLToPath(new URL('../setup/mortal-program.mjs', import.meta.url))

describe('CRT-42 kill -9 between any two steps of an issue', () => {
  let counter: Counter
  let customer: Customer
  let connection: string
  beforeAll(async () => {
    counter = await openCounter()
    customer = await newCustomer(counter)
    // Lists and whatever else is due at the start are out of the way.
    await counter.settle()
    const { connectionString, host, port, user, password, database } = counter.program.db.pool.options
    connection = JSON.stringify({ connectionString, host, port, user, password, database })
  })
  afterAll(() => counter.close())

  const stores = () => counter.program.stores.of('certs')

  /** An application that staff have approved, and nobody has looked at since. */
  const approved = async (): Promise<Application> => {
    const filed = await file(counter, applicationOf(counter, customer, { status: 'examining' }))
    return (await stores().applications.move(filed, 'staff', 'approve', {}, counter.clock.now()))!
  }

  /** Another process of the same program, on the same database, at a moment so many milliseconds from now. */
  const start = async (ahead = 0): Promise<ChildProcess> => {
    const at = new Date(counter.clock.now().getTime() + ahead)
    const child = fork(script, [connection, at.toISOString()], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await once(child, 'message')
    return child
  }
  /** Lets it issue; the statements it took, or null where it died of it. */
  const work = async (child: ChildProcess, die: Death | null): Promise<readonly string[] | null> => {
    const gone = once(child, 'exit').then(() => null)
    child.send({ job: lookAfterCertificatesJob, die })
    const done = once(child, 'message').then(([message]) => (message as { statements: string[] }).statements)
    const statements = await Promise.race([done, gone])
    if (statements) child.kill('SIGKILL')
    await gone
    expect(child.signalCode).toBe('SIGKILL')
    return statements
  }
  /** Until PostgreSQL has noticed: what it was given to commit is committed then. */
  const noticed = async (): Promise<void> => {
    const still = `select count(*)::int as n from pg_stat_activity where application_name = 'mortal program' and datname = current_database()`
    while ((await counter.program.db.pool.query(still)).rows[0].n > 0) await delay(2)
  }
  const rowsOf = (query: string, ...values: readonly unknown[]): Promise<readonly any[]> =>
    counter.program.db.inAllPortals(async () => {
      const client = await counter.program.db.pool.connect()
      try {
        await client.query(`begin; select set_config('madoguchi.portal', '*', true)`)
        return (await client.query(query, [...values])).rows
      } finally {
        await client.query('rollback')
        client.release()
      }
    })
  const journalOf = (id: string): Promise<readonly { serial: string; state: string }[]> =>
    rowsOf('select serial, state from certificates where application_id = $1 order by reserved_at, state', id)

  /** Whether the newest list names a serial number, as openssl reads it. */
  const isListed = async (serial: string): Promise<boolean> => {
    const answer = await counter.program.server.request('http://localhost/pki/sr.crl')
    const read = spawnSync('openssl', ['crl', '-inform', 'DER', '-noout', '-text'], {
      input: Buffer.from(await answer.arrayBuffer()),
      encoding: 'utf8',
    })
    expect(read.status, read.stderr).toBe(0)
    return read.stdout.toLowerCase().includes(serial.replace(/^0+/, ''))
  }

  /** One certificate, one contract, one mail to each contact, one note: however it came about. */
  const expectOnce = async ({ id }: Application): Promise<void> => {
    const done = (await stores().applications.any(id))!
    expect(done.status).toBe('done')
    const issued = (await journalOf(id)).filter(({ state }) => state === 'issued')
    expect(issued).toHaveLength(1)
    expect(await rowsOf('select id from contracts where id = $1', done.contractId)).toHaveLength(1)
    const notes = await rowsOf(
      `select body from audit_events where event = 'certificate.issued' and body like '%' || $1 || '%'`,
      id,
    )
    expect(notes).toHaveLength(1)
    expect(notes[0].body).toContain(issued[0]!.serial)
  }

  it('one certificate of one approval, and what may have been signed is on the list', {
    timeout: 300_000,
  }, async () => {
    const mails = async (): Promise<number> =>
      (await counter.mailsTo(customer.mail)).filter(({ subject }) => subject.includes('発行')).length
    // Without a death first: which statements there are.
    const whole = await approved()
    const statements = (await work(await start(), null))!
    await expectOnce(whole)
    const commits = statements.flatMap((one, place) => (/^commit/i.test(one) ? [place + 1] : []))
    const commitOf = (pattern: RegExp): number => {
      const place = statements.findIndex((one) => pattern.test(one))
      expect(place, String(pattern)).toBeGreaterThan(-1)
      return commits.find((commit) => commit > place)!
    }
    const [reserved, signing, kept] = [
      commitOf(/^insert into "certificates"/),
      commitOf(/^update "certificates" set "state" = \$1, "hash"/),
      commitOf(/^update "certificates" set "state" = \$1, "der"/),
    ]
    expect(reserved).toBeLessThan(signing)
    expect(signing).toBeLessThan(kept)

    const first = statements.findIndex((one) => /^insert into "certificates"/.test(one))
    const [firstWrite, lastWrite] = [
      statements.findIndex((one, place) => place >= signing && writes(one)),
      statements.findLastIndex((one, place) => place < kept && writes(one)),
    ]
    const deaths: Death[] = [
      ...statements.slice(0, kept).flatMap((one, place) => {
        const isStep = place >= first && (writes(one) || /^commit/i.test(one))
        // Of the last transaction, which is undone whole, its first and its last step.
        const isOneOfMany = place + 1 > signing && place !== kept - 1 && place !== lastWrite && place !== firstWrite
        return everyStatement || (isStep && !isOneOfMany) ? [{ at: place + 1, when: 'answered' as const }] : []
      }),
      ...[reserved, signing, kept].map((at) => ({ at, when: 'sent' as const })),
    ]
    expect(deaths.length).toBeGreaterThan(8)

    let lost = 0
    let next = start()
    for (const [turn, death] of deaths.entries()) {
      const told = await mails()
      const application = await approved()
      const mortal = await next
      // The next one starts while this one dies.
      next = turn + 1 < deaths.length ? start(RECOVERY) : next
      expect(await work(mortal, death), `${death.when} ${death.at}`).toBeNull()
      await noticed()
      const before = (await journalOf(application.id))[0]?.state ?? 'nothing'
      // A commit that was on its way may have come or not.
      const sure = death.when === 'answered'
      const least = (['nothing', 'reserved', 'signing', 'issued'] as const).indexOf(before as 'nothing')
      const passed = [reserved, signing, kept].filter((commit) => death.at >= commit + (sure ? 0 : 1)).length
      if (sure) expect(least, `${death.when} ${death.at}: ${before}`).toBe(passed)
      else expect([passed, passed + 1], `${death.when} ${death.at}: ${before}`).toContain(least)

      // The others go on at once; whether the dead one goes on nobody can tell yet.
      await counter.settle()
      const meanwhile = await stores().applications.any(application.id)
      expect(meanwhile!.status).toBe(before === 'nothing' || before === 'issued' ? 'done' : 'issuing')
      counter.clock.advance(RECOVERY)
      await counter.settle()
      await expectOnce(application)
      expect(await mails(), `${death.when} ${death.at}`).toBe(told + 1)
      for (const { serial, state } of await journalOf(application.id)) {
        expect(await isListed(serial)).toBe(before === 'signing' && state === 'lost')
        if (state === 'lost') lost += 1
      }
    }
    expect(lost).toBeGreaterThan(2)
    expect(await counter.program.stores.verifyAudit('certs')).toMatchObject({ ok: true })
    expect(counter.logged.filter((line) => line.includes('not issued'))).toEqual([])
  })
})
