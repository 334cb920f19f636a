import type { AskStaffWords } from '../../desks/account/ask-staff.tsx'
import type { InitialPasswordWords } from '../../desks/account/initial-password.tsx'

export const askStaff: AskStaffWords = {
  title: 'Forgotten password, locked account',
  lead: 'Our staff set passwords anew and lift locks. Call us or write to us.',
  whom: 'Whom to ask',
  phone: 'Telephone',
  mail: 'E-mail',
  hours: 'Hours',
  ready: 'What to have at hand',
  have: ['Your login ID'],
  after: 'What follows',
  follows: [
    'We make sure that it is you, and give you an initial password.',
    'Sign in with it, then change it to a password of your own.',
  ],
  back: 'Back to sign-in',
}

export const initialPassword: InitialPasswordWords = {
  title: 'You are using an initial password',
  until: (until) => `It works until ${until}. Change it to a password of your own before then.`,
  change: 'Change password',
  later: 'Change it later',
  set: {
    title: 'Your password has been changed',
    lead: 'You have a password of your own.',
    on: 'Go on',
  },
}
