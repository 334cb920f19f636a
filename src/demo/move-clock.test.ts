import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDemoClock } from './clock.ts'
import { moveClock } from './move-clock.ts'

const start = new Date('2026-11-20T01:00:00.000Z')

const openClock = async () => {
  const kept = new Map<string, string>()
  const facts = {
    read: async (name: string) => kept.get(name) ?? null,
    write: async (name: string, value: string) => void kept.set(name, value),
  }
  return { facts, clock: await openDemoClock(facts, { now: () => start }) }
}

describe('the demo’s clock', () => {
  it.each([
    [{ advance: 'PT1H' }, '2026-11-20T02:00:00.000Z'],
    [{ advance: 'P90D' }, '2027-02-18T01:00:00.000Z'],
    [{ amount: '90', unit: 'minutes' }, '2026-11-20T02:30:00.000Z'],
    [{ amount: '１２', unit: 'hours' }, '2026-11-20T13:00:00.000Z'],
    [{ amount: ' 3 ', unit: 'months' }, '2027-02-20T01:00:00.000Z'],
  ])('moves on as a form asks: %j', async (values, now) => {
    const { clock } = await openClock()
    expect(await moveClock(values, clock)).toEqual({ is: 'moved' })
    expect(clock.now().toISOString()).toBe(now)
    expect(clock.isMoved()).toBe(true)
    expect(await moveClock({ reset: 'yes' }, clock)).toEqual({ is: 'reset' })
    expect([clock.now(), clock.isMoved()]).toEqual([start, false])
  })

  it('shows the same time after a restart', async () => {
    const { clock, facts } = await openClock()
    await clock.advance('P1D')
    const again = await openDemoClock(facts, { now: () => start })
    expect(again.now()).toEqual(clock.now())
  })

  it.each([
    [{ amount: '', unit: 'days' }, 'empty'],
    [{ amount: '　', unit: 'days' }, 'empty'],
    [{ amount: '0', unit: 'days' }, 'amount'],
    [{ amount: '10000', unit: 'minutes' }, 'amount'],
    [{ amount: '1.5', unit: 'hours' }, 'amount'],
    [{ amount: 'たくさん', unit: 'days' }, 'amount'],
  ])('is not moved by %j, and says what is the matter', async (values, fault) => {
    const { clock } = await openClock()
    expect(await moveClock(values, clock)).toMatchObject({ is: 'refused', fault, typed: { unit: values.unit } })
    expect(clock.isMoved()).toBe(false)
  })

  it('stops before the year 9000', async () => {
    const { clock } = await openClock()
    await clock.advance('P6972Y')
    const before = clock.now()
    expect(await moveClock({ amount: '9999', unit: 'months' }, clock)).toMatchObject({ fault: 'tooFar' })
    expect(clock.now()).toEqual(before)
  })

  it.each([{}, { advance: '-P1D' }, { advance: 'soon' }, { amount: '1' }, { amount: '1', unit: 'toString' }])(
    'is not moved by what no form of ours sends: %j',
    async (values: Record<string, string>) => {
      const { clock } = await openClock()
      expect(await moveClock(values, clock)).toEqual({ is: 'unreadable' })
      expect(clock.isMoved()).toBe(false)
    },
  )

  it('never goes back and never fails, whatever is sent', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('P1D', '-PT1S', 'days', '7'))
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('advance', 'amount', 'unit'), text), async (values) => {
        const { clock } = await openClock()
        await moveClock(values, clock)
        expect(clock.now().getTime()).toBeGreaterThanOrEqual(start.getTime())
      }),
    )
  })
})
