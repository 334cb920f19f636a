import type { CommonWords } from '../desks/words.ts'
import type { Language } from '../kit/language.ts'
import type { Brand, Frame } from '../pages/frame.ts'
import { languageCookie } from '../web/cookies.ts'
import { generalFrame } from '../web/frame-of.ts'
import type { House } from '../web/house.ts'
import { requestedLanguage } from '../web/visit.ts'
import { type DemoWords, demoWords } from './words.ts'

/** One request to a page of the demo itself. */
export interface DemoVisit {
  readonly house: House
  readonly url: URL
  readonly language: Language
  readonly frame: Frame
  readonly words: DemoWords
  readonly common: CommonWords
  readonly setCookies: readonly string[]
}

/** Opens requests to the demo's own pages: the general frame, with one of the demo's sheets beside the common one. */
export const demoVisits = (
  house: House,
  sheet: 'demo.css' | 'demo-device.css' = 'demo.css',
): ((request: Request) => DemoVisit) => {
  const brandOf = (language: Language): Brand => ({ ...house.brand[language], css: house.assets.urlOf(sheet) })
  // The same objects for every page: the frame's markup is kept as long as they live.
  const brands = { ja: brandOf('ja'), en: brandOf('en') }
  return (request) => {
    const url = new URL(request.url)
    const { language, chosen } = requestedLanguage(request, url)
    // A form's own address has no page to be shown in the other language; the page it stands on has.
    const page = url.pathname === '/demo/clock' || url.pathname === '/demo/maintenance' ? new URL('/demo/', url) : url
    return {
      house,
      url,
      language,
      frame: { ...generalFrame(house, page, language), brand: brands[language] },
      words: demoWords[language],
      common: house.words[language].common,
      setCookies: chosen ? [languageCookie(language, house.cookies)] : [],
    }
  }
}

/** A page of the demo as an answer. `more` are headers, which win over the common ones. */
export const answerDemoPage = (
  visit: DemoVisit,
  page: { toString(): string | Promise<string> },
  status = 200,
  more: Readonly<Record<string, string>> = {},
): Response => {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...more })
  for (const one of visit.setCookies) headers.append('set-cookie', one)
  return new Response(String(page), { status, headers })
}
