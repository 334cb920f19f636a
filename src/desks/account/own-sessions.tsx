import type { SessionRow } from '../../domain/accounts/session.ts'
import { SummaryList } from '../../pages/summary-list.tsx'
import type { Desk } from '../desk.ts'
import { hidden } from '../fields.tsx'
import { act, leave, type PageOf } from '../flow.ts'

/** The browsers in which somebody is signed in to the account, each of which can be ended (ACC-5). */
export interface OwnSessionsWords {
  readonly title: string
  readonly lead: string
  readonly thisOne: (browser: string) => string
  readonly unknownBrowser: string
  readonly facts: (place: string, since: string, seen: string) => string
  readonly end: string
  readonly endOthers: string
}

export const readOwnSessions = ({ stores, now, idleSince, me }: Desk): Promise<readonly SessionRow[]> =>
  stores.sessions.list(me(), now, idleSince)

/** The present browser first, then the others; the buttons are the acts `end-session` and `end-others`. */
export const OwnSessions = (props: {
  sessions: readonly SessionRow[]
  desk: Desk
  button: PageOf<never>['button']
}) => {
  const { desk, button } = props
  const { ownSessions: words, common } = desk.words
  const isThis = ({ id }: SessionRow): boolean => id === desk.session?.id
  const others = props.sessions.filter((one) => !isThis(one))
  const items = [...props.sessions.filter(isThis), ...others].map((one) => {
    const browser = one.browser === '' ? words.unknownBrowser : one.browser
    return {
      label: isThis(one) ? words.thisOne(browser) : browser,
      value: (
        <>
          {words.facts(one.address, common.dateTime(one.createdAt), common.dateTime(one.seenAt))}
          {isThis(one)
            ? null
            : button({
                act: 'end-session',
                label: words.end,
                about: browser,
                look: 'quiet',
                hidden: { session: one.id },
              })}
        </>
      ),
    }
  })
  return (
    <>
      <p>{words.lead}</p>
      <SummaryList items={items} blank={common.blank} />
      {others.length === 0 ? null : button({ act: 'end-others', label: words.endOthers, look: 'secondary' })}
    </>
  )
}

/** The acts behind the buttons. Ending one that has ended already, or one that is somebody else's, ends nothing. */
export const sessionActs = {
  'end-session': act(
    (desk: Desk) => ({ session: hidden(desk) }),
    async (typed, _here: unknown, desk) =>
      leave('account', 'sessionEnded', async (stores) => {
        if (await stores.sessions.end(desk.me(), typed.session))
          await desk.noteIn(stores, { event: 'session.ended', accountId: desk.me(), facts: { count: 1 } })
      }),
  ),
  'end-others': act(
    () => ({}),
    async (_typed, _here: unknown, desk) =>
      leave('account', 'sessionEnded', async (stores) => {
        const count = await stores.sessions.endAll(desk.me(), desk.session?.id)
        if (count > 0) await desk.noteIn(stores, { event: 'session.ended', accountId: desk.me(), facts: { count } })
      }),
  ),
}
