import type { SignInWords } from '../../desks/account/sign-in.tsx'

export const signIn: SignInWords = {
  title: 'Sign in',
  lead: '',
  identifier: { label: 'Login ID' },
  password: { label: 'Password' },
  cookies: 'This site uses only cookies that it cannot work without. “Cookie policy” and “Privacy policy” say more.',
  hints: [],
  next: 'Continue',
  submit: 'Sign in',
  forgotten: 'Reset the password',
  register: 'New user registration',
  passwordTitle: 'Enter your password',
  otherIdentifier: 'Sign in with another ID',
  code: {
    title: 'Enter the one-time password',
    lead: (minutes) =>
      `We have sent a one-time password to your e-mail address on record. Please enter it within ${minutes} minutes.`,
    field: { label: 'One-time password', hint: 'The digits in the mail' },
    submit: 'Confirm',
    resend: 'Send the one-time password again',
  },
  ownPassword: {
    title: 'Set a new password',
    lead: 'The password we gave you works only once. Please choose one of your own.',
    field: { label: 'New password' },
    submit: 'Set the password',
  },
  problems: {
    notAccepted: 'The login ID or the password is not correct.',
    tooManyFromHere:
      'There were many tries to sign in from your network, so nobody can sign in from it for a while. Please try again in about 10 minutes.',
    codeNotAccepted: 'That is not the one-time password. Please check the digits in the mail.',
    codeExpired: 'This one-time password has expired. Please press “Send the one-time password again”.',
    codeExhausted: 'This one-time password can no longer be used. Please sign in again from the beginning.',
    tooManyCodes:
      'We have sent many one-time passwords in a short time and cannot send another one for now. Please sign in again in about an hour.',
    resendLater: (seconds) => `Please wait ${seconds} more seconds before we send another one.`,
  },
}
