import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDay, countBetween, countDaysOn, countMonths } from '../../../test/fakes/naive-calendar.ts'
import { firstDayTaken, NaiveDevice, type NaiveStanding } from '../../../test/fakes/naive-terms.ts'
import { judgeApplication, type Outlook } from './application.ts'
import { type Day, lastSecondOf, readDay } from './calendar.ts'
import type { Change, Ledger } from './ledger.ts'
import { type ProductId, products } from './product.ts'
import { firstUse, type Standing, serviceState, standing, termRule } from './term.ts'

type Step =
  | { readonly do: 'wait'; readonly days: number }
  /** Until this many days before or after the next day on which something ends. */
  | { readonly do: 'edge'; readonly off: number }
  | { readonly do: 'use' }
  | { readonly do: 'ask'; readonly asked: 'new' | 'extension'; readonly product: ProductId }

const begin: readonly Step[] = [{ do: 'ask', asked: 'new', product: 'trial' }, { do: 'use' }]

const over: readonly Step[] = [...begin, { do: 'edge', off: 1 }]

const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom([], begin, over, [...over, { do: 'edge', off: 1 } as const]),
    fc.array(
      fc.oneof(
        fc.record({ do: fc.constant('wait' as const), days: fc.oneof(fc.nat(40), fc.nat(500)) }),
        { arbitrary: fc.record({ do: fc.constant('edge' as const), off: fc.integer({ min: -1, max: 1 }) }), weight: 2 },
        fc.constant({ do: 'use' as const }),
        {
          arbitrary: fc.record({
            do: fc.constant('ask' as const),
            asked: fc.constantFrom('new' as const, 'extension' as const, 'extension' as const),
            product: fc.constantFrom<ProductId>('trial', '701W', '703W'),
          }),
          weight: 3,
        },
      ),
      { maxLength: 14, size: 'max' },
    ),
  )
  .map(([before, after]) => [...before, ...after])

const device = { kind: 'hdcom', id: '0123456789ABCDEF' } as const
const facts = (today: Day) => ({ rule: termRule, away: [], today })
const judge = (asked: 'new' | 'extension', product: ProductId, ledger: Ledger, today: Day): Outlook =>
  judgeApplication({ asked, device, card: { product: products[product], state: { is: 'free' } } }, ledger, facts(today))

const naive = (stands: Standing): NaiveStanding => {
  switch (stands.is) {
    case 'none':
      return 'none'
    case 'waiting':
      return { waiting: stands.months }
    case 'running':
      return { running: stands.last }
    case 'ended':
      return { ended: stands.last, extendUntil: stands.extendUntil }
    case 'lapsed':
      return { lapsed: stands.last, numberFreeOn: stands.numberFreeOn }
  }
}

const nextEdge = (stands: NaiveStanding): Day | null => {
  if (stands === 'none' || 'waiting' in stands || 'lapsed' in stands) return null
  return 'running' in stands ? stands.running : stands.extendUntil
}

/** Lives a device's life twice, by the ledger and on fingers; `look` sees each application between the two. */
function live(
  start: Day,
  life: readonly Step[],
  look: (outlook: Outlook, ledger: Ledger, today: Day, counted: NaiveDevice, product: ProductId) => void = () => {},
): { ledger: Ledger; today: Day } {
  const counted = new NaiveDevice()
  let ledger: Ledger = []
  let today = start
  const write = (changes: readonly Change[]) => {
    ledger = [...ledger, ...changes.map((change, place) => ({ ...change, id: `${ledger.length}.${place}` }))]
  }
  for (const step of life) {
    if (step.do === 'wait') today = countDaysOn(today, step.days)
    else if (step.do === 'edge') {
      const edge = nextEdge(counted.stands(today))
      if (edge) today = countDaysOn(today, Math.max(0, countBetween(today, edge) + step.off))
    } else if (step.do === 'use') {
      const change = firstUse(ledger, today)
      if (change) write([change])
      counted.firstUse(today)
    } else {
      const outlook = judge(step.asked, step.product, ledger, today)
      look(outlook, ledger, today, counted, step.product)
      const { period, oncePerDevice } = products[step.product]
      const answer = counted.use(step.asked, { period, trial: oncePerDevice }, today)
      expect(outlook.is === 'refused' ? outlook.refusal.why : 'done').toBe(answer)
      if (outlook.is === 'possible') write(outlook.changes)
    }
    expect(naive(standing(ledger, facts(today)))).toEqual(counted.stands(today))
  }
  return { ledger, today }
}

