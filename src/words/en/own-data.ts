import type { AgreeWords } from '../../desks/account/agree.tsx'
import type { DeleteAccountWords } from '../../desks/account/delete-account.tsx'
import type { ExportDataWords } from '../../desks/account/export-data.tsx'

export const exportData: ExportDataWords = {
  title: 'Take your data home',
  lead: 'Everything we hold on your account, in one file (JSON).',
  contents: [
    'Your details, and what you sign in with',
    'The browsers that are signed in',
    'What you agreed to',
    'What you have asked for and is still open',
    'The records of sign-ins and changes',
  ],
  notes: ['Passwords are not in it. It holds personal data, so take care where you keep the file.'],
  submit: 'Download the file',
}

export const deleteAccount: DeleteAccountWords = {
  title: 'Delete the account',
  lead: 'Nobody can sign in with this account any more. This cannot be undone.',
  goes: {
    title: 'What we erase',
    items: (facts) => [
      facts.join(', '),
      'What you sign in with, and your password',
      'The browsers that are signed in, and what you have asked for',
    ],
  },
  stays: {
    title: 'What stays',
    items: [
      'Times and network addresses of sign-ins and changes, without your name or e-mail address',
      'Which version of our texts was agreed to, and when',
    ],
    customer: 'The customer code and the record of the company',
  },
  submit: 'Delete the account',
  mainUser: {
    text: (count) =>
      count === 1
        ? 'The account cannot be deleted yet, for there is a shared user.'
        : `The account cannot be deleted yet, for there are ${count} shared users.`,
    todo: [
      'If others go on using it, please hand over your place as main user first.',
      'If nobody needs it any more, please delete the shared users first.',
    ],
    onward: 'To the shared users',
  },
}

export const agree: AgreeWords = {
  title: 'Please agree to our terms',
  lead: 'To go on, you need to agree to the following. Please read it and tick the box.',
  read: (title) => `Read “${title}”`,
  version: (version) => `Version ${version}`,
  field: (title) => `I agree to “${title}”`,
  submit: 'Agree and go on',
  otherwise: 'If you do not agree, you can sign out. You can also do the following without agreeing.',
  nothing: 'There is nothing you need to agree to.',
  onward: 'To my page',
}
