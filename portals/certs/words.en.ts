import { words } from 'madoguchi'

/** Suzukake Trust server certificates in its own words. */
export default words({
  signIn: {
    title: 'Sign in',
    identifier: { label: 'Access key', hint: 'Eight letters and digits; capital and small letters differ.' },
    submit: 'Sign in',
    forgotten: 'Forgot your password?',
    problems: { notAccepted: 'The access key or the password is not right.' },
  },
  changePassword: {
    title: 'Change password',
    lead: 'Type the new password twice and press “Change”.',
    next: { label: 'Password' },
    again: { label: 'Password once more' },
    submit: 'Change',
  },
  askStaff: {
    have: ['Your agent code', 'Your access key'],
    follows: [
      'We make sure that it is you, and give you an initial password. This takes two or three working days.',
      'An initial password works for 30 days. Once you are in, change it to one of your own.',
      'For another computer, or when somebody else takes over, we issue the login certificate anew. The former one stops working.',
    ],
  },
  password: { rule: { 'holds-identifier': () => 'Without your access key or e-mail address' } },
  home: { ways: { password: { label: 'Change password', about: 'Set a new password.' } } },
  ownFacts: { name: 'Contact', company: 'Organisation' },
})
