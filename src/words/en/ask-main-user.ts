import type { AskMainUserWords } from '../../desks/account/ask-main-user.tsx'

export const askMainUser: AskMainUserWords = {
  ask: {
    title: 'Do you use a shared user account?',
    lead: 'The password of a shared user is reset by the main user of the same customer code.',
    explained: [
      'Ask your main user directly, or use the form below: we will tell your main user by mail.',
      'When the main user has reset it, a link to set a new password reaches your own e-mail address.',
    ],
    formTitle: 'Ask the main user for a reset',
    customerCode: { label: 'Customer code', hint: 'Example: JP1234567' },
    mail: { label: 'E-mail address', hint: 'Your own address, with which you sign in' },
    submit: 'Ask',
    back: 'Back to the password reset',
  },
  sent: {
    title: 'Thank you for your request',
    lead: 'If what you entered matches our records, we will tell your main user that you need a reset.',
    notes: [
      'When the main user has reset it, a link reaches your own e-mail address. If it is urgent, please contact your main user directly.',
    ],
  },
}
