import { closedBy, opensAt, secondsUntilOpen, type WindowAway } from '../domain/office/window.ts'
import { Layout } from '../pages/layout.tsx'
import { ActionLink } from '../pages/link-list.tsx'
import { Notice } from '../pages/notice.tsx'
import { Heading } from '../pages/prose.tsx'
import { languageCookie } from './cookies.ts'
import { answer } from './fixed-headers.ts'
import { closedFrame } from './frame-of.ts'
import type { House, OpenPortal } from './house.ts'
import { requestedLanguage } from './visit.ts'

/** A request to a portal, before anything of it was read. */
export interface Arrival {
  readonly house: House
  readonly open: OpenPortal
  readonly request: Request
  readonly url: URL
  readonly requestId: string
  readonly now: Date
  readonly windows: readonly WindowAway[]
}

/**
 * The maintenance page for whatever was asked of a portal that is closed at this moment, with `Retry-After`; null where it is open. It needs
 * no session and no database. What is sent meanwhile is not read: it can be sent again afterwards (KEY-10).
 */
export const answerClosed = (arrival: Arrival): Response | null => {
  const { house, open, request, url, requestId, now, windows } = arrival
  const window = closedBy(windows, now)
  if (!window) return null
  const { language, chosen } = requestedLanguage(request, url)
  const { maintenance } = open.words[language]
  const { closed } = maintenance
  const { help } = open.portal
  const text = window.text[language]
  const isSent = request.method === 'POST'
  const page = (
    <Layout frame={closedFrame(house, open, url, language)} title={closed.title}>
      <div class="failure">
        <Heading title={closed.title} lead={closed.happened(open.portal.title[language])} />
        <Notice kind="info" title={closed.until}>
          <p>{maintenance.span(window.from, opensAt(windows, now))}</p>
          {text === '' ? null : <p>{text}</p>}
        </Notice>
        <p>{isSent ? closed.sent : closed.kept}</p>
        <p>{closed.help(help.title[language], help.mail)}</p>
        {isSent ? null : (
          <ActionLink link={{ label: closed.again, href: url.pathname + url.search }} look="secondary" />
        )}
      </div>
    </Layout>
  )
  return answer(String(page), {
    status: 503,
    secure: house.cookies.secure,
    requestId,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(secondsUntilOpen(windows, now)),
    },
    cookies: chosen ? [languageCookie(language, house.cookies)] : [],
  })
}
