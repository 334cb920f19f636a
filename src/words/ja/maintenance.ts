import type { MaintenanceWords } from '../../desks/maintenance-words.ts'

const day = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})
const time = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const moment = (at: Date): string => `${day.format(at)} ${time.format(at)}`

/** 「2026年12月1日(火) 22:00 から 23:30 まで（日本時間）」 */
export const span = (from: Date, until: Date): string => {
  const end = day.format(from) === day.format(until) ? time.format(until) : moment(until)
  return `${moment(from)} から ${end} まで（日本時間）`
}

export const maintenance: MaintenanceWords = {
  span,
  coming: {
    title: 'システムメンテナンスのお知らせ',
    effect: (portal) => `この間は、${portal}のすべての画面をご利用いただけません。`,
    kept: 'お手続きの途中でメンテナンスが始まったときは、終了後に続きから再開できます。',
  },
  closed: {
    title: 'システムメンテナンス中',
    happened: (portal) => `${portal}は、ただいまシステムメンテナンスのため、ご利用いただけません。`,
    until: 'メンテナンスの日時',
    kept: 'お手続きの途中だった方は、終了後に続きから再開できます。',
    sent: '送信された内容は、まだ受け付けていません。終了後に、ブラウザの「戻る」で前のページに戻り、もう一度送信してください。',
    again: 'もう一度開く',
    help: (title, mail) => `お急ぎのときは、${title}（${mail}）までご連絡ください。`,
  },
}
