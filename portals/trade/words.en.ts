import { words } from 'madoguchi'

/** Kobato Hardware Online in its own words. */
export default words({
  faults: {
    identifier: {
      'customer-code-or-mail': (label) =>
        `“${label}” is a customer code (JP and 7 digits, such as JP1234567) or an e-mail address. Please type one of them.`,
    },
  },
  signIn: {
    identifier: {
      label: 'Customer code or e-mail address',
      hint: 'Main users: the customer code. Shared users: your own e-mail address.',
    },
    forgotten: 'Forgot your password?',
    problems: { notAccepted: 'The customer code (e-mail address) or the password is not correct.' },
  },
  recoverByLink: {
    ask: {
      title: 'Password reset / password request',
      lead: 'If you have a customer code and need a password, or have forgotten it, please fill in the following. We will mail you a link with which you can set a new one.',
      notes: [
        'The mail goes to the e-mail address tied to the customer code.',
        'It may take a while to arrive. If it has not arrived after a day, please write to us by “Contact us”.',
      ],
      proofs: {
        'customer-code': { label: 'Customer code', hint: 'Example: JP1234567' },
        'postal-code': { label: 'Postal code', hint: 'The postal code on record (example: 244-0806)' },
        mail: { label: 'E-mail address', hint: 'The e-mail address on record' },
      },
    },
    sent: {
      title: 'Thank you for your request',
      lead: 'A mail to reset your password will reach you soon.',
      notes: [
        'If what you entered matches our records, the mail goes to the e-mail address tied to the customer code. Its link works for 24 hours.',
        'If it has not arrived after a day, please write to us by “Contact us”.',
      ],
    },
    choose: {
      title: 'Set or reset the password',
      lead: 'Please enter a new password.',
      again: { label: 'Enter the new password again' },
    },
    ended: {
      expired: {
        lead: 'To be safe, links work for 24 hours only. Main users: please ask for a new one. Shared users: please ask your main user to invite you again.',
      },
      replaced: {
        lead: 'Only the link in our last mail works. Please look for the newer mail. If you cannot find it, main users ask for a new one here; shared users ask their main user.',
      },
      unknown: { lead: 'Main users: please ask for a new one. Shared users: please ask your main user.' },
    },
    done: {
      title: 'Your password has been changed. Please sign in to go on',
      lead: '',
      signIn: 'Sign in now',
    },
  },
})
