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
  ownFacts: { name: 'Contact', company: 'Organisation' },
})
