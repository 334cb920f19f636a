import { recoveryPath } from '../desks/account/recovery-path.ts'
import type { Link } from '../pages/frame.ts'
import { Layout } from '../pages/layout.tsx'
import { ActionLink, LinkList } from '../pages/link-list.tsx'
import { Heading } from '../pages/prose.tsx'
import { answerPage, answerSeeOther } from './answer.tsx'
import { frameOf } from './frame-of.ts'
import type { Visit } from './house.ts'
import { runFirst } from './run-flow.tsx'

/** `/<portal>/`: the start page for somebody signed in, else the welcome page or sign-in, as the portal says. */
export const openPortalFront = async (visit: Visit): Promise<Response> => {
  const { open, words, language, session, desk } = visit
  const { portal } = open
  const home = open.flows.get('home')
  if (session && home) return runFirst(visit, home)
  if (portal.front === 'sign-in') return answerSeeOther(visit, `${desk.path('sign-in')}${visit.url.search}`)
  const title = portal.title[language]
  return answerPage(
    visit,
    String(
      <Layout frame={frameOf(visit, undefined, true)} title={title}>
        <Heading title={title} lead={words.welcome.lead(title)} />
        <p>{portal.summary[language]}</p>
        {/* Where every page has the way to sign in at its top, a second one by the same name would only be in the way. */}
        {portal.signInLink ? (
          <LinkList links={waysOn(visit)} />
        ) : (
          <ActionLink link={{ label: words.common.signIn, href: desk.path('sign-in') }} />
        )}
      </Layout>,
    ),
  )
}

/** What somebody may want here who does not simply sign in; only what the portal has. */
const waysOn = ({ open, words, desk }: Visit): readonly Link[] => {
  const { recovery, customers } = open.portal.account
  const path = recoveryPath[recovery.by]
  return [
    { label: words.signIn.forgotten, href: desk.path(path) },
    ...(customers === 'none' || customers.codeApplication === false
      ? []
      : [{ label: words.applyForCode.title, href: desk.path('apply-for-code') }]),
  ]
}
