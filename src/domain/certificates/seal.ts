import type { AuthorityName } from './authority.ts'

/** Widths of the site seal, in pixels (CRT-22). */
export const sealWidths = [80, 120, 160] as const
export type SealWidth = (typeof sealWidths)[number]

/** What a seal looks like; data of the portal's face. */
export interface SealFacts {
  /** The portal's mark as SVG; empty where it has none. */
  readonly mark: string
  /** Whose seal it is, in Latin letters. */
  readonly series: string
  /** 「SR3.0」, 「EV2.0」. */
  readonly service: string
}

const xml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

/** The mark without its outermost tag, to be set into another drawing. */
const insideOf = (mark: string): { readonly box: string; readonly inner: string } | null => {
  const found = /<svg[^>]*viewBox="([\d. ]+)"[^>]*>([\s\S]*)<\/svg>/.exec(mark)
  return found ? { box: found[1]!, inner: found[2]!.replace(/<title>[\s\S]*?<\/title>/, '') } : null
}

/** A site seal as SVG, 120 units wide: the mark, whose it is, and that the way to the server is sealed. Nothing in it is loaded from anywhere. */
export const sealSvg = ({ mark, series, service }: SealFacts): string => {
  const inside = insideOf(mark)
  const name = xml(series)
  const size = Math.min(15, Math.floor(180 / Math.max(1, series.length)))
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 96" width="120" height="96">',
    `<title>${name} ${xml(service)}</title>`,
    '<rect x="1" y="1" width="118" height="94" rx="8" fill="#ffffff" stroke="#5b6672" stroke-width="2"/>',
    inside ? `<svg x="42" y="8" width="36" height="36" viewBox="${inside.box}">${inside.inner}</svg>` : '',
    `<text x="60" y="60" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${size}" fill="#1a1a1a">${name}</text>`,
    `<text x="60" y="74" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="10" fill="#1a1a1a">${xml(service)}</text>`,
    '<text x="60" y="88" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="9" fill="#3a444e">TLS Certificate</text>',
    '</svg>',
  ].join('')
}

/** A certificate as the address of its seal's page names it: issuer and serial number, which the certificate itself tells everybody. */
export const sealId = ({ issuer, serial }: { readonly issuer: AuthorityName; readonly serial: string }): string =>
  `${issuer}.${serial}`

/** Reads such an address; null where it is none. */
export const readSealId = (
  id: string,
): { readonly issuer: Extract<AuthorityName, 'sr' | 'ev'>; readonly serial: string } | null => {
  const [, issuer, serial] = /^(sr|ev)\.([0-9a-f]{2,40})$/.exec(id) ?? []
  return issuer && serial ? { issuer: issuer as 'sr' | 'ev', serial } : null
}
