import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRunner } from '../../src/jobs/runner.ts'
import { sweepJob } from '../../src/jobs/sweep.ts'
import { addSeconds, days, hours, type Seconds, seconds } from '../../src/kit/time.ts'
import { sweep } from '../../src/store/sweep.ts'
import { openPostOffice, type PostOffice, start } from './post-office.ts'

const ago = (length: number) => addSeconds(start, -length as Seconds)

describe('what is past its use', () => {
  let office: PostOffice
  const account = '019aa0c0-0000-7000-8000-00000000aaaa'
  let counter = 0
  const id = () => `019aa0c0-0000-7000-8000-${String(++counter).padStart(12, '0')}`

  beforeAll(async () => {
    office = await openPostOffice()
    await office.db.inPortal('partner', async (query) => {
      await query
        .insertInto('accounts')
        .values({ portal: 'partner', id: account, role: 'sole', state: 'active', created_at: start } as any)
        .execute()
    })
  })
  afterAll(() => office.end())

  const grant = (keep: string, expires: Date, spent: Date | null) =>
    office.db.inPortal('partner', (query) =>
      query
        .insertInto('grants')
        .values({
          portal: 'partner',
          id: id(),
          purpose: 'password',
          account_id: account,
          secret_hash: keep,
          created_at: ago(days(60)),
          expires_at: expires,
          spent_at: spent,
        } as any)
        .execute(),
    )
  const session = (keep: string, ends: Date) =>
    office.db.inPortal('partner', (query) =>
      query
        .insertInto('sessions')
        .values({
          portal: 'partner',
          token_hash: keep,
          id: id(),
          account_id: account,
          browser: '',
          address: '',
          created_at: ago(days(1)),
          seen_at: ago(days(1)),
          ends_at: ends,
        })
        .execute(),
    )

  it('goes, and nothing else: links 30 days, sessions at their end', async () => {
    await grant('old and expired', ago(days(30)), null)
    await grant('old and spent', addSeconds(start, days(1)), ago(days(30)))
    await grant('kept: expired lately', ago(days(30) - 1), null)
    await grant('kept: still good', addSeconds(start, hours(1)), null)
    await session('ended', start)
    await session('kept: not ended', addSeconds(start, seconds(1)))
    const runner = createRunner({ log: { info: () => {}, error: () => {} }, now: () => start })
    runner.add(sweepJob((now) => sweep(office.db, now)))
    await runner.idle()
    expect(runner.status()[0]?.failures).toBe(0)
    const left = await office.db.inAllPortals(async (query) => [
      ...(await query.selectFrom('grants').select('secret_hash as name').execute()),
      ...(await query.selectFrom('sessions').select('token_hash as name').execute()),
    ])
    expect(left.map((one) => one.name).sort()).toEqual(['kept: expired lately', 'kept: not ended', 'kept: still good'])
  })

  it('counts of tries eight days, procedures at their end, browsers 400 days; more than one statement’s worth goes too', async () => {
    await office.db.inPortal('trade', async (query) => {
      const tries = (lane: string, last: Date) =>
        ({ portal: 'trade', lane, count: 1, turned_away: 0, first_at: last, last_at: last }) as any
      await query
        .insertInto('tries')
        .values([
          tries('kept', ago(days(8) - 1)),
          ...Array.from({ length: 2500 }, (_, i) => tries(`old ${i}`, ago(days(8)))),
        ])
        .execute()
      const flow = (name: string, expires: Date) =>
        ({
          portal: 'trade',
          id: name,
          flow: 'x',
          browser_hash: '',
          state: Buffer.of(),
          version: 1,
          expires_at: expires,
        }) as any
      await query
        .insertInto('flow_states')
        .values([flow('kept', addSeconds(start, seconds(1))), flow('old', start)])
        .execute()
    })
    await office.db.inPortal('partner', async (query) => {
      const browser = (name: string, seen: Date) =>
        ({ portal: 'partner', token_hash: name, account_id: account, seen_at: seen }) as any
      await query
        .insertInto('known_browsers')
        .values([browser('kept', ago(days(400) - 1)), browser('old', ago(days(400)))])
        .execute()
    })
    let gone = 0
    for (let more = -1; more !== 0; gone += more) more = await sweep(office.db, start)
    expect(gone).toBe(2502)
    const left = await office.db.inAllPortals(async (query) => [
      ...(await query.selectFrom('tries').select('lane as name').execute()),
      ...(await query.selectFrom('flow_states').select('id as name').execute()),
      ...(await query.selectFrom('known_browsers').select('token_hash as name').execute()),
    ])
    expect(left.map((one) => one.name)).toEqual(['kept', 'kept', 'kept'])
  })

  it('KEY-22 numbers nobody chose at the end of their hold; what an application was shown fifteen days later', async () => {
    await office.db.inPortal('trade', async (query) => {
      const held = (number: string, until: Date | null) =>
        ({ portal: 'trade', number, ...(until ? { held_by: 'x', held_until: until } : {}) }) as any
      await query
        .insertInto('devices')
        .values({ portal: 'trade', kind: 'hdcom', device_id: 'A', created_at: start })
        .execute()
      await query
        .insertInto('connection_numbers')
        .values([
          held('111-00001', start),
          held('111-00002', addSeconds(start, seconds(1))),
          { ...held('111-00003', null), kind: 'hdcom', device_id: 'A' },
        ])
        .execute()
      const offer = (application: string, until: Date) => ({
        portal: 'trade',
        application,
        account_id: account,
        candidates: [],
        shown: ['111-00001'],
        redraws_left: 0,
        held_until: until,
      })
      await query
        .insertInto('number_offers')
        .values([offer('old', ago(days(15))), offer('kept', ago(days(15) - 1))])
        .execute()
    })
    expect(await sweep(office.db, start)).toBe(2)
    const left = await office.db.inAllPortals(async (query) => [
      ...(await query.selectFrom('connection_numbers').select('number as name').orderBy('number').execute()),
      ...(await query.selectFrom('number_offers').select('application as name').execute()),
    ])
    expect(left.map((one) => one.name)).toEqual(['111-00002', '111-00003', 'kept'])
  })
})
