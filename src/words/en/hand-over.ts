import type { ConfirmHandOverWords } from '../../desks/account/confirm-hand-over.tsx'
import type { HandOverWords } from '../../desks/account/hand-over.tsx'

export const handOver: HandOverWords = {
  title: 'Hand over the main user',
  lead: 'Choose the shared user who becomes the main user.',
  table: {
    caption: 'Shared users who can take over',
    name: 'Name',
    mail: 'E-mail address',
    act: 'Action',
    empty: 'No shared user can take over. It has to be somebody who has set a password and is not suspended.',
  },
  choose: 'Hand over to this person',
  back: 'Back to the shared users',
  check: {
    title: 'Check the hand-over',
    lead: 'Nothing is done yet. Please check and press “Send the mails”.',
    from: 'Main user now',
    to: 'New main user',
    notes: (hours) => [
      `Both of you get a mail. The hand-over is done when both have confirmed it within ${hours} hours.`,
      'Afterwards the new main user signs in with the customer code, and the present one with their own e-mail address. Both keep their passwords.',
    ],
    submit: 'Send the mails',
  },
  asked: {
    title: 'Mails are on their way',
    lead: (name) => `A mail reaches you and ${name} soon. The hand-over is not complete yet.`,
    notes: (hours) => [
      `Both of you, please open the link in the mail and confirm within ${hours} hours. Nothing changes before that.`,
    ],
  },
  problems: {
    gone: 'This shared user cannot take over. Please choose one who is in use.',
    noIdentifier: (mail) =>
      `Another account signs in with your e-mail address (${mail}), so you could not sign in after the hand-over. Please change your e-mail address on your account page first.`,
  },
}

export const confirmHandOver: ConfirmHandOverWords = {
  title: 'Confirm the hand-over',
  lead: 'Nothing is done yet. If this is right, press “Confirm the hand-over”.',
  customer: 'Customer',
  from: 'Main user now',
  to: 'New main user',
  notes: [
    'The hand-over is done when both have confirmed it.',
    'Afterwards the new main user signs in with the customer code, and the present one with their own e-mail address.',
  ],
  submit: 'Confirm the hand-over',
  confirmed: {
    title: 'You confirmed the hand-over',
    waiting: 'It waits for the other person. When both have confirmed, it is done, and both of you are told by mail.',
    done: (to, from) =>
      `The hand-over is done. From now on ${to} signs in with the customer code, and ${from} with their own e-mail address.`,
    signIn: 'Sign in',
  },
  ended: {
    expired: {
      title: 'This link has ended',
      lead: 'The hand-over was not confirmed by both within 24 hours, so nothing changed. The main user can ask for it again.',
    },
    spent: { title: 'This link was used already', lead: 'This hand-over was confirmed already.' },
    replaced: {
      title: 'This hand-over was called off',
      lead: 'There is a newer one, or one of the two can no longer take part. Please ask the main user.',
    },
    unknown: { title: 'This link does not work', lead: 'Please ask the main user to begin again.' },
  },
  problems: {
    noIdentifier:
      'Another account signs in with the present main user’s e-mail address, so the hand-over cannot be done. Please change that address and begin again.',
  },
}
