import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitAfter } from '../../src/domain/accounts/throttle.ts'
import type { Stores } from '../../src/domain/stores.ts'
import { later, now, openWorld, type World } from './world.ts'

describe('throttle', () => {
  let world: World
  let stores: Stores
  beforeAll(async () => {
    world = await openWorld()
    stores = world.stores.of('partner')
  })
  afterAll(() => world.end())

  it('ACC-4 counts exactly five of 200 parallel tries, and turns the others away', async () => {
    const tries = await Promise.all(Array.from({ length: 200 }, () => stores.throttle.countTry('burst', now)))
    const counted = tries.filter((one) => one.is === 'counted')
    expect(counted.map((one) => one.failures).sort()).toEqual([1, 2, 3, 4, 5])
    for (const one of tries.filter((one) => one.is === 'waiting'))
      expect(one).toEqual({ is: 'waiting', failures: 5, until: later(1) })
    expect(tries).toHaveLength(200)
  })

  it('ACC-4 lets one of 200 parallel tries through after each wait: 1, 2, 4 … 60 seconds', async () => {
    let at = now
    for (let failures = 0; failures < 14; failures++) {
      const wait = waitAfter(failures)
      if (wait > 0) {
        const early = new Date(at.getTime() + wait * 1000 - 1)
        expect(await stores.throttle.countTry('ladder', early)).toEqual({
          is: 'waiting',
          failures,
          until: new Date(at.getTime() + wait * 1000),
        })
        at = new Date(at.getTime() + wait * 1000)
        const tries = await Promise.all(Array.from({ length: 20 }, () => stores.throttle.countTry('ladder', at)))
        expect(tries.filter((one) => one.is === 'counted')).toEqual([{ is: 'counted', failures: failures + 1 }])
      } else expect(await stores.throttle.countTry('ladder', at)).toEqual({ is: 'counted', failures: failures + 1 })
    }
    const last = await stores.throttle.countTry('ladder', at)
    expect(last.is === 'waiting' && last.until.getTime() - at.getTime()).toBe(60_000)
  })

  it('ACC-4 counts tries without a wait even where a clock is behind', async () => {
    await stores.throttle.countTry('skewed', later(5))
    expect(await stores.throttle.countTry('skewed', now)).toEqual({ is: 'counted', failures: 2 })
  })

  it('ACC-4 a success resets one lane in one portal', async () => {
    for (let i = 0; i < 5; i++) await stores.throttle.countTry('reset', now)
    for (let i = 0; i < 5; i++) await world.stores.of('trade').throttle.countTry('reset', now)
    await stores.throttle.clear('reset')
    expect(await stores.throttle.countTry('reset', now)).toEqual({ is: 'counted', failures: 1 })
    expect((await world.stores.of('trade').throttle.countTry('reset', now)).is).toBe('waiting')
  })

  it('ACC-4 a window begins with its first and counts parallel ones exactly', async () => {
    const counts = await Promise.all(
      Array.from({ length: 200 }, () => stores.throttle.countInWindow('window', 600, now)),
    )
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    expect(await stores.throttle.countInWindow('window', 600, later(599.999))).toBe(201)
    expect(await stores.throttle.countInWindow('window', 600, later(600))).toBe(1)
    expect(await stores.throttle.countInWindow('window', 600, later(1199))).toBe(2)
    expect(await stores.throttle.countInWindow('window', 600, later(1200))).toBe(1)
  })

  it('ACC-4 gives one back, and never more than there were', async () => {
    await stores.throttle.countInWindow('back', 600, now)
    await Promise.all(Array.from({ length: 30 }, () => stores.throttle.giveBack('back')))
    expect(await stores.throttle.countInWindow('back', 600, now)).toBe(1)
    await stores.throttle.giveBack('never counted')
    expect(await stores.throttle.countInWindow('never counted', 600, now)).toBe(1)
  })
})
