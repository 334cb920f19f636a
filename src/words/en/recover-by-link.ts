import type { RecoverByLinkWords } from '../../desks/account/recover-by-link.tsx'

export const recoverByLink: RecoverByLinkWords = {
  ask: {
    title: 'Reset the password',
    lead: 'We will send a link to your e-mail address on record. With it you can set your password.',
    notes: [],
    proofs: {
      identifier: { label: 'Login ID' },
      mail: { label: 'E-mail address' },
      'customer-code': { label: 'Customer code' },
      'postal-code': { label: 'Postal code' },
    },
    submit: 'Send',
    links: {
      remindCode: 'Forgot the customer code?',
      sharedUser: 'Are you a shared user?',
      noCode: 'I have no customer code',
    },
    help: ({ title, hours }) => `If this does not work, please ask ${title} (${hours}).`,
  },
  sent: {
    title: 'We have sent a mail',
    lead: 'If there is an account for what you entered, a mail will reach its e-mail address on record.',
    notes: ['The mail says until when its link works. If no mail arrives, please look into your spam folder too.'],
  },
  choose: {
    title: 'Set a new password',
    lead: '',
    next: { label: 'New password' },
    again: { label: 'New password (again)' },
    submit: 'Send',
  },
  ended: {
    expired: {
      title: 'This link has expired',
      lead: 'To be safe, links work only for a limited time. Please ask for a new one.',
    },
    spent: {
      title: 'This link was used already',
      lead: 'The password has been set with it. If that was not you, please set your password again.',
    },
    replaced: {
      title: 'There is a newer link',
      lead: 'Only the link in our last mail works. Please look for the newer mail.',
    },
    unknown: { title: 'This link does not work', lead: 'Please ask for a new one.' },
    again: 'Send me a mail again',
  },
  done: { title: 'Your account is updated', lead: 'You can sign in with the new password.', signIn: 'Sign in' },
}
