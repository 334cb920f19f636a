import type { OwnAccountWords } from '../../desks/account/own-account.tsx'
import type { OwnSessionsWords } from '../../desks/account/own-sessions.tsx'

export const ownAccount: OwnAccountWords = {
  title: 'Account',
  back: 'Back to the account',
  facts: 'Your details',
  password: { label: 'Password', value: 'Set' },
  language: {
    title: 'Language of our mails',
    field: { label: 'We write to you in' },
    choices: { ja: '日本語 (Japanese)', en: 'English' },
    submit: 'Save',
  },
  consents: {
    title: 'What you agreed to',
    given: (version, on) => `Version ${version}, agreed to on ${on}.`,
  },
  data: { title: 'Your data' },
  ways: {
    exportData: { label: 'Take your data home', about: 'Everything we hold on your account, in one file.' },
    deleteAccount: {
      label: 'Delete the account',
      about: 'We erase your personal data, and nobody can sign in any more.',
    },
  },
}

export const ownSessions: OwnSessionsWords = {
  title: 'Browsers signed in',
  lead: 'If there is one you do not know, sign it out and change your password.',
  thisOne: (browser) => `${browser} (this browser)`,
  unknownBrowser: 'A browser of unknown kind',
  facts: (place, since, seen) => `From ${place}\nSigned in ${since}\nLast used ${seen}`,
  end: 'Sign it out',
  endOthers: 'Sign out all other browsers',
}
