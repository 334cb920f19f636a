import type { AddSharedUserWords } from '../../desks/account/add-shared-user.tsx'
import type { SharedUsersWords } from '../../desks/account/shared-users.tsx'

export const sharedUsers: SharedUsersWords = {
  title: 'Shared users',
  lead: (company, code) => `The shared users of ${company} (customer code ${code}).`,
  count: (count, atMost) => `${count} of at most ${atMost} shared users.`,
  asked: {
    title: 'Requests for a password reset',
    lead: 'Make sure that the request comes from the person, then reset. The person gets a mail with a link.',
    caption: 'List of requests',
    name: 'Name',
    at: 'Asked at',
    what: 'Action',
  },
  table: {
    caption: 'List of shared users',
    empty: 'There are no shared users yet.',
    name: 'Name',
    mail: 'E-mail address',
    state: 'State',
    lastSignIn: 'Last sign-in',
    never: 'Never',
    acts: 'Actions',
  },
  states: {
    invited: (until) => `Invited until ${until}`,
    'invitation-ended': 'Invitation ended',
    active: 'In use',
    suspended: 'Suspended',
  },
  buttons: { reset: 'Reset password', invite: 'Invite again', suspend: 'Suspend', resume: 'Resume', delete: 'Delete' },
  add: 'Add a shared user',
  handOver: { label: 'Hand over the main user', about: 'Make one of the shared users the main user.' },
  deleting: {
    title: 'Delete a shared user',
    lead: 'This deletes the following shared user and cannot be undone. The person is told by mail.',
    name: 'Name',
    mail: 'E-mail address',
    submit: 'Delete',
    back: 'Back to the shared users',
  },
  problems: {
    gone: 'This shared user was not found. Please open the page of shared users again and check.',
    suspended: 'This shared user is suspended. Resume the account first.',
    tooMany: 'Too many mails were sent in a short time. Please try again in about an hour.',
  },
}

export const addSharedUser: AddSharedUserWords = {
  title: 'Add a shared user',
  lead: (hours) => `The person gets a mail with a link to set a password. The link works for ${hours} hours.`,
  name: { label: 'Name' },
  mail: { label: 'E-mail address', hint: 'The person’s own address, also used to sign in' },
  submit: 'Add',
  back: 'Back to the shared users',
  problems: {
    taken: 'This e-mail address cannot be used for a shared user. Please enter another one.',
    own: 'There is a shared user with this e-mail address already. Please look at the list of shared users.',
    full: (atMost) => `There can be at most ${atMost} shared users. To add one, delete one that is no longer needed.`,
  },
}
