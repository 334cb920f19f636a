import { pathOf, places } from '../desks/places.ts'
import type { Words } from '../desks/words.ts'
import type { TermsText } from '../domain/accounts/consent.ts'
import { comingUp } from '../domain/office/window.ts'
import type { Language } from '../kit/language.ts'
import { addSeconds, hours } from '../kit/time.ts'
import type { Frame } from '../pages/frame.ts'
import type { Portal } from '../portal/define.ts'
import { type House, type OpenPortal, otherLanguage, type Visit } from './house.ts'

const demoOf = (house: House, words: Words): Frame['demo'] =>
  house.demo === undefined
    ? undefined
    : {
        note: words.common.demo.note,
        links: [
          { label: words.common.demo.inbox, href: house.demo.inbox },
          { label: words.common.demo.clock, href: house.demo.clock },
          { label: words.common.demo.portals, href: '/' },
        ],
      }

/** So soon maintenance is announced on every page, and not as information alone. */
const SOON = hours(1)

/** Maintenance to come: on the pages that announce it, and on every page in its last hour. */
const announcementsOf = ({ windows, words, desk, language, open }: Visit, announces: boolean): Frame['announcements'] =>
  comingUp(windows, desk.now).flatMap(({ from, until, text }) => {
    const isSoon = from <= addSeconds(desk.now, SOON)
    if (!announces && !isSoon) return []
    const { span, coming } = words.maintenance
    const lines = [span(from, until), coming.effect(open.portal.title[language]), text[language], coming.kept]
    return {
      kind: isSoon ? 'warning' : 'info',
      title: coming.title,
      lines: lines.filter((line) => line !== ''),
    } as const
  })

/** Texts that are published and nothing more: nobody agrees to them, neither at sign-in nor in a procedure. */
const policiesOf = ({ terms, account, services }: Portal): readonly TermsText[] => {
  const { registration } = account
  const asked = new Set(services.flatMap((service) => Object.values(service.terms)))
  if (typeof registration === 'object' && registration.by === 'consent') asked.add(registration.terms)
  return terms.filter(({ id, consent }) => !consent && !asked.has(id))
}

/** The menu at the left of every page, in a portal whose service has one (CRT-7). */
const placesOf = ({ words, open, url }: Visit): Pick<Frame, 'navigation'> => {
  const links = places(open.portal).map((name) => {
    const href = `/${open.portal.id}/${pathOf[name]}`
    return {
      label: words.places.links[name],
      href,
      current: url.pathname === href || url.pathname.startsWith(`${href}/`),
    }
  })
  return links.length === 0 ? {} : { navigation: { label: words.places.label, links, place: 'side' } }
}

/** A password that staff gave: every page asks for an own one, but for the two that are about it (CRT-4). */
const reminderOf = ({ session, words, open, url }: Visit): Pick<Frame, 'reminder'> => {
  const { id, account } = open.portal
  if (!session?.initialUntil || account.initial !== 'may-put-off') return {}
  const href = `/${id}/change-password`
  if (url.pathname === href || url.pathname === `/${id}/initial-password`) return {}
  const { title, until, change } = words.initialPassword
  return {
    reminder: { title, text: until(words.common.dateTime(session.initialUntil)), link: { label: change, href } },
  }
}

/** What stands around a page of a portal. */
export const frameOf = (visit: Visit, notice: Frame['notice'], announces = false): Frame => {
  const { house, open, language, words, session, url } = visit
  const { portal } = open
  const { common } = words
  const privacy = portal.terms.find((text) => text.id === 'privacy')
  const demo = demoOf(house, words)
  const toText = ({ id, title }: TermsText) => ({ label: title[language], href: `/${portal.id}/terms/${id}` })
  const announcements = visit.windows.length === 0 ? [] : announcementsOf(visit, announces)
  return {
    lang: language,
    brand: open.brand[language],
    assets: { style: house.assets.urlOf('style.css'), script: house.assets.urlOf('comfort.js') },
    languageSwitch: otherLanguage(url, language, common.language.label),
    skip: common.skip,
    ...(session
      ? {
          account: {
            name: session.name,
            href: `/${portal.id}/account`,
            label: common.account,
            signOut: { action: `/${portal.id}/sign-out`, label: common.signOut },
          },
        }
      : portal.signInLink
        ? { topLink: { label: common.signIn, href: `/${portal.id}/sign-in` } }
        : {}),
    ...(session ? placesOf(visit) : {}),
    ...reminderOf(visit),
    // A portal that tells of its cookies has its policies where the manual has them (manual 003 §9, §10).
    ...(portal.cookieNotice && session ? { policies: policiesOf(portal).map(toText) } : {}),
    footer: {
      links: [
        ...(portal.cookieNotice && !session ? policiesOf(portal).map(toText) : []),
        ...(privacy && !portal.cookieNotice ? [{ label: common.privacy, href: `/${portal.id}/terms/privacy` }] : []),
        ...(portal.inquiry ? [{ label: words.inquiry.title, href: `/${portal.id}/inquiry` }] : []),
      ],
      note: portal.company[language],
    },
    ...(demo ? { demo } : {}),
    ...(announcements && announcements.length > 0 ? { announcements } : {}),
    ...(notice ? { notice } : {}),
  }
}

/** What stands around a portal's page while it is closed: its face, and nothing that leads to another of its pages. */
export const closedFrame = (house: House, open: OpenPortal, url: URL, language: Language): Frame => ({
  ...generalFrame(house, url, language),
  brand: open.brand[language],
  footer: { links: [], note: open.portal.company[language] },
})

/** What stands around a page that belongs to no portal: the front page, the demo's own pages. */
export const generalFrame = (house: House, url: URL, language: Language): Frame => {
  const words = house.words[language]
  const demo = demoOf(house, words)
  return {
    lang: language,
    brand: house.brand[language],
    assets: { style: house.assets.urlOf('style.css'), script: house.assets.urlOf('comfort.js') },
    languageSwitch: otherLanguage(url, language, words.common.language.label),
    skip: words.common.skip,
    footer: { links: [] },
    ...(demo ? { demo } : {}),
  }
}
