import { describe, expect, test } from 'vitest'
import { readDay } from '../../domain/keys/calendar.ts'
import type { Standing } from '../../domain/keys/term.ts'
import { keyTerms as en } from '../../words/en/key-terms.ts'
import { keyTerms as ja } from '../../words/ja/key-terms.ts'
import { showDevice, showStanding } from './term-words.ts'

const last = readDay('2027-11-20')
const extendUntil = readDay('2028-05-20')
const numberFreeOn = readDay('2028-11-21')

describe('KEY-30 KEY-33 terms in words', () => {
  test.each<[number, string, string]>([
    [1, '1か月', '1 month'],
    [3, '3か月', '3 months'],
    [12, '1年', '1 year'],
    [15, '1年3か月', '1 year and 3 months'],
    [25, '2年1か月', '2 years and 1 month'],
    [72, '6年', '6 years'],
  ])('%i months', (months, japanese, english) => {
    expect(ja.months(months)).toBe(japanese)
    expect(en.months(months)).toBe(english)
  })

  test.each<[Standing, string, string]>([
    [{ is: 'none' }, '登録されていません', 'Not registered'],
    [{ is: 'waiting', run: 1, months: 12 }, '初回利用時から1年', '1 year from first use'],
    [{ is: 'waiting', run: 1, months: 24 }, '初回利用時から2年', '2 years from first use'],
    [
      { is: 'running', run: 1, last, daysLeft: 3 },
      '2027年11月20日 (GMT)、日本時間では2027年11月21日 8:59まで',
      'the end of 20 November 2027 (GMT), which is 8:59 on 21 November 2027 in Japan',
    ],
    [
      { is: 'ended', run: 1, last, extendUntil },
      '2027年11月20日 (GMT)、日本時間では2027年11月21日 8:59まで（終了しました。延長できるのは2028年5月20日 (GMT)、日本時間では2028年5月21日 8:59まで）',
      'the end of 20 November 2027 (GMT), which is 8:59 on 21 November 2027 in Japan (ended; can be extended until the end of 20 May 2028 (GMT), which is 8:59 on 21 May 2028 in Japan)',
    ],
    [
      { is: 'lapsed', run: 1, last, extendUntil, numberFreeOn },
      '2027年11月20日 (GMT)、日本時間では2027年11月21日 8:59まで（終了しました）',
      'the end of 20 November 2027 (GMT), which is 8:59 on 21 November 2027 in Japan (ended)',
    ],
  ])('a device that stands $is', (stands, japanese, english) => {
    expect(showStanding(stands, ja)).toBe(japanese)
    expect(showStanding(stands, en)).toBe(english)
  })

  test('a device by the number that is printed on it', () => {
    expect(showDevice({ kind: 'hdcom', id: '0123456789ABCDEF' }, ja)).toEqual({
      label: 'MPR ID',
      value: '0123-4567-89AB-CDEF',
    })
    expect(showDevice({ kind: 'mpcs', id: '001122AABBCC' }, en)).toEqual({
      label: 'MAC address',
      value: '00:11:22:AA:BB:CC',
    })
  })
})
