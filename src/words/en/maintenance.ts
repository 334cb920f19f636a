import type { MaintenanceWords } from '../../desks/maintenance-words.ts'

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
})
const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const moment = (at: Date): string => `${day.format(at)}, ${time.format(at)}`

/** “Tuesday, 1 December 2026, 22:00 to 23:30 (Japan time)” */
export const span = (from: Date, until: Date): string => {
  const end = day.format(from) === day.format(until) ? time.format(until) : moment(until)
  return `${moment(from)} to ${end} (Japan time)`
}

export const maintenance: MaintenanceWords = {
  span,
  coming: {
    title: 'Planned maintenance',
    effect: (portal) => `During this time no page of ${portal} can be used.`,
    kept: 'If it begins while you are in the middle of something, you can go on afterwards from where you were.',
  },
  closed: {
    title: 'Closed for maintenance',
    happened: (portal) => `${portal} is being maintained and cannot be used right now.`,
    until: 'Time of the maintenance',
    kept: 'If you were in the middle of something, you can go on afterwards from where you were.',
    sent: 'We have not accepted what you sent. Afterwards, please go back with your browser’s Back button and send it again.',
    again: 'Open again',
    help: (title, mail) => `If it is urgent, please write to ${title} (${mail}).`,
  },
}
