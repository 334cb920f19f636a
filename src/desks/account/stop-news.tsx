import { type Grant, type GrantVerdict, judgeGrant } from '../../domain/accounts/grant.ts'
import type { Stores } from '../../domain/stores.ts'
import { Notice } from '../../pages/notice.tsx'
import { Prose } from '../../pages/prose.tsx'
import type { Desk } from '../desk.ts'
import { act, flow, go, type Move } from '../flow.ts'

/**
 * The way out of product news, by the link that every such mail carries (KEY-10). Nobody has to sign in, and opening the link stops nothing,
 * for programs that look through mail open links too. A mail program's own button posts to the link instead (RFC 8058).
 */
type State =
  | { readonly at: 'ask'; readonly grantId: string }
  | { readonly at: 'ended'; readonly verdict: Exclude<GrantVerdict, 'good'> }
  | { readonly at: 'done' }

export interface StopNewsWords {
  readonly title: string
  readonly lead: string
  readonly effects: readonly string[]
  readonly submit: string
  readonly ended: { readonly title: string; readonly spent: string; readonly expired: string }
  readonly done: { readonly title: string; readonly lead: string; readonly again: string }
  readonly help: (title: string, mail: string) => string
}

export const stopNews = flow<State>({
  id: 'stop-news',
  who: 'anybody',
  first: () => null,
  opens: {
    purposes: ['stop-news'],
    good: (grant) => ({ at: 'ask', grantId: grant.id }),
    ended: (verdict) => ({ at: 'ended', verdict }),
    oneClick: (grant, desk) => (stores) => stop(grant, stores, desk),
  },
  steps: {
    ask: {
      title: ({ stopNews }) => stopNews.title,
      lead: ({ stopNews }) => stopNews.lead,
      review: async (here, desk) => {
        const verdict = judgeGrant(await desk.stores.grants.byId(here.grantId), desk.now)
        return verdict === 'good' ? null : { at: 'ended', verdict }
      },
      page: ({ form, words }) => (
        <>
          <Prose pieces={[{ list: words.stopNews.effects }]} />
          {form({ submit: words.stopNews.submit })}
        </>
      ),
      acts: {
        main: act(
          () => ({}),
          (_typed, here: Extract<State, { at: 'ask' }>, desk) => stopBy(here.grantId, desk),
        ),
      },
    },
    ended: {
      title: ({ stopNews }) => stopNews.ended.title,
      page: ({ here, words, desk }) => (
        <>
          <Notice kind="info">
            {here.verdict === 'spent' ? words.stopNews.ended.spent : words.stopNews.ended.expired}
          </Notice>
          <Help desk={desk} />
        </>
      ),
    },
    done: {
      title: ({ stopNews }) => stopNews.done.title,
      lead: ({ stopNews }) => stopNews.done.lead,
      page: ({ words, desk }) => (
        <>
          <p>{words.stopNews.done.again}</p>
          <Help desk={desk} />
        </>
      ),
    },
  },
})

const Help = ({ desk: { portal, words, language } }: { desk: Desk }) => (
  <p>{words.stopNews.help(portal.help.title[language], portal.help.mail)}</p>
)

const stopBy = async (grantId: string, desk: Desk): Promise<Move<State>> => {
  const grant = await desk.stores.grants.byId(grantId)
  const verdict = judgeGrant(grant, desk.now)
  if (verdict !== 'good' || !grant) return go<State>({ at: 'ended', verdict: verdict === 'good' ? 'unknown' : verdict })
  return go<State>({ at: 'done' }, (stores) => stop(grant, stores, desk))
}

/** A link that somebody else of this mail used meanwhile has done what was wanted. */
const stop = async ({ id, accountId }: Grant, stores: Stores, desk: Desk): Promise<void> => {
  if (accountId === null || !(await stores.grants.spend(id, desk.now))) return
  const stopped = await stores.mailings.declineNews(accountId)
  if (stopped) await desk.noteIn(stores, { event: 'news.stopped', accountId, by: 'stranger' })
}
