import type { FailureName } from '../desks/words.ts'
import type { Language } from '../kit/language.ts'
import { FailurePage } from '../pages/failure.tsx'
import type { Frame } from '../pages/frame.ts'
import { answer } from './fixed-headers.ts'
import { frameOf, generalFrame } from './frame-of.ts'
import type { House, Visit } from './house.ts'

const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } as const

/** A page of a portal. */
export const answerPage = (visit: Visit, html: string, status = 200): Response =>
  answer(html, {
    status,
    secure: visit.house.cookies.secure,
    requestId: visit.requestId,
    headers: pageHeaders,
    cookies: visit.setCookies,
  })

/** On to a page: every successful POST answers so (303), and reload never sends anything twice. */
export const answerSeeOther = (
  visit: Visit,
  path: string,
  more: { readonly headers?: Readonly<Record<string, string>>; readonly cookies?: readonly string[] } = {},
): Response =>
  answer(null, {
    status: 303,
    secure: visit.house.cookies.secure,
    requestId: visit.requestId,
    headers: { location: path, 'cache-control': 'no-store', ...more.headers },
    cookies: [...visit.setCookies, ...(more.cookies ?? [])],
  })

const statuses: Readonly<Record<FailureName, number>> = {
  notFound: 404,
  forbidden: 403,
  otherSite: 403,
  method: 405,
  tooLarge: 413,
  unreadable: 400,
  tooMany: 429,
  busy: 503,
  away: 503,
  fault: 500,
  flowEnded: 410,
  linkUnknown: 404,
}

export interface FailureFacts {
  readonly status?: number
  /** Seconds for `Retry-After`. */
  readonly retryAfter?: number
  readonly reference?: string
  /** Where the page leads; the portal's front where it is left out. */
  readonly link?: { readonly label: string; readonly href: string }
  readonly allow?: string
}

const draw = (
  frame: Frame,
  name: FailureName,
  house: House,
  language: Language,
  facts: FailureFacts,
  home: string,
  words = house.words[language],
): string => {
  const failure = words.failures[name]
  return String(
    FailurePage({
      frame,
      title: failure.title,
      happened: failure.happened,
      todo: failure.todo,
      reference:
        facts.reference === undefined ? undefined : { label: words.failures.reference, value: facts.reference },
      links: [facts.link ?? { label: words.failures.toFront, href: home }],
    }),
  )
}

const headersOf = (facts: FailureFacts): Record<string, string> => ({
  ...(facts.retryAfter === undefined ? {} : { 'retry-after': String(facts.retryAfter) }),
  ...(facts.allow === undefined ? {} : { allow: facts.allow }),
})

/** A page in words for what went wrong, around it the portal. */
export const answerFailure = (visit: Visit, name: FailureName, facts: FailureFacts = {}): Response => {
  const html = draw(
    frameOf(visit, undefined),
    name,
    visit.house,
    visit.language,
    facts,
    `/${visit.open.portal.id}/`,
    visit.words,
  )
  return answer(html, {
    status: facts.status ?? statuses[name],
    secure: visit.house.cookies.secure,
    requestId: visit.requestId,
    headers: { ...pageHeaders, ...headersOf(facts) },
    cookies: visit.setCookies,
  })
}

/** The same where no portal is known, or where not even the session could be read. */
export const answerGeneralFailure = (
  house: House,
  url: URL,
  language: Language,
  name: FailureName,
  facts: FailureFacts = {},
): Response =>
  answer(draw(generalFrame(house, url, language), name, house, language, facts, '/'), {
    status: facts.status ?? statuses[name],
    secure: house.cookies.secure,
    headers: { ...pageHeaders, ...headersOf(facts) },
  })
