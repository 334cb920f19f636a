import type { TermWords } from '../../desks/keys/term-words.ts'
import { type Day, firstSecondOf, lastSecondOf, yearsAndMonths } from '../../domain/keys/calendar.ts'

const gmt = new Intl.DateTimeFormat('ja-JP', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' })
const japan = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})
const day = (on: Day): string => `${gmt.format(lastSecondOf(on))} (GMT)`

export const keyTerms: TermWords = {
  kind: { hdcom: 'HDコム', mpcs: 'HDVC-MPCS' },
  deviceId: { hdcom: 'MPR ID', mpcs: 'MACアドレス' },
  labels: {
    number: '接続番号',
    cardNumber: 'Activation Key No.',
    registrationId: 'Registration ID',
    key: 'Registration Key',
    period: '有効期間',
    end: '利用期限',
  },
  months: (all) => {
    const { years, months } = yearsAndMonths(all)
    return `${years > 0 ? `${years}年` : ''}${months > 0 || years === 0 ? `${months}か月` : ''}`
  },
  days: (days) => `${days}日`,
  day,
  until: (last) => `${day(last)}、日本時間では${japan.format(lastSecondOf(last))}まで`,
  from: (first) => `${day(first)}、日本時間では${japan.format(firstSecondOf(first))}から`,
  standing: {
    none: '登録されていません',
    waiting: (length) => `初回利用時から${length}`,
    running: (until) => until,
    ended: (until, extendUntil) => `${until}（終了しました。延長できるのは${extendUntil}）`,
    lapsed: (until) => `${until}（終了しました）`,
  },
}
