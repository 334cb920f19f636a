import type { RecoverByReissueWords } from '../../desks/account/recover-by-reissue.tsx'

export const recoverByReissue: RecoverByReissueWords = {
  ask: {
    title: 'Have a new password issued',
    lead: 'We will send a new password to your e-mail address on record.',
    notes: ['Your present password stays good until you first sign in with the new one.'],
    proofs: {
      identifier: { label: 'User ID' },
      mail: { label: 'E-mail address' },
      'customer-code': { label: 'Customer code' },
      'postal-code': { label: 'Postal code' },
    },
    submit: 'Send',
    back: 'Back to sign-in',
    help: ({ title, hours }) =>
      `If you do not know your user ID, please ask your supplier or our sales representative. For other questions, please ask ${title} (${hours}).`,
  },
  sent: {
    title: 'We have sent a new password',
    lead: 'If the user ID you entered is registered, a new password will reach its e-mail address on record.',
    notes: (hours) => [
      `Please sign in with the new password within ${hours} ${hours === 1 ? 'hour' : 'hours'}. After that it stops working.`,
      'If you asked several times, only the password in the newest mail works.',
      'If no mail arrives, please check the user ID, and look into your spam folder too.',
    ],
    signIn: 'Sign in',
  },
}
