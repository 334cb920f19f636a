import type { RecoverByTemporaryPasswordWords } from '../../desks/account/recover-by-temporary-password.tsx'

export const recoverByTemporaryPassword: RecoverByTemporaryPasswordWords = {
  ask: {
    title: 'Recover your password',
    lead: 'If you have forgotten your password, you can set a new one with a temporary password. Tell us who you are, please.',
    notes: [],
    proofs: {
      identifier: { label: 'Login ID' },
      mail: { label: 'E-mail address' },
      'customer-code': { label: 'Customer code' },
      'postal-code': { label: 'Postal code' },
    },
    submit: 'Send',
    back: 'Back',
    help: ({ title, hours }) => `If this does not work, please ask ${title} (${hours}).`,
  },
  enter: {
    title: 'Enter the temporary password',
    lead: 'If what you entered agrees with our records, a temporary password will reach your e-mail address on record. Enter it here.',
    leadByMail: 'Enter the temporary password that we sent you by mail.',
    notes: (minutes) => [
      `A temporary password works for ${minutes} minutes. The mail says until when.`,
      'If no mail arrives, please look into your spam folder too. No mail is sent if what you entered differs from our records.',
      'Once it is past its time or was used, ask for another one with “Send another temporary password”.',
    ],
    identifier: { label: 'Login ID' },
    temporary: { label: 'Temporary password' },
    submit: 'Sign in',
    notAccepted:
      'The temporary password was not accepted: it or the login ID is mistyped, or it has expired or was used already. Check both, or use “Send another temporary password”.',
  },
  choose: {
    title: 'Set a new password',
    lead: (until) => `Enter a new password and press “Change”. You have until ${until}.`,
    next: { label: 'New password' },
    again: { label: 'New password (again)' },
    submit: 'Change',
  },
  ended: {
    expired: {
      title: 'The temporary password has expired',
      lead: 'To be safe, temporary passwords work only for a limited time. Ask for another one with “Send another temporary password”.',
    },
    spent: {
      title: 'This temporary password was used already',
      lead: 'A temporary password works once. If you did not set a password with it, use “Send another temporary password” and set a new one.',
    },
    replaced: {
      title: 'This temporary password no longer works',
      lead: 'Only the one in our last mail works. If no newer mail has arrived, use “Send another temporary password”.',
    },
    exhausted: {
      title: 'This temporary password no longer works',
      lead: 'It was mistyped too many times, so we stopped it to be safe. Ask for another one with “Send another temporary password”.',
    },
    unknown: {
      title: 'This temporary password does not work',
      lead: 'Ask for another one with “Send another temporary password”.',
    },
  },
  again: 'Send another temporary password',
  done: {
    title: 'Your new password is set',
    lead: 'You can sign in with it now. The temporary password no longer works.',
    signIn: 'Sign in',
  },
}
