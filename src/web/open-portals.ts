import type { Flow } from '../desks/flow.ts'
import { type PortalWords, type Words, withPortalWords } from '../desks/words.ts'
import type { Language } from '../kit/language.ts'
import type { Brand } from '../pages/frame.ts'
import type { Portal } from '../portal/define.ts'
import type { Assets } from './assets.ts'
import type { OpenPortal } from './house.ts'

/** A portal as it lies in its folder: the definition and what it says differently. */
export interface LoadedPortal {
  readonly portal: Portal
  readonly words: Readonly<Record<Language, PortalWords>>
}

/** Puts each portal together with the general words, its own, its face and the procedures. */
export const openPortals = (
  loaded: readonly LoadedPortal[],
  words: Readonly<Record<Language, Words>>,
  flows: readonly Flow[],
  assets: Assets,
): ReadonlyMap<string, OpenPortal> => {
  const byId = new Map(flows.map((flow) => [flow.id, flow]))
  const brandOf = (portal: Portal, language: Language): Brand => ({
    title: portal.title[language],
    shortTitle: portal.title[language],
    home: `/${portal.id}/`,
    ...(assets.has(`${portal.id}/logo.svg`) ? { logo: assets.urlOf(`${portal.id}/logo.svg`) } : {}),
    ...(assets.has(`${portal.id}/brand.css`) ? { css: assets.urlOf(`${portal.id}/brand.css`) } : {}),
  })
  return new Map(
    loaded.map(({ portal, words: own }) => [
      portal.id,
      {
        portal,
        words: { ja: withPortalWords(words.ja, own.ja), en: withPortalWords(words.en, own.en) },
        brand: { ja: brandOf(portal, 'ja'), en: brandOf(portal, 'en') },
        flows: byId,
      },
    ]),
  )
}
