import type { Words } from '../desks/words.ts'
import type { Language } from '../kit/language.ts'
import type { Frame } from '../pages/frame.ts'
import { type House, otherLanguage, type Visit } from './house.ts'

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

/** What stands around a page of a portal. */
export const frameOf = (visit: Visit, notice: Frame['notice']): Frame => {
  const { house, open, language, words, session, url } = visit
  const { portal } = open
  const { common } = words
  const privacy = portal.terms.find((text) => text.id === 'privacy')
  const demo = demoOf(house, words)
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
    footer: {
      links: [
        ...(privacy ? [{ label: common.privacy, href: `/${portal.id}/terms/privacy` }] : []),
        ...(portal.inquiry ? [{ label: words.inquiry.title, href: `/${portal.id}/inquiry` }] : []),
      ],
      note: portal.company[language],
    },
    ...(demo ? { demo } : {}),
    ...(notice ? { notice } : {}),
  }
}

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
