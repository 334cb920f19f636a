import { describe, expect, test } from 'vitest'
import { type Application, judgeApplication, type Refusal, withChanges } from './application.ts'
import { readDay } from './calendar.ts'
import type { CardState } from './card.ts'
import { type ProductId, products } from './product.ts'
import { termRule } from './term.ts'

const device = { kind: 'hdcom', id: '0123456789ABCDEF' } as const
const on = (today: string) => ({ rule: termRule, away: [], today: readDay(today) })

const ask = (asked: 'new' | 'extension', product: ProductId, state: CardState = { is: 'free' }): Application => ({
  asked,
  device,
  card: { product: products[product], state },
})

describe('cards', () => {
  const judge = (application: Application) => judgeApplication(application, [], on('2027-01-10'))

  test('KEY-24 the same card and device again: nothing is used up, whichever was asked for', () => {
    const first = judge(ask('new', '701W'))
    if (first.is !== 'possible') throw new Error('refused')
    const ledger = withChanges([], first.changes)
    for (const asked of ['new', 'extension'] as const)
      expect(judgeApplication(ask(asked, '701W', { is: 'used', by: device.id }), ledger, on('2027-01-11'))).toEqual({
        is: 'again',
        stands: { is: 'waiting', run: 1, months: 12 },
      })
  })

  test.each<[string, Application, Refusal['why']]>([
    [
      'KEY-24 used with another device',
      ask('new', '701W', { is: 'used', by: 'FFFFFFFFFFFFFFFF' }),
      'card-used-elsewhere',
    ],
    ['KEY-23 taken out of use', ask('new', '701W', { is: 'void' }), 'card-void'],
    ['KEY-23 for the multi-point server', ask('new', 'M701W'), 'other-kind-of-device'],
    [
      'KEY-23 for 「HDコム」',
      { ...ask('new', '701W'), device: { kind: 'mpcs', id: '001122AABBCC' } },
      'other-kind-of-device',
    ],
  ])('%s: refused as such', (_card, application, why) =>
    expect(judge(application)).toMatchObject({ is: 'refused', refusal: { why } }),
  )

  test('a product longer than any term may be is a fault of the portal’s data', () => {
    const endless: Application = {
      ...ask('new', '703W'),
      card: { product: { ...products['703W'], period: 'P7Y' as const }, state: { is: 'free' } },
    }
    expect(() => judge(endless)).toThrow(RangeError)
  })
})
