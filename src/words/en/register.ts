import type { RegisterWords } from '../../desks/account/register.tsx'

export const register: RegisterWords = {
  ask: {
    title: 'Register as a new user',
    lead: 'First we check your e-mail address: we will send a link to it with which you can go on.',
    mail: { label: 'E-mail address', hint: 'You will sign in with it' },
    submit: 'Send',
    back: 'Back to sign-in',
  },
  sent: {
    title: 'We have sent a mail',
    lead: 'You are not registered yet. Open the link in the mail to go on.',
    notes: (hours) => [
      `The link works for ${hours} hours.`,
      'If no mail arrives, check the address for mistakes and look into your spam folder.',
      'If the address is registered already, the mail says how to set its password.',
    ],
  },
  details: {
    title: 'About you',
    lead: 'Your e-mail address is confirmed. Tell us about you, please.',
    mail: 'E-mail address',
    fields: { name: { label: 'Name' }, company: { label: 'Company' } },
    submit: 'Go on to check',
  },
  confirm: {
    title: 'Check your details and choose a password',
    notYet: 'You are not registered yet. Check what you entered, choose a password and press “Register”.',
    change: 'Change what I entered',
    password: { label: 'Password' },
    read: (title, version) => `Read the ${title.toLowerCase()} (version of ${version})`,
    agree: (title) => `I agree to the ${title.toLowerCase()}`,
    submit: 'Register',
  },
  ended: {
    expired: {
      title: 'This link has expired',
      lead: 'To be safe, links work only for a limited time. Ask for a new one, please.',
    },
    spent: {
      title: 'You are registered',
      lead: 'Somebody registered with this link already. Sign in with the password you chose.',
    },
    replaced: { title: 'This link no longer works', lead: 'Ask for a new one, please.' },
    unknown: { title: 'This link does not work', lead: 'Ask for a new one, please.' },
    again: 'Register again',
  },
  taken: {
    title: 'This e-mail address is registered already',
    lead: 'An account with this e-mail address was made meanwhile. Sign in with its password; if you have forgotten it, set a new one from the sign-in page.',
    signIn: 'Sign in',
  },
  done: {
    title: 'You are registered',
    lead: 'Thank you. You can sign in with your e-mail address and your password.',
    signIn: 'Sign in',
  },
}