describe('PLT-32 any life of a device', () => {
  test('KEY-28 KEY-30 KEY-31 KEY-32 KEY-33 is as counted day by day', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyDay, steps, (start, life) => {
        live(start, life, (outlook) => {
          if (outlook.is === 'refused') seen.add(outlook.refusal.why)
          if (outlook.is === 'possible') seen.add(outlook.before.is)
        })
      }),
      { numRuns: 400 },
    )
    // The cases do reach everything there is to be compared.
    expect([...seen].sort()).toEqual(
      ['ended', 'had-before', 'lapsed', 'none', 'running', 'take-extension', 'take-new', 'too-long', 'waiting'].sort(),
    )
  })

  test('KEY-32 KEY-36 what is possible keeps to six years, loses no day, and is what then happens', () => {
    fc.assert(
      fc.property(anyDay, steps, (start, life) => {
        live(start, life, (outlook, ledger, today, _counted, product) => {
          if (outlook.is !== 'possible') return
          const { before, after, changes } = outlook
          const written = [...ledger, ...changes.map((change, place) => ({ ...change, id: `new ${place}` }))]
          expect(standing(written, facts(today))).toEqual(after)
          const months = { P3M: 3, P1Y: 12, P3Y: 36 }[products[product].period as 'P3M']
          if (after.is === 'waiting') {
            expect(after.months).toBe((before.is === 'waiting' ? before.months : 0) + months)
            expect(after.months).toBeLessThanOrEqual(72)
          } else if (after.is === 'running') {
            const from = before.is === 'running' ? before.last : today
            expect(after.last >= countMonths(from, months)).toBe(true)
            expect(after.last <= countMonths(today, 72)).toBe(true)
          } else throw new Error(`a card leads to ${after.is}`)
        })
      }),
      { numRuns: 150 },
    )
  })

  test('KEY-36 the numbers of a refusal are true: the days lost, and the first day on which all of it fits', () => {
    const lives = fc.tuple(
      anyDay,
      fc.integer({ min: 0, max: 700 }),
      fc.constantFrom<ProductId>('trial', '701W', '703W'),
    )
    let refused = 0
    fc.assert(
      fc.property(lives, ([start, days, product]) => {
        const life: Step[] = [
          { do: 'ask', asked: 'new', product: '703W' },
          { do: 'use' },
          { do: 'ask', asked: 'extension', product: '703W' },
          { do: 'wait', days },
          { do: 'ask', asked: 'extension', product },
        ]
        live(start, life, (outlook, _ledger, today, counted) => {
          if (outlook.is !== 'refused' || outlook.refusal.why !== 'too-long') return
          if (outlook.refusal.counted !== 'days') throw new Error('it runs')
          const { last, latest, daysLost, fitsOn } = outlook.refusal
          const { period, oncePerDevice } = products[product]
          refused++
          expect(latest).toBe(countMonths(today, 72))
          expect(daysLost).toBe(countBetween(latest, last))
          expect(firstDayTaken(counted, { period, trial: oncePerDevice }, today, 1200)?.day).toBe(fitsOn)
        })
      }),
      { numRuns: 15 },
    )
    expect(refused).toBeGreaterThan(0)
  })
})

describe('first use', () => {
  test('KEY-30 begins a term once', () => {
    const today = readDay('2027-01-10')
    const outlook = judge('new', '701W', [], today)
    if (outlook.is !== 'possible') throw new Error('refused')
    const ledger = outlook.changes.map((change, place) => ({ ...change, id: String(place) }))
    const begun = firstUse(ledger, readDay('2027-03-01'))
    expect(begun).toEqual({ is: 'begun', on: '2027-03-01', run: 1 })
    expect(firstUse([...ledger, { ...begun!, id: 'used' }], readDay('2027-03-02'))).toBeNull()
    expect(firstUse([], today)).toBeNull()
  })

  test.each<[string, Standing, ReturnType<typeof serviceState>]>([
    ['never registered', { is: 'none' }, 'not-registered'],
    ['not used yet', { is: 'waiting', run: 1, months: 12 }, 'not-registered'],
    ['running', { is: 'running', run: 1, last: readDay('2027-01-10'), daysLeft: 0 }, 'active'],
  ])('KEY-60 %s: the device is told so', (_case, stands, state) => expect(serviceState(stands)).toBe(state))

  test('KEY-60 ended within six months it is told apart from ended before that', () => {
    const { ledger } = live(readDay('2027-01-10'), [{ do: 'ask', asked: 'new', product: 'trial' }, { do: 'use' }])
    const told = (day: string) => serviceState(standing(ledger, facts(readDay(day))))
    expect(['2027-04-10', '2027-04-11', '2027-10-10', '2027-10-11'].map(told)).toEqual([
      'active',
      'expired',
      'expired',
      'not-registered',
    ])
    expect(lastSecondOf(readDay('2027-04-10')).toISOString()).toBe('2027-04-10T23:59:59.000Z')
  })
})
