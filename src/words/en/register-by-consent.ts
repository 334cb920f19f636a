import type { RegisterByConsentWords } from '../../desks/account/registration-words.ts'

export const registerByConsent: RegisterByConsentWords = {
  consent: {
    title: 'Before you register as a dealer or corporate customer',
    lead: 'Please read the following first. Without your consent we cannot register you.',
    agree: 'I agree',
    decline: 'I do not agree',
  },
  fill: {
    title: 'Register as a dealer or corporate customer',
    lead: 'Please fill in what is to be registered.',
    next: 'Next',
    cancel: 'Cancel',
  },
  confirm: {
    title: 'Check your registration',
    lead: 'A user ID and a password are issued to you and mailed to the address below. If everything is right, press “Register”.',
    submit: 'Register',
    back: 'Back',
    cancel: 'Cancel',
  },
  sent: {
    title: 'We have sent a mail to confirm',
    lead: 'It goes to the address you entered. You are not registered yet.',
    notes: (hours) => [
      'Open the link in the mail and press “Register”.',
      `The link works for ${hours} hours.`,
      'If no mail arrives, please check the address, and look into your spam folder too.',
    ],
  },
  arrived: {
    title: 'Last check before you are registered',
    lead: 'Your address is confirmed. You are not registered yet: if everything is right, press “Register”.',
  },
  update: {
    title: 'Check the update',
    lead: 'The address you entered is registered. To replace the registered data with what you entered, press “Register”: we will send a mail to confirm. The registered data are shown once its link is opened.',
    leadByMail:
      'The following ID was issued for the address you entered. To replace the registered data with what you entered, press “Register”. The user ID and the password stay as they are.',
    issued: 'Issued ID',
    registrationId: 'User ID',
    password: 'Password',
    registered: 'Registered data',
    item: 'Item',
    present: 'Registered',
    fresh: 'Entered now',
  },
  done: {
    title: 'You are registered',
    lead: 'You are registered as a dealer or corporate customer.',
    mailed: 'Sent to you by mail',
    notes: [
      'User ID and password are important: keep the mail, and let nobody else know them.',
      'If the mail does not arrive, “Forgot your password?” on the sign-in page sends you a password.',
    ],
    close: 'Close',
  },
  updated: {
    title: 'The data are updated',
    lead: 'The registered data were replaced. The user ID and the password are the same as before.',
  },
  ended: {
    expired: {
      title: 'This link has expired',
      lead: 'To be safe, links work for a limited time only. Please register again.',
    },
    spent: {
      title: 'The registration is complete',
      lead: 'This link was used already. You find the user ID and the password in the mail “You are registered”.',
    },
    replaced: {
      title: 'There is a newer link',
      lead: 'Only the link in our last mail works. Please look for the newer mail.',
    },
    unknown: { title: 'This link does not work', lead: 'Please register again.' },
    again: 'Register again',
    signIn: 'Sign in',
  },
  taken: 'This address was registered on another page just now. Load this page again to see the registered data.',
  again: 'No user ID could be issued. Please press “Register” once more.',
  tooMany: 'There were too many registrations within a short time. Please press “Register” again in an hour or so.',
}
