import type { HomeWords } from '../../desks/account/home.tsx'
import type { OwnFactsWords } from '../../desks/account/own-facts.ts'

export const home: HomeWords = {
  title: 'My page',
  greeting: (name) => `Hello, ${name}.`,
  menu: { title: 'Menu', ways: 'Your account', end: 'Sign out and finish' },
  open: {
    sharedUsersAsk: (count) =>
      count === 1 ? 'A shared user asks for a new password.' : `${count} shared users ask for a new password.`,
    toSharedUsers: 'Look at the requests',
    mailToConfirm: (mail, until) =>
      `Your new e-mail address (${mail}) is still to be confirmed. Please open the link in our mail by ${until}.`,
  },
  ways: {
    label: 'What you can do here',
    account: {
      label: 'Account',
      about: 'Change your details, see who is signed in, take your data home, delete the account',
    },
    password: { label: 'Change the password', about: 'Use your present password to set a new one.' },
    sharedUsers: { label: 'Shared users', about: 'Add shared users, reset their passwords, suspend or delete them' },
    inquiry: 'Send your question to our staff.',
  },
}

export const ownFacts: OwnFactsWords = {
  name: 'Name',
  company: 'Company',
  'customer-code': 'Customer code',
  'login-id': 'Login ID',
  'registration-id': 'User ID',
  'access-key': 'Access key',
  details: 'Registered data',
  mail: 'E-mail address',
  contract: 'Contract',
  'last-check': 'Last one-time password check',
  nextCheck: 'Next one-time password check',
}
