import type { Words } from '../desks/words.ts'
import { common, faults, notices } from './en/common.ts'
import { failures } from './en/failures.ts'
import { letters } from './en/letters.ts'
import { password } from './en/password.ts'
import { recoverByLink } from './en/recover-by-link.ts'
import { signIn } from './en/sign-in.ts'

/** Every word in English. */
export const en: Words = {
  common,
  faults,
  password,
  notices,
  failures,
  front: {
    title: 'All portals',
    lead: 'Please choose the portal you want to use.',
    demo: [
      'This is a demo: try every portal as you like. All companies, people and data are invented.',
      'Mail that the portals send does not leave this machine; it arrives in the “Inbox”.',
      'To see what happens in 90 days, use “Set the clock ahead”.',
    ],
  },
  welcome: { lead: (portal) => `Welcome to ${portal}.` },
  signIn,
  recoverByLink,
  inquiry: { title: 'Contact us' },
  letters,
}
