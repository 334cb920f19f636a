import type { CommonWords, FaultWords, NoticeWords } from '../../desks/words.ts'

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

export const common: CommonWords = {
  skip: 'Skip to the main content',
  required: 'Required',
  optional: 'Optional',
  errorPrefix: 'Error: ',
  problems: (count) => (count === 1 ? 'There is one thing to check' : `There are ${count} things to check`),
  reveal: { show: 'Show', hide: 'Hide' },
  language: { label: '日本語', own: 'English' },
  signIn: 'Sign in',
  signOut: 'Sign out',
  account: 'Account',
  home: 'Home',
  privacy: 'Privacy policy',
  help: 'Help',
  back: 'Back',
  blank: 'Not filled in',
  change: 'Change',
  steps: { done: 'done', current: 'current step' },
  demo: {
    note: 'A demo: all data are invented.',
    inbox: 'Inbox',
    clock: 'Set the clock ahead',
    portals: 'All portals',
  },
  wait: {
    text: (seconds) => `After several wrong tries in a row, please wait ${seconds} seconds and try again.`,
    running: 'Please wait {} more seconds.',
    over: 'You can try again now.',
  },
  date: (at) => `${day.format(at)} (JST)`,
  dateTime: (at) => `${moment.format(at)} JST`,
}

export const faults: FaultWords = {
  empty: (label) => `Please fill in “${label}”.`,
  tooLong: (label) => `“${label}” is too long. Please shorten it.`,
  longerThan: (label, most) => `“${label}” can have ${most} characters at most. Please shorten it.`,
  characters: (label) => `“${label}” holds a character that cannot be shown. Please remove it.`,
  identifier: {
    mail: (label) => `“${label}” is an e-mail address. Please type it like this: hanako@example.jp`,
    'login-id': (label) => `“${label}” has only letters and digits. Please type it like this: abcd`,
    'registration-id': (label) => `“${label}” has only letters and digits. Please type it like this: K7XQ2MPA4R`,
    'access-key': (label) => `“${label}” has eight letters and digits. Please type it like this: K7XQ2MPA`,
    'customer-code-or-mail': (label) =>
      `“${label}” is a customer code, such as JP1234567, or an e-mail address. Please type one of them.`,
  },
  customerCode: (label, example) => `Please type “${label}” like this: ${example}`,
  postalCode: (label) => `“${label}” has 7 digits. Please type it like this: 244-0806`,
  kana: (label) => `Please type “${label}” in katakana or Latin letters, like this: コバトカナモノ or Kobato`,
  phone: (label) => `Please type “${label}” with its area code, like this: 06-1234-5678`,
  notAgreed: (label) => `To go on, please tick “${label}”.`,
  notChosen: (label) => `Please choose an answer for “${label}”.`,
  notTheSame: (label) => `“${label}” differs from the password above. Please type the same one.`,
}

export const notices: NoticeWords = {
  signedOut: 'You have signed out.',
  signInFirst: 'Please sign in to go on.',
  saved: 'Your changes are saved.',
  sessionEnded: 'The other browser is signed out.',
  passwordChanged: 'Your password is changed. All other browsers are signed out.',
  accountDeleted: 'Your account is deleted. Thank you for having been with us.',
  applicationEnded: 'You did not agree to the terms, so the application was cancelled. The card was not used.',
  signedOutByTries: 'After several wrong passwords we signed you out, to be safe. Please sign in again to go on.',
  documentSent: 'Your document has come in.',
  sharedUserAdded: 'The shared user was added. A mail with a link to set a password is on its way to the person.',
  sharedUserInvited: 'The invitation was made anew. A mail with a link to set a password is on its way to the person.',
  sharedUserReset: 'A mail with a link to set a new password is on its way to the person.',
  sharedUserSuspended: 'The shared user was suspended.',
  sharedUserResumed: 'The shared user was resumed.',
  sharedUserDeleted: 'The shared user was deleted.',
}
