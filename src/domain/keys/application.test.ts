import { describe, expect, test } from 'vitest'
import { type Application, judgeApplication, type Outlook, type Refusal } from './application.ts'
import { readDay } from './calendar.ts'
import type { Ledger } from './ledger.ts'
import type { DaysAway } from './outage.ts'
import { type ProductId, products } from './product.ts'
import { firstUse, standing, termRule } from './term.ts'

const device = { kind: 'hdcom', id: '0123456789ABCDEF' } as const
const on = (today: string, away: readonly DaysAway[] = []) => ({ rule: termRule, away, today: readDay(today) })
const away = (from: string, to = from): DaysAway => ({ from: readDay(from), to: readDay(to) })

const ask = (asked: 'new' | 'extension', product: ProductId): Application => ({
  asked,
  device,
  card: { product: products[product], state: { is: 'free' } },
})

/** A device whose story is told day by day; what is possible is written. */
class Story {
  ledger: Ledger = []
  away: readonly DaysAway[] = []

  judge(asked: 'new' | 'extension', product: ProductId, day: string): Outlook {
    return judgeApplication(ask(asked, product), this.ledger, on(day, this.away))
  }
  takes(asked: 'new' | 'extension', product: ProductId, day: string): this {
    const outlook = this.judge(asked, product, day)
    if (outlook.is !== 'possible') throw new Error(`refused: ${JSON.stringify(outlook)}`)
    for (const change of outlook.changes) this.ledger = [...this.ledger, { ...change, id: String(this.ledger.length) }]
    expect(standing(this.ledger, on(day, this.away))).toEqual(outlook.after)
    return this
  }
  firstUsed(day: string): this {
    const change = firstUse(this.ledger, readDay(day))
    if (!change) throw new Error('used before')
    this.ledger = [...this.ledger, { ...change, id: String(this.ledger.length) }]
    return this
  }
  refusal(asked: 'new' | 'extension', product: ProductId, day: string): Refusal {
    const outlook = this.judge(asked, product, day)
    if (outlook.is !== 'refused') throw new Error(`not refused: ${JSON.stringify(outlook)}`)
    return outlook.refusal
  }
  stands(day: string) {
    return standing(this.ledger, on(day, this.away))
  }
}

const story = () => new Story()
const trialUsedOn = (day: string) => story().takes('new', 'trial', day).firstUsed(day)

