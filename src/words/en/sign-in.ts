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
  ways: {
    title: 'Sign-in for customers',
    lead: 'Press “Sign in” at the way that you use.',
    code: {
      title: 'With a one-time password',
      about: 'Beside your access key and password you type a one-time password, which we mail to you.',
    },
    certificate: {
      title: 'With a login certificate',
      about:
        'For browsers in which your login certificate is installed. After “Sign in” the browser lets you choose the certificate.',
    },
    submit: 'Sign in',
    back: 'Back to the choice of ways',
    withCertificate: 'Your login certificate was found.',
  },
  noCertificate: {
    faults: {
      missing: {
        title: 'No certificate was chosen',
        lead: 'No login certificate reached us, so you cannot sign in this way.',
      },
      foreign: {
        title: 'This certificate does not open this desk',
        lead: 'The certificate that was chosen is no login certificate of this desk.',
      },
      'not-yet': {
        title: 'This certificate is not valid yet',
        lead: 'The login certificate that was chosen cannot be used yet.',
      },
      expired: {
        title: 'This certificate has expired',
        lead: 'The login certificate that was chosen has come to its end. Ask us for a new one.',
      },
      revoked: {
        title: 'This certificate was revoked',
        lead: 'The login certificate that was chosen was revoked. If you were given a new one, choose that.',
      },
    },
    todo: {
      missing: [
        'Make sure that your login certificate is installed on this computer and in this browser.',
        'If you pressed “Cancel” when asked for a certificate, close the browser and try again.',
      ],
      other: ['To choose another certificate, close the browser and try again.'],
    },
    again: 'Try again',
  },
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
    initialExpired:
      'Your initial password has expired. Ask our staff for a new one: “Forgotten your password?” says how.',
    noMailbox:
      'There is no e-mail address on record to send a one-time password to. Use your login certificate, or ask our staff.',
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
