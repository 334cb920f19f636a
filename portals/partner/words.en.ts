import { words } from 'madoguchi'

/** Aoba Connect ID in its own words. */
export default words({
  signIn: {
    identifier: { label: 'Login ID', hint: 'Your own e-mail address' },
    hints: ['If this is your first time, set your password with “Reset the password” on the next page.'],
    code: {
      lead: (minutes) =>
        `We have sent a one-time password of 8 digits to your e-mail address on record. Please enter it within ${minutes} minutes. We ask for it every 90 days.`,
    },
  },
  recoverByLink: {
    ask: {
      lead: 'Set your first password here, or a new one if you have forgotten it.',
      notes: ['We will send a link to your e-mail address on record. It works for 24 hours.'],
      proofs: { identifier: { label: 'Login ID', hint: 'Your own e-mail address' } },
    },
    sent: {
      notes: [
        'The subject of the mail is “【Aoba Connect ID】Set a new password”. Its link works for 24 hours.',
        'If no mail arrives, please look into your spam folder too.',
      ],
    },
  },
})
