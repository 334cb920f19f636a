import type { AccountDataWords } from '../../desks/certificates/account-data.tsx'

export const accountData: AccountDataWords = {
  caption: 'Account information',
  title: {
    organisation: 'Organisation',
    confirm: 'Check your account information',
    done: 'Your account information is kept',
  },
  lead: {
    organisation: 'What you keep here can be taken over into new applications. Leave empty what you do not need.',
    contact: 'About this contact. Leave empty what you do not need.',
    confirm: 'Please check it and press “Confirm”.',
    done: 'New applications can be filled in with it.',
  },
  agent: { label: 'Agent code', hint: 'Needed to see coupons.' },
  badAgent: (label) => `“${label}” has 4 to 12 letters and digits. Please type it like this: T100482`,
  next: 'Next',
  back: 'Back',
  submit: 'Confirm',
  empty: 'Nothing is kept.',
  toApply: 'New application',
}
