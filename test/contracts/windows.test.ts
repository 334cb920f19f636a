import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Windows } from '../../src/domain/office/window.ts'
import { id, later, now, openWorld, type World } from './world.ts'

type NewWindow = Parameters<Windows['create']>[0]

const hour = 3600
const window = (n: number, rest: Partial<NewWindow> = {}): NewWindow => ({
  id: id(n),
  kind: 'maintenance',
  from: later(hour),
  until: later(3 * hour),
  announcedAt: now,
  text: { ja: '電源の工事', en: 'Power works' },
  ...rest,
})

describe('KEY-10 times in which a portal is away', () => {
  let world: World
  let windows: Windows
  beforeAll(async () => {
    world = await openWorld()
    windows = world.stores.of('partner').windows
  })
  afterAll(() => world.end())

  it('keeps a window as it was given, in its own portal', async () => {
    await windows.create(window(1))
    expect(await windows.byId(id(1))).toEqual({ ...window(1), withdrawnAt: null })
    expect(await windows.byId(id(99))).toBeNull()
    const trade = world.stores.of('trade').windows
    expect(await trade.byId(id(1))).toBeNull()
    expect([await trade.setEnd(id(1), later(5 * hour), now), await trade.withdraw(id(1), now)]).toEqual([false, false])
    expect([await trade.all(), await trade.maintenance(now), await trade.away(later(9 * hour))]).toEqual([[], [], []])
    expect(await windows.byId(id(1))).toEqual({ ...window(1), withdrawnAt: null })
  })

  it('refuses one that ends before it begins, and two of one id', async () => {
    await expect(windows.create(window(2, { until: later(hour) }))).rejects.toThrow(/check/)
    await expect(windows.create(window(1))).rejects.toThrow(/duplicate/)
  })

  it('gives maintenance that is not over, the soonest first, without what was withdrawn and without outages', async () => {
    const { windows: member } = world.stores.of('member')
    await member.create(window(11, { from: later(8 * hour), until: later(9 * hour) }))
    await member.create(window(12))
    await member.create(window(13, { kind: 'outage', from: later(-2 * hour), until: later(-hour) }))
    await member.create(window(14, { from: later(2 * hour), until: later(4 * hour) }))
    expect(await member.withdraw(id(14), later(1))).toBe(true)
    const ids = async (since: Date) => (await member.maintenance(since)).map((one) => one.id)
    expect(await ids(now)).toEqual([id(12), id(11)])
    expect(await ids(later(3 * hour - 0.001))).toEqual([id(12), id(11)])
    expect(await ids(later(3 * hour))).toEqual([id(11)])
    expect((await member.all()).map((one) => one.id)).toEqual([id(11), id(14), id(12), id(13)])
  })

  it('is ended sooner or later until it is over, and withdrawn until it begins, once', async () => {
    const { windows: keys } = world.stores.of('keys')
    await keys.create(window(21))
    expect(await keys.setEnd(id(21), later(4 * hour), later(2 * hour))).toBe(true)
    expect(await keys.withdraw(id(21), later(hour))).toBe(false)
    expect(await keys.setEnd(id(21), later(2.5 * hour), later(2 * hour))).toBe(true)
    expect(await keys.setEnd(id(21), later(9 * hour), later(2.5 * hour))).toBe(false)
    expect(await keys.byId(id(21))).toMatchObject({ until: later(2.5 * hour), withdrawnAt: null })
    await keys.create(window(22))
    const all = await Promise.all(Array.from({ length: 20 }, () => keys.withdraw(id(22), later(60))))
    expect(all.filter(Boolean)).toHaveLength(1)
    expect(await keys.setEnd(id(22), later(9 * hour), later(61))).toBe(false)
    expect(await keys.byId(id(22))).toMatchObject({ withdrawnAt: later(60) })
  })

  it('KEY-33 what has begun is to grow by until growth was written for the days it has now', async () => {
    const { windows: market } = world.stores.of('market')
    await market.create(window(41, { from: later(hour), until: later(3 * hour) }))
    await market.create(window(42, { kind: 'outage', from: later(-48 * hour), until: later(-47 * hour) }))
    const ids = async (at: Date) => (await market.toGrow(at)).map((one) => one.id)
    expect(await ids(now)).toEqual([id(42)])
    expect(await ids(later(hour))).toEqual([id(42), id(41)])
    const days = { from: '2026-11-18', to: '2026-11-18' } as never
    const all = await Promise.all(Array.from({ length: 10 }, () => market.grown(id(42), days)))
    expect(all.filter(Boolean)).toHaveLength(1)
    expect(await market.grown(id(41), { from: '2026-11-20', to: '2026-11-20' } as never)).toBe(true)
    expect(await ids(later(hour))).toEqual([])
    await market.setEnd(id(41), later(24 * hour), later(2 * hour))
    expect(await ids(later(2 * hour))).toEqual([id(41)])
    await market.withdraw(id(42), now)
    expect(await market.grown(id(42), { from: '2026-11-17', to: '2026-11-18' } as never)).toBe(false)
  })

  it('KEY-33 what has begun counts as days in GMT, outages too; an outage that was none can be taken back', async () => {
    const { windows: club } = world.stores.of('club')
    const at = (iso: string) => new Date(iso)
    await club.create(window(31, { from: at('2026-12-01T13:00:00Z'), until: at('2026-12-01T17:00:00Z') }))
    await club.create(
      window(32, { kind: 'outage', from: at('2026-11-18T23:59:00Z'), until: at('2026-11-19T00:00:01Z') }),
    )
    await club.create(
      window(33, { kind: 'outage', from: at('2026-11-10T00:00:00Z'), until: at('2026-11-11T00:00:00Z') }),
    )
    expect(await club.away(now)).toEqual([
      { from: '2026-11-10', to: '2026-11-10' },
      { from: '2026-11-18', to: '2026-11-19' },
    ])
    expect(await club.setEnd(id(33), at('2026-11-12T00:00:00Z'), at('2026-11-10T12:00:00Z'))).toBe(false)
    expect(await club.withdraw(id(33), now)).toBe(true)
    expect(await club.away(at('2026-12-01T12:59:59Z'))).toEqual([{ from: '2026-11-18', to: '2026-11-19' }])
    expect(await club.away(at('2026-12-01T13:00:00Z'))).toEqual([
      { from: '2026-11-18', to: '2026-11-19' },
      { from: '2026-12-01', to: '2026-12-01' },
    ])
  })
})
