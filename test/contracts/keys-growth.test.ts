import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { growSome } from '../../src/desks/keys/grow-terms.ts'
import type { Day } from '../../src/domain/keys/calendar.ts'
import type { Device } from '../../src/domain/keys/device.ts'
import { standing, termRule } from '../../src/domain/keys/term.ts'
import { factsAt, fresh, type Keys, newDealer, newDevice, openKeys } from './keys-world.ts'
import { now, openWorld, type World } from './world.ts'

const at = (iso: string): Date => new Date(iso)

describe('KEY-33 terms grow by time away', () => {
  let world: World
  let keys: Keys
  beforeAll(async () => {
    world = await openWorld()
    keys = openKeys(world)
  })
  afterAll(() => world.end())

  /** A device whose year began on a day. */
  const device = async (begun: Day, holder = newDealer()): Promise<Device> => {
    const made = newDevice()
    await keys.found(made, await keys.printed('701W'), holder)
    await keys.use(made, begun)
    return made
  }
  const away = async (from: string, until: string, kind: 'outage' | 'maintenance' = 'outage'): Promise<string> => {
    const id = fresh()
    await keys.stores.windows.create({
      id,
      kind,
      from: at(from),
      until: at(until),
      announcedAt: now,
      text: { ja: '', en: '' },
    })
    return id
  }
  const grow = (when: Date, portal = 'trade'): Promise<number> =>
    growSome({
      rule: { term: termRule },
      now: when,
      stores: world.stores.of(portal),
      atomically: (work) => world.stores.atomically(portal, work),
    })
  const growths = async (one: Device): Promise<readonly object[]> =>
    (await keys.stores.devices.read(one)).ledger
      .filter((entry) => entry.is === 'grown')
      .map((entry) => ({ ...entry, id: undefined, on: undefined, is: undefined, run: undefined }))
  const endsOn = async (one: Device): Promise<string> =>
    (await world.asOwner('select ends_on from devices where device_id = $1', [one.id]))[0].ends_on

  it('KEY-33 in the ledger of every device whose last day it touched, once however many processes write, and of no other', async () => {
    const holder = newDealer()
    const touched = await Promise.all(Array.from({ length: 130 }, () => device('2026-03-10' as Day, holder)))
    const before = await device('2026-03-09' as Day)
    const after = await device('2026-03-13' as Day)
    const window = await away('2027-03-10T23:00:00Z', '2027-03-12T01:00:00Z')
    const when = at('2027-03-13T00:00:00Z')
    expect(await grow(at('2027-03-10T22:59:59Z'))).toBe(0)
    const done = await Promise.all([grow(when), grow(when), grow(when)])
    expect(done).toEqual([1, 1, 1])
    expect(await grow(when)).toBe(0)
    for (const one of [touched[0]!, touched[64]!, touched[129]!]) {
      expect(await growths(one)).toEqual([{ from: '2027-03-10', to: '2027-03-12' }])
      expect(await endsOn(one)).toBe('2027-03-13')
    }
    const [{ n }] = await world.asOwner(`select count(*)::int as n from ledger_entries where change ->> 'is' = 'grown'`)
    expect(n).toBe(130)
    for (const one of [before, after]) expect(await growths(one)).toEqual([])
    const ends = await world.asOwner('select distinct ends_on from device_holders where holder_id = $1', [
      holder.holder,
    ])
    expect(ends).toEqual([{ ends_on: '2027-03-13' }])
    const notes = await world.asOwner(`select body from audit_events where event = 'terms.grown'`)
    expect(notes.map(({ body }) => JSON.parse(body).facts)).toMatchObject([
      { window, from: '2027-03-10', to: '2027-03-12' },
    ])
  })

  it('KEY-33 by what maintenance takes longer; what was written stays where it ends sooner', async () => {
    const one = await device('2026-06-01' as Day)
    const window = await away('2027-06-01T00:00:00Z', '2027-06-02T00:00:00Z', 'maintenance')
    await grow(at('2027-06-01T00:00:00Z'))
    expect(await endsOn(one)).toBe('2027-06-02')
    const later = at('2027-06-01T12:00:00Z')
    await keys.stores.windows.setEnd(window, at('2027-06-04T00:00:00Z'), later)
    await grow(later)
    expect(await endsOn(one)).toBe('2027-06-04')
    await keys.stores.windows.setEnd(window, at('2027-06-02T00:00:00Z'), later)
    await grow(later)
    expect(await endsOn(one)).toBe('2027-06-04')
    expect(await grow(later)).toBe(0)
  })

  it('KEY-33 goes on where it was broken off', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => device('2026-08-01' as Day)))
    await away('2027-08-01T00:00:00Z', '2027-08-02T00:00:00Z')
    const when = at('2027-08-02T00:00:00Z')
    let left = 3
    const broken = growSome({
      rule: { term: termRule },
      now: when,
      stores: keys.stores,
      atomically: (work) => {
        left -= 1
        if (left === 0) throw new Error('broken off')
        return world.stores.atomically('trade', work)
      },
    })
    await expect(broken).rejects.toThrow('broken off')
    await grow(when)
    for (const one of all) {
      expect(await growths(one)).toHaveLength(1)
      expect(await endsOn(one)).toBe('2027-08-02')
    }
  })

  it('KEY-33 what was written says what reading counted before', async () => {
    const one = await device('2026-09-01' as Day)
    await away('2027-09-01T09:00:00Z', '2027-09-01T10:00:00Z')
    const when = at('2027-09-02T03:00:00Z')
    const facts = { ...factsAt(when), away: await keys.stores.windows.away(when) }
    const read = standing((await keys.stores.devices.read(one)).ledger, facts)
    await grow(when)
    expect(read).toMatchObject({ is: 'running', last: '2027-09-02' })
    expect(standing((await keys.stores.devices.read(one)).ledger, factsAt(when))).toEqual(read)
  })
})
