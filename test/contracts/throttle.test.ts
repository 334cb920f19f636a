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

  describe('KEY-23 closes a lane after so many wrong tries', () => {
    const closing = { most: 10, seconds: 86_400 }
    const DAY = 86_400
    const count = async (lane: string, at = now) => (await stores.throttle.countUntilClosed([lane], closing, at))[0]!

    it('counts exactly ten of 200 parallel tries, and tells the others when it opens again', async () => {
      const tries = await Promise.all(Array.from({ length: 200 }, () => count('card')))
      const counted = tries.filter((one) => one.is === 'counted').map((one) => one.failures)
      expect(counted.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      for (const one of tries.filter((one) => one.is === 'waiting'))
        expect(one).toEqual({ is: 'waiting', failures: 10, until: later(DAY) })
    })

    it('stays closed for the whole time after the last one that counted, and begins again then', async () => {
      for (let i = 0; i < 9; i++) await count('late')
      const tenth = later(DAY - 1)
      expect(await count('late', tenth)).toEqual({ is: 'counted', failures: 10 })
      const until = new Date(tenth.getTime() + DAY * 1000)
      for (const at of [tenth, later(DAY + 1), new Date(until.getTime() - 1)])
        expect(await count('late', at)).toEqual({ is: 'waiting', failures: 10, until })
      expect(await count('late', until)).toEqual({ is: 'counted', failures: 1 })
    })

    it('forgets wrong tries after so long without any', async () => {
      await count('rare')
      await count('rare', later(60))
      expect(await count('rare', later(60 + DAY))).toEqual({ is: 'counted', failures: 1 })
    })

    it('a try that is given back opens the lane for another one', async () => {
      for (let i = 0; i < 10; i++) await count('given')
      await stores.throttle.giveBackEach(['given', 'nobody counted here'])
      expect(await count('given')).toEqual({ is: 'counted', failures: 10 })
      expect((await count('given')).is).toBe('waiting')
    })

    it('counts many lanes at once, in their order, also where others do it the other way round', async () => {
      const many = Array.from({ length: 300 }, (_, n) => `many ${n}`)
      for (let i = 0; i < 10; i++) await count('many 7')
      const all = await Promise.all(
        Array.from({ length: 6 }, (_, n) =>
          stores.throttle.countUntilClosed(n % 2 === 0 ? many : many.toReversed(), closing, now),
        ),
      )
      const inOrder = all.map((tries, n) => (n % 2 === 0 ? tries : tries.toReversed()))
      for (const tries of inOrder)
        expect(tries.map((one) => one.is === 'waiting')).toEqual(many.map((lane) => lane === 'many 7'))
      const counts = inOrder.map(([first]) => first!.failures)
      expect(counts.sort()).toEqual([1, 2, 3, 4, 5, 6])
    })
  })

  it('KEY-23 takes no more out of a window than there are, whoever asks at once', async () => {
    const window = { most: 50, seconds: 86_400 }
    const take = (wanted: number, at = now) => stores.throttle.takeFromWindow('window of 50', wanted, window, at)
    const taken = await Promise.all(Array.from({ length: 20 }, () => take(7)))
    expect(taken.reduce((sum, { count }) => sum + count, 0)).toBe(50)
    for (const { until } of taken) expect(until).toEqual(later(86_400))
    await stores.throttle.giveBack('window of 50', 12)
    expect((await take(20, later(86_399))).count).toBe(12)
    expect((await take(1, later(86_399))).count).toBe(0)
    expect(await take(60, later(86_400))).toEqual({ count: 50, until: later(2 * 86_400) })
    expect((await stores.throttle.takeFromWindow('another', 60, window, now)).count).toBe(50)
  })

  it.each(['apart', 'in a transaction'])(
    'KEY-60 gives back in each of several lanes, and never below nothing: %s',
    async (where) => {
      const within = (lanes: readonly string[]): Promise<void> =>
        where === 'apart'
          ? stores.throttle.giveBackEach(lanes)
          : world.stores.atomically('partner', ({ throttle }) => throttle.giveBackEach(lanes))
      const lanes = [`one ${where}`, `two ${where}`] as const
      const count = (lane: string) => stores.throttle.countInWindow(lane, 600, now)
      for (const lane of [lanes[0], ...lanes]) await count(lane)
      for (let i = 0; i < 3; i++) await within([lanes[1]])
      await within([...lanes, 'nobody'])
      expect([await count(lanes[0]), await count(lanes[1])]).toEqual([2, 1])
    },
  )
})
