import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDay } from '../../src/domain/keys/calendar.ts'
import type { Device } from '../../src/domain/keys/device.ts'
import { fresh, type Keys, newDevice, openKeys } from './keys-world.ts'
import { later, now, openWorld, type World } from './world.ts'

const WRONG = '0000000000000000'

describe('what devices ask', () => {
  let world: World
  let keys: Keys
  beforeAll(async () => {
    world = await openWorld()
    keys = openKeys(world)
  })
  afterAll(() => world.end())

  const begin = (device: Device, key: string, lanes: readonly string[] = [], at = now, portal = 'trade') =>
    world.stores.deviceQuestions.begin(portal, { device, key, lanes, window: 600 }, at)
  const issue = async (device: Device, at = now): Promise<string> => {
    const applied = await keys.found(device, await keys.printed('701W'), undefined, at)
    if (applied.is !== 'done') throw new Error(applied.is)
    return applied.key!
  }

  it('KEY-60 parallel questions are counted exactly in each lane, and each window says when it is over', async () => {
    const lanes = ['one', 'two']
    await keys.stores.throttle.countInWindow('two', 600, later(-100))
    const asked = await Promise.all(Array.from({ length: 60 }, () => begin(newDevice(), WRONG, lanes)))
    const inLane = (place: number) => asked.map(({ counts }) => counts[place]!.count).sort((a, b) => a - b)
    expect(inLane(0)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    expect(inLane(1)).toEqual(Array.from({ length: 60 }, (_, n) => n + 2))
    expect((await begin(newDevice(), WRONG, lanes, later(1))).counts).toEqual([
      { count: 61, endsAt: later(600) },
      { count: 62, endsAt: later(500) },
    ])
    expect((await begin(newDevice(), WRONG, lanes, later(500))).counts.map(({ count }) => count)).toEqual([62, 1])
    expect((await begin(newDevice(), WRONG, ['one'], now, 'partner')).counts).toEqual([
      { count: 1, endsAt: later(600) },
    ])
  })

  it('KEY-60 the newest key of a device gives what `ofKey` gives, and no other does', async () => {
    const [device, other] = [newDevice(), newDevice('mpcs')]
    await keys.stores.devices.know([{ device, macAddress: '02AABBCCDDEE' }], now)
    const key = await issue(device)
    await keys.use(device, readDay('2026-11-20'))
    const { record } = await begin(device, key)
    expect(record).toEqual(await keys.stores.devices.ofKey(device, key))
    expect(record).toMatchObject({ device, macAddress: '02AABBCCDDEE', seq: 1 })
    expect(record?.ledger.map(({ is }) => is)).toEqual(['granted', 'begun'])
    for (const [of, typed] of [
      [device, WRONG],
      [other, key],
      [newDevice(), key],
      [{ ...device, kind: 'mpcs' }, key],
    ] as const)
      expect((await begin(of, typed)).record).toBeNull()
    expect((await begin(device, key, [], now, 'partner')).record).toBeNull()
    // Long after its end another card founds another key, and the old one finds nothing.
    const second = await issue(device, new Date('2029-01-01T00:00:00Z'))
    expect((await begin(device, key)).record).toBeNull()
    expect((await begin(device, second)).record?.seq).toBe(2)
  })

  it('KEY-33 tells when the counter was away, as terms are judged by it', async () => {
    const at = (from: Date, until: Date, kind: 'maintenance' | 'outage' = 'maintenance') =>
      keys.stores.windows.create({ id: fresh(), kind, from, until, announcedAt: now, text: { ja: '', en: '' } })
    await at(later(-400_000), later(-300_000), 'outage')
    await at(later(-3600), later(3600))
    await at(later(1000), later(5000))
    const withdrawn = fresh()
    await keys.stores.windows.create({
      id: withdrawn,
      kind: 'outage',
      from: later(-90_000),
      until: later(-80_000),
      announcedAt: now,
      text: { ja: '', en: '' },
    })
    await keys.stores.windows.withdraw(withdrawn, now)
    for (const moment of [later(-500_000), now, later(2000)]) {
      const { away } = await begin(newDevice(), WRONG, [], moment)
      expect(away).toEqual(await keys.stores.windows.away(moment))
    }
    expect((await begin(newDevice(), WRONG, [], later(2000))).away).toHaveLength(3)
  })
})
