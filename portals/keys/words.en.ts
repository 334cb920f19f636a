import { words } from 'madoguchi'

/** Tsubame Vision key management in its own words. */
export default words({
  signIn: {
    identifier: { label: 'User ID' },
    hints: [
      'Upper and lower case differ in the user ID and in the password.',
      'If you do not know your user ID, please ask your supplier or our sales representative.',
    ],
    submit: 'Sign in',
    forgotten: 'Forgot your password?',
    register: 'Here for the first time? Register',
    problems: { notAccepted: 'The user ID or the password is not right.' },
  },
  // Where an invitation's link leads; a lost password is answered with a fresh one.
  recoverByLink: {
    ask: { help: ({ title, hours }) => `For questions, please ask ${title} (${hours}).` },
    choose: { title: 'Set your password', submit: 'Set it' },
  },
  ownFacts: { name: 'Person in charge', details: 'Address' },
})