describe('the examples of manual 003', () => {
  test('KEY-30 §6 4): one year from first use, extended: two years from first use', () => {
    const told = story().takes('new', '701W', '2027-01-10')
    expect(told.stands('2027-09-01')).toMatchObject({ is: 'waiting', months: 12 })
    expect(told.judge('extension', '701W', '2027-09-01')).toMatchObject({
      is: 'possible',
      before: { is: 'waiting', months: 12 },
      after: { is: 'waiting', months: 24 },
      daysLost: 0,
      daysWithout: 0,
    })
    told.takes('extension', '701W', '2027-09-01').firstUsed('2027-10-05')
    expect(told.stands('2027-10-05')).toMatchObject({ is: 'running', last: '2029-10-05' })
  })

  test('KEY-31 §3.3: three months in use, extended by one year, are one year and three months', () => {
    const told = trialUsedOn('2027-01-31').takes('extension', '701W', '2027-02-01')
    expect(told.stands('2027-02-01')).toMatchObject({ is: 'running', last: '2028-04-30' })
  })

  test('KEY-31 §3.3: ended within six months, the term begins at the extension', () => {
    const outlook = trialUsedOn('2027-01-10').judge('extension', '701W', '2027-09-01')
    expect(outlook).toMatchObject({
      is: 'possible',
      before: { is: 'ended', last: '2027-04-10', extendUntil: '2027-10-10' },
      after: { is: 'running', last: '2028-09-01', daysLeft: 366 },
      daysLost: 0,
      daysWithout: 143,
    })
  })

  test('KEY-32 §3.3: during the trial three years cannot be added twice', () => {
    const told = trialUsedOn('2027-01-10').takes('extension', '703W', '2027-01-10')
    expect(told.refusal('extension', '703W', '2027-01-10')).toEqual({
      why: 'too-long',
      stands: { is: 'running', run: 1, last: '2030-04-10', daysLeft: 1186 },
      counted: 'days',
      most: 72,
      last: '2033-04-10',
      latest: '2033-01-10',
      daysLost: 90,
      fitsOn: '2027-04-10',
    })
    // Refused, the card is as free as before, and on the day that was named all of it fits.
    expect(told.refusal('extension', '703W', '2027-04-09')).toMatchObject({ why: 'too-long', daysLost: 1 })
    expect(told.takes('extension', '703W', '2027-04-10').stands('2027-04-10')).toMatchObject({ last: '2033-04-10' })
  })

  test('KEY-32 KEY-33 terms that have not begun count: 3 + 3 years are accepted, with the trial refused', () => {
    const six = story().takes('new', '703W', '2027-01-10').takes('extension', '703W', '2027-01-10')
    expect(six.stands('2027-01-10')).toMatchObject({ is: 'waiting', months: 72 })
    expect(six.refusal('extension', 'trial', '2027-01-10')).toMatchObject({
      why: 'too-long',
      counted: 'months',
      months: 75,
      most: 72,
      fitsMonthsAfterFirstUse: 3,
    })
    six.firstUsed('2027-02-15')
    expect(six.refusal('extension', 'trial', '2027-05-14')).toMatchObject({ fitsOn: '2027-05-15', daysLost: 1 })
    six.takes('extension', 'trial', '2027-05-15')
  })
})

describe('edges', () => {
  test('KEY-33 the last day of the six months counts as within, the day after does not', () => {
    const told = trialUsedOn('2027-01-10')
    expect(told.stands('2027-04-10')).toMatchObject({ is: 'running', daysLeft: 0 })
    expect(told.stands('2027-04-11')).toMatchObject({ is: 'ended', last: '2027-04-10' })
    expect(told.judge('extension', '701W', '2027-10-10')).toMatchObject({ is: 'possible' })
    expect(told.refusal('extension', '701W', '2027-10-11')).toMatchObject({
      why: 'take-new',
      stands: { is: 'lapsed', last: '2027-04-10', extendUntil: '2027-10-10' },
    })
  })

  test('KEY-33 six months after 28 February end on 28 August, not on the 31st', () => {
    const told = trialUsedOn('2026-11-30')
    expect(told.stands('2027-08-28')).toMatchObject({ is: 'ended', last: '2027-02-28' })
    expect(told.stands('2027-08-29')).toMatchObject({ is: 'lapsed' })
  })

  test('KEY-32 six years to the day are accepted, one day more is refused', () => {
    const told = story().takes('new', '703W', '2024-02-29').firstUsed('2024-02-29')
    // Ends 28 February 2027; with three years more 28 February 2030, which is six years after 28 February 2024.
    expect(told.judge('extension', '703W', '2024-02-29')).toMatchObject({
      is: 'possible',
      after: { last: '2030-02-28' },
    })
    expect(told.takes('extension', '703W', '2024-02-29').refusal('extension', '701W', '2025-02-27')).toMatchObject({
      last: '2031-02-28',
      latest: '2031-02-27',
      daysLost: 1,
      fitsOn: '2025-02-28',
    })
    expect(told.judge('extension', '701W', '2025-02-28')).toMatchObject({ is: 'possible' })
  })

  test('KEY-33 first use on 1 February 01:00 in Japan is 31 January in GMT, and so is its anchor', () => {
    const told = trialUsedOn('2027-01-31')
    expect(told.stands('2027-02-01')).toMatchObject({ last: '2027-04-30' })
    expect(trialUsedOn('2027-02-01').stands('2027-02-01')).toMatchObject({ last: '2027-05-01' })
  })

  test('KEY-33 a restart sets a new anchor', () => {
    const told = trialUsedOn('2027-08-31').takes('extension', '701W', '2028-02-29')
    expect(told.stands('2028-02-29')).toMatchObject({ last: '2029-02-28' })
    // From the end, 28 February 2029, it would be 28 February; from the anchor it is the leap day.
    expect(told.takes('extension', '703W', '2028-03-01').stands('2028-03-01')).toMatchObject({ last: '2032-02-29' })
  })

  test('KEY-28 the number is free again after six months and six months', () => {
    const told = trialUsedOn('2027-05-31')
    expect(told.stands('2028-03-01')).toMatchObject({ is: 'lapsed', last: '2027-08-31', numberFreeOn: '2028-09-01' })
  })
})

