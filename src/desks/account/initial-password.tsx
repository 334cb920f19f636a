import { ActionLink, LinkList } from '../../pages/link-list.tsx'
import type { Desk } from '../desk.ts'
import { flow } from '../flow.ts'

/** After signing in with a password that staff gave: asks for an own one, which may be put off (CRT-4; manual 004 §1.2 (3), §5). */
type State = { readonly at: 'ask' } | { readonly at: 'set' }

export interface InitialPasswordWords {
  readonly title: string
  /** `until` is written out. */
  readonly until: (until: string) => string
  readonly change: string
  readonly later: string
  readonly set: { readonly title: string; readonly lead: string; readonly on: string }
}

const stillInitial = async (desk: Desk): Promise<boolean> => Boolean(desk.session?.initialUntil)

export const initialPassword = flow<State>({
  id: 'initial-password',
  who: 'account',
  beforeConsent: true,
  first: ({ portal }) => (portal.account.initial === 'may-put-off' ? { at: 'ask' } : null),
  steps: {
    ask: {
      title: ({ initialPassword }) => initialPassword.title,
      lead: ({ initialPassword, common }, _here, desk) =>
        desk.session?.initialUntil ? initialPassword.until(common.dateTime(desk.session.initialUntil)) : undefined,
      review: async (_here, desk) => ((await stillInitial(desk)) ? null : { at: 'set' }),
      page: ({ words, desk }) => (
        <>
          <ActionLink link={{ label: words.initialPassword.change, href: desk.path('change-password') }} />
          <LinkList links={[{ label: words.initialPassword.later, href: onwards(desk) }]} />
        </>
      ),
    },
    // Somebody set an own one meanwhile, in another window.
    set: {
      title: ({ initialPassword }) => initialPassword.set.title,
      lead: ({ initialPassword }) => initialPassword.set.lead,
      page: ({ words, desk }) => <ActionLink link={{ label: words.initialPassword.set.on, href: onwards(desk) }} />,
    },
  },
})

/** Where the person wanted to go, or the start page; only paths of this portal (ACC-6). */
const onwards = (desk: Desk): string => {
  const front = desk.path('')
  const to = desk.query('to')
  if (!to?.startsWith(front) || /[^!-[\]-~]/.test(to)) return front
  const { pathname, search } = new URL(to, 'http://here.invalid')
  return pathname.startsWith(front) ? pathname + search : front
}
