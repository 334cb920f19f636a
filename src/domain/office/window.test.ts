import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hours, minutes, type Seconds, seconds } from '../../kit/time.ts'
import { closedBy, comingUp, openSince, opensAt, type Span, secondsUntilOpen, type WindowAway } from './window.ts'

const at = (time: string) => new Date(`2026-12-01T${time}Z`)
const span = (from: string, until: string): Span => ({ from: at(from), until: at(until) })

describe('KEY-10 when the counter is closed', () => {
  const night = span('13:00:00', '17:00:00')
  const longer = span('16:00:00', '18:00:00')

  it('begins and ends to the second', () => {
    expect(closedBy([night], at('12:59:59.999'))).toBeNull()
    expect(closedBy([night], at('13:00:00'))).toBe(night)
    expect(closedBy([night], at('16:59:59.999'))).toBe(night)
    expect(closedBy([night], at('17:00:00'))).toBeNull()
  })

  it('is closed until the last of several ends, also where one begins as the other ends', () => {
    expect(closedBy([night, longer], at('16:30:00'))).toBe(longer)
    expect(closedBy([longer, night], at('16:30:00'))).toBe(longer)
    expect(opensAt([night, longer], at('13:30:00'))).toEqual(at('18:00:00'))
    expect(opensAt([night, span('17:00:00', '19:00:00')], at('13:30:00'))).toEqual(at('19:00:00'))
    expect(opensAt([night, span('17:00:01', '19:00:00')], at('13:30:00'))).toEqual(at('17:00:00'))
    expect(opensAt([night], at('12:00:00'))).toEqual(at('12:00:00'))
  })

  it('says in whole seconds when to come back, never too early', () => {
    expect(secondsUntilOpen([night], at('16:59:58.400'))).toBe(2)
    expect(secondsUntilOpen([night], at('16:59:00'))).toBe(60)
    expect(secondsUntilOpen([night], at('17:00:00'))).toBe(0)
  })

  it('tells of what is announced and yet to begin', () => {
    const window = (from: string, announcedAt: Date): WindowAway => ({
      ...span(from, '20:00:00'),
      id: from,
      kind: 'maintenance',
      announcedAt,
      withdrawnAt: null,
      text: { ja: '', en: '' },
    })
    const all = [
      window('11:00:00', at('01:00:00')),
      window('13:00:00', at('01:00:00')),
      window('14:00:00', at('12:30:00')),
    ]
    expect(comingUp(all, at('12:00:00')).map(({ id }) => id)).toEqual(['13:00:00'])
    expect(comingUp(all, at('12:30:00')).map(({ id }) => id)).toEqual(['13:00:00', '14:00:00'])
    expect(comingUp(all, at('14:00:00'))).toEqual([])
  })
})

describe('KEY-10 time in which nobody could come does not count', () => {
  it.each<[string, string, Seconds, readonly Span[], string]>([
    ['nothing was closed', '12:00:00', minutes(30), [], '11:30:00'],
    ['closed before that', '12:00:00', minutes(30), [span('10:00:00', '11:30:00')], '11:30:00'],
    ['closed in between', '12:00:00', minutes(30), [span('10:00:00', '11:40:00')], '09:50:00'],
    ['closed just now', '12:00:00', minutes(30), [span('08:00:00', '12:00:00')], '07:30:00'],
    ['closed still', '12:00:00', minutes(30), [span('08:00:00', '15:00:00')], '07:30:00'],
    ['closed later on', '12:00:00', minutes(30), [span('12:00:00', '15:00:00')], '11:30:00'],
    ['closed twice', '12:00:00', hours(2), [span('08:00:00', '09:30:00'), span('10:00:00', '11:00:00')], '07:30:00'],
    [
      'closed by two at once',
      '12:00:00',
      hours(1),
      [span('09:00:00', '11:00:00'), span('08:00:00', '11:30:00')],
      '07:30:00',
    ],
    [
      'one within the other',
      '12:00:00',
      hours(1),
      [span('08:00:00', '11:30:00'), span('09:00:00', '10:00:00')],
      '07:30:00',
    ],
  ])('%s', (_, now, length, closed, since) => expect(openSince(at(now), length, closed)).toEqual(at(since)))

  it('is what counting second by second gives', () => {
    const spans = fc.array(
      fc.record({ from: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 1, max: 40 }) }),
      { maxLength: 5 },
    )
    const moment = (second: number) => new Date(1_800_000_000_000 + second * 1000)
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 60 }), (given, now, length) => {
        const closed = given.map(({ from, length: long }) => ({ from: moment(from), until: moment(from + long) }))
        let left = length
        let at = now
        while (left > 0) {
          at -= 1
          if (closedBy(closed, moment(at)) === null) left -= 1
        }
        expect(openSince(moment(now), seconds(length), closed)).toEqual(moment(at))
      }),
    )
  })
})
