import type { ChangeMailWords } from '../../desks/account/change-mail.tsx'
import type { ConfirmMailWords } from '../../desks/account/confirm-mail.tsx'
import type { UndoMailWords } from '../../desks/account/undo-mail.tsx'

export const changeMail: ChangeMailWords = {
  title: 'Change the e-mail address',
  lead: 'We will send a link to the new address. Until it is opened, your present address stays.',
  present: 'Present e-mail address',
  field: { label: 'New e-mail address' },
  submit: 'Send the link',
  same: (label) => `“${label}” is the same as your present one. Please type the address you want to change to.`,
  sent: {
    title: 'We have sent a mail',
    lead: (mail) => `Please look at the mail to ${mail}.`,
    notes: [
      'The link in the mail works for 24 hours. When you have opened and confirmed it, your address is changed.',
      'If no mail arrives, please look into your spam folder, check the address and try again. After several requests you may have to wait for an hour.',
    ],
  },
}

export const confirmMail: ConfirmMailWords = {
  title: 'Confirm the new e-mail address',
  lead: (mail) => `Your e-mail address will be ${mail}. It is not changed yet.`,
  password: { label: 'Password', hint: 'Please enter the password you sign in with, so that we know it is you.' },
  submit: 'Change the address',
  taken: 'This e-mail address belongs to another account already. Please ask for a change to another one.',
  ended: {
    expired: {
      title: 'This link has expired',
      lead: 'Your e-mail address was not changed. If you still want to change it, please ask again.',
    },
    spent: { title: 'This link was used already', lead: 'The address has been changed with it.' },
    replaced: {
      title: 'This link no longer works',
      lead: 'There is a newer one, or the change was called off. If you find no newer mail, please ask again.',
    },
    unknown: {
      title: 'This link does not work',
      lead: 'Your e-mail address was not changed. If you still want to change it, please ask again.',
    },
    again: 'Change the e-mail address',
  },
  done: {
    title: 'Your e-mail address is changed',
    lead: (mail) => `From now on we will write to ${mail}.`,
    undo: (days) =>
      `If there was an address on record before, we have sent a notice there. With the link in it the change can be undone within ${days} days.`,
    onward: 'To the account',
  },
}

export const undoMail: UndoMailWords = {
  title: 'Undo the change of the e-mail address',
  lead: (mail) => `Your e-mail address will be ${mail} again.`,
  effects: [
    'All browsers will be signed out.',
    'Nobody can sign in with the present password any more. Please set a new one right after this.',
  ],
  submit: 'Undo the change',
  taken:
    'This e-mail address belongs to another account now, so we could not change it back. Please tell the help desk below.',
  ended: {
    expired: {
      title: 'This link has expired',
      lead: 'The change can no longer be undone here. If it was not you who changed it, please tell the help desk below.',
    },
    spent: { title: 'This link was used already', lead: 'The change has been undone.' },
    replaced: {
      title: 'This link no longer works',
      lead: 'The change was undone with another link. If that was not you, please tell the help desk below.',
    },
    unknown: {
      title: 'This link does not work',
      lead: 'If it was not you who changed the address, please tell the help desk below.',
    },
  },
  done: {
    title: 'Your former e-mail address is back',
    lead: 'Somebody else may know your password. As soon as you have set a new one, you can sign in again.',
    onward: 'Set a new password',
  },
  help: ({ title, hours }) => `If there is anything you did not do, please tell ${title} (${hours}).`,
}