describe('our being away costs no right', () => {
  test('KEY-33 a term whose last day is away grows, and goes on from there', () => {
    const told = trialUsedOn('2027-01-10')
    told.away = [away('2027-04-10', '2027-04-11')]
    expect(told.stands('2027-04-12')).toMatchObject({ is: 'running', last: '2027-04-12' })
    told.takes('extension', '701W', '2027-04-12')
    expect(told.ledger.map(({ is }) => is)).toEqual(['granted', 'begun', 'grown', 'granted'])
    expect(told.stands('2027-04-12')).toMatchObject({ is: 'running', last: '2028-04-12' })
    // Written down, it stays when the outage is forgotten.
    told.away = []
    expect(told.stands('2027-04-12')).toMatchObject({ is: 'running', last: '2028-04-12' })
  })

  test('KEY-33 the six months grow by what covers their last day, and the quarantine moves with them', () => {
    const told = trialUsedOn('2027-01-10')
    told.away = [away('2027-10-09', '2027-10-11')]
    expect(told.stands('2027-10-13')).toMatchObject({ is: 'ended', last: '2027-04-10', extendUntil: '2027-10-13' })
    expect(told.stands('2027-10-14')).toMatchObject({ is: 'lapsed', numberFreeOn: '2028-04-14' })
  })

  test('KEY-33 a window that has not begun changes nothing yet', () => {
    const told = trialUsedOn('2027-01-10')
    told.away = [away('2027-04-10')]
    expect(told.stands('2027-04-09')).toMatchObject({ is: 'running', last: '2027-04-10' })
    expect(told.stands('2027-04-10')).toMatchObject({ is: 'running', last: '2027-04-11' })
  })
})

describe('new or extension', () => {
  test('KEY-28 a device that never had a term takes a new application', () =>
    expect(story().refusal('extension', '701W', '2027-01-10')).toEqual({ why: 'take-new', stands: { is: 'none' } }))

  test.each([
    ['before first use', '2027-01-10', 'waiting'],
    ['while it runs', '2027-02-10', 'running'],
    ['within six months after', '2027-06-10', 'ended'],
  ])('KEY-28 %s a device takes an extension', (_when, day, is) => {
    const told = story().takes('new', 'trial', '2027-01-10')
    if (is !== 'waiting') told.firstUsed('2027-02-01')
    expect(told.refusal('new', '701W', day)).toMatchObject({ why: 'take-extension', stands: { is } })
  })

  test('KEY-28 KEY-31 later it takes a new application, whose term begins at first use again', () => {
    const told = trialUsedOn('2027-01-10').takes('new', '701W', '2027-10-11')
    expect(told.stands('2027-12-01')).toEqual({ is: 'waiting', run: 2, months: 12 })
    expect(told.firstUsed('2028-01-05').stands('2028-01-05')).toMatchObject({ run: 2, last: '2029-01-05' })
  })

  test('KEY-27 a device takes the trial once, ever', () => {
    const told = trialUsedOn('2027-01-10')
    for (const [asked, day] of [
      ['extension', '2027-02-10'],
      ['extension', '2027-09-01'],
      ['new', '2031-01-01'],
    ] as const)
      expect(told.refusal(asked, 'trial', day)).toEqual({
        why: 'had-before',
        product: products.trial,
        on: '2027-01-10',
      })
  })
})
